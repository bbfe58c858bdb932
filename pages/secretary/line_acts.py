"""What the line of the secretary's desk does: each kind makes something else of the text."""

from collections.abc import Callable

from console.auth.actor import Actor
from console.capture.acts import conclusions, notes
from console.capture.views.secretary import SecretaryDesk
from console.floor.acts import matters
from console.ui import feedback, typed_text
from console.ui.typed_text import Handed
from models.codes.capture import NoteKind
from pages.secretary import decided, tray
from pages.secretary.meaning import day_in, moment, number_in

LINE = "secretary-line"

Kept = Callable[[Actor, SecretaryDesk, Handed], int | None]


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
        tray.follow()
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
