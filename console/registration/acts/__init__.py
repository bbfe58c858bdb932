"""How forms come and go: public form, counter, import of a file, an import taken back."""
