"""Reads for the register of requests."""
