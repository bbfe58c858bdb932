"""What the secretary's desk shows: every matter in short, one of them whole."""
