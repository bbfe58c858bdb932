"""What people decide about mail: invitations, reminders, a message stopped, a private feed."""
