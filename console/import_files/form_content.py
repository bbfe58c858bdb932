"""What one form says, whichever way it came in: a row of a file, a Word form, a page."""

import hashlib
import json
import re
from dataclasses import dataclass
from datetime import datetime

from console.import_files.cells import AttendanceAnswer
from console.import_files.findings import Code
from console.text.folding import fold, one_line
from models.codes.registrations import RegistrantKind

MOST_QUESTIONS = 5  # in one form
MOST_PEOPLE = 20  # who come with one form
# Ten digits and three of a branch; of a household business the owner's personal number, twelve.
# Source: circular 86/2024/TT-BTC, article 5, in force since 1 July 2025.
TAX_CODE = re.compile(r"\d{10}(-?\d{3})?|\d{12}")


@dataclass(frozen=True, slots=True)
class TypedQuestion:
    """One question as typed."""

    wording: str = ""
    dossier_code: str = ""
    body_text: str = ""


@dataclass(frozen=True, slots=True)
class FormContent:
    """A form as it is kept; texts are cleaned, empty = not said."""

    content_hash: str  # by what it is known: see `identity`
    submitted_at: datetime | None  # UTC; None = not said, or not to be believed
    submitted_text: str  # the same as written
    registrant_kind: RegistrantKind
    full_name: str
    organization: str
    position: str
    address: str
    phone: str  # E.164, or as written
    email: str
    attendance: AttendanceAnswer
    wants_to_speak: bool
    field_text: str
    procedure_text: str
    raised_before: str  # the sender's claim, as written
    raised_times: int  # as claimed
    questions: tuple[TypedQuestion, ...]  # at least one; of a file it may be empty
    people_count: int = 1
    tax_code: str = ""
    answer_way: str = ""  # an AnswerWay
    site_unit_id: int | None = None  # where a page offered the branches; a file names a number
    warnings: tuple[Code, ...] = ()  # what its reader asks a person to look at


def identity(submitted: str, full_name: str, phone: str, question: str) -> str:
    """Give by what a form is known, so that nothing is taken in twice; SHA-256, hex.

    Args:
        submitted: ISO 8601 in UTC and whole seconds, or as written where that is no time.
        phone: E.164, or as written.
    """
    said = [
        submitted,
        fold(full_name),
        fold(phone),
        hashlib.sha256(one_line(question).encode()).hexdigest(),
    ]
    return hashlib.sha256(json.dumps(said, separators=(",", ":")).encode()).hexdigest()
