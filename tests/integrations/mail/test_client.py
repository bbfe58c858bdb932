"""Handing a message to a real mail server: encryption, login, refusals, servers that go away."""

from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path

import pytest

from console.mail.delivery import server_of
from console.settings import Settings
from integrations.mail.client import carry
from integrations.mail.errors import MailFault, NotSent
from integrations.mail.message import File, message_of
from tests import mail_server
from tests.mail_server import Behaviour

AT = datetime(2026, 10, 20, 1, tzinfo=UTC)
ICS = "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n"


def send(settings: Settings, to: str = "an@example.vn", body: str = "Kính gửi Ông An,\n") -> None:
    server = server_of(settings)
    message = message_of(
        sender=server.sender,
        to=to,
        name="Nguyễn Văn An",
        subject="Giấy mời dự Hội nghị",
        body=body,
        at=AT,
        message_id="<1@example.vn>",
        ics=ICS,
        files=(File("giấy-mời.pdf", "application/pdf", b"%PDF-1.4"),),
    )
    carry(server, message, to)


def lines(message: EmailMessage) -> list[str]:
    text = message.get_body(("plain",))
    assert text is not None
    content: str = text.get_content()
    return content.splitlines()


def fault_of(settings: Settings, to: str = "an@example.vn") -> MailFault:
    with pytest.raises(NotSent) as refused:
        send(settings, to)
    return refused.value.fault


@pytest.fixture
def behaviour() -> Behaviour:
    return Behaviour()


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_a_message_arrives_encrypted_with_its_calendar_part_and_file(
    behaviour: Behaviour, tmp_path: Path, security: str
) -> None:
    with mail_server.running(behaviour, tmp_path, security=security) as settings:
        send(settings)

    (to, message), *others = behaviour.arrived
    assert (to, others) == ("an@example.vn", [])
    assert message["Subject"] == "Giấy mời dự Hội nghị"
    assert message["To"] == "Nguyễn Văn An <an@example.vn>"
    assert message["Date"].datetime == AT
    assert lines(message) == ["Kính gửi Ông An,"]
    kinds = {one.get_content_type(): one for one in message.walk()}
    assert kinds["text/calendar"]["content-type"].params["method"] == "REQUEST"
    (file,) = message.iter_attachments()
    assert (file.get_filename(), file.get_content()) == ("giấy-mời.pdf", b"%PDF-1.4")


def test_lines_that_begin_with_a_dot_arrive_as_written(
    behaviour: Behaviour, tmp_path: Path
) -> None:
    with mail_server.running(behaviour, tmp_path) as settings:
        send(settings, body=".một\n..hai\n.\nba\n")

    assert lines(behaviour.arrived[0][1]) == [".một", "..hai", ".", "ba"]


def test_login_is_sent_and_a_wrong_password_is_told(behaviour: Behaviour, tmp_path: Path) -> None:
    with mail_server.running(behaviour, tmp_path, asks_login=True) as settings:
        send(settings)
        wrong = fault_of(settings.model_copy(update={"smtp_user": "somebody"}))

    assert behaviour.addresses == ["an@example.vn"]
    assert wrong is MailFault.LOGIN


def test_a_certificate_of_somebody_else_is_not_trusted(
    behaviour: Behaviour, tmp_path: Path
) -> None:
    with mail_server.running(behaviour, tmp_path, certificate_for="mail.other.vn") as settings:
        assert fault_of(settings) is MailFault.UNTRUSTED

    assert behaviour.arrived == []


def test_a_certificate_nobody_vouches_for_is_not_trusted(
    behaviour: Behaviour, tmp_path: Path
) -> None:
    with mail_server.running(behaviour, tmp_path, security="tls") as settings:
        assert fault_of(settings.model_copy(update={"smtp_ca_file": ""})) is MailFault.UNTRUSTED


def test_nothing_is_said_to_a_server_that_does_not_encrypt(
    behaviour: Behaviour, tmp_path: Path
) -> None:
    with mail_server.running(behaviour, tmp_path, encrypts=False) as settings:
        assert fault_of(settings) is MailFault.UNTRUSTED

    assert behaviour.arrived == []


def test_a_server_that_is_not_there_is_unreachable() -> None:
    assert fault_of(mail_server.settings_for(mail_server.free_port())) is MailFault.UNREACHABLE


@pytest.mark.parametrize(
    ("answer", "fault"),
    [("550 no such user", MailFault.REFUSED), ("451 try again later", MailFault.LATER)],
)
def test_a_refused_recipient_is_told_apart_for_good_and_for_now(
    behaviour: Behaviour, tmp_path: Path, answer: str, fault: MailFault
) -> None:
    behaviour.to_recipient["an@example.vn"] = answer
    with mail_server.running(behaviour, tmp_path) as settings:
        assert fault_of(settings) is fault


def test_a_server_that_dies_before_the_message_is_whole_has_not_taken_it(
    behaviour: Behaviour, tmp_path: Path
) -> None:
    behaviour.on_recipient = mail_server.hang_up
    with mail_server.running(behaviour, tmp_path) as settings:
        assert fault_of(settings) is MailFault.UNREACHABLE


def test_a_server_that_dies_after_the_last_line_leaves_it_open(
    behaviour: Behaviour, tmp_path: Path
) -> None:
    behaviour.on_message = mail_server.hang_up
    with mail_server.running(behaviour, tmp_path) as settings:
        assert fault_of(settings) is MailFault.UNANSWERED


@pytest.mark.parametrize("address", ["nguyễn@example.vn", "a b@example.vn", "@", ""])
def test_an_address_no_server_could_read_is_refused(
    behaviour: Behaviour, tmp_path: Path, address: str
) -> None:
    with mail_server.running(behaviour, tmp_path) as settings:
        assert fault_of(settings, address) is MailFault.REFUSED
