"""Publishing results and taking them back."""
