"""What the outcome of a matter becomes: proposed to the chair, or decided for them."""

from console.auth.actor import Actor
from console.capture.acts import outcomes
from console.capture.views.secretary import SecretaryDesk
from console.ui import feedback, typed_text
from console.ui.typed_text import Handed
from models.codes.capture import OutcomeKind
from pages.secretary import tray
from pages.secretary.meaning import day_in, kind_in, number_in, seen_in

OUTCOME = "secretary-outcome"


def keep_outcome(actor: Actor, desk: SecretaryDesk) -> None:
    """Propose the outcome to the chair, or decide it for them."""
    handed = typed_text.handed(OUTCOME)
    matter_id = number_in(handed.field.id)  # the form belongs to it, whatever is looked at by now
    kind = kind_in(handed.about.get("kind"))
    if handed == typed_text.NOTHING or matter_id is None or kind is None:
        return
    is_decided = handed.about.get("act") == "decide"
    with feedback.praised(tray.SIDE, "secretary.decided" if is_decided else "secretary.proposed"):
        (decide if is_decided else propose)(actor, desk, handed, matter_id, kind)
        typed_text.done(actor, handed.field)


def propose(
    actor: Actor, desk: SecretaryDesk, handed: Handed, matter_id: int, kind: OutcomeKind
) -> None:
    outcomes.propose_outcome(
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


def decide(
    actor: Actor, desk: SecretaryDesk, handed: Handed, matter_id: int, kind: OutcomeKind
) -> None:
    outcomes.decide_outcome(
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
