"""The page of mail: previewing and putting in invitations, deciding about what is unsure."""

from dataclasses import dataclass

import pytest
from sqlalchemy import select
from streamlit.testing.v1 import AppTest

from console import db
from console.auth.actor import Actor
from console.mail import outbox
from console.mail.acts import invitations
from console.meetings.acts import duties
from integrations.mail.errors import MailFault, NotSent
from models import MailRecipient
from models.codes.mail import MailState
from models.codes.people import Role
from tests import make
from tests.cast import sign_in
from tests.pages.conftest import OpenPage, drawn

PAGE = "../../pages/mail/page.py"
HOSTILE = "<img src=x onerror=alert(1)>"


@dataclass
class Desk:
    meeting_id: int
    minh: Actor


@pytest.fixture
def desk(sqlite_database: str) -> Desk:
    made = Desk(make.make_meeting(), sign_in(Role.SECRETARY))
    for name, email in (("Bà An", "an@x.vn"), (HOSTILE, "b@x.vn"), ("Ông Không Thư", "")):
        duties.invite_delegate(made.minh, made.meeting_id, name, email=email)
    return made


def opened(open_page: OpenPage, desk: Desk) -> AppTest:
    page = open_page(as_=desk.minh).switch_page(PAGE).run()
    assert not page.exception
    return page


def rows() -> list[MailRecipient]:
    with db.reading() as session:
        return list(session.scalars(select(MailRecipient).order_by(MailRecipient.id)))


def unsure(desk: Desk) -> int:
    """Put invitations in; of the first nobody knows whether it arrived."""
    invitations.invite(desk.minh, desk.meeting_id, (1, 2), seen=make.HELD_ON)
    parcel = outbox.claim_next()
    assert parcel is not None
    outbox.settle(parcel, NotSent(MailFault.UNANSWERED, "gone"))
    return parcel.recipient_id


def test_without_a_mail_server_the_page_says_so_and_what_to_do_next(
    open_page: OpenPage, desk: Desk
) -> None:
    page = opened(open_page, desk)

    assert "Chưa đặt máy chủ thư" in page.warning[0].value
    assert "Hộp thư đi chưa có thư nào" in drawn(page)


def test_a_letter_is_seen_before_all_are_put_in(open_page: OpenPage, desk: Desk) -> None:
    page = opened(open_page, desk)
    assert any("Kính gửi: Bà An" in one.value for one in page.text)
    assert "3 đại biểu, 0 người đã có" in drawn(page)

    page.button(key="mail-invite").click().run()

    assert not page.exception
    assert [one.address for one in rows()] == ["an@x.vn", "b@x.vn"]
    assert "Đã đưa 2 giấy mời" in page.success[0].value
    assert [one for one in page.button if one.key == "mail-invite"] == []


def test_names_are_text_not_markup(open_page: OpenPage, desk: Desk) -> None:
    unsure(desk)

    told = drawn(opened(open_page, desk))

    assert "&lt;img src=x" in told
    assert "<img" not in told


def test_a_person_says_that_an_unsure_message_arrived(open_page: OpenPage, desk: Desk) -> None:
    recipient_id = unsure(desk)
    page = opened(open_page, desk)
    page.selectbox(key="mail-chosen").select(recipient_id).run()

    page.button(key="mail-confirm").click().run()

    assert not page.exception
    assert [one.state for one in rows()] == [MailState.SENT, MailState.WAITING]
    assert "Đã ghi nhận" in page.success[0].value


def test_a_person_has_an_unsure_message_sent_again(open_page: OpenPage, desk: Desk) -> None:
    recipient_id = unsure(desk)
    page = opened(open_page, desk)
    page.selectbox(key="mail-chosen").select(recipient_id).run()

    page.button(key="mail-send-again").click().run()

    assert [one.state for one in rows()] == [MailState.WAITING, MailState.WAITING]


def test_a_message_that_waits_offers_no_button(open_page: OpenPage, desk: Desk) -> None:
    waiting = unsure(desk) + 1
    page = opened(open_page, desk)

    page.selectbox(key="mail-chosen").select(waiting).run()

    assert [one for one in page.button if one.key in ("mail-send-again", "mail-confirm")] == []


def test_a_search_that_finds_nothing_can_be_cleared(open_page: OpenPage, desk: Desk) -> None:
    unsure(desk)
    page = opened(open_page, desk)
    page.text_input(key="mail-search").input("không ai").run()
    assert "Không có thư nào khớp" in drawn(page)

    page.button(key="mail-clear").click().run()

    assert "Bà An" in drawn(page)


def test_with_nobody_to_remind_the_button_says_so(open_page: OpenPage, desk: Desk) -> None:
    page = opened(open_page, desk)

    page.button(key="mail-remind").click().run()

    assert "không có đơn vị nào cần nhắc" in page.error[0].value
