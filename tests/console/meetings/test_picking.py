"""Which matters are suggested for the live part, why, and what fits it."""

from console.meetings import picking
from console.meetings.picking import Candidate, Pick


def one(number: int, **more: object) -> Candidate:
    return Candidate(matter_id=number, number=number, **more)  # type: ignore[arg-type]


def numbers(picks: tuple[Pick, ...]) -> list[int]:
    return [pick.matter_id for pick in picks]


def test_the_urgent_comes_before_the_rest_and_says_why() -> None:
    urgent = one(3, priority=1, reasons=frozenset({"time_critical", "vulnerable_person"}))

    picks = picking.suggest([one(1), one(2), urgent], 18)

    assert numbers(picks) == [3, 1, 2]
    assert picks[0].reasons == ("first", "vulnerable_person", "time_critical")
    assert picks[1].reasons == ()


def test_what_many_ask_comes_before_what_one_asks() -> None:
    picks = picking.suggest([one(1, askers=2), one(2, askers=5)], 60)

    assert numbers(picks) == [2, 1]
    assert picks[0].reasons == ("many_askers",)


def test_what_was_raised_before_comes_before_what_is_new() -> None:
    again = one(2, reasons=frozenset({"repeat_unresolved"}))

    assert numbers(picking.suggest([one(1), again], 60)) == [2, 1]


def test_sites_take_turns_when_nothing_else_tells_matters_apart() -> None:
    here = [one(number, sites=frozenset({1})) for number in (1, 2, 3)]
    there = one(4, sites=frozenset({2}))

    picks = picking.suggest([*here, there], 60)

    assert numbers(picks) == [1, 4, 2, 3]
    assert [pick.reasons for pick in picks] == [("other_site",), ("other_site",), (), ()]


def test_a_site_already_in_the_programme_brings_no_points() -> None:
    picks = picking.suggest(
        [one(1, sites=frozenset({1})), one(2, sites=frozenset({2}))], 60, frozenset({1})
    )

    assert numbers(picks) == [2, 1]


def test_who_stays_away_comes_last() -> None:
    assert numbers(picking.suggest([one(1, is_absent=True), one(2)], 60)) == [2, 1]


def test_no_more_is_suggested_than_fits_and_a_short_one_fills_the_gap() -> None:
    picks = picking.suggest([one(1, minutes=10), one(2, minutes=10), one(3, minutes=2)], 12)

    assert numbers(picks) == [1, 3]
    assert picking.suggest([one(1)], 5) == ()
    assert picking.suggest([one(1)], -10) == ()


def test_the_suggestion_does_not_depend_on_the_order_it_is_given_in() -> None:
    many = [
        one(number, askers=1 + number % 3, sites=frozenset({number % 4})) for number in range(9)
    ]

    assert picking.suggest(many, 40) == picking.suggest(reversed(many), 40)


def test_what_is_over_within_the_time_is_counted() -> None:
    lasting = [one(1, minutes=6), one(2, minutes=6), one(3, minutes=1)]

    assert picking.ends(lasting) == [6, 12, 13]
    assert [picking.fitting_count(lasting, minutes) for minutes in (5, 6, 12, 13)] == [0, 1, 2, 3]


def test_a_reason_of_no_list_is_a_fault() -> None:
    assert Pick(1, ("first", "favour")).faults() == {"reasons": "pick_reason_unknown"}
    assert Pick(1, ("first",)).faults() == {}
