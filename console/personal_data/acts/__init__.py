"""What is done about requests of people about their own data."""
