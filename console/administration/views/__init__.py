"""What the administration's page shows: accounts and logins, the directory, days and periods."""
