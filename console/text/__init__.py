"""Vietnamese text: comparison forms, name order, telephone numbers, similarity, screening."""
