"""Adapters to the outside world; each takes plain values and knows no model."""
