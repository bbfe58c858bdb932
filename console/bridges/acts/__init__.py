"""What changes at a site: connected, lost, left, and the ways into the call."""
