"""Private calendars: each role its own dates, nobody's name, and addresses that can be ended."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from icalendar import Calendar
from sqlalchemy import select
from starlette.testclient import TestClient

from console import clock, db
from console.auth.actor import Actor
from console.auth.login_sessions import fingerprint
from console.capture.acts import outcomes
from console.errors import Refused
from console.floor.acts import cancellation
from console.mail.acts import feeds
from console.mail.views import feeds as own_feed
from console.web.log import path_told
from models import Account, CalendarFeed, JournalEntry, Pack
from models.codes.capture import OutcomeKind
from models.codes.people import Role
from models.codes.questions import Place
from tests import make
from tests.cast import sign_in
from tests.web.conftest import opened

NOW = datetime(2026, 10, 20, 1, tzinfo=UTC)
MEETING = "Hội nghị đối thoại kỳ tháng 10/2026"


@pytest.fixture(autouse=True)
def _now() -> Iterator[None]:
    with clock.stopped(NOW):
        yield


@pytest.fixture
def meeting_id(sqlite_database: str) -> int:
    meeting_id = make.make_meeting()
    make.make_registration(meeting_id, full_name="Trần Thị Riêng", email="rieng@x.vn")
    return meeting_id


def address(actor: Actor) -> str:
    token = feeds.new_token()
    feeds.renew_feed(actor, fingerprint(token))
    return f"/calendar/{token}.ics"


def titles(browser: TestClient, path: str) -> list[str]:
    answered = browser.get(path)
    assert answered.status_code == 200
    found = Calendar.from_ical(answered.content).walk("VEVENT")
    return [str(one["summary"]) for one in found]


def hand_out(meeting_id: int, code: str, due_on: date) -> int:
    unit_id = make.make_unit(code)
    with db.writing() as session:
        session.add(
            Pack(
                meeting_id=meeting_id,
                unit_id=unit_id,
                due_on=due_on,
                handed_at=NOW,
                handed_by_id=1,
                entry=0,
            )
        )
    return unit_id


def test_the_secretary_has_the_meeting_and_every_statutory_date(
    browser: TestClient, meeting_id: int
) -> None:
    found = titles(browser, address(sign_in(Role.SECRETARY)))

    assert found[0] == MEETING
    dates = ("Thông báo công khai", "Thông tin báo chí", "Gửi giấy mời", "Công bố chương trình")
    for one in (*dates, "Công khai kết quả", "Thông báo kết luận"):
        assert f"Hạn: {one} (kỳ tháng 10/2026)" in found
    assert len(found) == 7


@pytest.mark.parametrize(
    ("role", "wanted"),
    [
        (Role.REVIEWER, ["Công bố chương trình"]),
        (Role.PUBLISHER, ["Công khai kết quả"]),
        (Role.LEADER, ["Thông báo kết luận"]),
        (Role.OPERATOR, []),
        (Role.AUDITOR, []),
    ],
)
def test_each_role_has_its_own_dates(
    browser: TestClient, meeting_id: int, role: Role, wanted: list[str]
) -> None:
    found = titles(browser, address(sign_in(role, unit_id=make.make_branch())))

    assert found == [MEETING, *(f"Hạn: {one} (kỳ tháng 10/2026)" for one in wanted)]


def test_a_department_has_the_day_of_its_own_pack_alone(
    browser: TestClient, meeting_id: int
) -> None:
    own = hand_out(meeting_id, "SXD", date(2026, 10, 23))
    hand_out(meeting_id, "STC", date(2026, 10, 24))

    answered = browser.get(address(sign_in(Role.DEPARTMENT, unit_id=own)))

    _meeting, pack = Calendar.from_ical(answered.content).walk("VEVENT")
    assert str(pack["summary"]) == "Hạn trả lời gói phân công kỳ tháng 10/2026 (1 đơn vị)"
    assert pack.decoded("dtstart") == date(2026, 10, 23)


def test_a_meeting_called_off_leaves_the_calendar(browser: TestClient, meeting_id: int) -> None:
    minh = sign_in(Role.SECRETARY)
    cancellation.cancel_meeting(minh, meeting_id, "Bão số 9", seen=make.HELD_ON)

    assert titles(browser, address(minh)) == []


def test_no_citizen_stands_in_any_calendar(browser: TestClient, meeting_id: int) -> None:
    for role in (Role.SECRETARY, Role.REVIEWER, Role.ADMIN):
        told = browser.get(address(sign_in(role))).text

        assert "Riêng" not in told
        assert "rieng@x.vn" not in told


def test_who_has_it_as_it_stands_is_told_so(browser: TestClient, meeting_id: int) -> None:
    path = address(sign_in(Role.SECRETARY))
    first = browser.get(path)

    again = browser.get(path, headers={"if-none-match": first.headers["etag"]})
    make.make_meeting("2026-11")
    changed = browser.get(path, headers={"if-none-match": first.headers["etag"]})

    assert (again.status_code, again.content) == (304, b"")
    assert changed.status_code == 200
    assert first.headers["cache-control"] == "private, max-age=900"
    assert first.headers["content-type"] == "text/calendar; charset=utf-8"


def test_a_renewed_a_withdrawn_and_a_closed_address_lead_nowhere(
    browser: TestClient, meeting_id: int
) -> None:
    actor = sign_in(Role.SECRETARY)
    first = address(actor)
    second = address(actor)
    assert [browser.get(one).status_code for one in (first, second)] == [404, 200]
    assert own_feed.made_at(actor) == NOW

    feeds.withdraw_feed(actor)
    assert browser.get(second).status_code == 404
    assert own_feed.made_at(actor) is None
    with pytest.raises(Refused, match="no_calendar_feed"):
        feeds.withdraw_feed(actor)

    third = address(actor)
    with db.writing() as session:
        session.get_one(Account, actor.account_id).closed_at = NOW
    assert browser.get(third).status_code == 404


def test_only_the_hash_of_an_address_is_kept_and_none_is_in_the_journal(
    browser: TestClient, meeting_id: int
) -> None:
    token = address(sign_in(Role.SECRETARY)).removeprefix("/calendar/").removesuffix(".ics")

    with db.reading() as session:
        kept = session.scalars(select(CalendarFeed.token_hash)).one()
        facts = " ".join(session.scalars(select(JournalEntry.facts)))
    assert kept == fingerprint(token)
    assert token not in facts
    assert fingerprint(token) not in facts


def test_guessing_is_slowed_and_asking_again_is_not(meeting_id: int) -> None:
    path = address(sign_in(Role.SECRETARY))
    with opened(public_submissions=3) as browser:
        right = {browser.get(path).status_code for _ in range(10)}
        wrong = [browser.get(f"/calendar/{number}.ics").status_code for number in range(5)]

    assert right == {200}
    assert wrong == [404, 404, 404, 429, 429]


def test_a_log_line_blots_the_address_out() -> None:
    token = feeds.new_token()

    assert token not in path_told(f"/calendar/{token}.ics")


def test_promises_stand_with_their_unit_and_without_their_words(
    browser: TestClient, meeting_id: int
) -> None:
    minh = sign_in(Role.SECRETARY)
    unit_id = make.make_unit("SXD", name="Sở Xây dựng")
    matter_id = make.make_matter(meeting_id, place=Place.DONE)
    outcomes.decide_outcome(
        minh,
        meeting_id,
        matter_id,
        OutcomeKind.WRITTEN_REPLY,
        "Trả lời bà Riêng",
        unit_id=unit_id,
        due_on=date(2026, 11, 12),
        seen=0,
    )

    own = titles(browser, address(sign_in(Role.DEPARTMENT, unit_id=unit_id)))
    other = make.make_unit("STC")
    others = titles(browser, address(sign_in(Role.DEPARTMENT, unit_id=other, name="tai")))

    promised = "Hạn việc giao, cam kết: Sở Xây dựng (1 việc)"
    assert own == [MEETING, promised]
    assert others == [MEETING]
    assert promised in titles(browser, address(minh))
