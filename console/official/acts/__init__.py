"""What happens to a paper: begun, edited, signed, issued, replaced."""
