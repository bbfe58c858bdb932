"""What is seen of forms: the list and one of them at the desk, places left, the own receipt."""
