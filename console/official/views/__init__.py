"""What the page of papers shows, and the files of papers."""
