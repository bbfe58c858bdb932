"""The acts of capture: notes, outcomes, conclusions, head counts."""

from datetime import date, datetime

from console import require
from console.auth.permissions import Permission
from console.capture import rules
from console.capture.new_rows import (
    carry_on,
    checked_text,
    conclusion_numbers,
    counted_row,
    cover,
    leaves_work,
    new_head_count,
    new_proposal,
    newest_row,
    promise_of,
    record_heads,
    record_note,
    record_outcome,
    record_proposal,
    replacement,
    site_of,
    standing,
)
from console.errors import Conflict, Invalid, Refused
from console.journal import Subject, text_hash
from console.live.topics import Topic
from console.new_rows import new_note, new_outcome, new_promise
from console.text.folding import clean
from console.use_case import Work, use_case
from models import (
    ConclusionMatter,
)
from models.base import new_salt
from models.capture import NoteKind, OutcomeKind


@use_case(Permission.CAPTURE_WRITE)
def note(
    work: Work,
    meeting_id: int,
    kind: NoteKind,
    text: str,
    *,
    matter_id: int | None = None,
    unit_id: int | None = None,
    person: str = "",
    turn_id: int | None = None,
    happened_at: datetime | None = None,
) -> int:
    """Catch one piece of what was said: wording, an answer, a chair's note, a private note.

    Raises:
        Refused: the minutes are signed.
        Invalid: no text, an answer without its unit, or an answer or wording without its matter.
    """
    require.refuse_signed(work, meeting_id)
    kept = checked_text(text)
    if kind not in rules.SAID_KINDS:
        raise Invalid({"kind": "note_kind"})
    if kind is NoteKind.ANSWER and unit_id is None:
        raise Invalid({"unit_id": "answer_needs_unit"})
    if kind in rules.OF_A_MATTER and matter_id is None:
        raise Invalid({"matter_id": "note_needs_matter"})
    if matter_id is not None:
        require.matter(work, meeting_id, matter_id)
    if unit_id is not None:
        require.unit(work, unit_id)
    if turn_id is not None:
        require.turn(work, meeting_id, turn_id)
    made = new_note(work, meeting_id, kind, kept)
    made.matter_id, made.unit_id, made.person = matter_id, unit_id, clean(person)
    made.turn_id = turn_id
    return record_note(work, "capture:note:made", made)


@use_case(Permission.CAPTURE_DECIDE)
def chair_note(
    work: Work,
    meeting_id: int,
    text: str,
    *,
    matter_id: int | None = None,
    happened_at: datetime | None = None,
) -> int:
    """Keep what the chair remarked, written down at the chair's own desk; gives the note's id.

    Raises:
        NotAllowed: a leader who does not chair this meeting.
        Refused: the minutes are signed.
        Invalid: no text.
    """
    require.refuse_leader_off_duty(work, meeting_id)
    require.refuse_signed(work, meeting_id)
    kept = checked_text(text)
    if matter_id is not None:
        require.matter(work, meeting_id, matter_id)
    made = new_note(work, meeting_id, NoteKind.CHAIR, kept)
    made.matter_id = matter_id
    return record_note(work, "capture:note:made", made)


@use_case(Permission.CAPTURE_WRITE)
def amend_note(
    work: Work,
    meeting_id: int,
    note_id: int,
    text: str,
    *,
    unit_id: int | None = None,
    person: str | None = None,
    seen: int,
    happened_at: datetime | None = None,
) -> int:
    """Correct a note or a conclusion by a new row; empty text takes it back.

    Unit and person stay unless given; a conclusion's matters and date stay.

    Args:
        seen: id of the newest row of this note, as the writer saw it.

    Raises:
        Conflict: another correction came first; carries both texts.
        Refused: the minutes are signed.
    """
    require.refuse_signed(work, meeting_id)
    newest = newest_row(work, meeting_id, note_id)
    kept = checked_text(text) if text.strip() else ""
    if newest.id != seen:
        raise Conflict(seen=rules.NoteText(seen, kept), now=rules.NoteText(newest.id, newest.text))
    if unit_id is not None:
        require.unit(work, unit_id)
    made = replacement(work, newest, kept)
    made.unit_id = newest.unit_id if unit_id is None else unit_id
    made.person = newest.person if person is None else clean(person)
    if newest.kind is NoteKind.CONCLUSION:
        carry_on(work, newest, made)
    return record_note(work, "capture:note:amended", made)


