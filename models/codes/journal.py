"""The chain without a meeting."""

HOUSE = "house"
