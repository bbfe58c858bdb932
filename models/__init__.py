"""All tables of the console: types, enums and constraints only; no queries, no rules."""

from models.base import Base
from models.bridges import Bridge, Connection
from models.calendar_days import CalendarDay, DeadlinePeriod
from models.capture import (
    Commitment,
    ConclusionMatter,
    HeadCount,
    MatterClaim,
    Note,
    Outcome,
    Proposal,
    Recording,
    UnitReport,
)
from models.documents import Document
from models.drafts import Draft
from models.floor import Turn
from models.follow_up import Fulfilment, FulfilmentCheck
from models.installation import Installation
from models.journal import JournalEntry, JournalHead, JournalSeal, JournalSubject
from models.mail import CalendarFeed, Mail, MailAttachment, MailRecipient
from models.meetings import AgendaItem, Delegate, Duty, Meeting, Recess
from models.notices import Notice
from models.packs import Pack, Transfer
from models.people import (
    Account,
    Field,
    LoginFailure,
    LoginSession,
    RecoveryCode,
    SecondFactor,
    Ticket,
    Unit,
)
from models.personal_data import DataRequest
from models.public_forms import Attachment, Consent, FormKey, RegistrationVersion
from models.questions import Assignment, Matter, MatterQuestion, Question
from models.registrations import Import, Registration
from models.results import Results
from models.side_channel import DeskMessage
from models.steps import MeetingChange, StepRecord
from models.typed_text import TypedText

__all__ = [
    "Account",
    "AgendaItem",
    "Assignment",
    "Attachment",
    "Base",
    "Bridge",
    "CalendarDay",
    "CalendarFeed",
    "Commitment",
    "ConclusionMatter",
    "Connection",
    "Consent",
    "DataRequest",
    "DeadlinePeriod",
    "Delegate",
    "DeskMessage",
    "Document",
    "Draft",
    "Duty",
    "Field",
    "FormKey",
    "Fulfilment",
    "FulfilmentCheck",
    "HeadCount",
    "Import",
    "Installation",
    "JournalEntry",
    "JournalHead",
    "JournalSeal",
    "JournalSubject",
    "LoginFailure",
    "LoginSession",
    "Mail",
    "MailAttachment",
    "MailRecipient",
    "Matter",
    "MatterClaim",
    "MatterQuestion",
    "Meeting",
    "MeetingChange",
    "Note",
    "Notice",
    "Outcome",
    "Pack",
    "Proposal",
    "Question",
    "Recess",
    "Recording",
    "RecoveryCode",
    "Registration",
    "RegistrationVersion",
    "Results",
    "SecondFactor",
    "StepRecord",
    "Ticket",
    "Transfer",
    "Turn",
    "TypedText",
    "Unit",
    "UnitReport",
]
