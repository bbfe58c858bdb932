"""The chair's desk."""
