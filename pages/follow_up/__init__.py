"""The page of commitments."""
