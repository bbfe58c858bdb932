"""Corrections of notes, also where two people corrected one at once."""

from console.auth.actor import Actor
from console.capture.acts import notes
from console.capture.rules import NoteText
from console.capture.views.secretary import SecretaryDesk
from console.errors import Conflict, ConsoleError
from console.live.field_names import FieldName
from console.ui import feedback, state, typed_text
from console.ui.typed_text import Handed
from pages.secretary import tray
from pages.secretary.line_acts import LINE

CORRECTION = "secretary-correction"
CLASH = "secretary-clash"  # two corrections of one note: (note, mine, newest, theirs, field)


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
        feedback.tell(tray.SIDE, refused)
        return
    typed_text.done(actor, handed.field)
    tray.close_tray()


def clash(conflict: Conflict, note_id: int, handed: Handed) -> None:
    """Keep both texts for the person to choose; a double tap has nothing to choose."""
    if isinstance(conflict.now, NoteText):
        now = conflict.now
        state.put(CLASH, (note_id, handed.text, now.note_id, now.text, str(handed.field)))
        state.put(tray.TRAY, "")


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
    tray.close_tray()


def take_back(actor: Actor, desk: SecretaryDesk, note_id: int) -> None:
    """Take a piece back: its newest form is empty, the earlier ones stay."""
    if feedback.attempt(
        tray.SIDE, notes.amend_note, actor, desk.meeting_id, note_id, "", seen=note_id
    ):
        tray.close_tray()
