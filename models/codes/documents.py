"""Kinds and states of documents."""

from enum import StrEnum


class DocumentKind(StrEnum):
    """Which paper."""

    MINUTES = "minutes"
    PROGRAMME = "programme"
    INVITATION = "invitation"
    NOTICE = "notice"
    ASSIGNMENT = "assignment"
    REFERRAL = "referral"
    CORRECTION = "correction"


class DocumentState(StrEnum):
    """How far a paper is."""

    DRAFT = "draft"
    PENDING = "pending"
    SIGNED = "signed"
    ISSUED = "issued"
