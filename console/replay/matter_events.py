"""The events of what is asked: matters raised, and the units that have to answer."""

from console.floor.acts import matters
from console.replay import lookups
from console.replay.player import Player
from console.replay.run_file import Event
from console.review.acts import assignments


def raise_matter(player: Player, event: Event) -> None:
    """Play that something is asked in the room, of forms or of nobody's."""
    asked = tuple(player.codes.questions[ref] for ref in event["row_ids"] or [])
    split_from = event["split_from"]
    player.matters[event["q_id"]] = player.do(
        "matter",
        matters.raise_matter,
        event["text"],
        question_ids=asked,
        is_from_floor=event["source"] == "floor",
        turn_id=player.turns.get(event["reg_no"]),
        split_from_id=player.matters[split_from] if split_from else None,
        takes_floor=True,
    )


def assign(player: Player, event: Event) -> None:
    """Play that units were named to answer a matter."""
    set_units(player, player.matters[event["q_id"]], event["departments"])


def set_units(player: Player, matter_id: int, named: list[str]) -> None:
    """Name units for a matter, the first of them in the lead."""
    units = [player.codes.units[code].id for code in named]
    seen = lookups.assigned(matter_id)
    if player.was_played("assign") is None and (units[0], tuple(sorted(units[1:]))) == seen:
        player.nothing_to_do()
    else:
        player.do(
            "assign",
            assignments.assign,
            matter_id,
            lead_unit_id=units[0],
            other_unit_ids=tuple(units[1:]),
            seen=seen,
        )
