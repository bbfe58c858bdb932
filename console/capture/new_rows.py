"""The rows capture makes."""

from sqlalchemy import select

from console import require
from console.capture import rules
from console.errors import Conflict, Invalid, NotFound
from console.journal import Fact, Subject, text_hash
from console.live.topics import Topic
from console.new_rows import new_note, new_promise
from console.text.folding import clean
from console.use_case import Work
from models import (
    Commitment,
    ConclusionMatter,
    HeadCount,
    Matter,
    MatterQuestion,
    Note,
    Outcome,
    Proposal,
    Question,
)
from models.base import new_salt
from models.capture import NoteKind, OutcomeKind
from models.people import Unit


def checked_text(text: str) -> str:
    """Give a text as it is kept.

    Raises:
        Invalid: nothing, or too much.
    """
    kept = clean(text).strip()
    if not kept:
        raise Invalid({"text": "text_missing"})
    if len(kept) > rules.LONGEST:
        raise Invalid({"text": "text_too_long"})
    return kept


def replacement(work: Work, newest: Note, text: str) -> Note:
    """Make the row that corrects a note and stands at its time."""
    made = new_note(work, newest.meeting_id, newest.kind, text)
    made.matter_id, made.turn_id, made.number = newest.matter_id, newest.turn_id, newest.number
    made.due_on, made.happened_at = newest.due_on, newest.happened_at
    made.is_late, made.replaces_id = newest.is_late, newest.id
    return made


def newest_row(work: Work, meeting_id: int, note_id: int) -> Note:
    """Follow the corrections of a note to the row that holds.

    Raises:
        NotFound: no such note here.
    """
    found = work.session.get(Note, note_id)
    if found is None or found.meeting_id != meeting_id:
        raise NotFound("note_not_found")
    while (
        later := work.session.scalars(
            select(Note).where(Note.replaces_id == found.id)
        ).one_or_none()
    ) is not None:
        found = later
    return found


def record_note(work: Work, act: str, made: Note, also: tuple[Subject, ...] = ()) -> int:
    """Record a note and give its id."""
    work.session.flush()
    facts: dict[str, Fact] = {
        "kind": made.kind.value,
        "text": text_hash(made.salt, made.text),
        "unit": made.unit_id,
        "number": made.number,
        "due_on": made.due_on.isoformat() if made.due_on else None,
        "replaces": made.replaces_id,
        "late": made.is_late,
    }
    about = (Subject("matter", made.matter_id),) if made.matter_id else ()
    work.record(
        act, Subject("note", made.id), facts=facts, topics=(Topic.CAPTURE,), also=about + also
    )
    return made.id


def carry_on(work: Work, old: Note, new: Note) -> None:
    """Let a corrected conclusion speak of the same matters and promise the same work anew."""
    work.session.flush()
    about = work.session.scalars(
        select(ConclusionMatter.matter_id).where(ConclusionMatter.note_id == old.id)
    ).all()
    work.session.add_all(ConclusionMatter(note_id=new.id, matter_id=one) for one in about)
    if new.text and (new.unit_id is not None or new.due_on is not None):
        named = require.unit(work, new.unit_id) if new.unit_id is not None else None
        acting = require.committed_unit(work, named)
        new_promise(work, new.meeting_id, acting, new.text, new.due_on).note_id = new.id


def site_of(work: Work, meeting_id: int, bridge_id: int | None) -> int | None:
    """Give the unit of a bridge; None for the hall."""
    return require.bridge(work, meeting_id, bridge_id).unit_id if bridge_id is not None else None


def counted_row(work: Work, meeting_id: int, headcount_id: int) -> HeadCount:
    """Give a head count that nothing replaced yet.

    Raises:
        NotFound: no such count here.
        Conflict: it was corrected already.
    """
    found = work.session.get(HeadCount, headcount_id)
    if found is None or found.meeting_id != meeting_id:
        raise NotFound("headcount_not_found")
    later = work.session.scalars(
        select(HeadCount).where(HeadCount.replaces_id == headcount_id)
    ).one_or_none()
    if later is not None:
        raise Conflict(seen=found.people_count, now=later.people_count)
    return found


