"""What the buttons of follow-up do: each calls one use-case."""

from console.auth.actor import Actor
from console.follow_up.acts import commitments
from console.follow_up.views.commitments import CommitmentLine
from console.ui import feedback, state
from models.codes.follow_up import FulfilmentKind

AREA = "follow_up"
CHOSEN = "follow_up-chosen"
KIND, TEXT, EVIDENCE = "follow_up-kind", "follow_up-text", "follow_up-evidence"
DONE_ON, REASON = "follow_up-done-on", "follow_up-reason"


def field(name: str, line: CommitmentLine) -> str:
    """Give the key of a field of one commitment, so that another one begins empty."""
    return f"{name}-{line.id}"


def report(viewer: Actor, line: CommitmentLine) -> None:
    text, evidence = field(TEXT, line), field(EVIDENCE, line)
    with feedback.praised(AREA, "follow_up.reported"):
        commitments.report_fulfilment(
            viewer,
            line.meeting_id,
            line.id,
            kind=FulfilmentKind(state.value(field(KIND, line))),
            text=state.typed(text),
            evidence=state.typed(evidence),
            done_on=state.value(field(DONE_ON, line)),
            seen=line.seen,
        )
        state.empty(text, evidence)


def confirm(viewer: Actor, line: CommitmentLine) -> None:
    with feedback.praised(AREA, "follow_up.confirmed"):
        commitments.confirm_fulfilment(
            viewer, line.meeting_id, line.id, is_kept=True, seen=line.seen
        )


def send_back(viewer: Actor, line: CommitmentLine) -> None:
    reason = field(REASON, line)
    with feedback.praised(AREA, "follow_up.returned"):
        commitments.confirm_fulfilment(
            viewer,
            line.meeting_id,
            line.id,
            is_kept=False,
            reason=state.typed(reason),
            seen=line.seen,
        )
        state.empty(reason)
