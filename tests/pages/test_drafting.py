"""The drafting desk: who sees what, each act by its button, two who write at once, empty lists."""

# ruff: noqa: PLC0415  AppTest.from_function runs the source of a function as a script of its own

import json
from dataclasses import dataclass

import pytest
from sqlalchemy import select
from streamlit.testing.v1 import AppTest

from console import clock, db
from console.auth.actor import Actor
from console.drafting.acts import drafts, packs
from console.drafting.rules import DraftSeen, PackSeen
from console.i18n.catalog import translate
from console.live import typed_text
from console.live.field_names import FieldName
from console.settings import Settings
from console.web import options
from models import Assignment, Draft
from models.codes.drafts import DraftState
from models.codes.meetings import DutyKind
from models.codes.people import Role
from models.codes.questions import AssignmentPart, AssignmentState, Kind
from tests import make
from tests.cast import sign_in
from tests.pages.conftest import OpenPage, assert_refused, choices, drawn, page_of

PAGE = "../../pages/drafting/page.py"
READERS = (Role.SECRETARY, Role.LEADER, Role.DEPARTMENT, Role.REVIEWER, Role.AUDITOR)
OTHERS = [role for role in Role if role not in (*READERS, Role.SYSTEM)]
ASKED = "Bao giờ khu phố có biển số nhà?"
HOSTILE = "<script>alert(1)</script>"
DRAFT, WAITING = DraftSeen(1, DraftState.DRAFT), DraftSeen(1, DraftState.ASKED)


@dataclass
class Desk:
    meeting_id: int
    part_id: int
    other_part_id: int  # of the other unit, in another matter
    unit_id: int
    tu: Actor  # department


@pytest.fixture
def desk(sqlite_database: str) -> Desk:
    meeting_id = make.make_meeting()
    unit_id, other_id = make.make_unit(), make.make_unit("SXD")
    parts = []
    for number, unit in ((1, unit_id), (2, other_id)):
        matter_id = make.make_matter(meeting_id, number, lead_unit_id=unit)
        wording = ASKED if number == 1 else "Giấy phép xây dựng cấp ở đâu?"
        ref = f"2026-10-{number:03}"
        make.link_question(matter_id, make.make_question(meeting_id, ref, wording=wording))
        parts.append(make.make_assignment(matter_id, unit))
    own, other = parts
    return Desk(meeting_id, own, other, unit_id, sign_in(Role.DEPARTMENT, unit_id=unit_id))


def opened(open_page: OpenPage, actor: Actor, part_id: int = 0) -> AppTest:
    page = open_page(as_=actor)
    if part_id:
        page.query_params["phan"] = str(part_id)
    page.switch_page(PAGE).run()
    assert not page.exception
    return page


def pressed(page: AppTest, key: str) -> AppTest:
    page.button(key=key).click().run()
    assert not page.exception
    return page


def keys(page: AppTest) -> set[str]:
    return {key for one in page.button if (key := str(one.key)).startswith("drafting-")}


def parts(page: AppTest) -> list[str]:
    return [one["id"] for one in choices(page, "drafting-choices")]


def mounted(page: AppTest, key: str) -> dict[str, object]:
    found = [one.proto for one in page.get("bidi_component") if f"-{key}" in one.proto.id]
    told: dict[str, object] = json.loads(found[0].json) if found else {}
    return told


def versions() -> list[Draft]:
    with db.reading() as session:
        return list(session.scalars(select(Draft).order_by(Draft.number)))


def save(desk: Desk, text: str = "Trong tháng 12.", seen: int = 0) -> None:
    drafts.save_draft(desk.tu, desk.meeting_id, desk.part_id, text, seen=seen)


def asked(desk: Desk) -> None:
    save(desk)
    drafts.ask_clearance(desk.tu, desk.meeting_id, desk.part_id, seen=DRAFT)


