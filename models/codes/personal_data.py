"""What a person may ask about their own data, and how far the request is."""

from enum import StrEnum


class RequestKind(StrEnum):
    """What is asked.

    Source: law 91/2025/QH15, article 4; decree 356/2025/NĐ-CP, article 5.
    """

    SEE = "see"
    CORRECT = "correct"
    WITHDRAW = "withdraw"
    ERASE = "erase"
    OBJECT = "object"


class RequestState(StrEnum):
    """open -> done | refused."""

    OPEN = "open"
    DONE = "done"
    REFUSED = "refused"


class RequestWay(StrEnum):
    """How a request came in."""

    RECEIPT = "receipt"
    STAFF = "staff"
