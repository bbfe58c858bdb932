"""What administrators do: accounts and directory, the legal calendar; chain `house`."""
