"""What becomes of a line that is handed over: it is read, and kept as what it means."""

from collections.abc import Callable
from dataclasses import dataclass

from console.auth.actor import Actor
from console.capture import line, outcomes
from console.capture.acts import conclusions, notes
from console.capture.acts.outcomes import propose_outcome
from console.capture.line import Beside, MeantLine, Nameable, ReadLine
from console.capture.units_named import UnitNames
from console.capture.views.secretary import SecretaryDesk
from console.floor.acts import matters
from console.text.folding import clean
from console.ui import feedback, state, typed_text
from console.ui.typed_text import Handed
from models.codes.capture import NoteKind
from pages.secretary import decided, tray
from pages.secretary.meaning import day_in, moment, note_kind_in, number_in, seen_in

LINE = "secretary-line"


@dataclass(frozen=True, slots=True)
class HandedLine:
    """A line handed over, with what it means."""

    desk: SecretaryDesk
    handed: Handed
    meant: MeantLine

    def told_by(self, actor: Actor) -> Actor:
        """Give its writer, telling of the time it was said."""
        return actor.at(moment(self.desk, self.handed))


Kept = Callable[[Actor, HandedLine], int | None]


def keep_line(actor: Actor, desk: SecretaryDesk) -> None:
    """Make of the line what it means; one that names what nobody knows stays written."""
    handed = typed_text.handed(LINE)
    if handed == typed_text.NOTHING:
        return
    said = line.read(clean(handed.text), _beside(handed).kind, nameable(desk))
    if said.unknown:
        what, word = said.unknown[0]
        feedback.warn(LINE, f"typed.unknown.{what.value}", word=word)
        return
    told = HandedLine(desk, handed, meaning(desk, handed, said))
    keep = keep_proposal if told.meant.outcome else KEPT[told.meant.note]
    if keep(actor, told) is not None:
        typed_text.done(actor, handed.field)


def nameable(desk: SecretaryDesk) -> Nameable:
    """Give what a line of this desk can name."""
    numbers = {matter.number: matter.id for matter in desk.matters}
    return Nameable(UnitNames.of(desk.units), numbers, year_of(desk))


def year_of(desk: SecretaryDesk) -> int:
    """Give the year of a day that is said without one: that of the meeting."""
    return int(desk.code[:4])


def meaning(desk: SecretaryDesk, handed: Handed, said: ReadLine) -> MeantLine:
    """Put together what the line says and what stood beside it."""
    leads = {matter.id: matter.lead_unit_id for matter in desk.matters}
    return line.meant(said, _beside(handed), leads)


def _beside(handed: Handed) -> Beside:
    return Beside(
        kind=note_kind_in(handed.about.get("kind")),
        matter_id=number_in(handed.about.get("matter")),
        unit_id=number_in(handed.about.get("unit_id")),
        person=handed.about.get("person", ""),
        due_on=day_in(handed.about.get("due")),
    )


def keep_answer(actor: Actor, told: HandedLine) -> int | None:
    return decided.attempt(
        LINE,
        notes.note,
        told.meant.matter_id,
        told.told_by(actor),
        told.desk.meeting_id,
        NoteKind.ANSWER,
        told.meant.text,
        matter_id=told.meant.matter_id,
        unit_id=told.meant.unit_id,
        person=told.meant.person,
        seen=decided.seen(told.meant.matter_id),
    )


def keep_remark(actor: Actor, told: HandedLine) -> int | None:
    return decided.attempt(
        LINE,
        notes.note,
        told.meant.matter_id,
        told.told_by(actor),
        told.desk.meeting_id,
        told.meant.note,
        told.meant.text,
        matter_id=told.meant.matter_id,
        seen=decided.seen(told.meant.matter_id),
    )


def keep_question(actor: Actor, told: HandedLine) -> int | None:
    made = feedback.attempt(
        LINE,
        matters.raise_matter,
        told.told_by(actor),
        told.desk.meeting_id,
        told.meant.text,
        is_from_floor=True,
        turn_id=told.desk.turn_id,
    )
    if made is not None:  # it waits to be taken up, and is what is written about now
        state.put(tray.LOOKED_AT, made)
        state.put(tray.TRAY, "")
    return made


def keep_conclusion(actor: Actor, told: HandedLine) -> int | None:
    meant = told.meant
    return feedback.attempt(
        LINE,
        conclusions.conclude,
        told.told_by(actor),
        told.desk.meeting_id,
        meant.text,
        unit_id=meant.unit_id,
        due_on=meant.due_on,
        matter_ids=(meant.matter_id,) if meant.matter_id else (),
    )


def keep_proposal(actor: Actor, told: HandedLine) -> int | None:
    """Propose the outcome the line names to the chair."""
    meant = told.meant
    if meant.outcome is None or meant.matter_id is None:
        feedback.warn(LINE, "secretary.outcome_needs_matter")
        return None
    facts = outcomes.of(meant.outcome)
    made = feedback.attempt(
        LINE,
        propose_outcome,
        actor,
        told.desk.meeting_id,
        meant.matter_id,
        meant.outcome,
        meant.text,
        unit_id=meant.unit_id if facts.names_unit else None,
        body_unit_id=meant.unit_id if not facts.names_unit and facts.names_body else None,
        due_on=meant.due_on if facts.takes_date else None,
        is_undated=meant.is_undated,
        seen=seen_in(told.handed),
    )
    if made is not None:
        feedback.praise(LINE, "secretary.proposed")
    return made


KEPT: dict[NoteKind, Kept] = {
    NoteKind.ANSWER: keep_answer,
    NoteKind.WORDING: keep_question,
    NoteKind.CONCLUSION: keep_conclusion,
    NoteKind.CHAIR: keep_remark,
    NoteKind.PRIVATE: keep_remark,
}
