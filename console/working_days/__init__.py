"""The legal clock: which days are working days, and the dates counted from a meeting."""
