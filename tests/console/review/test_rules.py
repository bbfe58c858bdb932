"""What review decides without a database."""

import pytest

from console.review import rules
from console.review.rules import Link
from models.codes.questions import Decision, Kind, Place
from models.questions import Matter


@pytest.mark.parametrize(
    ("now", "came", "allowed"),
    [
        (Decision.UNREVIEWED, False, True),
        (Decision.UNREVIEWED, True, True),
        (Decision.ACCEPTED, False, True),
        (Decision.ACCEPTED, True, False),
        (Decision.EXCLUDED, True, False),
    ],
)
def test_a_decision_stands_once_its_matter_came_to_the_floor(
    now: Decision, came: bool, allowed: bool
) -> None:
    assert rules.may_decide(now, came) is allowed


@pytest.mark.parametrize("place", list(Place))
def test_a_matter_came_to_the_floor_when_it_is_or_was_there(place: Place) -> None:
    came = rules.came_to_floor(Matter(place=place))

    assert came is (place in (Place.ON_FLOOR, Place.DONE))


def test_spam_and_empty_forms_alone_are_excluded_without_a_reason() -> None:
    silent = {kind for kind in rules.EXCLUDED_KINDS if not rules.needs_reason(kind)}

    assert silent == {Kind.SPAM, Kind.EMPTY}


@pytest.mark.parametrize(
    ("links", "spokesperson", "target"),
    [
        ([Link(1, 10), Link(2, 20)], None, 10),
        ([Link(1, 10), Link(2, 20)], 2, 20),
        ([Link(1, 10), Link(2, 20), Link(3, 20, 30)], None, 20),
        ([Link(1, 10), Link(2, 20), Link(3, 20, 30)], 1, 20),
        ([Link(1, 10), Link(4, 10, 40), Link(2, 20), Link(3, 20, 30)], 2, 20),
    ],
)
def test_a_group_grows_rather_than_being_joined_to_another(
    links: list[Link], spokesperson: int | None, target: int
) -> None:
    assert rules.target_of(links, [1, 2], spokesperson) == target


def test_a_question_in_two_matters_is_found() -> None:
    assert rules.in_several([Link(1, 10), Link(2, 10), Link(1, 20)]) == 1


def test_questions_in_one_matter_each_are_fine() -> None:
    assert rules.in_several([Link(1, 10), Link(2, 20)]) is None
