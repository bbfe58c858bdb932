"""What the buttons and lines of the secretary's desk do: each one act."""

import json
from collections.abc import Mapping

from console.auth.actor import Actor
from console.capture.acts import head_counts, notes, questions, screen
from console.capture.rules import NoteBeside, NoteText
from console.capture.views.secretary import SecretaryDesk
from console.errors import Conflict, ConsoleError
from console.live.field_names import FieldName
from console.ui import feedback, live, state, typed_text
from console.ui.typed_text import Handed
from pages.secretary.meaning import beside_in, number_in

LINE, SIDE, LIST, MATTER = "secretary-line", "secretary-side", "secretary-list", "secretary-matter"
OUTCOME = "secretary-outcome"
CORRECTION, WORDING = "secretary-correction", "secretary-wording"

LOOKED_AT = "secretary-matter-id"  # the matter chosen from the list; 0 = follow the floor
FILTER = "secretary-filter"  # `undecided` or nothing
TRAY = "secretary-tray"  # `edit:<note>`, `versions:<note>`, `wording`, `questions`, `heads`, …
PINNED = "secretary-pinned"  # the desk stopped following because a tray was opened
# Two corrections of one note: (note, mine, newest, theirs, what stood beside as JSON, field).
CLASH = "secretary-clash"

TRAYS = ("edit", "versions", "wording", "questions", "heads", "conclusions")


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


def correct(actor: Actor, desk: SecretaryDesk, note_id: int) -> None:
    """Correct a piece; where another correction came first both texts are kept and shown."""
    handed = typed_text.handed(f"{CORRECTION}-{note_id}")
    if handed == typed_text.NOTHING:
        return
    beside = beside_of(desk, note_id, handed.about)
    try:
        seen = number_in(handed.seen) or 0
        notes.amend_note(actor, desk.meeting_id, note_id, handed.text, beside=beside, seen=seen)
    except Conflict as conflict:
        clash(conflict, note_id, handed)
        return
    except ConsoleError as refused:
        feedback.tell(SIDE, refused)
        return
    typed_text.done(actor, handed.field)
    close_tray()


def beside_of(desk: SecretaryDesk, note_id: int, about: Mapping[str, str]) -> NoteBeside | None:
    """Give what stood beside the correction of a piece; None = the piece is looked at no more."""
    piece = desk.matter.piece(note_id) if desk.matter else None
    return beside_in(about, piece) if piece else None


def clash(conflict: Conflict, note_id: int, handed: Handed) -> None:
    """Keep both texts for the person to choose; a double tap has nothing to choose."""
    if isinstance(conflict.now, NoteText):
        now = conflict.now
        about = json.dumps(dict(handed.about))
        told = (note_id, handed.text, now.note_id, now.text, about, str(handed.field))
        state.put(CLASH, told)
        state.put(TRAY, "")


def keep_mine(actor: Actor, desk: SecretaryDesk) -> None:
    """Make the own text a correction of the other."""
    note_id, mine, newest, _, about, field = state.value(CLASH)
    kept = feedback.attempt(
        LINE,
        notes.amend_note,
        actor,
        desk.meeting_id,
        note_id,
        mine,
        beside=beside_of(desk, note_id, json.loads(about)),
        seen=newest,
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


def put_on_screen(actor: Actor, desk: SecretaryDesk, matter_id: int) -> None:
    handed = typed_text.handed(WORDING)
    if handed == typed_text.NOTHING:
        return
    if feedback.attempt(
        SIDE, screen.put_on_screen, actor, desk.meeting_id, matter_id, handed.text, seen=handed.seen
    ):
        typed_text.done(actor, handed.field)
        close_tray()


def correct_questions(
    actor: Actor, desk: SecretaryDesk, matter_id: int, seen: tuple[int, ...]
) -> None:
    chosen = tuple(state.value("secretary-questions") or ())
    if feedback.attempt(
        SIDE, questions.correct_questions, actor, desk.meeting_id, matter_id, chosen, seen=seen
    ):
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
