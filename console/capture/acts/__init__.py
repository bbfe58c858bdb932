"""What is written down while it happens: notes, outcomes, conclusions, head counts."""
