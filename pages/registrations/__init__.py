"""The page of registration forms."""
