"""Which matters stand, which lack an outcome, what they cover."""

import pytest
from sqlalchemy import select

from console import db
from console.errors import NotFound
from console.queries import matters, outcomes
from models import Matter, Outcome
from models.codes.capture import OutcomeKind
from models.codes.questions import Place
from tests import make


@pytest.fixture
def meeting_id(database: str) -> int:
    return make.make_open_meeting()


def test_what_was_taken_up_and_has_no_outcome_is_undecided(meeting_id: int) -> None:
    target = make.make_matter(meeting_id, 1, place=Place.ON_FLOOR)
    make.make_matter(meeting_id, 2, place=Place.DONE)
    decided = make.make_matter(meeting_id, 3, place=Place.DONE)
    make.make_outcome(meeting_id, decided)
    make.make_matter(meeting_id, 4, place=Place.SCHEDULED)
    make.make_matter(meeting_id, 5, place=Place.DONE, merged_into_id=target)

    with db.reading() as session:
        assert matters.undecided_numbers(session, meeting_id) == [1, 2]
        assert outcomes.decided(session, meeting_id) == {decided}
        stands = select(Matter.number).where(matters.stands(meeting_id)).order_by(Matter.number)
        assert session.scalars(stands).all() == [1, 2, 3, 4]
        on_floor = matters.on_floor(session, meeting_id)
        assert on_floor is not None
        assert on_floor.id == target
        assert matters.next_number(session, meeting_id) == 6


def test_several_matters_come_in_the_order_asked_for_each_once(meeting_id: int) -> None:
    first, second = (make.make_matter(meeting_id, number) for number in (1, 2))
    elsewhere = make.make_matter(make.make_meeting("2026-09"), 1)

    with db.reading() as session:
        found = matters.several(session, meeting_id, [second, first, second])
        assert [matter.id for matter in found] == [second, first]
        with pytest.raises(NotFound, match="matter_not_found"):
            matters.several(session, meeting_id, [first, elsewhere])


def test_a_matter_tells_its_questions(meeting_id: int) -> None:
    matter_id, empty = make.make_matter(meeting_id, 1), make.make_matter(meeting_id, 2)
    later = make.make_question(meeting_id, "2026-10-002", wording="Sau")
    former = make.make_question(meeting_id, "2026-10-001", wording="Trước")
    for question_id in (later, former):
        make.link_question(matter_id, question_id)

    with db.reading() as session:
        assert matters.covered(session, matter_id) == (later, former)
        asked = matters.questions_of(session, [matter_id, empty])
        assert [question.ref for question in asked[matter_id]] == ["2026-10-001", "2026-10-002"]
        assert asked[empty] == []
        first = select(matters.first_wording()).where(Matter.id == matter_id)
        assert session.scalar(first) == "Sau"


def test_the_last_version_of_an_outcome_holds(meeting_id: int) -> None:
    decided, open_matter = make.make_matter(meeting_id, 1), make.make_matter(meeting_id, 2)
    make.make_outcome(meeting_id, decided)
    make.make_outcome(meeting_id, decided, version=2, kind=OutcomeKind.WITHDRAWN)

    with db.reading() as session:
        newest = outcomes.newest(session, decided)
        assert newest is not None
        assert (newest.version, newest.kind) == (2, OutcomeKind.WITHDRAWN)
        assert outcomes.newest(session, open_matter) is None
        assert [outcomes.version(session, one) for one in (decided, open_matter)] == [2, 0]
        holding = select(Outcome.version).where(outcomes.is_newest())
        assert session.scalars(holding).all() == [2]
        versions = select(outcomes.version_of_matter()).order_by(Matter.id).select_from(Matter)
        assert session.scalars(versions).all() == [2, 0]
