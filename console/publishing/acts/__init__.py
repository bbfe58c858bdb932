"""Publishing the notice of a meeting."""
