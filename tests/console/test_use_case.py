"""The one door: who, when, once, and nothing half-done."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from console import clock, db
from console.auth.actor import Actor
from console.bootstrap import command_line
from console.capture.acts import conclusions, notes, outcomes
from console.errors import Conflict, Invalid, NotAllowed, NotFound, NotSignedIn, Refused
from console.live.bell import BELL, Ring
from console.use_case import DOUBLE_TAP
from models import Account, JournalEntry, LoginSession, Note
from models.codes.capture import NoteKind, OutcomeKind
from models.codes.meetings import DutyKind
from models.codes.people import Role
from tests import make
from tests.cast import sign_in


@pytest.fixture
def meeting_id(database: str) -> int:
    return make.make_open_meeting()


@pytest.fixture
def minh(database: str) -> Actor:
    return sign_in(Role.SECRETARY)


def entries() -> int:
    with db.reading() as session:
        return session.scalar(select(func.count()).select_from(JournalEntry)) or 0


def test_an_act_leaves_one_entry_that_its_row_knows(meeting_id: int, minh: Actor) -> None:
    note_id = notes.note(minh, meeting_id, NoteKind.CHAIR, "Nhắc lại thể lệ")

    with db.reading() as session:
        entry = session.scalars(select(JournalEntry)).one()
        kept = session.get_one(Note, note_id)
    assert (entry.chain, entry.number, entry.subject) == ("2026-10", 1, f"note:{note_id}")
    assert kept.entry == 1


def test_a_refused_act_leaves_nothing(meeting_id: int, minh: Actor) -> None:
    with pytest.raises(Invalid):
        notes.note(minh, meeting_id, NoteKind.CHAIR, "  ")

    assert entries() == 0


def test_nobody_is_refused(meeting_id: int) -> None:
    with pytest.raises(NotSignedIn):
        notes.note(None, meeting_id, NoteKind.CHAIR, "Ai đó")


def test_a_closed_account_is_refused(meeting_id: int, minh: Actor) -> None:
    with db.writing() as session:
        session.get_one(Account, minh.account_id).closed_at = clock.now()

    with pytest.raises(NotSignedIn):
        notes.note(minh, meeting_id, NoteKind.CHAIR, "Đã khóa")


@pytest.mark.parametrize("column", ["revoked_at", "expires_at"])
def test_an_ended_login_session_is_refused(meeting_id: int, minh: Actor, column: str) -> None:
    with db.writing() as session:
        login = session.get_one(LoginSession, minh.login_session_id)
        setattr(login, column, clock.now())

    with pytest.raises(NotSignedIn):
        notes.note(minh, meeting_id, NoteKind.CHAIR, "Phiên đã hết")


def test_another_accounts_login_session_is_refused(meeting_id: int, minh: Actor) -> None:
    other = sign_in(Role.SECRETARY, name="hoa")
    mixed = Actor(
        minh.account_id, other.login_session_id, minh.name, minh.display_name, Role.SECRETARY
    )

    with pytest.raises(NotSignedIn):
        notes.note(mixed, meeting_id, NoteKind.CHAIR, "Mượn phiên")


def test_the_role_is_read_anew_and_not_taken_from_the_page(meeting_id: int, minh: Actor) -> None:
    with db.writing() as session:
        session.get_one(Account, minh.account_id).role = Role.AUDITOR

    with pytest.raises(NotAllowed):
        notes.note(minh, meeting_id, NoteKind.CHAIR, "Vai trò cũ")


def test_a_one_time_password_must_be_changed_first(meeting_id: int) -> None:
    newcomer = sign_in(Role.SECRETARY, must_change_password=True)

    with pytest.raises(NotAllowed, match="password_must_change"):
        notes.note(newcomer, meeting_id, NoteKind.CHAIR, "Chưa đổi mật khẩu")


def test_the_command_line_acts_without_a_login_session(meeting_id: int) -> None:
    notes.note(command_line(), meeting_id, NoteKind.CHAIR, "Từ dòng lệnh")

    assert entries() == 1


def test_a_meeting_that_is_not_there_is_told(meeting_id: int, minh: Actor) -> None:
    with pytest.raises(NotFound, match="meeting_not_found"):
        notes.note(minh, meeting_id + 1, NoteKind.CHAIR, "Ở đâu")


def test_the_future_is_refused(meeting_id: int, minh: Actor) -> None:
    later = clock.now() + timedelta(minutes=1)

    with pytest.raises(Refused, match="happened_in_future"):
        notes.note(minh.at(later), meeting_id, NoteKind.CHAIR, "Ngày mai")


def test_an_earlier_time_is_kept_and_marked_late(meeting_id: int, minh: Actor) -> None:
    earlier = clock.now() - timedelta(minutes=7)

    note_id = notes.note(minh.at(earlier), meeting_id, NoteKind.CHAIR, "Ghi sau")

    with db.reading() as session:
        kept = session.get_one(Note, note_id)
    assert (kept.happened_at, kept.is_late) == (earlier, True)


def test_a_leader_cannot_turn_the_clock_back(meeting_id: int) -> None:
    ha = sign_in(Role.LEADER)
    make.make_duty(meeting_id, DutyKind.CHAIR, account_id=ha.account_id)
    earlier = clock.now() - timedelta(minutes=50)

    with pytest.raises(NotAllowed, match="time_not_yours"):
        conclusions.conclude(ha.at(earlier), meeting_id, "Kết luận")


def test_only_the_command_line_can_replay(meeting_id: int, minh: Actor) -> None:
    later = clock.now() + timedelta(days=30)
    replaying = Actor(
        minh.account_id,
        minh.login_session_id,
        minh.name,
        minh.display_name,
        Role.SYSTEM,
        replay_at=later,
    )

    with pytest.raises(Refused, match="happened_in_future"):
        notes.note(replaying.at(later), meeting_id, NoteKind.CHAIR, "Giả")


def test_a_conflict_carries_both_sides(meeting_id: int, minh: Actor) -> None:
    about = make.make_matter(meeting_id)
    kind = OutcomeKind.ANSWERED_ON_SITE
    outcomes.decide_outcome(minh, meeting_id, about, kind, "Đã trả lời", seen=0)

    with pytest.raises(Conflict) as raised:
        outcomes.decide_outcome(minh, meeting_id, about, kind, "Đã trả lời rồi", seen=0)

    assert (raised.value.seen, raised.value.now) == (0, 1)


def test_the_same_act_within_three_seconds_is_answered_as_done(
    meeting_id: int, minh: Actor
) -> None:
    about = make.make_matter(meeting_id)
    kind = OutcomeKind.ANSWERED_ON_SITE
    first = outcomes.decide_outcome(minh, meeting_id, about, kind, "Đã trả lời", seen=0)

    second = outcomes.decide_outcome(minh, meeting_id, about, kind, "Đã trả lời", seen=0)

    assert (second, entries()) == (first, 1)


def test_the_same_act_later_is_a_conflict(meeting_id: int, minh: Actor) -> None:
    about = make.make_matter(meeting_id)
    now = clock.now()
    kind = OutcomeKind.ANSWERED_ON_SITE
    with clock.stopped(now):
        outcomes.decide_outcome(minh, meeting_id, about, kind, "Đã trả lời", seen=0)

    with clock.stopped(now + DOUBLE_TAP + timedelta(seconds=1)), pytest.raises(Conflict):
        outcomes.decide_outcome(minh, meeting_id, about, kind, "Đã trả lời", seen=0)


def test_the_same_tap_of_another_account_is_a_conflict(meeting_id: int, minh: Actor) -> None:
    about = make.make_matter(meeting_id)
    hoa = sign_in(Role.SECRETARY, name="hoa")
    kind = OutcomeKind.ANSWERED_ON_SITE
    outcomes.decide_outcome(minh, meeting_id, about, kind, "Đã trả lời", seen=0)

    with pytest.raises(Conflict):
        outcomes.decide_outcome(hoa, meeting_id, about, kind, "Đã trả lời", seen=0)


def test_the_bell_rings_after_the_commit(meeting_id: int, minh: Actor) -> None:
    heard: list[tuple[Ring, int]] = []
    forget = BELL.listen(lambda ring: heard.append((ring, entries())))

    notes.note(minh, meeting_id, NoteKind.CHAIR, "Chuông")

    forget()
    assert heard == [(Ring("2026-10", 1, ("capture",)), 1)]


def test_a_refused_act_does_not_ring(meeting_id: int, minh: Actor) -> None:
    heard: list[Ring] = []
    forget = BELL.listen(heard.append)

    with pytest.raises(Invalid):
        notes.note(minh, meeting_id, NoteKind.CHAIR, "")

    forget()
    assert heard == []