@use_case(Permission.CAPTURE_WRITE)
def put_on_screen(work: Work, meeting_id: int, matter_id: int, wording: str, *, seen: str) -> int:
    """Put a matter's wording on the screens, also a corrected one.

    Args:
        seen: the wording on screen as the writer saw it; empty = none yet.

    Raises:
        Conflict: another wording was put there first; carries both texts.
    """
    require.refuse_signed(work, meeting_id)
    shown = require.matter(work, meeting_id, matter_id)
    work.expect(seen, shown.wording)
    shown.wording, shown.salt = checked_text(wording), new_salt()
    work.record(
        "capture:wording:shown",
        Subject("matter", shown.id),
        facts={"text": text_hash(shown.salt, shown.wording)},
        topics=(Topic.CAPTURE, Topic.FLOOR),
    )
    return shown.id


@use_case(Permission.CAPTURE_WRITE)
def correct_questions(
    work: Work,
    meeting_id: int,
    matter_id: int,
    question_ids: tuple[int, ...],
    *,
    seen: tuple[int, ...],
    happened_at: datetime | None = None,
) -> int:
    """Set which questions a matter covers.

    Args:
        seen: ids of the questions it covered, lowest first.

    Raises:
        Conflict: another set was chosen first.
    """
    require.refuse_signed(work, meeting_id)
    corrected = require.matter(work, meeting_id, matter_id)
    old = require.covered(work.session, matter_id)
    work.expect(tuple(sorted(seen)), old)
    wanted = require.questions(work, meeting_id, question_ids)
    cover(work, corrected, wanted)
    work.record(
        "capture:questions:corrected",
        Subject("matter", corrected.id),
        facts={"questions": [one.ref for one in wanted]},
        topics=(Topic.CAPTURE,),
        also=tuple(Subject("question", one) for one in {*old, *(new.id for new in wanted)}),
    )
    return corrected.id


@use_case(Permission.CAPTURE_DECIDE)
def decide_outcome(
    work: Work,
    meeting_id: int,
    matter_id: int,
    kind: OutcomeKind,
    text: str = "",
    *,
    unit_id: int | None = None,
    body_unit_id: int | None = None,
    due_on: date | None = None,
    seen: int,
    happened_at: datetime | None = None,
) -> int:
    """Decide how a matter ends; deciding again corrects it by the next version.

    A date, or a written reply, makes a commitment of the unit named, or of customer care where that
    body is outside the city. The date stays as said, also a Sunday or one in the past.

    Args:
        seen: version that held; 0 = undecided.

    Raises:
        NotAllowed: a leader who does not chair this meeting.
        Conflict: another outcome was decided first.
        Refused: the minutes are signed.
        Invalid: a referral names no body, or a written reply no unit.
    """
    require.refuse_leader_off_duty(work, meeting_id)
    require.refuse_signed(work, meeting_id)
    decided = require.matter(work, meeting_id, matter_id)
    work.expect(seen, require.outcome_version(work, matter_id))
    unit = require.unit(work, unit_id) if unit_id is not None else None
    body = require.unit(work, body_unit_id) if body_unit_id is not None else None
    if lacks := rules.misses(kind, has_unit=unit is not None, has_body=body is not None):
        raise Invalid(lacks)
    kept = checked_text(text) if text.strip() else ""
    made = new_outcome(work, decided, kind, kept, seen + 1)
    made.unit_id, made.body_unit_id, made.due_on = unit_id, body_unit_id, due_on
    work.session.add(made)
    work.session.flush()
    promise = promise_of(work, made, unit or body) if leaves_work(made) else None
    record_outcome(work, made, promise)
    return made.id


