"""The events of the speakers: from joining the queue to the end of a turn."""

from collections.abc import Callable

from console.floor.acts import queue, turns
from console.floor.rules import NextTurn
from console.replay import lookups
from console.replay.bridge_events import bridge_named
from console.replay.player import Player
from console.replay.run_file import Event
from models.codes.floor import TurnState

ORDER_REASON = "theo bản ghi"
ON_AIR = (TurnState.ON_AIR, TurnState.PAUSED)
UNFINISHED = (TurnState.CALLED, TurnState.ON_AIR, TurnState.PAUSED, TurnState.PARKED)


def join(player: Player, event: Event) -> None:
    """Play that somebody gets in the queue."""
    player.turns[event["reg_no"]] = player.do(
        "join",
        queue.join_queue,
        name=event["name"] or "",
        registration_id=player.codes.registrations.get(event["row_id"] or ""),
        bridge_id=bridge_named(player, event["where"]),
        topic=event["topic"] or "",
    )


def call(player: Player, event: Event) -> None:
    """Play the call of a speaker, put first where the run leaves the order."""
    turn_id = player.turns[event["reg_no"]]
    if player.was_played("call") is not None:
        return
    if lookups.turn_state(turn_id) is not TurnState.WAITING:
        player.nothing_to_do()
        return
    meeting_id = player.codes.meeting_id
    first = lookups.first_waiting(meeting_id)
    if first != turn_id:
        player.do("first", queue.put_first, turn_id, ORDER_REASON, seen=first)
    on_air = lookups.turns_in(meeting_id, (TurnState.CALLED, *ON_AIR))
    seen = NextTurn(next_turn=turn_id, after_turn=on_air[0] if on_air else None)
    player.do("call", queue.call_next, seen=seen)


def start(player: Player, event: Event) -> None:
    """Play that a speaker gets the floor, called or not."""
    turn_id = player.turns[event["reg_no"]]
    if player.was_played("start") is not None:
        return
    if lookups.turn_state(turn_id) in ON_AIR:
        player.nothing_to_do()
        return
    # The room knows one speaker at a time: who still stood there had finished.
    for other in lookups.turns_in(player.codes.meeting_id, ON_AIR):
        player.do(
            f"end{other}",
            turns.end_turn,
            other,
            reason=ORDER_REASON,
            seen=lookups.turn_state(other),
        )
    if lookups.turn_state(turn_id) is TurnState.WAITING:
        call(player, event)
    player.do("start", turns.start_turn, turn_id, seen=lookups.turn_state(turn_id))


def end(player: Player, event: Event) -> None:
    """Play that a speaker is done."""
    _finish(player, event, "end", turns.end_turn, UNFINISHED)


def mark_no_show(player: Player, event: Event) -> None:
    """Play that a speaker was not there."""
    _finish(player, event, "no_show", turns.mark_no_show, (TurnState.WAITING, *UNFINISHED))


def withdraw(player: Player, event: Event) -> None:
    """Play that a speaker takes the wish to speak back."""
    turn_id = player.turns[event["reg_no"]]
    state = lookups.turn_state(turn_id)
    if player.was_played("withdraw") is None and state in (TurnState.DONE, TurnState.WITHDRAWN):
        player.nothing_to_do()
    else:
        player.do(
            "withdraw", queue.withdraw_turn, turn_id, reason=event["reason"] or "", seen=state
        )


def _finish(
    player: Player,
    event: Event,
    name: str,
    act: Callable[..., int],
    states: tuple[TurnState, ...],
) -> None:
    turn_id = player.turns[event["reg_no"]]
    if player.was_played(name) is None and lookups.turn_state(turn_id) not in states:
        player.nothing_to_do()
    else:
        player.do(name, act, turn_id, seen=lookups.turn_state(turn_id))
