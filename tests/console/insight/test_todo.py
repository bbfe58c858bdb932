"""Which duty waits for whom, and the light its date gives."""

from dataclasses import replace
from datetime import date

from console.auth.permissions import Permission, holds
from console.insight import todo
from console.insight.todo import WaitingCounts
from console.working_days.due import Due, Light
from models.codes.meetings import MeetingState
from models.codes.people import Role
from models.codes.steps import Step

TODAY = date(2026, 10, 21)
HELD_ON = date(2026, 10, 29)
DUE = {
    "programme": Due(date(2026, 10, 24), date(2026, 10, 23)),
    "meeting": Due(HELD_ON, date(2026, 10, 26)),
    "conclusion_notice": Due(date(2026, 11, 5), date(2026, 11, 5)),
    "result_notice": Due(date(2026, 11, 9), date(2026, 11, 6)),
}
PLANNED = WaitingCounts(
    Role.SECRETARY, TODAY, MeetingState.PLANNED, HELD_ON, DUE, has_forms=True, has_chair=True
)


def keys(now: WaitingCounts) -> list[str]:
    return [one.key for one in todo.of(now)]


def as_(role: Role, **more: object) -> WaitingCounts:
    return replace(PLANNED, role=role, **more)  # type: ignore[arg-type]


def test_nothing_waits_when_everything_is_prepared() -> None:
    assert todo.of(PLANNED) == ()


def test_a_secretary_without_a_meeting_schedules_one() -> None:
    assert keys(WaitingCounts(Role.SECRETARY, TODAY)) == ["schedule"]
    assert keys(WaitingCounts(Role.SECRETARY, TODAY, MeetingState.PLANNED, has_chair=True)) == [
        "date",
        "import",
    ]


def test_a_secretary_sees_what_is_missing_before_the_day_with_its_date() -> None:
    now = as_(
        Role.SECRETARY,
        unreviewed=25,
        unassigned=3,
        unordered=12,
        has_chair=False,
        sites_without_operator=2,
        sites_without_link=4,
    )

    found = todo.of(now)

    assert [(one.key, one.count, one.page) for one in found] == [
        ("review", 25, "review"),
        ("assign", 3, "review"),
        ("order", 12, "agenda"),
        ("chair", 1, "agenda"),
        ("operators", 2, "agenda"),
        ("links", 4, "branch"),
    ]
    assert [found[0].due_on, found[-1].due_on] == [date(2026, 10, 24), HELD_ON]
    assert found[0].light is Light.AHEAD


def test_while_the_meeting_goes_on_the_room_comes_first() -> None:
    live = as_(Role.SECRETARY, state=MeetingState.OPEN, undecided=2, sites_lost=1, unreviewed=4)

    assert keys(live) == ["capture", "settle", "lost", "review"]
    assert todo.of(live)[0].light is None


def test_after_the_close_the_minutes_wait_until_they_are_signed() -> None:
    closed = as_(Role.SECRETARY, state=MeetingState.CLOSED, unreviewed=4, sites_without_link=3)

    assert keys(closed) == ["sign"]
    assert keys(replace(closed, is_signed=True)) == []


def test_who_chairs_runs_and_decides_and_another_leader_watches() -> None:
    live = as_(Role.LEADER, state=MeetingState.OPEN, undecided=2, runs_floor=True)

    assert keys(live) == ["run", "decide"]
    assert keys(replace(live, runs_floor=False)) == ["watch"]


def test_who_chairs_opens_on_the_day_alone() -> None:
    before = as_(Role.LEADER, runs_floor=True)

    assert keys(before) == ["prepare"]
    assert keys(replace(before, today=HELD_ON)) == ["open"]


def test_an_operator_connects_counts_names_and_registers() -> None:
    day = as_(Role.OPERATOR, today=HELD_ON, own_wishes=2)
    there = replace(
        day,
        state=MeetingState.OPEN,
        is_own_site_connected=True,
        own_turn_near=True,
        own_unnamed=1,
    )

    assert keys(day) == ["connect", "wishes"]
    assert keys(there) == ["ready", "name", "people", "wishes"]
    assert keys(replace(there, has_own_count=True, own_turn_near=False, own_unnamed=0)) == [
        "wishes"
    ]
    assert {one.page for one in todo.of(there)} == {"branch"}


