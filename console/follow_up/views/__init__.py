"""The list of commitments over all meetings, and what was reported of each."""