def handing_over(actor: object, callback: str, part_id: int, meeting_id: int) -> None:
    """What a callback of the desk does, as a script."""
    import streamlit as st

    from console.drafting.views.assignment_detail import load_opened
    from console.meetings.views import agenda as months
    from console.ui import feedback
    from pages.drafting import acts

    meeting = next(one for one in months.list_months(actor) if one.id == meeting_id)  # type: ignore[arg-type]
    opened = load_opened(actor, meeting_id, part_id)  # type: ignore[arg-type]
    getattr(acts, callback)(acts.Drawn(actor, meeting, opened))  # type: ignore[arg-type]
    feedback.show(acts.AREA)
    st.text("ran")


def stored(part_id: int) -> Assignment:
    with db.reading() as session:
        return session.get_one(Assignment, part_id)


def hand(
    desk: Desk,
    actor: Actor,
    callback: str,
    key: str,
    field: str,
    text: str,
    about: dict[str, str] | None = None,
) -> AppTest:
    """Hand a text over as the browser does; gives the page after the callback."""
    options.put_in_force(Settings())
    told = {"field": field, "id": "id-1", "text": text, "at": clock.now().isoformat()}
    told["about"] = {"basis": "Điều 136"} if about is None else about  # type: ignore[assignment]
    kwargs = {
        "actor": actor,
        "callback": callback,
        "part_id": desk.part_id,
        "meeting_id": desk.meeting_id,
    }
    page = page_of(handing_over, kwargs=kwargs)
    page.session_state[f"{key}-{desk.part_id}"] = {"handed": json.dumps(told)}
    page.run()
    assert not page.exception
    return page


@pytest.mark.parametrize("role", OTHERS)
def test_who_has_nothing_to_draft_is_refused(open_page: OpenPage, desk: Desk, role: Role) -> None:
    page = open_page(as_=sign_in(role, unit_id=make.make_branch()))

    assert_refused(page, PAGE)
    assert choices(page, "drafting-choices") == []


def test_a_department_sees_the_parts_of_its_own_unit_alone(open_page: OpenPage, desk: Desk) -> None:
    page = opened(open_page, desk.tu)

    assert parts(page) == [str(desk.part_id)]
    assert ASKED in drawn(page)


def test_another_units_part_in_the_address_opens_the_own_one(
    open_page: OpenPage, desk: Desk
) -> None:
    page = opened(open_page, desk.tu, desk.other_part_id)

    assert "Giấy phép xây dựng" not in drawn(page)
    assert ASKED in drawn(page)


def test_the_secretary_sees_every_unit_and_searches(open_page: OpenPage, desk: Desk) -> None:
    page = opened(open_page, sign_in(Role.SECRETARY))
    assert parts(page) == [str(desk.part_id), str(desk.other_part_id)]

    page.text_input(key="drafting-search").set_value("giay phep").run()

    assert parts(page) == [str(desk.other_part_id)]


def test_a_search_that_finds_nothing_says_so(open_page: OpenPage, desk: Desk) -> None:
    page = opened(open_page, desk.tu)

    page.text_input(key="drafting-search").set_value("không có").run()

    assert translate("vi", "drafting.none_found") in drawn(page)


def test_a_unit_without_a_part_is_told_what_will_come(open_page: OpenPage, desk: Desk) -> None:
    page = opened(open_page, sign_in(Role.DEPARTMENT, unit_id=make.make_unit("SYT"), name="an"))

    assert translate("vi", "drafting.empty_unit_next") in drawn(page)
    assert parts(page) == []


def test_without_a_meeting_the_page_says_so(open_page: OpenPage, sqlite_database: str) -> None:
    page = opened(open_page, sign_in(Role.SECRETARY))

    assert translate("vi", "drafting.no_meeting") in drawn(page)


