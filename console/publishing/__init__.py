"""What a meeting makes public by an act: its notice, version by version."""
