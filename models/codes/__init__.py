"""Codes that columns hold and screens name; no table, so pages may read them too."""
