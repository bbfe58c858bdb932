"""The side channel: who writes to whom, who reads and acknowledges it, and where it never is."""

import json
from dataclasses import dataclass

import pytest
from sqlalchemy import select

from console import db
from console.auth.actor import Actor
from console.boards.board import BoardBase
from console.boards.mine import Viewer
from console.errors import Conflict, Invalid, NotAllowed, NotFound, Refused
from console.minutes.views import draft
from console.side_channel import rules
from console.side_channel.acts import messages
from console.side_channel.rules import DeskAddress
from console.side_channel.views import messages as view
from models import JournalEntry, Meeting
from models.codes.meetings import DutyKind, MeetingState
from models.codes.people import Role
from models.codes.side_channel import Desk, ShortCode
from tests import make
from tests.cast import sign_in
from tests.console.boards import room

DENOUNCES = "Tôi tố cáo ông Bùi Văn B nhận hối lộ 5 triệu đồng để làm hồ sơ nhanh."
WORDS = "Xin chờ cán bộ đang tới"


@dataclass
class Desks:
    """An open meeting with a chair, a secretary, a site and two departments."""

    meeting_id: int
    branch_id: int
    unit_id: int
    ha: Actor
    minh: Actor
    lan: Actor
    tu: Actor
    other: Actor

    def written(self, actor: Actor) -> list[str]:
        return [message.text for message in view.load(actor, self.meeting_id).messages]


@pytest.fixture
def desks(sqlite_database: str) -> Desks:
    meeting_id, branch_id, unit_id = make.make_open_meeting(), make.make_branch(7), make.make_unit()
    make.make_bridge(meeting_id, branch_id)
    make.make_assignment(make.make_matter(meeting_id), unit_id)
    ha = sign_in(Role.LEADER)
    make.make_duty(meeting_id, DutyKind.CHAIR, ha.account_id)
    return Desks(
        meeting_id,
        branch_id,
        unit_id,
        ha,
        sign_in(Role.SECRETARY),
        sign_in(Role.OPERATOR, unit_id=branch_id),
        sign_in(Role.DEPARTMENT, unit_id=unit_id),
        sign_in(Role.DEPARTMENT, unit_id=make.make_unit("SYT"), name="khac"),
    )


def test_everybody_sits_at_the_desk_of_their_role() -> None:
    assert rules.address_of(Role.LEADER, None) == DeskAddress(Desk.CHAIR)
    assert rules.address_of(Role.OPERATOR, 7) == DeskAddress(Desk.UNIT, 7)
    assert rules.address_of(Role.DEPARTMENT, None) is None
    assert rules.address_of(Role.AUDITOR, None) is None


def test_a_site_writes_to_the_chair_who_acknowledges_it(desks: Desks) -> None:
    sent = messages.send_message(
        desks.lan, desks.meeting_id, Desk.CHAIR, code=ShortCode.SOUND_POOR, text=f" {WORDS}\n"
    )
    [waiting] = view.load(desks.ha, desks.meeting_id).waiting
    assert (waiting.sender.unit, waiting.code, waiting.text) == (
        "Chi nhánh số 7",
        ShortCode.SOUND_POOR,
        WORDS,
    )

    messages.acknowledge_message(desks.ha, desks.meeting_id, sent, seen=False)

    [told] = view.load(desks.lan, desks.meeting_id).messages
    assert (told.acknowledged_by, told.is_own, told.waits_here) == ("Ha", True, False)
    assert told.acknowledged_at is not None
    assert view.load(desks.ha, desks.meeting_id).waiting == ()


def test_both_acts_are_journalled_and_ring_the_desks_without_the_words(desks: Desks) -> None:
    sent = messages.send_message(
        desks.minh, desks.meeting_id, Desk.UNIT, unit_id=desks.unit_id, text=WORDS
    )
    messages.acknowledge_message(desks.tu, desks.meeting_id, sent, seen=False)

    with db.reading() as session:
        entries = session.scalars(
            select(JournalEntry).where(JournalEntry.chain != "house").order_by(JournalEntry.number)
        ).all()
    assert [entry.act for entry in entries] == [
        "channel:message:sent",
        "channel:message:acknowledged",
    ]
    assert json.loads(entries[0].topics) == ["messages", f"unit:{desks.unit_id}"]
    assert not any(WORDS in entry.facts for entry in entries)


