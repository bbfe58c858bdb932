"""The events of the places a meeting sits in: bridges, and the heads counted at each."""

from console.bridges.acts import connections as bridges
from console.capture.acts import head_counts
from console.errors import Refused
from console.replay import lookups
from console.replay.player import Player
from console.replay.run_file import Event
from console.text.folding import fold

# What a reason says when a line failed; anything else is leaving.
FAULTS = ("tin hieu", "hinh", "tieng", "am thanh", "mang", "duong truyen", "dien", "ket noi", "loi")


def connect(player: Player, event: Event) -> None:
    """Play that a branch came into the call, with the people it counts."""
    unit_id = player.codes.units[event["branch"]].id
    bridge_id = lookups.bridge(player.codes.meeting_id, unit_id)
    people = event["attendees"]
    if player.was_played("connect") is None and bridge_id and lookups.is_connected(bridge_id):
        _count(player, people, bridge_id)
    else:
        player.do("connect", bridges.connect, unit_id, people_count=people)


def disconnect(player: Player, event: Event) -> None:
    """Play that a branch left, or lost its line by a fault."""
    unit_id = player.codes.units[event["branch"]].id
    bridge_id = lookups.bridge(player.codes.meeting_id, unit_id)
    reason = event["reason"] or ""
    ended = player.was_played("lose") or player.was_played("leave")
    if bridge_id is None or not (ended or lookups.is_connected(bridge_id)):
        player.nothing_to_do()
    elif player.was_played("lose") or (_is_fault(reason) and _goes_on(player)):
        player.do("lose", bridges.lose, bridge_id, reason=reason)
    else:
        player.do("leave", bridges.leave, bridge_id, reason=reason)


def _is_fault(reason: str) -> bool:
    folded = fold(reason)
    return any(fault in folded for fault in FAULTS)


def _goes_on(player: Player) -> bool:
    return lookups.is_going_on(player.codes.meeting_id)


def count_heads(player: Player, event: Event) -> None:
    """Play a head count of the hall or of a branch."""
    _count(player, event["count"], bridge_named(player, event["where"]))


def _count(player: Player, people: int | None, bridge_id: int | None) -> None:
    if people is None:
        player.nothing_to_do()
    else:
        player.do("heads", head_counts.count_heads, people, bridge_id=bridge_id)


def bridge_named(player: Player, where: str) -> int | None:
    """The bridge a run names; a branch without one yet is planned into the meeting by joining."""
    if where == lookups.HALL:
        return None
    found = lookups.bridge(player.codes.meeting_id, player.codes.units[where].id)
    if found is None:
        raise Refused("run_bridge_missing", code=where)
    return found