def test_a_reviewer_reviews_and_a_department_answers_and_keeps_promises() -> None:
    reviewer = as_(Role.REVIEWER, unreviewed=3, sites_lost=2, not_handed=4)
    assert keys(reviewer) == ["review", "hand_out"]
    department = as_(Role.DEPARTMENT, own_parts=5, commitments_overdue=1, commitments_soon=2)
    department = replace(department, due={"pack": department.due["meeting"]})
    assert keys(department) == ["answer", "overdue", "soon"]
    assert [one.light for one in todo.of(department)] == [
        Light.AHEAD,
        Light.OVERDUE,
        Light.SOON,
    ]


def test_drafts_wait_for_who_clears_them() -> None:
    assert keys(as_(Role.SECRETARY, awaiting=2, has_forms=True, has_chair=True)) == ["clear"]
    chair = as_(Role.LEADER, awaiting=2, runs_floor=True)
    assert "clear" in keys(chair)
    assert "clear" not in keys(replace(chair, runs_floor=False))
    assert "clear" not in keys(replace(chair, state=MeetingState.CLOSED))


def test_requests_about_personal_data_wait_for_the_secretary() -> None:
    assert "data_requests" in keys(as_(Role.SECRETARY, data_requests=1))
    assert "data_requests" not in keys(as_(Role.REVIEWER, data_requests=1))


def test_the_others_each_have_their_own() -> None:
    closed = MeetingState.CLOSED
    assert keys(as_(Role.PUBLISHER, state=closed)) == ["publish"]
    assert keys(as_(Role.AUDITOR, entries=12)) == ["verify"]
    admin = as_(Role.ADMIN, units=0, locked=1, one_time_passwords=3)
    assert keys(admin) == ["directory", "locked", "passwords"]


# Which permission opens the pages duties lead to; the entry script registers them.
OPENED_BY = {
    "agenda": Permission.MEETING_READ,
    "registrations": Permission.REGISTRATION_READ,
    "review": Permission.REVIEW_READ,
    "packs": Permission.REVIEW_READ,
    "drafting": Permission.DRAFT_READ,
    "chair": Permission.CAPTURE_READ,
    "secretary": Permission.CAPTURE_WRITE,
    "branch": Permission.BRIDGE_REPORT,
    "department": Permission.UNIT_REPORT,
    "minutes": Permission.PAPERS_READ,
    "papers": Permission.PAPERS_READ,
    "mail": Permission.MAIL_SEND,
    "publication": Permission.RESULTS_PUBLISH,
    "follow_up": Permission.MEETING_READ,
    "personal_data": Permission.PERSON_ERASE,
    "journal": Permission.JOURNAL_READ,
    "admin": Permission.ACCOUNT_MANAGE,
    "account": Permission.OWN_PASSWORD,
}


def test_steps_before_the_meeting_wait_until_a_day_is_set_and_they_are_done() -> None:
    every = frozenset({Step.ANNOUNCED, Step.INVITED, Step.PROGRAMME_OUT})

    found = todo.of(replace(PLANNED, open_steps=every))

    assert [one.key for one in found] == ["announce", "invite", "programme"]
    assert [one.due_on for one in found] == [None, None, DUE["programme"].due_on]
    assert keys(replace(PLANNED, open_steps=every, held_on=None)) == ["date"]
    assert keys(as_(Role.REVIEWER, open_steps=every)) == []


def test_paperwork_waits_for_the_secretary_alone() -> None:
    waiting = replace(PLANNED, to_issue=2, unsent=1, to_confirm=3)

    found = {one.key: one.count for one in todo.of(waiting)}

    assert found == {"issue": 2, "unsent": 1, "confirm": 3}
    assert keys(replace(waiting, role=Role.LEADER)) == ["prepare"]


def test_no_duty_leads_to_a_page_its_role_may_not_open() -> None:
    led = {(role, rule.page) for rule in todo.RULES for role in rule.roles}

    assert [one for one in led if not holds(one[0], OPENED_BY[one[1]])] == []
