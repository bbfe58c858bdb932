"""Which acts each kind of event of a run is."""

from collections.abc import Callable
from datetime import date
from typing import Any

from console.bridges.acts import connections as bridges
from console.capture import outcomes
from console.capture.acts import conclusions, head_counts, notes, questions
from console.capture.acts.outcomes import decide_outcome
from console.capture.outcomes import OutcomeFacts
from console.errors import Refused
from console.floor.acts import closing, matters, queue, sitting, turns
from console.floor.rules import NextTurn
from console.meetings.acts import duties
from console.replay import lookups
from console.replay.player import Player
from console.replay.run_file import Event
from console.review.acts import assignments
from console.text.folding import fold
from models.codes.capture import NoteKind, OutcomeKind
from models.codes.floor import TurnState
from models.codes.meetings import DutyKind

ORDER_REASON = "theo bản ghi"
CONCLUDING_ITEM = 5  # the run's last item; closing ends the sixth
# What a reason says when a line failed; anything else is leaving.
FAULTS = ("tin hieu", "hinh", "tieng", "am thanh", "mang", "duong truyen", "dien", "ket noi", "loi")
ON_AIR = (TurnState.ON_AIR, TurnState.PAUSED)
UNFINISHED = (TurnState.CALLED, TurnState.ON_AIR, TurnState.PAUSED, TurnState.PARKED)


def play(player: Player) -> None:
    """Play every event of the run, in the order of its file."""
    for event in player.run.events:
        if player.was_idle(event):
            continue
        player.begin(event)
        PLAYED_AS[event.kind](player, event)


def _open(player: Player, event: Event) -> None:
    player.do("open", sitting.open_meeting, venue=event["venue"] or "")
    for field, kind in (("chair", DutyKind.CHAIR), ("secretary", DutyKind.SECRETARY)):
        if event[field]:
            held = lookups.holding(player.codes.meeting_id, kind)
            player.do(field, duties.assign_duty, kind, person=event[field], seen=held)


def _close(player: Player, event: Event) -> None:
    player.do("close", closing.close_meeting)


def _item(player: Player, event: Event) -> None:
    is_last = event.seq == player.run.last_item_seq
    position = CONCLUDING_ITEM if is_last else int(event["index"])
    seen = lookups.running_item(player.codes.meeting_id)
    player.do("item", sitting.start_item, position, title=event["title"] or "", seen=seen)


def _connect(player: Player, event: Event) -> None:
    unit_id = player.codes.units[event["branch"]].id
    bridge_id = lookups.bridge(player.codes.meeting_id, unit_id)
    people = event["attendees"]
    if player.was_played("connect") is None and bridge_id and lookups.is_connected(bridge_id):
        _count(player, people, bridge_id)
    else:
        player.do("connect", bridges.connect, unit_id, people_count=people)


def _disconnect(player: Player, event: Event) -> None:
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


def _attendance(player: Player, event: Event) -> None:
    _count(player, event["count"], _bridge(player, event["where"]))


def _count(player: Player, people: int | None, bridge_id: int | None) -> None:
    if people is None:
        player.nothing_to_do()
    else:
        player.do("heads", head_counts.count_heads, people, bridge_id=bridge_id)


def _bridge(player: Player, where: str) -> int | None:
    """The bridge a run names; a branch without one yet is planned into the meeting by joining."""
    if where == lookups.HALL:
        return None
    found = lookups.bridge(player.codes.meeting_id, player.codes.units[where].id)
    if found is None:
        raise Refused("run_bridge_missing", code=where)
    return found


def _join(player: Player, event: Event) -> None:
    player.turns[event["reg_no"]] = player.do(
        "join",
        queue.join_queue,
        name=event["name"] or "",
        registration_id=player.codes.registrations.get(event["row_id"] or ""),
        bridge_id=_bridge(player, event["where"]),
        topic=event["topic"] or "",
    )


def _call(player: Player, event: Event) -> None:
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


def _start(player: Player, event: Event) -> None:
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
        _call(player, event)
    player.do("start", turns.start_turn, turn_id, seen=lookups.turn_state(turn_id))


def _end(player: Player, event: Event) -> None:
    _finish(player, event, "end", turns.end_turn, UNFINISHED)


def _no_show(player: Player, event: Event) -> None:
    _finish(player, event, "no_show", turns.mark_no_show, (TurnState.WAITING, *UNFINISHED))


def _withdraw(player: Player, event: Event) -> None:
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


def _question(player: Player, event: Event) -> None:
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
    )


def _question_note(player: Player, event: Event) -> None:
    matter_id = player.matters[event["q_id"]]
    player.do("note", notes.note, NoteKind.WORDING, event["text"], matter_id=matter_id)


