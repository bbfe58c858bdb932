"""What the buttons and lines of the secretary's desk do: each one act."""

from collections.abc import Callable

from console.auth.actor import Actor
from console.capture.acts import conclusions, head_counts, notes, outcomes, screen
from console.capture.outcomes import OutcomeKind
from console.capture.rules import NoteText
from console.capture.views.secretary import NoteKind, SecretaryDesk
from console.errors import Conflict, ConsoleError
from console.floor.acts import matters
from console.live.field_names import FieldName
from console.ui import feedback, live, state, typed_text
from console.ui.typed_text import Handed
from pages.secretary import decided
from pages.secretary.meaning import day_in, kind_in, moment, number_in, seen_in

LINE, SIDE, LIST, MATTER = "secretary-line", "secretary-side", "secretary-list", "secretary-matter"
OUTCOME = "secretary-outcome"
CORRECTION, WORDING = "secretary-correction", "secretary-wording"  # of one note, of one matter

LOOKED_AT = "secretary-matter-id"  # the matter chosen from the list; 0 = follow the floor
FILTER = "secretary-filter"  # `undecided` or nothing
TRAY = "secretary-tray"  # `edit:<note>`, `versions:<note>`, `wording`, `questions`, `heads`, …
PINNED = "secretary-pinned"  # the desk stopped following because a tray was opened
CLASH = "secretary-clash"  # two corrections of one note: (note, mine, newest, theirs, field)

TRAYS = ("edit", "versions", "wording", "questions", "heads", "conclusions")

Kept = Callable[[Actor, SecretaryDesk, Handed], int | None]


def follow() -> None:
    state.put(LOOKED_AT, 0)
    state.put(TRAY, "")


def choose_from_list() -> None:
    what, _, which = (live.chosen(LIST) or "").partition(":")
    if what == "only":
        state.put(FILTER, which)
    elif what == "matter":
        state.put(LOOKED_AT, number_in(which) or 0)
        state.put(TRAY, "")


def choose_in_matter(actor: Actor, desk: SecretaryDesk) -> None:
    chosen = live.chosen(MATTER) or ""
    if chosen == "follow":
        follow()
    elif chosen == "keep:mine":
        keep_mine(actor, desk)
    elif chosen == "keep:theirs":
        keep_theirs(actor)
    elif chosen.partition(":")[0] in TRAYS:
        open_tray(desk, chosen)


def open_tray(desk: SecretaryDesk, what: str) -> None:
    """Open a tray; the desk stays with its matter, whatever the floor does."""
    if desk.matter is not None and desk.is_following:
        state.put(LOOKED_AT, desk.matter.id)
        state.put(PINNED, True)
    state.put(TRAY, what)


def close_tray() -> None:
    state.put(TRAY, "")
    if state.value(PINNED):
        state.put(LOOKED_AT, 0)
    state.put(PINNED, False)


def keep_line(actor: Actor, desk: SecretaryDesk) -> None:
    """Make of the line what its kind says."""
    handed = typed_text.handed(LINE)
    if handed == typed_text.NOTHING:
        return
    kept = KEPT.get(handed.about.get("kind", ""), keep_answer)(actor, desk, handed)
    if kept is not None:
        typed_text.done(actor, handed.field)


def keep_answer(actor: Actor, desk: SecretaryDesk, handed: Handed) -> int | None:
    return decided.attempt(
        LINE,
        notes.note,
        handed,
        actor.at(moment(desk, handed)),
        desk.meeting_id,
        NoteKind.ANSWER,
        handed.text,
        matter_id=number_in(handed.about.get("matter")),
        unit_id=number_in(handed.about.get("unit_id")),
        person=handed.about.get("person", ""),
        seen=decided.seen(handed),
    )


def keep_remark(actor: Actor, desk: SecretaryDesk, handed: Handed) -> int | None:
    return decided.attempt(
        LINE,
        notes.note,
        handed,
        actor.at(moment(desk, handed)),
        desk.meeting_id,
        NoteKind(handed.about["kind"]),
        handed.text,
        matter_id=number_in(handed.about.get("matter")),
        seen=decided.seen(handed),
    )


def keep_question(actor: Actor, desk: SecretaryDesk, handed: Handed) -> int | None:
    made = feedback.attempt(
        LINE,
        matters.raise_matter,
        actor.at(moment(desk, handed)),
        desk.meeting_id,
        handed.text,
        is_from_floor=True,
        turn_id=desk.turn_id,
    )
    if made is not None:
        follow()
    return made


def keep_conclusion(actor: Actor, desk: SecretaryDesk, handed: Handed) -> int | None:
    matter_id = number_in(handed.about.get("matter"))
    return feedback.attempt(
        LINE,
        conclusions.conclude,
        actor.at(moment(desk, handed)),
        desk.meeting_id,
        handed.text,
        unit_id=number_in(handed.about.get("unit_id")),
        due_on=day_in(handed.about.get("due")),
        matter_ids=(matter_id,) if matter_id else (),
    )


