"""Names and subjects come back letter for letter, and nothing beyond seven bits goes out."""

import email
from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import default

import pytest

from integrations.mail.message import File, message_of

NAMES = (
    "Nguyễn Văn An",
    'Bà Nguyễn Thị Thử, Phó Giám đốc (phụ trách) "Sở Xây dựng" và các đơn vị thuộc thành phố [1]',
    'An, "B" (c)',
    "O'Brien; Đào <x>",
    "",
)
SUBJECT = (
    'Giấy mời dự Hội nghị đối thoại kỳ tháng 10/2026, "trực tiếp" (kết hợp trực tuyến) tại '
    "Trung tâm Phục vụ hành chính công thành phố Hà Nội [khẩn], thay thư ngày 05/10"
)


def sent(name: str, subject: str) -> bytes:
    return message_of(
        sender="hoinghi@vidu.example",
        to="an@vidu.example",
        name=name,
        subject=subject,
        body="Kính gửi Quý đại biểu,\n" * 40,
        at=datetime(2026, 10, 1, tzinfo=UTC),
        message_id="<1@vidu.example>",
        ics="BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nSUMMARY:Hội nghị\r\nEND:VCALENDAR\r\n",
        files=(File("giấy-mời.pdf", "application/pdf", bytes(range(256))),),
    ).as_bytes()


def read(content: bytes) -> EmailMessage:
    message = email.message_from_bytes(content, policy=default)
    assert isinstance(message, EmailMessage)
    return message


@pytest.mark.parametrize("name", NAMES)
def test_a_name_stays_one_recipient_with_every_letter(name: str) -> None:
    (to,) = read(sent(name, "x"))["To"].addresses

    assert (to.display_name, to.addr_spec) == (name, "an@vidu.example")


@pytest.mark.parametrize("subject", [SUBJECT, SUBJECT * 2, "Plain, short", "Một  hai\n ba"])
def test_a_subject_comes_back_with_every_blank(subject: str) -> None:
    assert str(read(sent("An", subject))["Subject"]) == " ".join(subject.split())


def test_only_seven_bits_go_out_in_lines_mail_can_carry() -> None:
    content = sent(NAMES[1], SUBJECT)

    assert content.isascii()
    assert max(map(len, content.split(b"\r\n"))) <= 998
    assert b"8bit" not in content.lower()


def test_text_calendar_and_file_come_back_whole() -> None:
    message = read(sent("An", "x"))
    text, calendar = message.get_body(("plain",)), message.get_body(("calendar",))
    (file,) = message.iter_attachments()

    assert text is not None
    assert text.get_content().splitlines()[0] == "Kính gửi Quý đại biểu,"
    assert calendar is None or "Hội nghị" in calendar.get_content()
    assert file.get_filename() == "giấy-mời.pdf"
    assert file.get_payload(decode=True) == bytes(range(256))
