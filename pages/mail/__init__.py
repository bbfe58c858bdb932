"""The page of mail."""
