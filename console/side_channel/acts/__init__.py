"""The acts of the side channel."""
