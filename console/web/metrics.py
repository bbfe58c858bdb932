"""What the layers count while they run; shown by `/metrics`."""

from dataclasses import dataclass


@dataclass
class Metrics:
    """Counts as of now; changed on the event loop alone."""

    requests_running: int = 0
    anonymous_pages: int = 0
