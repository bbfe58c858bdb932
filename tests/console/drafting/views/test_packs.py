"""Packs: what is handed to whom until when, what came after, and nobody's name in them."""

import io
from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from openpyxl import load_workbook

from console import clock
from console.auth.actor import Actor
from console.drafting.acts import packs as packs_acts
from console.drafting.pack_table import xlsx_bytes
from console.drafting.rules import PackSeen
from console.drafting.views import packs
from console.drafting.views.assignments import Progress
from console.drafting.views.pack_content import load_pack
from console.errors import Conflict, Invalid, NotAllowed, NotFound, Refused
from console.official import assignment_pack
from models.codes.people import Role
from models.codes.questions import AssignmentPart, Kind
from tests import make
from tests.cast import sign_in
from tests.console.docx.reading import whole

ASKED = "Bao giờ khu phố có biển số nhà?"


@dataclass
class Desk:
    meeting_id: int
    unit_id: int
    other_id: int
    parts: tuple[int, ...]  # of the unit
    linh: Actor  # reviewer


def furnish() -> Desk:
    meeting_id, unit_id = make.make_meeting(), make.make_unit(name="Sở Nông nghiệp và Môi trường")
    other_id = make.make_unit("SXD", name="Sở Xây dựng")
    parts = []
    for number in (1, 2):
        matter_id = make.make_matter(meeting_id, number, lead_unit_id=unit_id)
        ref = f"2026-10-{number:03}"
        make.link_question(matter_id, make.make_question(meeting_id, ref, wording=ASKED))
        parts.append(make.make_assignment(matter_id, unit_id))
    make.make_assignment(matter_id, other_id, part=AssignmentPart.COORDINATING)
    return Desk(meeting_id, unit_id, other_id, tuple(parts), sign_in(Role.REVIEWER))


@pytest.fixture
def desk(database: str) -> Desk:
    return furnish()


@pytest.fixture
def lite(sqlite_database: str) -> Desk:
    return furnish()


def tomorrow() -> date:
    return clock.today() + timedelta(days=1)


def hand_out(
    desk: Desk, by: Actor, due_on: date | None = None, seen: PackSeen | None = None
) -> int:
    known = packs.load(by, desk.meeting_id).find(desk.unit_id)
    assert known is not None
    return packs_acts.hand_out(
        by, desk.meeting_id, desk.unit_id, due_on or tomorrow(), seen=seen or known.seen
    )


def pack(desk: Desk, by: Actor) -> packs.UnitPack:
    found = packs.load(by, desk.meeting_id).find(desk.unit_id)
    assert found is not None
    return found


def test_packs_come_the_fullest_first_with_how_far_they_are(lite: Desk) -> None:
    listed = packs.load(lite.linh, lite.meeting_id)

    assert [(one.unit, len(one.parts)) for one in listed.packs] == [
        ("Sở Nông nghiệp và Môi trường", 2),
        ("Sở Xây dựng", 1),
    ]
    assert listed.packs[0].count(Progress.OPEN) == 2
    assert listed.can_hand_out
    assert listed.suggested_on is not None
    assert listed.suggested_on >= clock.today()


def test_handing_out_keeps_the_day_and_what_came_after_is_counted(desk: Desk) -> None:
    hand_out(desk, desk.linh)

    held = pack(desk, desk.linh)
    assert held.handed is not None
    assert held.handed.due_on == tomorrow()
    assert (held.new_count, held.days_left) == (0, 1)
    late = make.make_matter(desk.meeting_id, 3, lead_unit_id=desk.unit_id)
    make.make_assignment(late, desk.unit_id)
    assert pack(desk, desk.linh).new_count == 1


def test_handing_out_again_renews_the_day(desk: Desk) -> None:
    hand_out(desk, desk.linh)
    later = tomorrow() + timedelta(days=3)

    hand_out(desk, desk.linh, later)

    handed = pack(desk, desk.linh).handed
    assert handed is not None
    assert handed.due_on == later


def test_what_changed_meanwhile_is_a_conflict(desk: Desk) -> None:
    seen = pack(desk, desk.linh).seen
    hand_out(desk, desk.linh)

    with pytest.raises(Conflict):
        hand_out(desk, sign_in(Role.SECRETARY), seen=seen)


def test_a_day_that_has_passed_is_refused(lite: Desk) -> None:
    with pytest.raises(Invalid) as refused:
        hand_out(lite, lite.linh, clock.today() - timedelta(days=1))

    assert refused.value.fields == {"due_on": "pack_due_past"}


def test_an_empty_pack_is_not_handed_out(lite: Desk) -> None:
    idle = make.make_unit("STC")

    with pytest.raises(Refused, match="pack_empty"):
        packs_acts.hand_out(lite.linh, lite.meeting_id, idle, tomorrow(), seen=PackSeen(None, ()))


def test_who_does_not_assign_hands_nothing_out(lite: Desk) -> None:
    tu = sign_in(Role.DEPARTMENT, unit_id=lite.unit_id)

    with pytest.raises(NotAllowed):
        hand_out(lite, tu)


def test_a_department_sees_and_takes_away_its_own_pack_alone(lite: Desk) -> None:
    tu = sign_in(Role.DEPARTMENT, unit_id=lite.other_id)

    assert [one.unit_id for one in packs.load(tu, lite.meeting_id).packs] == [lite.other_id]
    assert load_pack(tu, lite.meeting_id, lite.other_id).questions[0].number == 2
    with pytest.raises(NotAllowed):
        load_pack(tu, lite.meeting_id, lite.unit_id)


def test_a_search_goes_by_unit_and_by_what_is_asked(lite: Desk) -> None:
    listed = packs.load(lite.linh, lite.meeting_id)

    assert [one.unit_id for one in listed.sought("xay dung")] == [lite.other_id]
    assert len(listed.sought("bien so nha")) == 2
    assert listed.sought("không có") == ()


def test_a_pack_that_is_not_there_is_told(lite: Desk) -> None:
    with pytest.raises(NotFound):
        load_pack(lite.linh, lite.meeting_id, make.make_unit("STC"))
    with pytest.raises(NotFound):
        load_pack(lite.linh, 999, lite.unit_id)


def test_the_paper_and_the_table_say_what_is_asked_and_nobodys_name(lite: Desk) -> None:
    hand_out(lite, lite.linh)
    content = load_pack(lite.linh, lite.meeting_id, lite.unit_id)

    paper = whole(assignment_pack.build(content))
    sheet = load_workbook(io.BytesIO(xlsx_bytes(content, "vi"))).active
    assert sheet is not None
    rows = list(sheet.iter_rows(values_only=True))
    assert ASKED in paper
    assert f"{tomorrow():%d/%m/%Y}" in paper
    assert "Cùng trả lời: Sở Xây dựng" in paper
    assert [row[0] for row in rows[1:]] == [1, 2]
    assert rows[1][2] == ASKED
    assert assignment_pack.build(content) == assignment_pack.build(content)


def test_a_denunciation_is_counted_and_not_told(lite: Desk) -> None:
    matter_id = make.make_matter(lite.meeting_id, 4, lead_unit_id=lite.unit_id)
    question = make.make_question(
        lite.meeting_id, "2026-10-004", wording="Tôi tố cáo ông Nam.", kind=Kind.DENUNCIATION
    )
    make.link_question(matter_id, question)
    make.make_assignment(matter_id, lite.unit_id)
    tu = sign_in(Role.DEPARTMENT, unit_id=lite.unit_id)

    last = load_pack(tu, lite.meeting_id, lite.unit_id).questions[-1]

    assert (last.wordings, last.withheld_count) == ((), 1)
