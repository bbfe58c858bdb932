"""Draws the pages of public registration: the form, what is wrong with it, the receipt."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from console import clock
from console.errors import ConsoleError
from console.i18n.catalog import translate
from console.import_files.form_content import MOST_PEOPLE, MOST_QUESTIONS, TypedQuestion
from console.registration import form_stamps
from console.registration.attachments import MOST_BYTES, MOST_FILES
from console.registration.form_faults import LONGEST_WORDING, Fault, asks_about_id
from console.registration.public_form import KINDS, PURPOSES, WAYS, WISHES, Typed
from console.registration.submission import ConsentText
from console.registration.views.counter import Clerk, Taken
from console.registration.views.earlier_answers import EarlierAnswer, like
from console.registration.views.public_list import PublicList
from console.registration.views.receipt import Receipt
from console.web import qr_code
from console.web.public_pages import PageLook, draw
from models.codes.meetings import MeetingState
from models.codes.public_forms import ConsentPurpose

CONSENTS_VERSION = "2026-11"  # changes with any word of the notice or of a consent
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


@dataclass(frozen=True, slots=True)
class Told:
    """One fault as the page says it."""

    field: str  # id of the field
    text: str


@dataclass(frozen=True, slots=True)
class Again:
    """A form that is shown again: as typed, with what is wrong."""

    typed: Typed
    stamp: str = ""  # empty = a new one
    faults: tuple[Fault, ...] = ()
    refused: ConsoleError | None = None  # about the form as a whole
    lost_files: bool = False  # files were chosen, and a browser does not keep them
    focus: str = ""  # id of the field to begin at


@dataclass(frozen=True, slots=True)
class AtCounter:
    """A form that is filled in at a counter, for somebody else."""

    clerk: Clerk
    mark: str  # what its stamp is for
    taken: Taken | None  # the form before; None = none yet
    code: str = ""  # receipt code of the form before


def form(
    shown: PublicList, look: PageLook, again: Again, way: str = "", *, at: AtCounter | None = None
) -> str:
    """Draw the form, or why there is none.

    Args:
        way: of the receipt whose form is corrected; empty = a new form.
        at: the counter it is filled in at; None = by its sender.
    """
    is_taken = shown.meeting.state is MeetingState.PLANNED if at else shown.is_open
    if not is_taken:
        return draw("register_closed.html", look, list=shown, day_of=day_of(look))
    typed = again.typed
    return draw(
        "register.html",
        look,
        list=shown,
        way=way,
        typed=typed,
        at=at,
        stamp=again.stamp or form_stamps.new(at.mark if at else shown.code),
        told=_told(again, look),
        by_field=_by_field(again, look),
        asks_id=typed.holds_id or asks_about_id(again.faults),
        lost_files=again.lost_files,
        focus=again.focus,
        answers=_answers(typed, shown.code) if again.faults or again.focus else {},
        day_of=day_of(look),
        kinds=KINDS,
        wishes=WISHES,
        ways=WAYS,
        purposes=PURPOSES,
        limits={
            "questions": MOST_QUESTIONS,
            "people": MOST_PEOPLE,
            "files": MOST_FILES,
            "megabytes": MOST_BYTES // 1024 // 1024,
            "letters": LONGEST_WORDING,
        },
        given={"meeting": shown.code, "language": look.language},
    )


def with_more(typed: Typed) -> Typed:
    """Give a form with one more question, as long as there may be more."""
    if len(typed.questions) >= MOST_QUESTIONS:
        return typed
    return replace(typed, questions=(*typed.questions, TypedQuestion()))


def hints(text: str, before: str, look: PageLook) -> str:
    """Draw the answers of earlier meetings to questions like a text; empty = none."""
    found = like(text, before)
    return draw("register_hints.html", look, found=found) if found else ""


def receipt(shown: Receipt, look: PageLook, *, way: str, address: str, news: str = "") -> str:
    """Draw what somebody sees of their form.

    Args:
        way: what addresses of this receipt are made of: its handle or its code.
        address: what the QR code leads to.
        news: what just happened: received, again, corrected, withdrawn; empty = nothing.
    """
    qr = qr_code.drawn(address)
    return draw(
        "my.html",
        look,
        receipt=shown,
        way=way,
        qr=qr,
        news=news,
        result=shown.result_by(look.language),
        day_of=day_of(look),
        time_of=lambda at: f"{clock.local(at):%H:%M}",
        said=lambda group, code: translate(look.language, f"receipt.{group}.{code}"),
    )


def enter(look: PageLook, fault: str = "", typed: str = "", **facts: object) -> str:
    """Draw the page a receipt code is typed into.

    Args:
        fault: key of what was wrong with the code typed; empty = nothing yet.
        facts: of its sentence.
    """
    told = translate(look.language, fault, **facts) if fault else ""
    return draw("my_enter.html", look, fault=told, typed=typed)


def plain(look: PageLook, key: str, **facts: object) -> str:
    """Draw a page that says one thing: a limit, a form that could not be read."""
    return draw("register_said.html", look, text=translate(look.language, key, **facts))


def consents(form_purposes: Sequence[ConsentPurpose], language: str) -> tuple[ConsentText, ...]:
    """Give what somebody had before them when they ticked: the notice, and the sentence."""
    notice = translate(language, "register.notice")
    return tuple(
        ConsentText(
            purpose,
            f"{notice}\n{translate(language, f'register.consent.{purpose.value}')}",
            f"{CONSENTS_VERSION}-{language}",
        )
        for purpose in form_purposes
    )


def _told(again: Again, look: PageLook) -> list[Told]:
    """List what is wrong, one line a field; each sentence says what to do."""
    seen: dict[str, Told] = {}
    for fault in again.faults:
        text = translate(look.language, fault.text_key, **fault.facts)
        seen.setdefault(fault.field, Told(fault.field, text))
    if again.refused is not None:
        code, facts = again.refused.code, again.refused.facts
        field = "files" if "file" in code and "form" not in code else "send"
        seen.setdefault(field, Told(field, translate(look.language, f"error.{code}", **facts)))
    return list(seen.values())


def _by_field(again: Again, look: PageLook) -> Mapping[str, str]:
    return {fault.field: fault.text for fault in _told(again, look)}


def _answers(typed: Typed, before: str) -> dict[int, tuple[EarlierAnswer, ...]]:
    """Give what was answered before to each question; the hint of who has no scripts."""
    return {
        number: found
        for number, question in enumerate(typed.questions, 1)
        if (found := like(question.wording, before))
    }


def day_of(look: PageLook) -> Callable[[datetime | None], str]:
    """Give how a moment is written for a reader: clock, weekday and date; empty = none."""

    def written(at: datetime | None) -> str:
        """Write a day with its weekday, as people say it."""
        if at is None:
            return ""
        local = clock.local(at)
        weekday = translate(look.language, f"register.weekday.{WEEKDAYS[local.weekday()]}")
        return f"{local:%H:%M}, {weekday} {local:%d/%m/%Y}"

    return written
