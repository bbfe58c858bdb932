"""What is wrong with a public form as typed.

Nothing here refuses: what is wrong is a fault that names its field, and everything typed is kept.
"""

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from console.errors import Fact
from console.import_files.cells import read_email, read_phone_cell
from console.import_files.form_content import MOST_PEOPLE, TAX_CODE
from console.registration.public_form import (
    KINDS,
    WISHES,
    Typed,
    people_of,
    site_of,
    tax_code_of,
)
from console.registration.rules import holds_national_id
from console.text.folding import shows_something
from models.codes.public_forms import ConsentPurpose
from models.codes.registrations import AnswerWay, AttendanceWish, RegistrantKind

LONGEST_WORDING = 5_000  # characters of one question
LONGEST_SHORT = 300  # characters of every other field
LONGEST_CODE = 60  # characters of a dossier code
LONGEST_BODY = 200  # characters of the name of a body
FEWEST_LETTERS = 10  # of a question that can be answered


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong, and with which field of the page."""

    field: str  # id of the field
    code: str
    facts: Mapping[str, Fact] = dataclasses.field(default_factory=dict)

    @property
    def text_key(self) -> str:
        """The key of the sentence that says what to do."""
        return f"register.fault.{self.code}"


def faults_of(typed: Typed, site_ids: frozenset[int]) -> tuple[Fault, ...]:
    """Tell everything that is wrong with a form, in the order of the page.

    Args:
        site_ids: units of the branches that take part.
    """
    found = (
        *_question_faults(typed),
        *_attendance_faults(typed, site_ids),
        *_sender_faults(typed),
        *_length_faults(typed),
        *_id_faults(typed),
    )
    if ConsentPurpose.ANSWER not in typed.consents:
        found = (*found, Fault("consent-answer", "consent_missing"))
    return tuple(sorted(found, key=lambda fault: _ORDER.get(fault.field, 0)))


def _question_faults(typed: Typed) -> Iterator[Fault]:
    if not any(question.wording.strip() for question in typed.questions):
        yield Fault("question-1", "question_missing")
        return
    for number, question in enumerate(typed.questions, 1):
        text = question.wording.strip()
        if not text and (question.dossier_code.strip() or question.body_text.strip()):
            yield Fault(f"question-{number}", "question_missing")
        elif text and sum(letter.isalnum() for letter in text) < FEWEST_LETTERS:
            yield Fault(f"question-{number}", "question_short")
        elif len(text) > LONGEST_WORDING:
            facts = {"length": len(text), "most": LONGEST_WORDING}
            yield Fault(f"question-{number}", "question_long", facts)


def _attendance_faults(typed: Typed, site_ids: frozenset[int]) -> Iterator[Fault]:
    if typed.attendance not in WISHES:
        yield Fault("attendance-hall", "attendance_missing")
        return
    if typed.attendance == AttendanceWish.BRIDGE and site_of(typed) not in site_ids:
        yield Fault("site", "site_missing")
    if typed.attendance == AttendanceWish.ABSENT:
        return
    if not people_of(typed):
        yield Fault("people", "people_wrong", {"most": MOST_PEOPLE})


def _sender_faults(typed: Typed) -> Iterator[Fault]:
    if typed.kind not in KINDS:
        yield Fault("kind-individual", "kind_missing")
    elif typed.kind != RegistrantKind.INDIVIDUAL and not shows_something(typed.organization):
        yield Fault("organization", "organization_missing")
    tax_code = tax_code_of(typed)
    if tax_code and not TAX_CODE.fullmatch(tax_code):
        yield Fault("tax_code", "tax_code_wrong")
    if not shows_something(typed.full_name):
        yield Fault("full_name", "name_missing")
    yield from _contact_faults(typed)


def _contact_faults(typed: Typed) -> Iterator[Fault]:
    phone, email = read_phone_cell(typed.phone), read_email(typed.email)
    if holds_national_id(typed.phone):
        yield Fault("phone", "phone_is_id")
    elif not phone.value:
        yield Fault("phone", str(phone.code))
    if email.value is None:
        yield Fault("email", "email_unreadable")
    by_mail = typed.answer_way == AnswerWay.EMAIL
    if by_mail and email.value == "":
        yield Fault("email", "email_missing")
    if not by_mail and not shows_something(typed.address):
        yield Fault("address", "address_missing")


def _length_faults(typed: Typed) -> Iterator[Fault]:
    for name in _SHORT:
        if len(getattr(typed, name)) > LONGEST_SHORT:
            yield Fault(name, "text_long", {"most": LONGEST_SHORT})
    for number, question in enumerate(typed.questions, 1):
        if len(question.dossier_code) > LONGEST_CODE:
            yield Fault(f"dossier-{number}", "text_long", {"most": LONGEST_CODE})
        if len(question.body_text) > LONGEST_BODY:
            yield Fault(f"body-{number}", "text_long", {"most": LONGEST_BODY})


def _id_faults(typed: Typed) -> Iterator[Fault]:
    """Ask before a number of an identity card is taken in.

    Source: personal data are kept to what the purpose needs (law 91/2025, article 3).
    """
    if typed.holds_id:
        return
    for number, question in enumerate(typed.questions, 1):
        if any(
            map(holds_national_id, (question.wording, question.dossier_code, question.body_text))
        ):
            yield Fault(f"question-{number}", "national_id")
    for name in _SHORT:
        if name not in ("phone", "email", "tax_code") and holds_national_id(getattr(typed, name)):
            yield Fault(name, "national_id")


def asks_about_id(faults: tuple[Fault, ...]) -> bool:
    """Tell whether the page must ask whether a number of an identity card may stay."""
    return any(fault.code == "national_id" for fault in faults)


_SHORT = (
    *("field_text", "procedure_text", "raised_when", "full_name", "organization", "tax_code"),
    *("position", "address", "phone", "email"),
)
# Where a field stands on the page; questions come first.
_ORDER = {
    name: place
    for place, name in enumerate(
        (
            *("field_text", "procedure_text", "raised_when"),
            *("attendance-hall", "site", "people"),
            *("kind-individual", "organization", "tax_code", "position"),
            *("full_name", "phone", "email", "address", "files", "consent-answer"),
        ),
        start=1,
    )
}
