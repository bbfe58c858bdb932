"""Readers of registration files (CSV, XLSX, filled Word forms): a verdict per cell, no database."""