@use_case(Permission.CAPTURE_WRITE)
def propose_outcome(
    work: Work,
    meeting_id: int,
    matter_id: int,
    kind: OutcomeKind,
    text: str = "",
    *,
    unit_id: int | None = None,
    body_unit_id: int | None = None,
    due_on: date | None = None,
    seen: rules.Standing,
    happened_at: datetime | None = None,
) -> int:
    """Prepare an outcome for the chair, who takes it, changes it, or decides otherwise.

    It commits nobody. A later proposal takes its place; a decision ends it.

    Args:
        seen: what was decided and proposed, as the writer saw it.

    Raises:
        Conflict: somebody decided or proposed first.
        Refused: the minutes are signed.
        Invalid: a referral names no body, or a written reply no unit.
    """
    require.refuse_signed(work, meeting_id)
    proposed = require.matter(work, meeting_id, matter_id)
    work.expect(seen, standing(work, matter_id))
    unit = require.unit(work, unit_id) if unit_id is not None else None
    body = require.unit(work, body_unit_id) if body_unit_id is not None else None
    if lacks := rules.misses(kind, has_unit=unit is not None, has_body=body is not None):
        raise Invalid(lacks)
    made = new_proposal(work, proposed, kind, checked_text(text) if text.strip() else "")
    made.unit_id, made.body_unit_id, made.due_on = unit_id, body_unit_id, due_on
    made.outcome_version = seen.outcome_version
    return record_proposal(work, made)


@use_case(Permission.CAPTURE_DECIDE)
def conclude(
    work: Work,
    meeting_id: int,
    text: str,
    *,
    number: int | None = None,
    unit_id: int | None = None,
    due_on: date | None = None,
    matter_ids: tuple[int, ...] = (),
    happened_at: datetime | None = None,
) -> int:
    """Keep a numbered conclusion of the chair; a unit or a date makes it a commitment.

    Raises:
        NotAllowed: a leader who does not chair this meeting.
        Refused: the number is taken, or the minutes are signed.
    """
    require.refuse_leader_off_duty(work, meeting_id)
    require.refuse_signed(work, meeting_id)
    kept = checked_text(text)
    given = rules.next_number(conclusion_numbers(work, meeting_id), number)
    if given is None:
        raise Refused("conclusion_number_taken", number=number)
    unit = require.unit(work, unit_id) if unit_id is not None else None
    about = [require.matter(work, meeting_id, one) for one in dict.fromkeys(matter_ids)]
    made = new_note(work, meeting_id, NoteKind.CONCLUSION, kept)
    made.number, made.unit_id, made.due_on = given, unit_id, due_on
    work.session.flush()
    work.session.add_all(ConclusionMatter(note_id=made.id, matter_id=one.id) for one in about)
    if unit is not None or due_on is not None:
        new_promise(
            work, meeting_id, require.committed_unit(work, unit), kept, due_on
        ).note_id = made.id
    also = tuple(Subject("matter", one.id) for one in about)
    return record_note(work, "capture:conclusion:made", made, also)


@use_case(Permission.BRIDGE_REPORT)
def amend_heads(
    work: Work,
    meeting_id: int,
    headcount_id: int,
    people_count: int,
    *,
    seen: int,
    happened_at: datetime | None = None,
) -> int:
    """Correct a head count by a new row that stands at its time.

    Args:
        seen: the count as the writer saw it.

    Raises:
        Conflict: it was corrected by another first, or reads otherwise.
        NotAllowed: an operator of another site.
        Invalid: not a count.
    """
    require.refuse_signed(work, meeting_id)
    wrong = counted_row(work, meeting_id, headcount_id)
    work.require_unit(site_of(work, meeting_id, wrong.bridge_id))
    work.expect(seen, wrong.people_count)
    made = new_head_count(work, meeting_id, people_count, wrong.bridge_id)
    made.happened_at, made.replaces_id = wrong.happened_at, wrong.id
    return record_heads(work, "capture:heads:amended", made)


@use_case(Permission.BRIDGE_REPORT)
def count_heads(
    work: Work,
    meeting_id: int,
    people_count: int,
    *,
    bridge_id: int | None = None,
    happened_at: datetime | None = None,
) -> int:
    """Keep how many people are at a bridge, or in the hall without one.

    Raises:
        Invalid: not a count.
    """
    require.refuse_signed(work, meeting_id)
    work.require_unit(site_of(work, meeting_id, bridge_id))
    made = new_head_count(work, meeting_id, people_count, bridge_id)
    return record_heads(work, "capture:heads:counted", made)
