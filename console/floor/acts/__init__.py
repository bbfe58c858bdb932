"""What carries the live meeting: its sitting, its matters, the queue, and who speaks."""
