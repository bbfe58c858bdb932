"""Every text a person reads, by language and key; no sentence stands in code."""
