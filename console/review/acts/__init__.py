"""What is decided about questions: accepted, excluded, grouped, assigned, how soon."""
