"""The close: nothing stays open, no question gets lost."""

import pytest
from sqlalchemy import select

from console import db
from console.auth.actor import Actor
from console.errors import NotAllowed, Refused
from console.floor.acts import closing, matters, sitting
from models import AgendaItem, Commitment, Matter, MatterQuestion, Meeting, Outcome, Recess
from models.codes.capture import OutcomeKind
from models.codes.floor import TurnState
from models.codes.meetings import MeetingState
from models.codes.people import Role, UnitLevel
from models.codes.questions import Decision, Place
from tests import make
from tests.cast import sign_in
from tests.console.floor import stage


def accepted(meeting_id: int, number: int, **more: object) -> tuple[int, int]:
    """An accepted question with a matter of its own; gives both ids."""
    ref = f"2026-10-{number:03}"
    question_id = make.make_question(meeting_id, ref, decision=Decision.ACCEPTED)
    matter_id = make.make_matter(meeting_id, number, **more)
    make.link_question(matter_id, question_id)
    return question_id, matter_id


def replies() -> list[tuple[int, OutcomeKind, int | None, int]]:
    """Outcome and commitment of each matter: matter, kind, unit named, unit committed."""
    with db.reading() as session:
        found = session.execute(
            select(Outcome.matter_id, Outcome.kind, Outcome.unit_id, Commitment.unit_id)
            .join(Commitment, Commitment.outcome_id == Outcome.id)
            .order_by(Outcome.matter_id)
        )
        return [(one[0], one[1], one[2], one[3]) for one in found]


def test_closing_ends_everything_that_is_open(meeting_id: int, minh: Actor) -> None:
    make.make_agenda(meeting_id)
    sitting.start_item(minh.at(stage.after(60)), meeting_id, 5, seen=None)
    turns = {
        state: make.make_turn(meeting_id, number, state=state, started_at=begun)
        for number, (state, begun) in enumerate(
            [
                (TurnState.WAITING, None),
                (TurnState.CALLED, None),
                (TurnState.ON_AIR, stage.after(90)),
                (TurnState.PARKED, stage.after(70)),
            ],
            start=1,
        )
    }
    recess_id = sitting.recess(minh.at(stage.after(120)), meeting_id)

    closing.close_meeting(minh.at(stage.after(1000)), meeting_id)

    with db.reading() as session:
        closed = session.get_one(Meeting, meeting_id)
        ended = session.execute(
            select(AgendaItem.position, AgendaItem.ended_at).where(AgendaItem.ended_at.is_not(None))
        ).all()
        paused = session.get_one(Recess, recess_id)
    assert (closed.state, closed.closed_at) == (MeetingState.CLOSED, stage.after(1000))
    assert [tuple(one) for one in ended] == [(5, stage.after(1000)), (6, stage.after(1000))]
    assert paused.ended_at == stage.after(1000)
    assert {state: stage.turn(one).state for state, one in turns.items()} == {
        TurnState.WAITING: TurnState.WITHDRAWN,
        TurnState.CALLED: TurnState.WITHDRAWN,
        TurnState.ON_AIR: TurnState.DONE,
        TurnState.PARKED: TurnState.DONE,
    }
    assert {stage.turn(one).end_reason for one in turns.values()} == {"meeting_closed"}
    assert stage.acts()[-1] == "floor:meeting:closed"


def test_a_matter_without_outcome_bars_the_close(meeting_id: int, minh: Actor) -> None:
    make.make_matter(meeting_id, 1, place=Place.DONE, taken_up_at=stage.after(60))
    make.make_matter(meeting_id, 2, place=Place.ON_FLOOR, taken_up_at=stage.after(90))

    with pytest.raises(Refused, match="matters_undecided") as raised:
        closing.close_meeting(minh, meeting_id)

    assert raised.value.facts == {"count": 2, "first": 1}


