"""Results: for who publishes them, and for everybody."""
