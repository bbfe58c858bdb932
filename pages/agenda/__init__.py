"""The page of a meeting before its hours."""
