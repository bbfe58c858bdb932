"""What the page of the agenda shows, concern by concern."""
