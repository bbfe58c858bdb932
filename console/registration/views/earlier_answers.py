"""What earlier meetings answered in public, for somebody who is about to ask the same."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, select

from console import db
from console.boards.public_page import page_of
from console.capture import outcomes
from console.queries.journal import OncePerNumber
from console.text.matching import mates
from console.text.question_text import Asked
from models import JournalHead
from models.codes.capture import OutcomeKind

SHOWN = 3
MEETINGS = 24  # how many of the latest are looked through
LONGEST = 2_000  # characters of a question that are compared
LEAST_LETTERS = 25  # of a text worth comparing
LEAST_SCORE = 0.22  # below it a hint is wrong more often than right


@dataclass(frozen=True, slots=True)
class EarlierAnswer:
    """A matter of an earlier meeting as its public page tells it."""

    meeting: str  # code
    number: int  # of the matter
    wording: str  # as it was on screen
    kind: OutcomeKind
    unit: str


@dataclass(frozen=True, slots=True)
class _Answers:
    all: tuple[EarlierAnswer, ...]
    asked: tuple[Asked, ...]  # the same in the same order, as they are compared


def like(text: str, before: str) -> tuple[EarlierAnswer, ...]:
    """Give what was answered in public to questions like a text, best first, at most three.

    Args:
        before: code of the meeting the text is meant for; only earlier ones are looked through.
    """
    compared = text[:LONGEST]
    if sum(letter.isalnum() for letter in compared) < LEAST_LETTERS:
        return ()
    known = _answers(before)
    if not known.asked:
        return ()
    mine = Asked("mine", 0, compared, "", "", before)
    found = mates([mine], known.asked, SHOWN)["mine"].repeats
    return tuple(
        known.all[mate.asked.question_id] for mate in found[:SHOWN] if mate.score >= LEAST_SCORE
    )


_gathered: OncePerNumber[_Answers] = OncePerNumber()


def _answers(before: str) -> _Answers:
    """Give what earlier meetings answered, gathered once until one of them changes."""
    with db.reading() as session:
        entries = session.scalar(select(func.sum(JournalHead.number)).where(*_before(before))) or 0
    return _gathered.get(before, entries, lambda: _gather(before))


def _gather(before: str) -> _Answers:
    earlier = select(JournalHead.chain).where(*_before(before)).order_by(JournalHead.chain.desc())
    with db.reading() as session:
        codes = tuple(session.scalars(earlier.limit(MEETINGS)))
    gathered = tuple(answer for code in codes for answer in _of(code))
    asked = tuple(
        Asked(f"{answer.meeting}/{answer.number}", place, answer.wording, "", "", answer.meeting)
        for place, answer in enumerate(gathered)
    )
    return _Answers(gathered, asked)


def _before(code: str) -> tuple[ColumnElement[bool], ...]:
    return JournalHead.meeting_id.is_not(None), JournalHead.chain < code


def _of(code: str) -> list[EarlierAnswer]:
    page = page_of(code)
    return [
        EarlierAnswer(code, outcome.number, outcome.wording, outcome.kind, outcome.unit)
        for outcome in (page.outcomes if page else ())
        if outcome.wording and outcomes.of(outcome.kind).is_answer
    ]
