"""What happens to a unit's work: a pack handed out, a draft written or cleared, a transfer."""
