"""The drafting desk."""
