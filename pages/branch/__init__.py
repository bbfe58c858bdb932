"""The desk of one site."""
