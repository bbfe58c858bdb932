"""The side channel on the desks: sent, kept when refused, told to chair and secretary, read."""

from streamlit.testing.v1 import AppTest

from console.auth.actor import Actor
from console.side_channel.acts import messages
from console.side_channel.views import messages as view
from models.codes.meetings import DutyKind
from models.codes.people import Role
from models.codes.side_channel import Desk, ShortCode
from tests import make
from tests.cast import sign_in
from tests.pages.conftest import OpenPage, drawn

TEXT, CODE, SEND = "messages-text", "messages-code", "messages-send"


def opened(open_page: OpenPage, actor: Actor, name: str) -> AppTest:
    page = open_page(as_=actor).switch_page(f"../../pages/{name}/page.py").run()
    assert not page.exception
    return page


def pressed(page: AppTest, key: str) -> AppTest:
    page.button(key=key).click().run()
    assert not page.exception
    return page


def chair_of(meeting_id: int) -> Actor:
    ha = sign_in(Role.LEADER)
    make.make_duty(meeting_id, DutyKind.CHAIR, ha.account_id)
    return ha


def test_a_site_writes_to_the_chair_and_its_words_stay_when_refused(
    open_page: OpenPage, sqlite_database: str
) -> None:
    meeting_id, unit_id = make.make_open_meeting(), make.make_branch(1)
    lan, ha = sign_in(Role.OPERATOR, unit_id=unit_id), chair_of(meeting_id)
    page = opened(open_page, lan, "branch")

    page = pressed(page, SEND)
    assert [told.value for told in page.error] == ["Chọn một câu có sẵn hoặc viết lời nhắn."]
    page.selectbox(key=CODE).set_value(ShortCode.SOUND_POOR)
    page.text_input(key=TEXT).set_value("a" * 301)
    page = pressed(page, SEND)
    assert (page.text_input(key=TEXT).value, page.selectbox(key=CODE).value) == (
        "a" * 301,
        ShortCode.SOUND_POOR,
    )
    page.text_input(key=TEXT).set_value("có tiếng vọng")
    page = pressed(page, SEND)

    assert page.text_input(key=TEXT).value == ""
    [told] = view.load(ha, meeting_id).waiting
    assert (told.code, told.text) == (ShortCode.SOUND_POOR, "có tiếng vọng")


def test_the_chair_is_told_and_acknowledges(open_page: OpenPage, sqlite_database: str) -> None:
    meeting_id = make.make_open_meeting()
    ha, minh = chair_of(meeting_id), sign_in(Role.SECRETARY)
    sent = messages.send_message(minh, meeting_id, Desk.CHAIR, code=ShortCode.PLEASE_FINISH)

    page = opened(open_page, ha, "chair")
    assert page.button(key="chair-read-messages").label == "Tin mới: 1"
    assert "Thư ký: Đề nghị kết thúc phần này" in drawn(page)
    page = pressed(pressed(page, "chair-read-messages"), f"messages-acknowledge-{sent}")

    assert "chair-read-messages" not in {one.key for one in page.button}
    [told] = view.load(minh, meeting_id).messages
    assert told.acknowledged_by == "Ha"


def test_the_secretary_reads_it_in_a_tray_and_an_auditor_nowhere(
    open_page: OpenPage, sqlite_database: str
) -> None:
    meeting_id = make.make_open_meeting()
    ha, minh = chair_of(meeting_id), sign_in(Role.SECRETARY)
    messages.send_message(ha, meeting_id, Desk.SECRETARY, text="Ghi giúp câu 12")

    page = pressed(opened(open_page, minh, "secretary"), "secretary-open-messages")

    assert "Ghi giúp câu 12" in drawn(page)
    seen = opened(open_page, sign_in(Role.AUDITOR), "secretary")
    assert "secretary-open-messages" not in {one.key for one in seen.button}
    assert "Ghi giúp câu 12" not in drawn(seen)
