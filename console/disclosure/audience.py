"""For whom something is shown: people by what they are here for, and papers by who gets them."""

from enum import StrEnum

from models.codes.people import Role


class Audience(StrEnum):
    """Who reads, the widest first; the last two are papers."""

    PUBLIC = "public"  # everybody: public pages, telephones, receipts
    HALL = "hall"  # who is there: screens of hall and sites, what every account sees of them
    UNIT = "unit"  # who answers, of what the unit was assigned
    OPERATOR = "operator"  # who runs a site, of the people there
    STAFF = "staff"  # who works with questions and is not named for denunciations
    CHAIR = "chair"  # who chairs, while the meeting is on
    READERS = "readers"  # who is named to deal with denunciations
    MINUTES = "minutes"
    LETTER = "letter"  # to the sender, about the own question


# Who only prepares or looks after the installation reads what everybody reads.
_AT_DESK = {
    Role.SECRETARY: Audience.READERS,
    Role.REVIEWER: Audience.READERS,
    Role.SYSTEM: Audience.READERS,
    Role.AUDITOR: Audience.STAFF,
    Role.LEADER: Audience.STAFF,
    Role.OPERATOR: Audience.OPERATOR,
    Role.DEPARTMENT: Audience.UNIT,
    Role.PUBLISHER: Audience.PUBLIC,
    Role.ADMIN: Audience.PUBLIC,
}


def at_desk(role: Role) -> Audience:
    """Tell as what a role reads registrations, reviews, drafts and papers."""
    return _AT_DESK[role]


def in_meeting(role: Role) -> Audience:
    """Tell as what a role reads in the live meeting: a leader must know what is on the floor."""
    return Audience.CHAIR if role is Role.LEADER else _AT_DESK[role]