def _assign(player: Player, event: Event) -> None:
    _set_units(player, player.matters[event["q_id"]], event["departments"])


def _set_units(player: Player, matter_id: int, named: list[str]) -> None:
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


def _answer(player: Player, event: Event) -> None:
    player.do(
        "answer",
        notes.note,
        NoteKind.ANSWER,
        event["text"],
        matter_id=player.matters[event["q_id"]],
        unit_id=player.codes.units[event["department"]].id,
        person=event["speaker"] or "",
    )


def _disposition(player: Player, event: Event) -> None:
    facts = outcomes.of_run(event["disposition"])
    who = _who(player, facts, event)
    _decide(player, player.matters[event["q_id"]], facts.kind, event["text"], who)


def _who(player: Player, facts: OutcomeFacts, event: Event) -> dict[str, Any]:
    due = event["due_date"]
    given: dict[str, Any] = {"due_on": date.fromisoformat(due) if due else None}
    code = event["department"]
    if code is None:
        return given
    unit = player.codes.units[code]
    is_body = unit.is_outside or bool(facts.body_missing)
    return given | {"body_unit_id" if is_body else "unit_id": unit.id}


def _decide(
    player: Player, matter_id: int, kind: OutcomeKind, text: str | None, who: dict[str, Any]
) -> None:
    held = lookups.outcome(matter_id)
    player.do(
        "outcome",
        decide_outcome,
        matter_id,
        kind,
        text or "",
        seen=held.version if held else 0,
        **who,
    )


def _correction(player: Player, event: Event) -> None:
    matter_id = player.matters[event["ref_q_id"]]
    corrected = CORRECTED_AS.get(event["field"])
    if corrected is None:
        raise Refused("run_field_unknown", seq=event.seq, field=str(event["field"])[:40])
    corrected(player, matter_id, event)


def _correct_departments(player: Player, matter_id: int, event: Event) -> None:
    _set_units(player, matter_id, event["value"])


def _correct_forms(player: Player, matter_id: int, event: Event) -> None:
    asked = tuple(player.codes.questions[ref] for ref in event["value"])
    seen = lookups.covered(matter_id)
    player.do("forms", questions.correct_questions, matter_id, asked, seen=seen)


def _correct_outcome(player: Player, matter_id: int, event: Event) -> None:
    """What the correction does not name stays as it was decided."""
    facts = outcomes.of_run(event["value"])
    who = _who(player, facts, event)
    held = lookups.outcome(matter_id)
    if held is not None and event["department"] is None:
        named = held.unit_id or held.body_unit_id
        who["body_unit_id" if facts.body_missing else "unit_id"] = named
    if held is not None and event["due_date"] is None:
        who["due_on"] = held.due_on
    _decide(player, matter_id, facts.kind, event["text"], who)


def _chair_note(player: Player, event: Event) -> None:
    player.do("note", notes.note, NoteKind.CHAIR, event["text"])


def _conclusion(player: Player, event: Event) -> None:
    due, code = event["due_date"], event["department"]
    player.do(
        "conclusion",
        conclusions.conclude,
        event["text"],
        number=event["no"],
        unit_id=player.codes.units[code].id if code else None,
        due_on=date.fromisoformat(due) if due else None,
        matter_ids=tuple(player.matters[question_id] for question_id in event["q_ids"] or []),
    )


def _recess(player: Player, event: Event) -> None:
    player.do("recess", sitting.recess, minutes=event["minutes"])


def _end_recess(player: Player, event: Event) -> None:
    player.do("end_recess", sitting.end_recess)


CORRECTED_AS: dict[str, Callable[[Player, int, Event], None]] = {
    "departments": _correct_departments,
    "disposition": _correct_outcome,
    "row_ids": _correct_forms,
}

PLAYED_AS: dict[str, Callable[[Player, Event], None]] = {
    "meeting_open": _open,
    "meeting_close": _close,
    "agenda_item": _item,
    "branch_connect": _connect,
    "branch_disconnect": _disconnect,
    "attendance": _attendance,
    "speaker_register": _join,
    "speaker_call": _call,
    "speaker_start": _start,
    "speaker_end": _end,
    "speaker_noshow": _no_show,
    "speaker_withdraw": _withdraw,
    "question": _question,
    "question_note": _question_note,
    "assign": _assign,
    "answer_note": _answer,
    "disposition": _disposition,
    "correction": _correction,
    "chair_note": _chair_note,
    "chair_conclusion": _conclusion,
    "recess_start": _recess,
    "recess_end": _end_recess,
}
