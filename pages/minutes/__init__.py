"""The page of the minutes."""