def test_a_text_handed_over_becomes_a_version_with_its_basis(desk: Desk) -> None:
    field = f"2026-10:draft:{desk.unit_id}-{desk.part_id}-0"
    typed_text.keep(
        desk.tu, FieldName.parse(field), "Trong tháng 12.", revision=1, seen=0, writer="tab"
    )

    page = hand(desk, desk.tu, "save", "drafting-text", field, "Trong tháng 12.")

    (kept,) = versions()
    assert (kept.text, kept.legal_basis) == ("Trong tháng 12.", "Điều 136")
    assert typed_text.load(desk.tu, FieldName.parse(field)).text == ""
    assert [one.value for one in page.success] == ["Đã lưu bản 1."]


def test_a_refused_text_stays_where_it_was_typed(desk: Desk) -> None:
    field = f"2026-10:draft:{desk.unit_id}-{desk.part_id}-0"
    typed_text.keep(desk.tu, FieldName.parse(field), "a", revision=1, seen=0, writer="tab")

    page = hand(desk, desk.tu, "save", "drafting-text", field, "a" * 20_001)

    assert versions() == []
    assert typed_text.load(desk.tu, FieldName.parse(field)).text == "a"
    assert len(page.error) == 1


def test_asking_clearing_and_the_badge_follow_each_other(open_page: OpenPage, desk: Desk) -> None:
    save(desk)
    page = pressed(opened(open_page, desk.tu), "drafting-ask")
    assert [one.value for one in page.success] == ["Đã trình duyệt bản 1."]

    ha = sign_in(Role.LEADER)
    make.make_duty(desk.meeting_id, DutyKind.CHAIR, ha.account_id)
    chair = opened(open_page, ha, desk.part_id)
    assert keys(chair) == {"drafting-clear"}
    chair = pressed(chair, "drafting-clear")

    assert versions()[0].state is DraftState.CLEARED
    assert translate("vi", "drafting.state.cleared") in drawn(chair)
    assert "drafting-clear" not in keys(chair)


def test_a_comment_handed_over_returns_the_version(open_page: OpenPage, desk: Desk) -> None:
    asked(desk)
    minh = sign_in(Role.SECRETARY)
    field = f"2026-10:clearing:{desk.part_id}-1"

    hand(desk, minh, "give_back", "drafting-comment", field, f"Nêu căn cứ {HOSTILE}")

    assert versions()[0].state is DraftState.RETURNED
    told = drawn(opened(open_page, desk.tu))
    assert "Nêu căn cứ &lt;script&gt;" in told
    assert HOSTILE not in told


def test_the_auditor_reads_and_has_no_act(open_page: OpenPage, desk: Desk) -> None:
    asked(desk)

    page = opened(open_page, sign_in(Role.AUDITOR), desk.part_id)

    assert "Trong tháng 12." in drawn(page)
    assert keys(page) == set()
    assert mounted(page, "drafting-text") == {}


def test_what_was_typed_stays_in_the_field_when_a_colleague_saves_first(
    open_page: OpenPage, desk: Desk
) -> None:
    page = opened(open_page, desk.tu)
    thu = sign_in(Role.DEPARTMENT, unit_id=desk.unit_id, name="thu")
    field = f"2026-10:draft:{desk.unit_id}-{desk.part_id}-0"
    assert mounted(page, "drafting-text")["field"] == field
    typed_text.keep(desk.tu, FieldName.parse(field), "Bản của Tú", revision=1, seen=0, writer="tab")
    drafts.save_draft(thu, desk.meeting_id, desk.part_id, "Bản của Thu", seen=0)

    page.run()

    assert mounted(page, "drafting-text")["field"] == field
    assert "Bản của Thu" in drawn(page)
    assert [one.value for one in page.warning] == [
        translate("vi", "drafting.met", author="Thu", number=1)
    ]

    page = pressed(page, "drafting-take-1")
    assert mounted(page, "drafting-text")["initial"] == "Bản của Thu"
    assert typed_text.load(desk.tu, FieldName.parse(field)).text == ""


