"""The minutes as they stand now, and what their page says of them."""
