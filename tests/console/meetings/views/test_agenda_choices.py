"""What the page of the programme may show and offer."""

import pytest

from console.auth.actor import Actor
from console.errors import NotFound, NotSignedIn
from console.meetings.acts import agenda, live_part
from console.meetings.views import agenda_choices
from console.meetings.views.matters import found
from models.codes.meetings import DutyKind, MeetingState
from models.codes.people import Role
from models.codes.questions import Decision, Place
from models.codes.registrations import AttendanceWish
from tests import make
from tests.cast import sign_in
from tests.console.floor.stage import selects


@pytest.fixture
def meeting_id(database: str) -> int:
    return make.make_meeting()


@pytest.fixture
def minh(meeting_id: int) -> Actor:
    return sign_in(Role.SECRETARY)


def asked(meeting_id: int, number: int, decision: Decision, **more: object) -> int:
    ref = f"2026-10-{number:03}"
    question = make.make_question(meeting_id, ref, decision=decision, wording=f"Câu {number}")
    matter = make.make_matter(meeting_id, number, **more)
    make.link_question(matter, question)
    return matter


def test_free_matters_when_listed_are_accepted_and_not_scheduled(
    meeting_id: int, minh: Actor
) -> None:
    free = asked(meeting_id, 1, Decision.ACCEPTED)
    asked(meeting_id, 2, Decision.EXCLUDED)
    placed = asked(meeting_id, 3, Decision.ACCEPTED, place=Place.SCHEDULED, programme_position=4)

    shown = agenda_choices.load(minh, meeting_id)

    assert [(one.id, one.refs, one.gist) for one in shown.free] == [
        (free, ("2026-10-001",), "Câu 1")
    ]
    assert [one.id for one in shown.matters] == [placed]
    assert (shown.seen_by_reorder, shown.next_position) == ((placed,), 5)


def test_matters_when_searched_are_found_without_accents(meeting_id: int, minh: Actor) -> None:
    asked(meeting_id, 1, Decision.ACCEPTED)
    asked(meeting_id, 2, Decision.ACCEPTED)
    free = agenda_choices.load(minh, meeting_id).free

    assert [one.number for one in found(free, "CAU 002")] == [2]
    assert [one.number for one in found(free, "2026-10-001")] == [1]
    assert found(free, "đất") == ()


def test_people_when_listed_stand_by_given_name_and_fit_the_duty(
    meeting_id: int, minh: Actor
) -> None:
    sign_in(Role.LEADER, name="Nguyễn Thu Hà")
    sign_in(Role.LEADER, name="Trần An")
    sign_in(Role.AUDITOR)

    shown = agenda_choices.load(minh, meeting_id)

    assert [one.name for one in shown.holders(DutyKind.CHAIR)] == ["Trần An", "Nguyễn Thu Hà"]
    assert [one.id for one in shown.holders(DutyKind.SECRETARY)] == [minh.account_id]


@pytest.mark.parametrize(
    ("role", "may"), [(Role.SECRETARY, True), (Role.LEADER, False), (Role.DEPARTMENT, False)]
)
def test_acts_when_the_role_may_not_are_not_offered(meeting_id: int, role: Role, may: bool) -> None:
    shown = agenda_choices.load(sign_in(role, unit_id=make.make_unit()), meeting_id)

    assert (shown.can_schedule, shown.can_assign, shown.can_date, shown.can_place) == (may,) * 4
    assert shown.why_not == ("" if may else "not_allowed")
    assert bool(shown.people) is may


def test_acts_when_the_minutes_are_signed_are_not_offered(meeting_id: int, minh: Actor) -> None:
    make.make_signed_minutes(meeting_id)

    shown = agenda_choices.load(minh, meeting_id)

    assert (shown.can_schedule, shown.can_assign, shown.why_not) == (
        False,
        False,
        "minutes_signed",
    )


def test_times_when_an_item_has_no_length_end_there(meeting_id: int, minh: Actor) -> None:
    for title, minutes in (("Một", 10), ("Hai", 0), ("Ba", 5)):
        agenda.add_item(minh, meeting_id, title, minutes_planned=minutes)

    pairs = agenda_choices.expected(agenda_choices.load(minh, meeting_id).programme)

    assert [at and f"{at:%H:%M}" for _, at in pairs] == ["01:30", "01:40", None]