def test_a_text_left_unsaved_is_found_again_from_where_it_started(
    open_page: OpenPage, desk: Desk
) -> None:
    field = f"2026-10:draft:{desk.unit_id}-{desk.part_id}-0"
    typed_text.keep(desk.tu, FieldName.parse(field), "Dở dang", revision=1, seen=0, writer="tab")
    drafts.save_draft(sign_in(Role.SECRETARY), desk.meeting_id, desk.part_id, "Khác", seen=0)

    page = opened(open_page, desk.tu)

    assert mounted(page, "drafting-text")["field"] == field


def test_two_versions_are_compared_with_what_changed_marked(
    open_page: OpenPage, desk: Desk
) -> None:
    save(desk, "Trả lời trong 10 ngày.")
    save(desk, "Trả lời trong 15 ngày.", seen=1)

    told = drawn(opened(open_page, desk.tu))

    assert "<del>10</del>" in told
    assert "<ins>15</ins>" in told


def test_the_other_units_of_a_matter_are_shown_beside(open_page: OpenPage, desk: Desk) -> None:
    with db.reading() as session:
        matter_id = session.get_one(Assignment, desk.part_id).matter_id
    helper = make.make_unit("SYT", name="Sở Y tế")
    part_id = make.make_assignment(matter_id, helper, part=AssignmentPart.COORDINATING)
    make.make_draft(part_id, text="Phần của Sở Y tế", author_id=desk.tu.account_id)

    told = drawn(opened(open_page, desk.tu))

    assert "Sở Y tế" in told
    assert "Phần của Sở Y tế" in told


def test_a_denunciation_is_not_shown_to_who_drafts(open_page: OpenPage, desk: Desk) -> None:
    with db.reading() as session:
        matter_id = session.get_one(Assignment, desk.part_id).matter_id
    wording = "Tôi tố cáo ông A nhận hối lộ"
    question = make.make_question(
        desk.meeting_id, "2026-10-003", wording=wording, kind=Kind.DENUNCIATION
    )
    make.link_question(matter_id, question)

    told = drawn(opened(open_page, desk.tu))

    assert wording not in told
    assert translate("vi", "drafting.withheld_count", count=1) in told


def test_a_part_is_given_on_with_a_unit_and_a_reason(open_page: OpenPage, desk: Desk) -> None:
    other_id = stored(desk.other_part_id).unit_id
    field = f"2026-10:transfer:{desk.part_id}"
    about = {"unit_id": str(other_id)}

    hand(desk, desk.tu, "transfer", "drafting-transfer", field, "Việc của Sở Xây dựng", about)

    assert stored(desk.part_id).state is AssignmentState.TRANSFERRED
    assert parts(opened(open_page, desk.tu)) == []


def test_a_unit_that_is_not_known_keeps_the_reason(desk: Desk) -> None:
    field = f"2026-10:transfer:{desk.part_id}"

    page = hand(desk, desk.tu, "transfer", "drafting-transfer", field, "Không phải của Sở", {})

    assert page.warning
    assert stored(desk.part_id).state is AssignmentState.OPEN


def test_the_library_opens_when_asked_for(open_page: OpenPage, desk: Desk) -> None:
    page = opened(open_page, desk.tu)
    assert "Chưa có kỳ nào trước đây" not in drawn(page)

    page.toggle(key="drafting-library").set_value(True).run()

    assert "Chưa có kỳ nào trước đây" in drawn(page)


def test_a_department_is_told_its_day_and_takes_its_pack_away(
    open_page: OpenPage, desk: Desk
) -> None:
    due_on = clock.today()
    seen = PackSeen(None, (desk.part_id,))
    packs.hand_out(sign_in(Role.REVIEWER), desk.meeting_id, desk.unit_id, due_on, seen=seen)

    page = opened(open_page, desk.tu)

    assert "đến hạn hôm nay" in drawn(page)
    addresses = [one.proto.url for one in page.get("link_button")]
    assert f"/files/2026-10/packs/{desk.unit_id}.xlsx" in addresses
