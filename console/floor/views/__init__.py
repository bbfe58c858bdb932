"""What the chair's desk needs, and the state of the floor every desk reads."""
