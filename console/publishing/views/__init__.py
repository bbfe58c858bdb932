"""The notice of a meeting: for who publishes it, and for everybody."""