def test_the_desk_when_it_grows_takes_no_more_queries(meeting_id: int, minh: Actor) -> None:
    asked(meeting_id, 1, Decision.ACCEPTED)
    few = selects(lambda: agenda_choices.load(minh, meeting_id))
    for number in range(2, 12):
        asked(meeting_id, number, Decision.ACCEPTED)
        sign_in(Role.LEADER, name=f"leader-{number}")

    many = selects(lambda: agenda_choices.load(minh, meeting_id))

    assert many == few == 12


def test_nobody_sees_nothing(meeting_id: int) -> None:
    with pytest.raises(NotSignedIn):
        agenda_choices.load(None, meeting_id)
    with pytest.raises(NotFound, match="meeting_not_found"):
        agenda_choices.load(sign_in(Role.SECRETARY), meeting_id + 9)


def test_a_closed_meeting_when_looked_at_takes_no_more_matters(database: str) -> None:
    closed = make.make_meeting(state=MeetingState.CLOSED)

    shown = agenda_choices.load(sign_in(Role.SECRETARY), closed)

    assert (shown.can_schedule, shown.can_place, shown.can_date) == (True, False, False)


def test_an_order_when_one_moves_past_an_end_stays() -> None:
    assert agenda_choices.moved((1, 2, 3), 3, -1) == (1, 3, 2)
    assert agenda_choices.moved((1, 2, 3), 1, 1) == (2, 1, 3)
    assert (
        agenda_choices.moved((1, 2, 3), 1, -1) == agenda_choices.moved((1, 2, 3), 3, 1) == (1, 2, 3)
    )


def test_what_fits_is_suggested_and_the_rest_is_named_as_not_fitting(
    meeting_id: int, minh: Actor
) -> None:
    placed = [
        asked(
            meeting_id,
            number,
            Decision.ACCEPTED,
            place=Place.SCHEDULED,
            programme_position=number,
            minutes_planned=50,
        )
        for number in (1, 2)
    ]
    free = [asked(meeting_id, number, Decision.ACCEPTED) for number in range(3, 8)]
    left = asked(meeting_id, 9, Decision.ACCEPTED, left_from=0)

    shown = agenda_choices.load(minh, meeting_id)

    assert (shown.planned_minutes, shown.hall_minutes, shown.over) == (100, 120, ())
    assert [one.matter_id for one in shown.picks] == free[:3]
    assert [one.id for one in shown.unfit] == free[3:]
    assert shown.seen_by_bring_back == (left,)

    live_part.set_hall_time(minh, meeting_id, 60, seen=None)
    shown = agenda_choices.load(minh, meeting_id)

    assert [one.id for one in shown.over] == placed[1:]
    assert shown.picks == ()
    assert [one.id for one in shown.unfit] == [placed[1], *free]


def test_the_suggestion_weighs_what_the_review_kept_and_who_comes(
    meeting_id: int, minh: Actor
) -> None:
    branch = make.make_branch()
    far = make.make_registration(
        meeting_id, "2026-10-101", attendance=AttendanceWish.BRIDGE, site_unit_id=branch
    )
    absent = make.make_registration(meeting_id, "2026-10-102", attendance=AttendanceWish.ABSENT)
    wanted: dict[int, dict[str, object]] = {
        1: {},
        2: {"registration_id": absent},
        3: {"registration_id": far, "priority": 2, "priority_reasons": "time_critical"},
    }
    for number, more in wanted.items():
        question = make.make_question(
            meeting_id, f"2026-10-{number:03}", decision=Decision.ACCEPTED, **more
        )
        make.link_question(make.make_matter(meeting_id, number), question)

    shown = agenda_choices.load(minh, meeting_id)

    numbers = {one.id: one.number for one in shown.free}
    assert [(numbers[one.matter_id], one.reasons) for one in shown.picks] == [
        (3, ("soon", "time_critical", "other_site")),
        (1, ("other_site",)),
        (2, ()),
    ]


def test_nothing_is_suggested_to_who_may_not_schedule(meeting_id: int) -> None:
    asked(meeting_id, 1, Decision.ACCEPTED, pick_reasons="first")

    shown = agenda_choices.load(sign_in(Role.DEPARTMENT, unit_id=make.make_unit()), meeting_id)

    assert shown.picks == ()
    assert shown.free[0].pick_reasons == ()
