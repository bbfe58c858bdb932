"""An outcome just decided is taken back: what held before holds again, and the row stays."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from sqlalchemy import func, select

from console import clock, db
from console.auth.actor import Actor
from console.capture.acts import notes, outcomes
from console.capture.acts.undo import undo_outcome
from console.capture.rules import OutcomeSeen
from console.capture.views import standings
from console.errors import NotAllowed, Refused
from console.floor.acts import closing
from console.floor.views import chair
from console.follow_up.conditions import holds_still
from console.queries import matters
from console.queries import outcomes as outcomes_query
from console.undoing import Undoable
from models import Commitment, JournalEntry, Matter, Outcome
from models.codes.capture import NoteKind, OutcomeKind
from models.codes.people import Role, UnitKind
from models.codes.questions import Place
from tests import make
from tests.cast import sign_in

K = OutcomeKind
DUE = date(2026, 11, 6)


@pytest.fixture
def at_half_past(database: str) -> Iterator[None]:
    with clock.stopped(make.START + timedelta(seconds=1800)):
        yield


@pytest.fixture
def meeting_id(at_half_past: None) -> int:
    return make.make_open_meeting()


@pytest.fixture
def matter_id(meeting_id: int) -> int:
    return make.make_matter(meeting_id, 4, place=Place.ON_FLOOR, taken_up_at=make.START)


@pytest.fixture
def minh(at_half_past: None) -> Actor:
    return sign_in(Role.SECRETARY)


def decide(actor: Actor, meeting_id: int, matter_id: int, seen: int = 0) -> int:
    unit_id = None if seen else make.make_unit("SXD")
    kind = K.ANSWERED_ON_SITE if seen else K.WRITTEN_REPLY
    due_on = None if seen else DUE
    return outcomes.decide_outcome(
        actor, meeting_id, matter_id, kind, "Sẽ trả lời", unit_id=unit_id, due_on=due_on, seen=seen
    )


def last_entry() -> int:
    with db.reading() as session:
        return session.scalar(select(func.max(JournalEntry.number))) or 0


def held(matter_id: int) -> Outcome | None:
    with db.reading() as session:
        return outcomes_query.newest(session, matter_id)


def promised() -> int:
    query = select(Commitment.id).outerjoin(Outcome, Outcome.id == Commitment.outcome_id)
    with db.reading() as session:
        return len(session.scalars(query.where(holds_still())).all())


def matter_of(matter_id: int) -> Matter:
    with db.reading() as session:
        return session.get_one(Matter, matter_id)


def test_a_first_outcome_leaves_its_matter_undecided(
    meeting_id: int, minh: Actor, matter_id: int
) -> None:
    made = decide(minh, meeting_id, matter_id)
    assert promised() == 1

    undo_outcome(minh, meeting_id, seen=last_entry())

    assert held(matter_id) is None
    assert promised() == 0
    with db.reading() as session:
        assert session.get_one(Outcome, made).undone_entry == last_entry()
        assert outcomes_query.decided(session, meeting_id) == set()
        assert matters.undecided_numbers(session, meeting_id) == [4]
        assert standings.load(session, meeting_id) == {}
        entry = session.scalars(select(JournalEntry).filter_by(number=last_entry())).one()
    assert (entry.act, entry.subject) == ("capture:outcome:undone", f"outcome:{made}")
    assert f'"undoes":{last_entry() - 1}' in entry.facts


def test_it_is_decided_anew_as_if_for_the_first_time(
    meeting_id: int, minh: Actor, matter_id: int
) -> None:
    decide(minh, meeting_id, matter_id)
    undo_outcome(minh, meeting_id, seen=last_entry())

    made = outcomes.decide_outcome(minh, meeting_id, matter_id, K.WITHDRAWN, seen=0)

    found = held(matter_id)
    assert found is not None
    assert (found.id, found.version) == (made, 2)
    with db.reading() as session:
        acts = session.scalars(select(JournalEntry.act).order_by(JournalEntry.number)).all()
    assert acts == ["capture:outcome:decided", "capture:outcome:undone", "capture:outcome:decided"]


def test_a_correction_taken_back_lets_the_former_outcome_hold(
    meeting_id: int, minh: Actor, matter_id: int
) -> None:
    first = decide(minh, meeting_id, matter_id)
    decide(minh, meeting_id, matter_id, seen=1)
    assert promised() == 0

    undo_outcome(minh, meeting_id, seen=last_entry())

    found = held(matter_id)
    assert found is not None
    assert (found.id, found.version) == (first, 1)
    assert promised() == 1


def test_a_proposal_stands_again(meeting_id: int, minh: Actor, matter_id: int) -> None:
    proposal = outcomes.propose_outcome(
        minh, meeting_id, matter_id, K.ESCALATED, "Báo cáo", seen=OutcomeSeen(0, 0)
    )
    decide(minh, meeting_id, matter_id)

    undo_outcome(minh, meeting_id, seen=last_entry())

    with db.reading() as session:
        assert standings.load(session, meeting_id) == {matter_id: OutcomeSeen(0, proposal)}


def test_a_matter_never_dealt_with_waits_again(meeting_id: int, minh: Actor) -> None:
    waiting = make.make_matter(meeting_id, 5, place=Place.SCHEDULED)
    decide(minh, meeting_id, waiting)
    assert matter_of(waiting).place is Place.DONE

    undo_outcome(minh, meeting_id, seen=last_entry())

    assert (matter_of(waiting).place, matter_of(waiting).taken_up_at) == (Place.SCHEDULED, None)


def test_the_matter_on_the_floor_stays_there(meeting_id: int, minh: Actor, matter_id: int) -> None:
    decide(minh, meeting_id, matter_id)

    undo_outcome(minh, meeting_id, seen=last_entry())

    matter = matter_of(matter_id)
    assert (matter.place, matter.taken_up_at) == (Place.ON_FLOOR, make.START)


def test_what_was_written_since_keeps_it(meeting_id: int, minh: Actor, matter_id: int) -> None:
    made = decide(minh, meeting_id, matter_id)
    decided = last_entry()
    notes.note(minh, meeting_id, NoteKind.CHAIR, "Làm sớm", matter_id=matter_id, seen=1)

    with pytest.raises(Refused, match="undo_followed"):
        undo_outcome(minh, meeting_id, seen=decided)

    found = held(matter_id)
    assert found is not None
    assert found.id == made


def test_after_some_seconds_it_is_too_late(meeting_id: int, minh: Actor, matter_id: int) -> None:
    decide(minh, meeting_id, matter_id)

    with (
        clock.stopped(clock.now() + timedelta(seconds=13)),
        pytest.raises(Refused, match="undo_too_late"),
    ):
        undo_outcome(minh, meeting_id, seen=last_entry())


def test_only_who_decided_takes_it_back(meeting_id: int, minh: Actor, matter_id: int) -> None:
    decide(minh, meeting_id, matter_id)

    with pytest.raises(Refused, match="undo_not_own"):
        undo_outcome(sign_in(Role.SECRETARY, name="lan"), meeting_id, seen=last_entry())
    with pytest.raises(NotAllowed, match="chair_duty_missing"):
        undo_outcome(sign_in(Role.LEADER), meeting_id, seen=last_entry())


def test_nothing_becomes_undecided_after_the_close(
    meeting_id: int, minh: Actor, matter_id: int
) -> None:
    make.make_unit("CSKH", UnitKind.OFFICE)
    decide(minh, meeting_id, matter_id)
    decided = last_entry()
    closing.close_meeting(minh, meeting_id)

    with pytest.raises(Refused, match="meeting_not_open"):
        undo_outcome(minh, meeting_id, seen=decided)

    assert held(matter_id) is not None


def test_a_correction_after_the_close_is_taken_back(
    meeting_id: int, minh: Actor, matter_id: int
) -> None:
    make.make_unit("CSKH", UnitKind.OFFICE)
    first = decide(minh, meeting_id, matter_id)
    closing.close_meeting(minh, meeting_id)
    decide(minh, meeting_id, matter_id, seen=1)

    undo_outcome(minh, meeting_id, seen=last_entry())

    found = held(matter_id)
    assert found is not None
    assert found.id == first


def test_the_desk_offers_it_and_tells_the_matter_undecided_after(
    meeting_id: int, minh: Actor, matter_id: int
) -> None:
    decide(minh, meeting_id, matter_id)
    assert chair.load(minh, meeting_id).undoable == Undoable(1, "outcome", "decided", 4)

    undo_outcome(minh, meeting_id, seen=1)

    desk = chair.load(minh, meeting_id, matter_id)
    assert [matter.id for matter in desk.undecided] == [matter_id]
    assert desk.looked_at is not None
    assert desk.looked_at.outcome is None
