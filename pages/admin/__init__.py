"""The administration's page."""
