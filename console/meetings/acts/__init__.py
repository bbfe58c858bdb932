"""What prepares a meeting: month and day, agenda, live part, duties, registration list, steps."""
