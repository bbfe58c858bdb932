"""Roles, kinds and levels of units."""

from enum import StrEnum


class UnitKind(StrEnum):
    """What a unit is to the Centre."""

    CENTRE = "centre"
    OFFICE = "office"
    BRANCH = "branch"
    DEPARTMENT = "department"


class UnitLevel(StrEnum):
    """At which level of government a unit stands; words of `directory.json`."""

    CENTER = "center"
    CITY_DEPT = "city_dept"
    VERTICAL = "vertical"
    COMMUNE = "commune"
    CENTRAL = "central"
    OTHER_PROVINCE = "other_province"
    EXTERNAL = "external"


class Role(StrEnum):
    """What an account is for; `system` is the command line itself and cannot sign in."""

    SECRETARY = "secretary"
    REVIEWER = "reviewer"
    OPERATOR = "operator"
    DEPARTMENT = "department"
    PUBLISHER = "publisher"
    ADMIN = "admin"
    AUDITOR = "auditor"
    LEADER = "leader"
    SYSTEM = "system"
