"""A public form between the browser and what was typed: names of fields, limits, files."""

from collections.abc import Iterator
from dataclasses import dataclass

from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException
from starlette.requests import Request

from console.errors import Refused
from console.import_files.form_content import MOST_QUESTIONS, TypedQuestion
from console.registration.attachments import MOST_FILES, SentFile, read_files
from console.registration.form_faults import LONGEST_WORDING
from console.registration.public_form import Typed

HONEYPOT = "website"  # a field no person sees; who fills it is a program
ADD, SEND = "add", "send"
_MOST_FIELDS = 80
_MOST_PART_BYTES = 256 * 1024
_LONGEST_FIELD = 2 * LONGEST_WORDING  # characters kept of what was typed, to be shown again
_SIMPLE = (
    *("field_text", "procedure_text", "raised", "raised_when", "attendance", "site", "people"),
    *("speaks", "answer_way", "kind", "full_name", "organization", "tax_code", "position"),
    *("address", "phone", "email"),
)


@dataclass(frozen=True, slots=True)
class Submission:
    """One form as a browser sent it."""

    typed: Typed
    stamp: str
    does: str  # ADD or SEND
    is_trapped: bool
    files: tuple[SentFile, ...]
    file_fault: Refused | None  # why the files cannot be kept
    has_files: bool


async def read_submission(request: Request) -> Submission | None:
    """Read a form; None when it is none.

    What is not known is left out; what is too long is cut where no person would have written on.
    """
    try:
        async with request.form(
            max_files=MOST_FILES + 2, max_fields=_MOST_FIELDS, max_part_size=_MOST_PART_BYTES
        ) as form:
            sent = [
                (file.filename or "", await file.read())
                for file in form.getlist("files")
                if isinstance(file, UploadFile)
            ]
            return _submission(form, sent)
    except (MultiPartException, HTTPException, ValueError):
        return None  # Starlette's own answer to a broken body is an English one


def _submission(form: FormData, sent: list[tuple[str, bytes]]) -> Submission:
    files: tuple[SentFile, ...] = ()
    fault = None
    try:
        files = read_files(sent)
    except Refused as refused:
        fault = refused
    return Submission(
        typed=_typed(form),
        stamp=_text(form, "stamp"),
        does=ADD if ADD in form else SEND,
        is_trapped=bool(_text(form, HONEYPOT)),
        files=files,
        file_fault=fault,
        has_files=any(content for _, content in sent),
    )


def _typed(form: FormData) -> Typed:
    simple = {name: _text(form, name) for name in _SIMPLE}
    consents = frozenset(purpose for purpose in form.getlist("consent") if isinstance(purpose, str))
    return Typed(
        questions=tuple(_questions(form)),
        consents=consents,
        holds_id=_text(form, "holds_id") == "yes",
        **simple,
    )


def _questions(form: FormData) -> Iterator[TypedQuestion]:
    """Give the questions in their order, empty ones left out unless nothing else is there."""
    numbers = [number for number in range(1, MOST_QUESTIONS + 1) if f"question-{number}" in form]
    found = [
        TypedQuestion(
            _text(form, f"question-{number}"),
            _text(form, f"dossier-{number}"),
            _text(form, f"body-{number}"),
        )
        for number in numbers
    ]
    yield from found or [TypedQuestion()]


def _text(form: FormData, name: str) -> str:
    value = form.get(name, "")
    return value[:_LONGEST_FIELD].replace("\r\n", "\n") if isinstance(value, str) else ""
