"""The page where results are looked through, masked, published and taken back."""
