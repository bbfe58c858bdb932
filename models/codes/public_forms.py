"""What a sender consents to."""

from enum import StrEnum


class ConsentPurpose(StrEnum):
    """What personal data may be used for; one consent each.

    Source: law 91/2025/QH15, article 9 (consent is given for each purpose).
    """

    ANSWER = "answer"
    FORWARD = "forward"
    PUBLISH = "publish"
