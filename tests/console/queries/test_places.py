"""Who has a place and who waits."""

import pytest

from console.queries.places import Wish, promoted, site


def wishes(*people: int) -> list[Wish]:
    return [Wish(number, count) for number, count in enumerate(people, 1)]


@pytest.mark.parametrize(
    ("people", "places", "placed", "waiting", "left"),
    [
        ((1, 1), None, (1, 2), (), None),
        ((1, 1), 2, (1, 2), (), 0),
        ((1, 1), 5, (1, 2), (), 3),
        ((1, 1, 1), 2, (1, 2), (3,), 0),
        ((2, 3, 1), 3, (1,), (2, 3), 0),  # nobody passes one who waits, also where a seat is left
        ((1,), 0, (), (1,), 0),
        ((), 4, (), (), 4),
    ],
)
def test_places_go_in_the_order_of_asking(
    people: tuple[int, ...],
    places: int | None,
    placed: tuple[int, ...],
    waiting: tuple[int, ...],
    left: int | None,
) -> None:
    found = site(wishes(*people), places)

    assert (found.placed, found.waiting, found.left) == (placed, waiting, left)


def test_who_waits_knows_their_turn() -> None:
    found = site(wishes(1, 1, 1), 1)

    assert [found.waits_as(one) for one in (1, 2, 3, 99)] == [0, 1, 2, 0]


@pytest.mark.parametrize("gone", range(6))
def test_whoever_leaves_nobody_loses_a_place(gone: int) -> None:
    people = wishes(1, 3, 1, 2, 1, 4)
    before = site(people, 6)
    after = site([one for at, one in enumerate(people) if at != gone], 6)
    left = people[gone].registration_id

    assert set(before.placed) - {left} <= set(after.placed)
    assert set(promoted([before], [after])) == set(after.placed) - set(before.placed)
