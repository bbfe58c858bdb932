"""Who registers, how, from where, and how far a registration is."""

from enum import StrEnum


class RegistrantKind(StrEnum):
    """Who asks."""

    INDIVIDUAL = "individual"
    ORGANIZATION = "organization"
    ENTERPRISE = "enterprise"
    HOUSEHOLD = "household"


class AttendanceWish(StrEnum):
    """How a registrant wants to take part."""

    HALL = "hall"
    BRIDGE = "bridge"
    ABSENT = "absent"


class Source(StrEnum):
    """Where a registration came in."""

    IMPORT = "import"
    COUNTER = "counter"
    PUBLIC = "public"
    FLOOR = "floor"


class RegistrationState(StrEnum):
    """received -> withdrawn."""

    RECEIVED = "received"
    WITHDRAWN = "withdrawn"


class AnswerWay(StrEnum):
    """How a sender who is not there wants the answer."""

    POST = "post"
    EMAIL = "email"
