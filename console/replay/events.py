"""Which acts each kind of event of a run is."""

from collections.abc import Callable

from console.replay import (
    bridge_events,
    matter_events,
    meeting_events,
    note_events,
    outcome_events,
    turn_events,
)
from console.replay.player import Player
from console.replay.run_file import Event


def play(player: Player) -> None:
    """Play every event of the run, in the order of its file."""
    for event in player.run.events:
        if player.was_idle(event):
            continue
        player.begin(event)
        PLAYED_AS[event.kind](player, event)


PLAYED_AS: dict[str, Callable[[Player, Event], None]] = {
    "meeting_open": meeting_events.open_meeting,
    "meeting_close": meeting_events.close_meeting,
    "agenda_item": meeting_events.start_item,
    "branch_connect": bridge_events.connect,
    "branch_disconnect": bridge_events.disconnect,
    "attendance": bridge_events.count_heads,
    "speaker_register": turn_events.join,
    "speaker_call": turn_events.call,
    "speaker_start": turn_events.start,
    "speaker_end": turn_events.end,
    "speaker_noshow": turn_events.mark_no_show,
    "speaker_withdraw": turn_events.withdraw,
    "question": matter_events.raise_matter,
    "question_note": note_events.note_wording,
    "assign": matter_events.assign,
    "answer_note": note_events.note_answer,
    "disposition": outcome_events.decide,
    "correction": outcome_events.correct,
    "chair_note": note_events.note_chair,
    "chair_conclusion": note_events.conclude,
    "recess_start": meeting_events.start_recess,
    "recess_end": meeting_events.end_recess,
}
