"""What several views read: typed queries of a session, each written once."""
