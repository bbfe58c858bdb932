"""Adapters to the outside world; each takes plain values and knows no model.

A folder each, with the same names inside: `client.py` talks, `errors.py` says why it did not work,
further files hold what is sent or read. Settings are handed in by `console`.
"""
