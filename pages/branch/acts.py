"""What the buttons of a branch's desk do: each one act, told where it was pressed."""

from collections.abc import Callable

from console.auth.actor import Actor
from console.bridges.acts import connections as bridges
from console.bridges.acts import trouble
from console.bridges.views.branch import BranchDesk, DeskTurn
from console.capture.acts import head_counts
from console.floor import wishes
from console.floor.acts import queue, readiness
from console.i18n.catalog import translate
from console.ui import feedback, live, state

TURN, QUEUE, FORM = "branch-turn", "branch-queue", "branch-form"
PEOPLE, TROUBLE, LINK = "branch-people", "branch-trouble", "branch-link"

QUEUE_BOARD = "branch-queue-board"
TRAY = "branch-tray"  # what is open under the queue: `name:<turn>`, `withdraw:<turn>` or nothing
OTHER = "branch-other"  # whether the words of another trouble are being asked for

WHO, WHY = "branch-who", "branch-why"  # of one turn
TOPIC, PERSON, WHAT = "branch-topic", "branch-person", "branch-what"  # of one site


def connect(actor: Actor, shown: BranchDesk) -> None:
    feedback.attempt(
        TURN,
        bridges.connect,
        actor,
        shown.meeting_id,
        shown.unit_id,
        evidence=actor.display_name,
    )


def ready(actor: Actor, shown: BranchDesk, turn: DeskTurn) -> None:
    feedback.attempt(
        TURN,
        readiness.ready_turn,
        actor,
        shown.meeting_id,
        turn.id,
        is_ready=not turn.is_ready,
        seen=turn.is_ready,
    )


def choose() -> None:
    state.put(TRAY, live.chosen(QUEUE_BOARD) or "")


def open_tray(what: str) -> None:
    state.put(TRAY, what)


def name(actor: Actor, shown: BranchDesk, turn: DeskTurn) -> None:
    wish, said = wishes.said(shown.wishes, state.typed(f"{WHO}-{turn.id}"))
    with feedback.praised(QUEUE, "branch.named"):
        queue.name_turn(
            actor,
            shown.meeting_id,
            turn.id,
            wish.name if wish else said,
            registration_id=wish.registration_id if wish else None,
            seen=turn.name,
        )
        state.put(TRAY, "")


def withdraw(actor: Actor, shown: BranchDesk, turn: DeskTurn) -> None:
    why = state.typed(f"{WHY}-{turn.id}")
    reason = translate("vi", f"branch.reason.{why}") if why else ""
    with feedback.praised(QUEUE, "branch.withdrawn"):
        queue.withdraw_turn(actor, shown.meeting_id, turn.id, reason=reason, seen=turn.state)
        state.put(TRAY, "")


def join(actor: Actor, shown: BranchDesk) -> None:
    person_key, topic_key = f"{PERSON}-{shown.unit_id}", f"{TOPIC}-{shown.unit_id}"
    wish, said = wishes.said(shown.wishes, state.typed(person_key))
    topic = state.typed(topic_key)
    with feedback.praised(FORM, "branch.joined"):
        queue.join_queue(
            actor,
            shown.meeting_id,
            name=said,
            registration_id=wish.registration_id if wish else None,
            bridge_id=shown.bridge_id,
            topic=topic or (wish.topic if wish else ""),
        )
        state.put(topic_key, "")
        state.put(person_key, None)


def count(actor: Actor, shown: BranchDesk, key: str) -> None:
    feedback.attempt(
        PEOPLE,
        head_counts.count_heads,
        actor,
        shown.meeting_id,
        int(state.value(key) or 0),
        bridge_id=shown.bridge_id,
    )


def lose(actor: Actor, shown: BranchDesk, fault: str) -> None:
    _report(actor, shown, bridges.lose, translate("vi", f"branch.fault.{fault}"))


def troubled(actor: Actor, shown: BranchDesk, fault: str) -> None:
    reason = translate("vi", f"branch.fault.{fault}")
    _report(actor, shown, trouble.report_trouble, reason)


def lose_otherwise(actor: Actor, shown: BranchDesk) -> None:
    said = state.typed(f"{WHAT}-{shown.unit_id}") or translate("vi", "branch.fault.other")
    _report(actor, shown, bridges.lose, said)


def _report(actor: Actor, shown: BranchDesk, act: Callable[..., int], reason: str) -> None:
    feedback.attempt(TROUBLE, act, actor, shown.meeting_id, shown.bridge_id or 0, reason=reason)
    state.put(OTHER, "")


def ask_what() -> None:
    state.put(OTHER, "asked")


def leave(actor: Actor, shown: BranchDesk) -> None:
    feedback.attempt(TROUBLE, bridges.leave, actor, shown.meeting_id, shown.bridge_id or 0)


def link_keys(shown: BranchDesk) -> tuple[str, str]:
    """Name the two fields after what stands, so that a change made elsewhere begins them anew."""
    stands = f"{shown.unit_id}:{shown.link}:{shown.phone}"
    return f"branch-link:{stands}", f"branch-phone:{stands}"


def set_link(actor: Actor, shown: BranchDesk) -> None:
    link, phone = link_keys(shown)
    with feedback.praised(LINK, "branch.link_saved"):
        bridges.set_link(
            actor,
            shown.meeting_id,
            shown.unit_id,
            state.typed(link),
            phone=state.typed(phone),
            seen=shown.seen_link,
        )
