"""The events of the meeting as a whole: its opening, items, recesses and closing."""

from console.floor.acts import closing, sitting
from console.meetings.acts import duties
from console.replay import lookups
from console.replay.player import Player
from console.replay.run_file import Event
from models.codes.meetings import DutyKind

CONCLUDING_ITEM = 5  # the run's last item; closing ends the sixth


def open_meeting(player: Player, event: Event) -> None:
    """Play the opening, in the venue the run names."""
    player.do("open", sitting.open_meeting, venue=event["venue"] or "")
    for field, kind in (("chair", DutyKind.CHAIR), ("secretary", DutyKind.SECRETARY)):
        if event[field]:
            held = lookups.holding(player.codes.meeting_id, kind)
            player.do(field, duties.assign_duty, kind, person=event[field], seen=held)


def close_meeting(player: Player, event: Event) -> None:
    """Play the close of the sitting."""
    player.do("close", closing.close_meeting)


def start_item(player: Player, event: Event) -> None:
    """Play that the agenda goes on to another item."""
    is_last = event.seq == player.run.last_item_seq
    position = CONCLUDING_ITEM if is_last else int(event["index"])
    seen = lookups.running_item(player.codes.meeting_id)
    player.do("item", sitting.start_item, position, title=event["title"] or "", seen=seen)


def start_recess(player: Player, event: Event) -> None:
    """Play a recess of so many minutes."""
    player.do("recess", sitting.recess, minutes=event["minutes"])


def end_recess(player: Player, event: Event) -> None:
    """Play that the sitting goes on after a recess."""
    player.do("end_recess", sitting.end_recess)
