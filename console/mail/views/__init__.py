"""What the page of mail shows: each message to each address and what can be done."""
