"""Rows that the acts of drafting stand on, loaded, refused or made."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from console import require
from console.drafting import rules
from console.drafting.rules import DraftSeen, DraftText
from console.errors import Invalid, NotFound, Refused
from console.journal import Fact, Subject, text_hash
from console.live.topics import Topic, unit_topic
from console.text.folding import clean
from console.use_case import Work
from models import Account, Assignment, Draft, Matter
from models.base import new_salt
from models.codes.drafts import DraftState
from models.codes.questions import AssignmentState
from models.drafts import PART_OF

# field -> characters at most, and what is said of more
_LONGEST = {
    "text": (rules.LONGEST, "text_too_long"),
    "legal_basis": (rules.LONGEST_SIDE, "legal_basis_too_long"),
    "comment": (rules.LONGEST_SIDE, "comment_too_long"),
    "reason": (rules.LONGEST_SIDE, "reason_too_long"),
}


@dataclass(frozen=True, slots=True)
class UnitAssignment:
    """One unit's part and the matter it is in."""

    assignment: Assignment
    matter: Matter


def part(work: Work, meeting_id: int, assignment_id: int) -> UnitAssignment:
    """Give a part that can be drafted, to who belongs to its unit or to no unit.

    Raises:
        NotFound: no such assignment here.
        NotAllowed: another unit's part.
        Refused: it went to another unit, or its matter was grouped into another.
    """
    held = work.session.get(Assignment, assignment_id)
    if held is None:
        raise NotFound("assignment_not_found")
    matter = require.matter(work, meeting_id, held.matter_id)
    work.require_unit(held.unit_id)
    if held.state is AssignmentState.TRANSFERRED:
        raise Refused("assignment_transferred", number=matter.number)
    if matter.merged_into_id is not None:
        into = require.matter(work, meeting_id, matter.merged_into_id)
        raise Refused("matter_in_group", number=matter.number, into=into.number)
    return UnitAssignment(held, matter)


def newest_of(kept: Sequence[Draft]) -> Draft | None:
    """Give the last version; None = nothing was written yet."""
    return kept[-1] if kept else None


def standing(newest: Draft | None) -> DraftSeen:
    """Give a version as an act about it must have seen it."""
    if newest is None:
        return DraftSeen(0, DraftState.DRAFT)
    return DraftSeen(newest.number, newest.state)


def text_of(work: Work, one: Draft | None) -> DraftText:
    """Give what a version says and whose it is."""
    if one is None:
        return DraftText(0, "", "", "")
    author = work.session.get_one(Account, one.author_id)
    return DraftText(one.number, one.text, one.legal_basis, author.display_name)


def checked(typed: Mapping[str, str]) -> dict[str, str]:
    """Give what was typed as it is kept: field -> text.

    Raises:
        Invalid: too long, by field.
    """
    kept = {name: clean(text).strip() for name, text in typed.items()}
    limits = {name: _LONGEST[name] for name in kept}
    wrong = {name: code for name, (most, code) in limits.items() if len(kept[name]) > most}
    if wrong:
        raise Invalid(wrong)
    return kept


def new_version(work: Work, assignment_id: int, number: int, text: str, legal_basis: str) -> Draft:
    """Make a version of the acting account."""
    made = Draft(
        assignment_id=assignment_id,
        number=number,
        text=text,
        legal_basis=legal_basis,
        salt=new_salt(),
        state=DraftState.DRAFT,
        author_id=work.account.id,
        recorded_at=work.now,
        comment="",
        entry=work.number,
    )
    work.session.add(made)
    return made


def record_draft(work: Work, act: str, held: UnitAssignment, one: Draft) -> int:
    """Let the part follow its newest version, record the act, and give the version's id."""
    held.assignment.state = PART_OF[one.state]
    work.session.flush()
    facts: dict[str, Fact] = {
        "unit": held.assignment.unit_id,
        "number": one.number,
        "text": text_hash(one.salt, one.text),
        "legal_basis": text_hash(one.salt, one.legal_basis),
        "comment": text_hash(one.salt, one.comment),
    }
    work.record(
        act,
        Subject("draft", one.id),
        facts=facts,
        topics=(Topic.REVIEW, *_units(work, held.matter.id)),
        also=(Subject("matter", held.matter.id),),
    )
    return one.id


def _units(work: Work, matter_id: int) -> list[str]:
    """Topics of every unit of the matter: each sees the drafts of the others beside its own."""
    query = select(Assignment.unit_id).where(Assignment.matter_id == matter_id)
    return [unit_topic(unit_id) for unit_id in sorted(work.session.scalars(query))]
