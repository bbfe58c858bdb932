"""What one site's desk shows, and who is connected with how many people."""
