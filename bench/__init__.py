"""Speed of the console, measured and never asserted: `make bench` writes docs/performance.md."""
