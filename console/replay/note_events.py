"""The events of what is written down: wordings, answers, the chair's words and conclusions."""

from datetime import date

from console.capture.acts import conclusions, notes
from console.replay import lookups
from console.replay.player import Player
from console.replay.run_file import Event
from models.codes.capture import NoteKind


def note_wording(player: Player, event: Event) -> None:
    """Play a remark that adds to what was asked."""
    matter_id = player.matters[event["q_id"]]
    seen = lookups.outcome_version(matter_id)
    player.do("note", notes.note, NoteKind.WORDING, event["text"], matter_id=matter_id, seen=seen)


def note_answer(player: Player, event: Event) -> None:
    """Play what a unit answered, by whom it was said."""
    matter_id = player.matters[event["q_id"]]
    player.do(
        "answer",
        notes.note,
        NoteKind.ANSWER,
        event["text"],
        matter_id=matter_id,
        unit_id=player.codes.units[event["department"]].id,
        person=event["speaker"] or "",
        seen=lookups.outcome_version(matter_id),
    )


def note_chair(player: Player, event: Event) -> None:
    """Play a remark of the chair."""
    player.do("note", notes.note, NoteKind.CHAIR, event["text"])


def conclude(player: Player, event: Event) -> None:
    """Play a conclusion of the chair, with the unit it charges and its day."""
    due, code = event["due_date"], event["department"]
    player.do(
        "conclusion",
        conclusions.conclude,
        event["text"],
        number=event["no"],
        unit_id=player.codes.units[code].id if code else None,
        due_on=date.fromisoformat(due) if due else None,
        matter_ids=tuple(player.matters[ref] for ref in event["q_ids"] or []),
    )
