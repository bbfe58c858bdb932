"""The public form: what somebody typed, and the form it makes."""

from dataclasses import dataclass
from datetime import datetime

from console import clock
from console.import_files.cells import AttendanceAnswer, read_email, read_phone_cell, read_text
from console.import_files.findings import warned
from console.import_files.form_content import (
    MOST_PEOPLE,
    FormContent,
    TypedQuestion,
    identity,
)
from console.import_files.moments import to_second
from console.registration import claims
from console.text import row_ids
from console.text.folding import clean, one_line
from models.codes.public_forms import ConsentPurpose
from models.codes.registrations import AnswerWay, AttendanceWish, RegistrantKind

KINDS = tuple(kind.value for kind in RegistrantKind)
WISHES = tuple(wish.value for wish in AttendanceWish)
WAYS = tuple(way.value for way in AnswerWay)
PURPOSES = tuple(purpose.value for purpose in ConsentPurpose)
_TEXTS = (
    *("full_name", "organization", "position", "address"),
    *("field_text", "procedure_text"),
)


@dataclass(frozen=True, slots=True)
class Typed:
    """A form as typed; empty = nothing chosen or written."""

    questions: tuple[TypedQuestion, ...] = (TypedQuestion(),)
    field_text: str = ""
    procedure_text: str = ""
    raised: str = ""  # yes, no
    raised_when: str = ""
    attendance: str = ""  # one of WISHES
    site: str = ""  # id of the branch's unit
    people: str = "1"
    speaks: str = ""  # yes, no
    answer_way: str = ""  # one of WAYS
    kind: str = ""  # one of KINDS
    full_name: str = ""
    organization: str = ""
    tax_code: str = ""
    position: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""
    consents: frozenset[str] = frozenset()  # of PURPOSES
    holds_id: bool = False  # the sender says that the number in the text must stay


def read(typed: Typed, *, now: datetime) -> FormContent:
    """Read a form that has no fault.

    Args:
        now: when it was sent.
    """
    asked = tuple(_cleaned(question) for question in typed.questions if question.wording.strip())
    texts = {name: read_text(getattr(typed, name)) for name in _TEXTS}
    wording = read_text(asked[0].wording, is_one_line=False)
    full_name, phone = texts["full_name"].text, read_phone_cell(typed.phone).text
    wish = AttendanceWish(typed.attendance)
    is_there = wish is not AttendanceWish.ABSENT
    raised_before, raised_times = claims.kept(typed.raised, typed.raised_when)
    return FormContent(
        content_hash=identity(to_second(now).isoformat(), full_name, phone, asked[0].wording),
        submitted_at=now,
        submitted_text=f"{clock.local(now):%d/%m/%Y %H:%M:%S}",
        registrant_kind=RegistrantKind(typed.kind),
        full_name=full_name,
        organization=texts["organization"].text,
        position=texts["position"].text,
        address=texts["address"].text,
        phone=phone,
        email=read_email(typed.email).text,
        attendance=AttendanceAnswer(wish),
        site_unit_id=site_of(typed) if wish is AttendanceWish.BRIDGE else None,
        people_count=people_of(typed) if is_there else 1,
        wants_to_speak=is_there and typed.speaks == "yes",
        field_text=texts["field_text"].text,
        procedure_text=texts["procedure_text"].text,
        raised_before=raised_before,
        raised_times=raised_times,
        questions=asked,
        tax_code=tax_code_of(typed),
        answer_way=typed.answer_way or AnswerWay.POST.value,
        warnings=warned(found for cell in (*texts.values(), wording) for found in cell.findings),
    )


def site_of(typed: Typed) -> int:
    """Give the unit of the branch chosen; 0 = none, or nothing that can be one."""
    return row_ids.read(typed.site)


def people_of(typed: Typed) -> int:
    """Give how many come; 0 = no number from 1 to the most a form may name."""
    people = row_ids.read(typed.people.strip())
    return people if people <= MOST_PEOPLE else 0


def purposes_of(typed: Typed) -> tuple[ConsentPurpose, ...]:
    """Give what was consented to, in the order of the page."""
    return tuple(purpose for purpose in ConsentPurpose if purpose.value in typed.consents)


def tax_code_of(typed: Typed) -> str:
    """Give a tax code as it is kept, without spaces."""
    return one_line(typed.tax_code).replace(" ", "")


def _cleaned(typed: TypedQuestion) -> TypedQuestion:
    wording = clean(typed.wording).strip()
    return TypedQuestion(wording, one_line(typed.dossier_code), one_line(typed.body_text))