def test_the_decided_matter_on_the_floor_is_done_at_the_close(meeting_id: int, minh: Actor) -> None:
    current = make.make_matter(meeting_id, place=Place.ON_FLOOR, taken_up_at=stage.after(60))
    make.make_outcome(meeting_id, current)

    closing.close_meeting(minh, meeting_id)

    assert stage.matter(current).place is Place.DONE
    assert replies() == []


def test_what_was_not_reached_is_answered_in_writing_by_the_unit_assigned(
    meeting_id: int, minh: Actor, care_id: int
) -> None:
    land = make.make_unit("SNNMT")
    outside = make.make_unit("BTU", level=UnitLevel.CENTRAL)
    _, assigned = accepted(meeting_id, 1, lead_unit_id=land)
    _, free = accepted(meeting_id, 2)
    _, beyond = accepted(meeting_id, 3, lead_unit_id=outside)
    topic = make.make_matter(meeting_id, 4, place=Place.SCHEDULED, lead_unit_id=land)

    closing.close_meeting(minh, meeting_id)

    reply = OutcomeKind.WRITTEN_REPLY
    assert replies() == [
        (assigned, reply, land, land),
        (free, reply, care_id, care_id),
        (beyond, reply, outside, care_id),
        (topic, reply, land, land),
    ]


def test_a_question_reached_in_a_matter_of_the_room_gets_no_letter(
    meeting_id: int, minh: Actor
) -> None:
    question_id, own = accepted(meeting_id, 1)
    raised = matters.raise_matter(minh, meeting_id, "Hỏi", question_ids=(question_id,))
    make.make_outcome(meeting_id, raised)

    closing.close_meeting(minh, meeting_id)

    assert replies() == []
    assert stage.matter(own).place is Place.NONE


@pytest.mark.parametrize("decision", [Decision.EXCLUDED, Decision.REFERRED, Decision.UNREVIEWED])
def test_questions_not_accepted_stay_as_they_are(
    meeting_id: int, minh: Actor, decision: Decision
) -> None:
    question_id = make.make_question(meeting_id, decision=decision)
    make.link_question(make.make_matter(meeting_id), question_id)

    closing.close_meeting(minh, meeting_id)

    assert replies() == []


def test_an_accepted_question_in_no_matter_is_not_lost(
    meeting_id: int, minh: Actor, care_id: int
) -> None:
    question_id = make.make_question(meeting_id, decision=Decision.ACCEPTED)

    closing.close_meeting(minh, meeting_id)

    with db.reading() as session:
        made = session.scalars(select(Matter)).one()
        link = session.scalars(select(MatterQuestion)).one()
    assert (link.matter_id, link.question_id) == (made.id, question_id)
    assert replies() == [(made.id, OutcomeKind.WRITTEN_REPLY, care_id, care_id)]


def test_without_a_customer_care_unit_the_close_says_what_is_missing(
    meeting_id: int, minh: Actor
) -> None:
    accepted(meeting_id, 1)

    with pytest.raises(Refused, match="care_unit_missing"):
        closing.close_meeting(minh, meeting_id)

    with db.reading() as session:
        assert session.get_one(Meeting, meeting_id).state is MeetingState.OPEN


def test_closing_is_refused_when_not_open(meeting_id: int, planned_id: int, minh: Actor) -> None:
    with pytest.raises(Refused, match="meeting_not_open"):
        closing.close_meeting(minh, planned_id)
    with pytest.raises(Refused, match="meeting_not_open"):
        closing.close_meeting(minh.at(stage.after(-1)), meeting_id)
    closing.close_meeting(minh, meeting_id)
    with pytest.raises(Refused, match="meeting_already_closed"):
        closing.close_meeting(minh, meeting_id)


def test_a_leader_without_duty_closes_nothing(meeting_id: int) -> None:
    with pytest.raises(NotAllowed, match="chair_duty_missing"):
        closing.close_meeting(sign_in(Role.LEADER), meeting_id)
