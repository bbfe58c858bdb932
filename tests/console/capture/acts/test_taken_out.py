"""A question taken out of its matter, and a matter cut out of another, stand in a list at once."""

from collections.abc import Callable

import pytest
from sqlalchemy import select

from console import db
from console.auth.actor import Actor
from console.capture.acts import questions
from console.errors import Conflict, Invalid, Refused
from console.floor.views import chair
from console.queries import matters
from models import Assignment, JournalEntry, Matter, MatterQuestion, Outcome
from models.codes.capture import OutcomeKind
from models.codes.meetings import MeetingState
from models.codes.people import Role, UnitKind
from models.codes.questions import Decision, Place
from tests import make
from tests.cast import sign_in

Group = Callable[..., tuple[int, list[int]]]


@pytest.fixture
def meeting_id(database: str) -> int:
    return make.make_open_meeting()


@pytest.fixture
def minh(database: str) -> Actor:
    return sign_in(Role.SECRETARY)


@pytest.fixture
def group(meeting_id: int) -> Group:
    """Make a matter on the floor of several accepted questions."""

    def made(count: int = 2, **more: object) -> tuple[int, list[int]]:
        matter_id = make.make_matter(meeting_id, 7, place=Place.ON_FLOOR, **more)
        asked = [
            make.make_question(meeting_id, f"2026-10-00{number}", decision=Decision.ACCEPTED)
            for number in range(1, count + 1)
        ]
        for question_id in asked:
            make.link_question(matter_id, question_id)
        return matter_id, asked

    return made


def matter(matter_id: int) -> Matter:
    with db.reading() as session:
        return session.get_one(Matter, matter_id)


def covered(matter_id: int) -> tuple[int, ...]:
    with db.reading() as session:
        return matters.covered(session, matter_id)


def standing_of(question_id: int) -> list[Matter]:
    query = (
        select(Matter)
        .join(MatterQuestion, MatterQuestion.matter_id == Matter.id)
        .where(MatterQuestion.question_id == question_id, Matter.merged_into_id.is_(None))
    )
    with db.reading() as session:
        return list(session.scalars(query))


def take_out(minh: Actor, meeting_id: int, matter_id: int, asked: list[int]) -> None:
    """Leave only the first question with the matter."""
    questions.correct_questions(minh, meeting_id, matter_id, (asked[0],), seen=tuple(sorted(asked)))


def test_a_question_taken_out_while_the_meeting_goes_on_can_be_taken_up_at_once(
    minh: Actor, meeting_id: int, group: Group
) -> None:
    matter_id, asked = group()

    take_out(minh, meeting_id, matter_id, asked)

    (made,) = standing_of(asked[1])
    listed = chair.load(minh, meeting_id).matters
    assert (made.place, made.split_from_id, made.number) == (Place.SCHEDULED, matter_id, 8)
    assert [choice.id for choice in listed if choice.is_scheduled] == [made.id]
    assert covered(matter_id) == (asked[0],)


def test_a_grouped_question_goes_back_to_the_matter_it_came_from(
    minh: Actor, meeting_id: int, group: Group
) -> None:
    matter_id, asked = group()
    home = make.make_matter(meeting_id, 9, merged_into_id=matter_id)
    with db.writing() as session:
        query = select(MatterQuestion).where(MatterQuestion.question_id == asked[1])
        session.scalars(query).one().from_matter_id = home

    take_out(minh, meeting_id, matter_id, asked)

    assert [found.id for found in standing_of(asked[1])] == [home]
    assert (matter(home).place, matter(home).merged_into_id) == (Place.SCHEDULED, None)


def test_a_question_that_stands_elsewhere_is_put_in_the_programme_there(
    minh: Actor, meeting_id: int, group: Group
) -> None:
    matter_id, asked = group()
    other = make.make_matter(meeting_id, 9)
    make.link_question(other, asked[1])

    take_out(minh, meeting_id, matter_id, asked)

    assert [found.id for found in standing_of(asked[1])] == [other]
    assert matter(other).place is Place.SCHEDULED


@pytest.mark.parametrize("decision", [Decision.EXCLUDED, Decision.UNREVIEWED])
def test_what_was_not_accepted_keeps_its_way(
    minh: Actor, meeting_id: int, group: Group, decision: Decision
) -> None:
    matter_id, asked = group(1)
    excluded = make.make_question(meeting_id, "2026-10-009", decision=decision)
    make.link_question(matter_id, excluded)

    take_out(minh, meeting_id, matter_id, [*asked, excluded])

    assert standing_of(excluded) == []


