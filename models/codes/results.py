"""States of published results."""

from enum import StrEnum


class ResultsState(StrEnum):
    """Whether a version is what the public reads, or the trace of one taken back."""

    PUBLISHED = "published"
    RETRACTED = "retracted"
