"""What people ask about their own data: the register, consents, and erasing."""
