"""What the form of an outcome does: proposes it to the chair, or decides it for them."""

import json
from dataclasses import dataclass, replace
from datetime import date
from typing import TypedDict

from console.auth.actor import Actor
from console.capture.acts import outcomes
from console.capture.views.matter import MatterCard
from console.capture.views.secretary import SecretaryDesk
from console.errors import Conflict, ConsoleError
from console.live.field_names import FieldName
from console.ui import feedback, state, typed_text
from console.ui.typed_text import Handed
from models.codes.capture import OutcomeKind
from pages.secretary import tray
from pages.secretary.meaning import day_in, kind_in, number_in, seen_in, written

OUTCOME = "secretary-outcome"
CLASH = "secretary-outcome-clash"  # an outcome that came second: (field, text, about as JSON)


@dataclass(frozen=True, slots=True)
class WantedOutcome:
    """An outcome as its writer means it."""

    matter_id: int
    kind: OutcomeKind
    handed: Handed
    is_decision: bool  # for the chair; else it is proposed to them


def wanted(handed: Handed) -> WantedOutcome | None:
    """Read what was handed over; None = nothing, or no outcome."""
    matter_id = number_in(handed.field.id)  # the form belongs to it, whatever is looked at by now
    kind = kind_in(handed.about.get("kind"))
    if handed == typed_text.NOTHING or matter_id is None or kind is None:
        return None
    return WantedOutcome(matter_id, kind, handed, handed.about.get("act") == "decide")


def keep_outcome(actor: Actor, desk: SecretaryDesk) -> None:
    """Propose the outcome to the chair, or decide it for them; a clash keeps both texts."""
    meant = wanted(typed_text.handed(OUTCOME))
    if meant is None:
        return
    try:
        _keep(actor, desk, meant)
    except Conflict as conflict:
        _clash(conflict, meant.handed)
    except ConsoleError as refused:
        feedback.tell(tray.SIDE, refused)
    else:
        typed_text.done(actor, meant.handed.field)


def _keep(actor: Actor, desk: SecretaryDesk, meant: WantedOutcome) -> None:
    """Make the act.

    Raises:
        ConsoleError: it was refused.
    """
    if meant.is_decision:
        decide(actor, desk.meeting_id, meant)
        feedback.praise(tray.SIDE, "secretary.decided")
    else:
        propose(actor, desk.meeting_id, meant)
        feedback.praise(tray.SIDE, "secretary.proposed")
    state.put(CLASH, None)


class OutcomeBeside(TypedDict):
    """What an outcome says beside its text, as both acts take it."""

    unit_id: int | None
    body_unit_id: int | None
    due_on: date | None
    is_undated: bool


def _beside(meant: WantedOutcome) -> OutcomeBeside:
    about = meant.handed.about
    return OutcomeBeside(
        unit_id=number_in(about.get("unit_id")),
        body_unit_id=number_in(about.get("body_id")),
        due_on=day_in(about.get("due")),
        is_undated=bool(about.get("undated")),
    )


def propose(actor: Actor, meeting_id: int, meant: WantedOutcome) -> int:
    """Propose it.

    Raises:
        ConsoleError: it was refused.
    """
    return outcomes.propose_outcome(
        actor,
        meeting_id,
        meant.matter_id,
        meant.kind,
        meant.handed.text,
        **_beside(meant),
        seen=seen_in(meant.handed),
    )


def decide(actor: Actor, meeting_id: int, meant: WantedOutcome) -> int:
    """Decide it for the chair.

    Raises:
        ConsoleError: it was refused.
    """
    return outcomes.decide_outcome(
        actor,
        meeting_id,
        meant.matter_id,
        meant.kind,
        meant.handed.text,
        **_beside(meant),
        seen=seen_in(meant.handed).outcome_version,
    )


def _clash(conflict: Conflict, handed: Handed) -> None:
    """Keep the own text beside the other; of what saw nothing there is nothing to choose."""
    if handed.seen:
        state.put(CLASH, (str(handed.field), handed.text, json.dumps(dict(handed.about))))
    else:
        feedback.tell(tray.SIDE, conflict)


def clashing(matter: MatterCard) -> WantedOutcome | None:
    """Give the outcome that came second for this matter, as if nothing had come before."""
    if not (found := state.value(CLASH)):
        return None
    field, text, told = found
    about = json.loads(told) | {"seen": seen_now(matter)}
    meant = wanted(
        replace(typed_text.NOTHING, field=FieldName.parse(field), text=text, about=about)
    )
    return meant if meant and meant.matter_id == matter.id else None


def seen_now(matter: MatterCard) -> str:
    """Give what an outcome of this matter depends on, as it is handed over."""
    return written(matter.standing)


def keep_mine(actor: Actor, desk: SecretaryDesk, meant: WantedOutcome) -> None:
    """Put the own outcome in the place of the other, having seen it."""
    try:
        _keep(actor, desk, meant)
    except ConsoleError as refused:
        feedback.tell(tray.SIDE, refused)
        return
    leave_clash(actor, meant)


def leave_clash(actor: Actor, meant: WantedOutcome) -> None:
    """Leave what stands; the form is free for the next."""
    typed_text.done(actor, meant.handed.field)
    state.end(str(meant.handed.field))
    state.put(CLASH, None)
