"""What is put in: invitations, reminders, and the news that a meeting is put off or called off."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

import pytest
from icalendar import Calendar
from sqlalchemy import select

from console import clock, db
from console.auth.actor import Actor
from console.errors import Conflict, Invalid, NotAllowed, Refused
from console.floor.acts import cancellation
from console.mail import rules
from console.mail.acts import invitations, reminders
from console.mail.views import invitations as view
from console.meetings.acts import agenda, duties, postponement
from models import Account, JournalEntry, Mail, MailRecipient, Meeting, Pack
from models.codes.mail import MailKind
from models.codes.meetings import MeetingState
from models.codes.people import Role
from models.codes.questions import AssignmentState
from models.codes.registrations import RegistrationState
from tests import make
from tests.cast import sign_in

NOW = datetime(2026, 10, 20, 1, tzinfo=UTC)
DUE = date(2026, 10, 22)


@pytest.fixture(autouse=True)
def _now() -> Iterator[None]:
    with clock.stopped(NOW):
        yield


@pytest.fixture
def meeting_id(database: str) -> int:
    return make.make_meeting()


@pytest.fixture
def minh(meeting_id: int) -> Actor:
    return sign_in(Role.SECRETARY)


def invited(minh: Actor, meeting_id: int, *emails: str) -> tuple[int, ...]:
    return tuple(
        duties.invite_delegate(minh, meeting_id, f"Đại biểu {number}", email=email)
        for number, email in enumerate(emails)
    )


def put_in() -> list[tuple[Mail, MailRecipient]]:
    query = select(Mail, MailRecipient).join(MailRecipient, MailRecipient.mail_id == Mail.id)
    with db.reading() as session:
        return [(mail, to) for mail, to in session.execute(query.order_by(MailRecipient.id))]


def test_each_delegate_with_an_address_gets_one_invitation_with_the_meeting(
    minh: Actor, meeting_id: int
) -> None:
    ids = invited(minh, meeting_id, "a@x.vn", "", "b@x.vn")

    invitations.invite(minh, meeting_id, ids, seen=make.HELD_ON)
    with pytest.raises(Refused, match="nobody_to_invite"):
        invitations.invite(minh, meeting_id, ids[:1], seen=make.HELD_ON)

    assert [to.address for _, to in put_in()] == ["a@x.vn", "b@x.vn"]
    mail = put_in()[0][0]
    assert "Kính gửi: Đại biểu 0" in mail.body
    assert "08:30 ngày 29/10/2026" in mail.body
    (event,) = Calendar.from_ical(mail.ics).walk("VEVENT")
    assert event.decoded("dtstart") == make.START
    assert str(event["summary"]) == "Hội nghị đối thoại kỳ tháng 10/2026"


def test_the_journal_holds_no_address_and_no_name(minh: Actor, meeting_id: int) -> None:
    ids = invited(minh, meeting_id, "a@x.vn")

    invitations.invite(minh, meeting_id, ids, seen=make.HELD_ON)

    with db.reading() as session:
        entries = session.scalars(select(JournalEntry.facts)).all()
    assert not [one for one in entries if "x.vn" in one or "biểu" in one]


def test_the_view_shows_each_letter_before_it_is_put_in_and_what_is_in_already(
    minh: Actor, meeting_id: int
) -> None:
    first, _second = invited(minh, meeting_id, "a@x.vn", "")
    before = view.load(minh, meeting_id)

    invitations.invite(minh, meeting_id, (first,), seen=before.held_on)

    after = view.load(minh, meeting_id)
    assert [one.name for one in before.new] == ["Đại biểu 0"]
    assert before.new[0].letter.body == put_in()[0][0].body
    assert (after.new, [one.name for one in after.without_address]) == ((), ["Đại biểu 1"])


def test_a_moved_meeting_is_told_before_a_letter_says_the_old_day(
    minh: Actor, meeting_id: int
) -> None:
    ids = invited(minh, meeting_id, "a@x.vn")

    with pytest.raises(Conflict):
        invitations.invite(minh, meeting_id, ids, seen=make.HELD_ON - timedelta(days=1))


def test_nobody_is_invited_to_a_meeting_without_a_day_or_one_that_began(minh: Actor) -> None:
    begun = make.make_meeting("2026-11", MeetingState.OPEN)
    undated = agenda.open_month(minh, "2026-12")

    with pytest.raises(Refused, match="invitations_too_late"):
        invitations.invite(minh, begun, (), seen=make.HELD_ON)
    with pytest.raises(Refused, match="invitations_need_day"):
        invitations.invite(minh, undated, (), seen=None)


@pytest.mark.parametrize("role", [one for one in Role if one is not Role.SYSTEM])
def test_only_who_may_send_mail_sees_the_letters(meeting_id: int, role: Role) -> None:
    viewer = sign_in(role, unit_id=make.make_branch())
    may = role in (Role.SECRETARY, Role.ADMIN)

    if may:
        assert view.load(viewer, meeting_id).all == ()
    else:
        with pytest.raises(NotAllowed):
            view.load(viewer, meeting_id)


def test_the_address_of_a_delegate_can_be_noted_later_and_must_be_one(
    minh: Actor, meeting_id: int
) -> None:
    (delegate_id,) = invited(minh, meeting_id, "")
    duties.address_delegate(minh, meeting_id, delegate_id, "A@X.vn", seen="")

    with pytest.raises(Conflict):
        duties.address_delegate(minh, meeting_id, delegate_id, "b@x.vn", seen="")
    with pytest.raises(Invalid):
        duties.address_delegate(minh, meeting_id, delegate_id, "không phải thư", seen="a@x.vn")

    assert view.load(minh, meeting_id).new[0].letter.address == "a@x.vn"


def hand_out(meeting_id: int, email: str = "so@x.vn", **more: AssignmentState) -> int:
    unit_id = make.make_unit("SXD", name="Sở Xây dựng", email=email)
    for number in (1, 2):
        matter_id = make.make_matter(meeting_id, number, lead_unit_id=unit_id)
        make.make_assignment(matter_id, unit_id, **more)
    with db.writing() as session:
        session.add(
            Pack(
                meeting_id=meeting_id,
                unit_id=unit_id,
                due_on=DUE,
                handed_at=NOW,
                handed_by_id=1,
                entry=0,
            )
        )
    return unit_id


def remind_on(day: date) -> int:
    with clock.stopped(datetime(day.year, day.month, day.day, 1, tzinfo=UTC)), db.reading() as here:
        cli = here.get_one(Account, 1)
        actor = Actor(cli.id, None, cli.name, cli.display_name, Role.SYSTEM)
        return reminders.remind_all(actor)


def test_a_unit_is_reminded_before_on_and_after_the_day_and_never_twice(
    meeting_id: int,
) -> None:
    hand_out(meeting_id)
    days = [DUE + timedelta(days=one) for one in range(-5, 40)]

    told = [day for day in days for _ in range(2) if remind_on(day)]

    weeks = [DUE + timedelta(days=1 + 7 * one) for one in range(rules.WEEKS_AFTER)]
    assert told == [DUE - rules.REMIND_BEFORE, DUE, *weeks]
    assert len(put_in()) == len(told)
    first = put_in()[0][0]
    assert "còn 2 nội dung" in first.body
    assert "ngày 22/10/2026, còn 2 ngày" in first.body


def test_a_day_on_which_nothing_ran_loses_no_reminder(meeting_id: int) -> None:
    hand_out(meeting_id)

    assert remind_on(DUE - timedelta(days=1)) == 1
    assert remind_on(DUE + timedelta(days=5)) == 1
    assert "quá hạn 5 ngày" in put_in()[1][0].body


def test_a_unit_that_is_done_or_has_no_address_is_not_reminded(meeting_id: int) -> None:
    hand_out(meeting_id, state=AssignmentState.CLEARED)

    assert remind_on(DUE) == 0


def test_a_unit_without_an_address_leaves_no_trace(meeting_id: int, minh: Actor) -> None:
    hand_out(meeting_id, email="")

    assert remind_on(DUE) == 0
    with pytest.raises(Refused, match="nobody_to_remind"):
        reminders.remind(minh, meeting_id)


def register(meeting_id: int) -> None:
    for number, more in enumerate(
        (
            {"email": "an@x.vn"},
            {"email": "AN@x.vn"},
            {"email": ""},
            {"email": "rut@x.vn", "state": RegistrationState.WITHDRAWN},
            {"email": "an@x.vn", "folded_name": "nguyen van ba", "full_name": "Nguyễn Văn Ba"},
        )
    ):
        make.make_registration(meeting_id, f"2026-10-{number:03}", **more)


def put_off(minh: Actor, meeting_id: int, to: date, seen: date = make.HELD_ON) -> None:
    postponement.postpone(minh, meeting_id, to, "Bão số 9", start=time(14), seen=seen)


def test_each_registrant_with_an_address_is_told_of_the_new_day_once(
    minh: Actor, meeting_id: int
) -> None:
    register(meeting_id)

    put_off(minh, meeting_id, date(2026, 11, 5))

    assert [(to.name, to.address) for _, to in put_in()] == [
        ("Nguyễn Thị An", "an@x.vn"),
        ("Nguyễn Văn Ba", "an@x.vn"),
    ]
    mail = put_in()[0][0]
    assert mail.kind is MailKind.POSTPONED
    assert mail.subject == "Hội nghị đối thoại kỳ tháng 10/2026 đổi ngày"
    assert "dự kiến ngày 29/10/2026, chuyển sang: 14:00 ngày 05/11/2026" in mail.body
    assert "Lý do: Bão số 9" in mail.body


def test_each_move_is_told(minh: Actor, meeting_id: int) -> None:
    register(meeting_id)

    put_off(minh, meeting_id, date(2026, 11, 5))
    put_off(minh, meeting_id, date(2026, 11, 6), seen=date(2026, 11, 5))

    assert len(put_in()) == 4


def test_registrants_are_told_that_a_meeting_is_called_off(minh: Actor, meeting_id: int) -> None:
    register(meeting_id)

    cancellation.cancel_meeting(minh, meeting_id, "Bão số 9", seen=make.HELD_ON)

    mail = put_in()[0][0]
    assert mail.kind is MailKind.CANCELLED
    assert "dự kiến ngày 29/10/2026, không tổ chức" in mail.body
    assert "Lý do: Bão số 9" in mail.body


def test_a_refused_move_tells_nobody(minh: Actor, meeting_id: int) -> None:
    register(meeting_id)

    with pytest.raises(Conflict):
        put_off(minh, meeting_id, date(2026, 11, 5), seen=date(2026, 10, 1))

    assert put_in() == []


def calendar_of(mail: Mail) -> Calendar:
    whole = Calendar.from_ical(mail.ics)
    assert isinstance(whole, Calendar)
    return whole


def test_who_was_invited_gets_the_meeting_moved_and_taken_out_of_the_calendar(
    minh: Actor, meeting_id: int
) -> None:
    first, _ = invited(minh, meeting_id, "an@vidu.example", "binh@vidu.example")
    with db.reading() as session:
        day = session.get_one(Meeting, meeting_id).held_on
    assert day is not None
    invitations.invite(minh, meeting_id, (first,), seen=day)
    later = day + timedelta(days=7)
    postponement.postpone(minh, meeting_id, later, "Bão số 9", start=time(8), seen=day)
    cancellation.cancel_meeting(minh, meeting_id, "Bão số 10", seen=later)
    sent = [calendar_of(mail) for mail, to in put_in() if to.address == "an@vidu.example"]
    events = [whole.walk("VEVENT")[0] for whole in sent]

    assert [str(whole["method"]) for whole in sent] == ["REQUEST", "REQUEST", "CANCEL"]
    assert len({str(event["uid"]) for event in events}) == 1
    versions = [int(str(event["sequence"])) for event in events]
    assert versions == sorted(set(versions))
    assert [f"{event.decoded('dtstart'):%Y-%m-%d}" for event in events] == [
        *(f"{day:%Y-%m-%d}", f"{later:%Y-%m-%d}", f"{later:%Y-%m-%d}"),
    ]
    assert all(str(event["organizer"]).startswith("mailto:") for event in events)
    assert {str(event["attendee"]) for event in events} == {"mailto:an@vidu.example"}
    assert str(events[2]["status"]) == "CANCELLED"
    assert [to.address for _, to in put_in()] == ["an@vidu.example"] * 3
