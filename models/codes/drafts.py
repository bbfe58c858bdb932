"""States of a draft."""

from enum import StrEnum


class DraftState(StrEnum):
    """How far one version of a draft is."""

    DRAFT = "draft"
    ASKED = "asked"
    CLEARED = "cleared"
    RETURNED = "returned"
