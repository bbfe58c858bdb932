"""The rows that acts of more than one stage make."""
