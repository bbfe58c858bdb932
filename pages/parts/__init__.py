"""Drawing pieces: take values, draw, call no use-case."""