def new_head_count(
    work: Work, meeting_id: int, people_count: int, bridge_id: int | None
) -> HeadCount:
    """Make a head count of now.

    Raises:
        Invalid: not a count.
    """
    if not 0 <= people_count <= rules.MOST_PEOPLE:
        raise Invalid({"people_count": "not_a_count"})
    made = HeadCount(
        meeting_id=meeting_id,
        bridge_id=bridge_id,
        people_count=people_count,
        happened_at=work.happened_at,
        entry=work.number,
    )
    work.session.add(made)
    return made


def record_heads(work: Work, act: str, made: HeadCount) -> int:
    """Record a head count and give its id."""
    work.session.flush()
    work.record(
        act,
        Subject("headcount", made.id),
        facts={
            "bridge": made.bridge_id,
            "count": made.people_count,
            "replaces": made.replaces_id,
        },
        topics=(Topic.BRIDGES,),
    )
    return made.id


def cover(work: Work, covered: Matter, wanted: list[Question]) -> None:
    """Make a matter cover exactly these questions."""
    kept = {one.id for one in wanted}
    old = work.session.scalars(
        select(MatterQuestion).where(MatterQuestion.matter_id == covered.id)
    ).all()
    for link in old:
        if link.question_id not in kept:
            work.session.delete(link)
    if covered.spokesperson_question_id not in kept:
        covered.spokesperson_question_id = None
    new = kept - {link.question_id for link in old}
    work.session.add_all(
        MatterQuestion(matter_id=covered.id, question_id=one, entry=work.number)
        for one in sorted(new)
    )


def leaves_work(made: Outcome) -> bool:
    """Tell whether an outcome makes a commitment."""
    return rules.is_promise(made.kind, made.due_on is not None)


def promise_of(work: Work, made: Outcome, named: Unit | None) -> Commitment:
    """Make the commitment that an outcome leaves."""
    unit = require.committed_unit(work, named)
    promise = new_promise(work, made.meeting_id, unit, made.text, made.due_on)
    promise.outcome_id = made.id
    return promise


def standing(work: Work, matter_id: int) -> rules.Standing:
    """Tell what is decided and proposed for a matter."""
    version = require.outcome_version(work, matter_id)
    query = (
        select(Proposal.id)
        .where(Proposal.matter_id == matter_id, Proposal.outcome_version == version)
        .order_by(Proposal.id.desc())
    )
    return rules.Standing(version, work.session.scalars(query.limit(1)).first() or 0)


def new_proposal(work: Work, proposed: Matter, kind: OutcomeKind, text: str) -> Proposal:
    """Make a proposal of now; unit, body and date are filled in by the caller."""
    made = Proposal(
        meeting_id=proposed.meeting_id,
        matter_id=proposed.id,
        kind=kind,
        text=text,
        salt=new_salt(),
        recorded_at=work.now,
        author_id=work.account.id,
        entry=work.number,
    )
    work.session.add(made)
    return made


def record_proposal(work: Work, made: Proposal) -> int:
    """Record a proposal and give its id."""
    work.session.flush()
    work.record(
        "capture:outcome:proposed",
        Subject("proposal", made.id),
        facts={
            "kind": made.kind.value,
            "text": text_hash(made.salt, made.text),
            "unit": made.unit_id,
            "body": made.body_unit_id,
            "due_on": made.due_on.isoformat() if made.due_on else None,
            "after": made.outcome_version,
        },
        topics=(Topic.CAPTURE,),
        also=(Subject("matter", made.matter_id),),
    )
    return made.id


def conclusion_numbers(work: Work, meeting_id: int) -> list[int]:
    """List the numbers of conclusions already made."""
    query = select(Note.number).where(
        Note.meeting_id == meeting_id, Note.kind == NoteKind.CONCLUSION
    )
    return [number for number in work.session.scalars(query) if number is not None]


def record_outcome(work: Work, made: Outcome, promise: Commitment | None) -> None:
    """Record an outcome with the commitment it made."""
    work.session.flush()
    facts: dict[str, Fact] = {
        "kind": made.kind.value,
        "version": made.version,
        "text": text_hash(made.salt, made.text),
        "unit": made.unit_id,
        "body": made.body_unit_id,
        "due_on": made.due_on.isoformat() if made.due_on else None,
        "commitment": promise.id if promise else None,
        "late": made.is_late,
    }
    work.record(
        "capture:outcome:decided" if made.version == 1 else "capture:outcome:corrected",
        Subject("outcome", made.id),
        facts=facts,
        topics=(Topic.CAPTURE, Topic.FLOOR, Topic.FOLLOW_UP),
        also=(Subject("matter", made.matter_id),),
    )
