"""What the review desk shows: the list, one question in full, what would change, suggestions."""
