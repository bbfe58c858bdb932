"""What units and who clears read: assignments, versions, packs, earlier answers; no asker."""