def test_only_both_sides_chair_and_secretary_read_a_message(desks: Desks) -> None:
    messages.send_message(desks.ha, desks.meeting_id, Desk.UNIT, unit_id=desks.unit_id, text=WORDS)

    assert [desks.written(actor) for actor in (desks.ha, desks.minh, desks.tu)] == [[WORDS]] * 3
    assert desks.written(desks.lan) == desks.written(desks.other) == []
    assert desks.written(sign_in(Role.LEADER, name="dung-ngoai")) == []
    with pytest.raises(NotAllowed):
        view.load(sign_in(Role.AUDITOR), desks.meeting_id)


def test_a_department_does_not_read_what_may_denounce(desks: Desks) -> None:
    messages.send_message(
        desks.minh, desks.meeting_id, Desk.UNIT, unit_id=desks.unit_id, text=DENOUNCES
    )

    [told] = view.load(desks.tu, desks.meeting_id).messages
    assert (told.text, told.is_withheld) == ("", True)
    assert desks.written(desks.ha) == [DENOUNCES]


def test_units_write_to_chair_and_secretary_alone(desks: Desks) -> None:
    receivers = [told.address.desk for told in view.load(desks.tu, desks.meeting_id).receivers]
    assert receivers == [Desk.CHAIR, Desk.SECRETARY]

    with pytest.raises(Refused):
        messages.send_message(
            desks.tu, desks.meeting_id, Desk.UNIT, unit_id=desks.branch_id, text=WORDS
        )

    units = [told.unit for told in view.load(desks.minh, desks.meeting_id).receivers]
    assert units == ["", "Chi nhánh số 7", "SNNMT"]


@pytest.mark.parametrize(
    ("given", "field"),
    [({"text": " "}, "text"), ({"text": "a" * 301}, "text"), ({"code": ShortCode.AGREED}, "unit")],
)
def test_a_message_says_something_to_somebody(
    desks: Desks, given: dict[str, object], field: str
) -> None:
    with pytest.raises(Invalid) as refused:
        messages.send_message(desks.minh, desks.meeting_id, Desk.UNIT, **given)  # type: ignore[arg-type]

    assert list(refused.value.fields) == [field]


def test_a_message_is_acknowledged_once_and_where_it_was_sent(desks: Desks) -> None:
    sent = messages.send_message(desks.tu, desks.meeting_id, Desk.SECRETARY, text=WORDS)
    with pytest.raises(NotAllowed):
        messages.acknowledge_message(desks.ha, desks.meeting_id, sent, seen=False)
    with pytest.raises(NotFound):
        messages.acknowledge_message(desks.minh, desks.meeting_id, sent + 1, seen=False)

    messages.acknowledge_message(desks.minh, desks.meeting_id, sent, seen=False)

    an = sign_in(Role.SECRETARY, name="an")
    with pytest.raises(Conflict):
        messages.acknowledge_message(an, desks.meeting_id, sent, seen=False)
    with pytest.raises(Refused):
        messages.acknowledge_message(an, desks.meeting_id, sent, seen=True)


def test_nothing_is_sent_after_the_close_or_by_who_has_no_desk_here(desks: Desks) -> None:
    with pytest.raises(NotAllowed):
        messages.send_message(
            sign_in(Role.LEADER, name="dung-ngoai"), desks.meeting_id, Desk.SECRETARY, text=WORDS
        )
    room.change(Meeting, desks.meeting_id, state=MeetingState.CLOSED)

    with pytest.raises(Refused):
        messages.send_message(desks.minh, desks.meeting_id, Desk.CHAIR, text=WORDS)
    assert view.load(desks.minh, desks.meeting_id).receivers == ()


def test_it_stands_on_no_board_and_in_no_minutes(desks: Desks) -> None:
    messages.send_message(desks.minh, desks.meeting_id, Desk.CHAIR, text=WORDS)
    messages.send_message(desks.ha, desks.meeting_id, Desk.UNIT, unit_id=desks.unit_id, text=WORDS)

    assert all(WORDS not in room.told(base) for base in BoardBase)
    viewer = Viewer(Role.DEPARTMENT, desks.unit_id)
    assert WORDS not in str(room.mine(viewer.role, viewer.unit_id))
    assert WORDS not in str(draft.load_minutes(desks.minh, desks.meeting_id))