def test_before_the_opening_it_waits_to_be_scheduled(minh: Actor, database: str) -> None:
    planned = make.make_meeting("2026-12")
    matter_id = make.make_matter(planned, 1)
    asked = [
        make.make_question(planned, f"2026-12-00{number}", decision=Decision.ACCEPTED)
        for number in (1, 2)
    ]
    for question_id in asked:
        make.link_question(matter_id, question_id)

    take_out(minh, planned, matter_id, asked)

    (made,) = standing_of(asked[1])
    assert made.place is Place.NONE


def test_after_the_close_it_is_answered_in_writing(minh: Actor, database: str) -> None:
    care_id = make.make_unit("CSKH", UnitKind.OFFICE)
    closed = make.make_meeting("2026-12", MeetingState.CLOSED)
    matter_id = make.make_matter(closed, 1, place=Place.DONE)
    asked = [
        make.make_question(closed, f"2026-12-00{number}", decision=Decision.ACCEPTED)
        for number in (1, 2)
    ]
    for question_id in asked:
        make.link_question(matter_id, question_id)

    take_out(minh, closed, matter_id, asked)

    (made,) = standing_of(asked[1])
    with db.reading() as session:
        outcome = session.scalars(select(Outcome)).one()
    assert (outcome.matter_id, outcome.kind, outcome.unit_id) == (
        made.id,
        OutcomeKind.WRITTEN_REPLY,
        care_id,
    )


def test_a_matter_is_split_with_its_questions_and_unit(
    minh: Actor, meeting_id: int, group: Group
) -> None:
    unit_id = make.make_unit("SXD")
    matter_id, asked = group(3, lead_unit_id=unit_id)

    made = questions.split_matter(
        minh, meeting_id, matter_id, (asked[2],), "Việc thứ hai", seen=tuple(asked)
    )

    new = matter(made)
    assert (new.number, new.wording, new.place) == (8, "Việc thứ hai", Place.SCHEDULED)
    assert (new.split_from_id, new.lead_unit_id) == (matter_id, unit_id)
    assert (covered(matter_id), covered(made)) == ((asked[0], asked[1]), (asked[2],))
    with db.reading() as session:
        assert session.scalars(select(Assignment.unit_id)).all() == [unit_id]
        assert session.scalars(select(JournalEntry.act)).all() == ["capture:matter:split"]


def test_a_single_question_that_asks_two_things_stays_in_both(
    minh: Actor, meeting_id: int, group: Group
) -> None:
    matter_id, asked = group(1)

    made = questions.split_matter(
        minh, meeting_id, matter_id, tuple(asked), "Việc thứ hai", seen=tuple(asked)
    )

    assert covered(matter_id) == covered(made) == tuple(asked)


def test_a_split_leaves_something_and_takes_something(
    minh: Actor, meeting_id: int, group: Group
) -> None:
    matter_id, asked = group(2)
    single = make.make_matter(meeting_id, 9)
    make.link_question(single, asked[0])

    def lacks(of: int, taken: tuple[int, ...], seen: tuple[int, ...]) -> dict[str, str]:
        with pytest.raises(Invalid) as raised:
            questions.split_matter(minh, meeting_id, of, taken, seen=seen)
        return dict(raised.value.fields)

    both = tuple(asked)
    assert lacks(matter_id, (), both) == {"question_ids": "split_takes_none"}
    assert lacks(matter_id, both, both) == {"question_ids": "split_takes_all"}
    assert lacks(single, (asked[0],), (asked[0],)) == {"wording": "split_needs_wording"}


def test_a_split_of_what_another_changed_is_a_conflict_and_signed_minutes_refuse_it(
    minh: Actor, meeting_id: int, group: Group
) -> None:
    matter_id, asked = group(2)

    with pytest.raises(Conflict):
        questions.split_matter(minh, meeting_id, matter_id, (asked[0],), seen=(asked[0],))
    make.make_signed_minutes(meeting_id)
    with pytest.raises(Refused, match="minutes_signed"):
        questions.split_matter(minh, meeting_id, matter_id, (asked[0],), seen=tuple(asked))
