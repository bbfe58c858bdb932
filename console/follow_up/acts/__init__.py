"""What is said of a commitment: the unit reports, the secretary confirms."""