KEPT: dict[str, Kept] = {
    NoteKind.ANSWER.value: keep_answer,
    NoteKind.WORDING.value: keep_question,
    NoteKind.CONCLUSION.value: keep_conclusion,
    NoteKind.CHAIR.value: keep_remark,
    NoteKind.PRIVATE.value: keep_remark,
}


def keep_outcome(actor: Actor, desk: SecretaryDesk) -> None:
    """Propose the outcome to the chair, or decide it for them."""
    handed = typed_text.handed(OUTCOME)
    matter_id = number_in(handed.field.id)  # the form belongs to it, whatever is looked at by now
    kind = kind_in(handed.about.get("kind"))
    if handed == typed_text.NOTHING or matter_id is None or kind is None:
        return
    act = decide if handed.about.get("act") == "decide" else propose
    if act(actor, desk, handed, matter_id, kind) is not None:
        typed_text.done(actor, handed.field)


def propose(
    actor: Actor, desk: SecretaryDesk, handed: Handed, matter_id: int, kind: OutcomeKind
) -> int | None:
    made = feedback.attempt(
        SIDE,
        outcomes.propose_outcome,
        actor,
        desk.meeting_id,
        matter_id,
        kind,
        handed.text,
        unit_id=number_in(handed.about.get("unit_id")),
        body_unit_id=number_in(handed.about.get("body_id")),
        due_on=day_in(handed.about.get("due")),
        seen=seen_in(handed),
    )
    if made is not None:
        feedback.praise(SIDE, "secretary.proposed")
    return made


def decide(
    actor: Actor, desk: SecretaryDesk, handed: Handed, matter_id: int, kind: OutcomeKind
) -> int | None:
    made = feedback.attempt(
        SIDE,
        outcomes.decide_outcome,
        actor,
        desk.meeting_id,
        matter_id,
        kind,
        handed.text,
        unit_id=number_in(handed.about.get("unit_id")),
        body_unit_id=number_in(handed.about.get("body_id")),
        due_on=day_in(handed.about.get("due")),
        seen=seen_in(handed).outcome_version,
    )
    if made is not None:
        feedback.praise(SIDE, "secretary.decided")
    return made


def correct(actor: Actor, desk: SecretaryDesk, note_id: int) -> None:
    """Correct a piece; where another correction came first both texts are kept and shown."""
    handed = typed_text.handed(f"{CORRECTION}-{note_id}")
    if handed == typed_text.NOTHING:
        return
    try:
        notes.amend_note(actor, desk.meeting_id, note_id, handed.text, seen=note_id)
    except Conflict as conflict:
        clash(conflict, note_id, handed)
        return
    except ConsoleError as refused:
        feedback.tell(SIDE, refused)
        return
    typed_text.done(actor, handed.field)
    close_tray()


def clash(conflict: Conflict, note_id: int, handed: Handed) -> None:
    """Keep both texts for the person to choose; a double tap has nothing to choose."""
    if isinstance(conflict.now, NoteText):
        now = conflict.now
        state.put(CLASH, (note_id, handed.text, now.note_id, now.text, str(handed.field)))
        state.put(TRAY, "")


def keep_mine(actor: Actor, desk: SecretaryDesk) -> None:
    """Make the own text a correction of the other."""
    note_id, mine, newest, _, field = state.value(CLASH)
    kept = feedback.attempt(
        LINE, notes.amend_note, actor, desk.meeting_id, note_id, mine, seen=newest
    )
    if kept is not None:
        leave_clash(actor, field)


def keep_theirs(actor: Actor) -> None:
    """Leave the other's text as it stands; the own one is dropped."""
    leave_clash(actor, state.value(CLASH)[-1])


def leave_clash(actor: Actor, field: str) -> None:
    typed_text.done(actor, FieldName.parse(field))
    state.put(CLASH, None)
    close_tray()


def take_back(actor: Actor, desk: SecretaryDesk, note_id: int) -> None:
    """Take a piece back: its newest form is empty, the earlier ones stay."""
    if feedback.attempt(SIDE, notes.amend_note, actor, desk.meeting_id, note_id, "", seen=note_id):
        close_tray()


def put_on_screen(actor: Actor, desk: SecretaryDesk, matter_id: int, seen: str) -> None:
    handed = typed_text.handed(f"{WORDING}-{matter_id}")
    if handed == typed_text.NOTHING:
        return
    if feedback.attempt(
        SIDE, screen.put_on_screen, actor, desk.meeting_id, matter_id, handed.text, seen=seen
    ):
        typed_text.done(actor, handed.field)
        close_tray()


def count_heads(actor: Actor, desk: SecretaryDesk, bridge_id: int | None, key: str) -> None:
    people = int(state.value(key) or 0)
    if feedback.attempt(
        SIDE, head_counts.count_heads, actor, desk.meeting_id, people, bridge_id=bridge_id
    ):
        feedback.praise(SIDE, "secretary.counted", count=people)


def amend_heads(actor: Actor, desk: SecretaryDesk, headcount_id: int, seen: int, key: str) -> None:
    people = int(state.value(key) or 0)
    if feedback.attempt(
        SIDE, head_counts.amend_heads, actor, desk.meeting_id, headcount_id, people, seen=seen
    ):
        feedback.praise(SIDE, "secretary.counted", count=people)
