"""What the buttons of the screen's tray do: look first, then show, or take off again."""

from console.auth.actor import Actor
from console.capture.acts import screen
from console.capture.views.secretary import SecretaryDesk
from console.live import field_names
from console.ui import feedback, state, typed_text
from pages.secretary.tray import SIDE, close_tray

PREVIEW = "secretary-previewed"  # the text looked at before it is shown: (matter, text)


def wording_key(matter_id: int) -> str:
    """Name the field of what is put on the screens of a matter."""
    return f"secretary-wording-{matter_id}"


def reason_key(matter_id: int) -> str:
    """Name the field in which it is said why a text is shown whole."""
    return f"secretary-unmask-reason-{matter_id}"


def preview(matter_id: int) -> None:
    """Let the text just handed over be looked at; it stays in its field."""
    text = typed_text.written(wording_key(matter_id))
    if text:
        state.put(PREVIEW, (matter_id, text))


def previewed(matter_id: int) -> str | None:
    """Give the text of a matter that is looked at; None = none is."""
    kept: tuple[int, str] | None = state.value(PREVIEW)
    return kept[1] if kept is not None and kept[0] == matter_id else None


def show(actor: Actor, desk: SecretaryDesk, matter_id: int, text: str, seen: str) -> None:
    """Put the text on the screens, masked."""
    _show(actor, desk, matter_id, text, seen, "")


def show_whole(actor: Actor, desk: SecretaryDesk, matter_id: int, text: str, seen: str) -> None:
    """Put the text on the screens as it is, for the reason given."""
    reason = state.typed(reason_key(matter_id)).strip()
    if not reason:
        feedback.warn(SIDE, "secretary.unmask_reason_missing")
        return
    _show(actor, desk, matter_id, text, seen, reason)


def _show(
    actor: Actor, desk: SecretaryDesk, matter_id: int, text: str, seen: str, reason: str
) -> None:
    done = feedback.attempt(
        SIDE,
        screen.put_on_screen,
        actor,
        desk.meeting_id,
        matter_id,
        text,
        seen=seen,
        reason=reason,
    )
    if done is not None:
        typed_text.done(actor, field_names.wording(desk.code, matter_id))
        state.put(PREVIEW, None)
        state.put(reason_key(matter_id), "")
        close_tray()
        feedback.praise(SIDE, "secretary.shown")


def take_off(actor: Actor, desk: SecretaryDesk, matter_id: int, seen: str) -> None:
    """Take the text off every public screen."""
    if feedback.attempt(SIDE, screen.take_off_screen, actor, desk.meeting_id, matter_id, seen=seen):
        feedback.praise(SIDE, "secretary.taken_off")
