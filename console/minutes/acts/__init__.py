"""Signing the minutes, after which nothing is added to the meeting."""
