"""What the desks read of the side channel."""
