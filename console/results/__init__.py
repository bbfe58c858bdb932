"""What a meeting came to, for everybody: masked, version by version, taken back with a trace."""
