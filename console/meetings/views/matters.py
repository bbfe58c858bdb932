"""The matters a programme is made of: what is in it, what could be, what is left to writing."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from console.auth.permissions import Permission, holds
from console.meetings import picking
from console.meetings.picking import Candidate
from console.queries import matters
from console.queries.withheld import matters_from
from console.text.folding import fold
from console.text.gist import gist
from models import Matter, MatterQuestion, Question, Registration, Unit
from models.codes.people import Role
from models.codes.questions import Decision, Place
from models.codes.registrations import AttendanceWish

GIST = 160  # characters of a question that stands for a matter in a list
HALL = 0  # the site of who sits in the hall


@dataclass(frozen=True, slots=True)
class MatterChoice:
    """One matter to schedule or already scheduled, as a list shows it."""

    id: int
    number: int
    position: int | None  # what `schedule_matter` must have seen
    refs: tuple[str, ...]
    gist: str  # wording on screen, else of its first question; empty = withheld from this viewer
    lead_unit: str
    place: Place
    minutes: int  # of the live part
    minutes_seen: int | None  # what `set_matter_minutes` must have seen; None = as usual
    pick_reasons: tuple[str, ...]  # codes, kept when a suggestion was taken; not for every viewer
    is_left: bool  # to a written answer
    sites: frozenset[int]  # units whose sites the askers sit in; 0 = the hall


Asked = tuple[Question, Registration | None]


def load(
    session: Session, role: Role, meeting_id: int
) -> tuple[list[MatterChoice], list[Candidate]]:
    """List the matters of a meeting, and which of them could be taken up, in three queries.

    The first are in the programme, in its order, then those accepted, by number.
    """
    query = (
        select(Matter, Unit.name)
        .outerjoin(Unit, Unit.id == Matter.lead_unit_id)
        .where(matters.stands(meeting_id))
        .order_by(Matter.programme_position.is_(None), Matter.programme_position, Matter.number)
    )
    asked = _asked(session, meeting_id)
    listed, candidates = [], []
    found = session.execute(query).all()
    withheld = matters_from(session, role, (matter for matter, _ in found))
    for matter, lead in found:
        of_it = asked.get(matter.id, [])
        if matter.place is not Place.NONE or _is_accepted(of_it):
            listed.append(
                _choice(role, matter, lead or "", of_it, is_withheld=matter.id in withheld)
            )
            if matter.place is Place.NONE and matter.left_from is None:
                candidates.append(_candidate(listed[-1], of_it))
    return listed, candidates


def found(matters: Iterable[MatterChoice], search: str) -> tuple[MatterChoice, ...]:
    """Leave the matters whose number, forms, text or unit have all the words searched."""
    words = fold(search).split()
    return tuple(
        matter
        for matter in matters
        if all(
            word
            in fold(f"{matter.number} {' '.join(matter.refs)} {matter.gist} {matter.lead_unit}")
            for word in words
        )
    )


def _asked(session: Session, meeting_id: int) -> dict[int, list[Asked]]:
    query = (
        select(MatterQuestion.matter_id, Question, Registration)
        .join(Question, Question.id == MatterQuestion.question_id)
        .outerjoin(Registration, Registration.id == Question.registration_id)
        .where(Question.meeting_id == meeting_id)
        .order_by(MatterQuestion.id)
    )
    asked: dict[int, list[Asked]] = {}
    for matter_id, question, form in session.execute(query):
        asked.setdefault(matter_id, []).append((question, form))
    return asked


def _is_accepted(asked: list[Asked]) -> bool:
    return any(question.decision is Decision.ACCEPTED for question, _ in asked)


def _choice(
    role: Role, matter: Matter, lead: str, asked: list[Asked], *, is_withheld: bool
) -> MatterChoice:
    text = matter.wording or next((question.wording for question, _ in asked), "")
    knows_why = holds(role, Permission.REVIEW_READ)  # reasons tell of who asks: illness, age
    return MatterChoice(
        id=matter.id,
        number=matter.number,
        position=matter.programme_position,
        refs=tuple(question.ref for question, _ in asked),
        gist="" if is_withheld else gist(text, GIST),
        lead_unit=lead,
        place=matter.place,
        minutes=matter.minutes_planned or picking.MINUTES_EACH,
        minutes_seen=matter.minutes_planned,
        pick_reasons=codes(matter.pick_reasons) if knows_why else (),
        is_left=matter.left_from is not None,
        sites=frozenset(_site(form) for _, form in asked if form and not _stays_away(form)),
    )


def codes(stored: str) -> tuple[str, ...]:
    """Give codes kept with commas between them."""
    return tuple(filter(None, stored.split(",")))


def _candidate(matter: MatterChoice, asked: list[Asked]) -> Candidate:
    accepted = [row for row in asked if row[0].decision is Decision.ACCEPTED]
    forms = [form for _, form in accepted if form is not None]
    return Candidate(
        matter_id=matter.id,
        number=matter.number,
        minutes=matter.minutes,
        priority=min(question.priority or 3 for question, _ in accepted),
        reasons=frozenset(
            code for question, _ in accepted for code in codes(question.priority_reasons)
        ),
        askers=len(accepted),
        sites=matter.sites,
        is_spoken_for=any(form.wants_to_speak and not _stays_away(form) for form in forms),
        is_absent=bool(forms) and all(_stays_away(form) for form in forms),
    )


def _stays_away(form: Registration) -> bool:
    return form.attendance is AttendanceWish.ABSENT


def _site(form: Registration) -> int:
    return form.site_unit_id or HALL
