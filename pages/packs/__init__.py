"""The page of assignment packs."""
