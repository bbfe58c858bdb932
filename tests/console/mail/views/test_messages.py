"""What the list of mail says, to whom."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from console import clock
from console.auth.actor import Actor
from console.errors import NotAllowed, NotFound
from console.mail import outbox as mail_outbox
from console.mail import rules
from console.mail.views import messages
from console.mail.views.messages import MessageOrder, MessageStanding
from integrations.mail.errors import MailFault, NotSent
from models.codes.mail import MailKind
from models.codes.people import Role
from tests import make
from tests.cast import sign_in
from tests.console.mail.conftest import Put, letter

NOW = datetime(2026, 10, 20, 1, tzinfo=UTC)
EVERYTHING = messages.MailFilter()


@pytest.fixture(autouse=True)
def _now() -> Iterator[None]:
    with clock.stopped(NOW):
        yield


@pytest.fixture
def outbox(put: Put) -> None:
    """One given up, one to be tried again, one unsure, one sent, one waiting."""
    answers = (MailFault.REFUSED, MailFault.LATER, MailFault.UNANSWERED, None)
    for number, fault in enumerate(answers):
        put(letter(f"delegate:{number}", f"a{number}@x.vn", name=f"Người {number}"))
        parcel = mail_outbox.claim_next()
        assert parcel is not None
        mail_outbox.settle(parcel, NotSent(fault, "words") if fault else None)
    put(letter("registration:1", "dan@x.vn", kind=MailKind.CANCELLED, name="Bà Dân"))


def standings(found: messages.MailList) -> list[MessageStanding]:
    return [one.standing for one in found.lines]


@pytest.mark.usefixtures("outbox")
def test_what_needs_a_person_stands_first(minh: Actor, meeting_id: int) -> None:
    found = messages.load(minh, meeting_id, EVERYTHING)

    pressing = [
        MessageStanding.UNSURE,
        MessageStanding.GIVEN_UP,
        MessageStanding.FAILED,
        MessageStanding.WAITING,
    ]
    assert standings(found) == [*pressing, MessageStanding.SENT]
    assert [one.can_send_again for one in found.lines] == [True, True, True, False, False]
    assert (found.total, found.counts[MessageStanding.SENDING], found.is_on) == (5, 0, False)


@pytest.mark.usefixtures("outbox")
def test_the_list_is_searched_narrowed_and_sorted(minh: Actor, meeting_id: int) -> None:
    by_word = messages.load(minh, meeting_id, messages.filter_of("ba dan", "", ""))
    by_state = messages.load(minh, meeting_id, messages.filter_of("", "failed", "name"))
    newest = messages.load(minh, meeting_id, messages.MailFilter(order=MessageOrder.NEWEST))

    assert [one.name for one in by_word.lines] == ["Bà Dân"]
    assert [one.name for one in by_state.lines] == ["Người 1"]
    assert newest.lines[0].name == "Bà Dân"


def test_a_message_whose_sender_is_gone_becomes_unsure(
    put: Put, minh: Actor, meeting_id: int
) -> None:
    put(letter())
    mail_outbox.claim_next()
    now = standings(messages.load(minh, meeting_id, EVERYTHING))

    with clock.stopped(NOW + rules.UNSURE_AFTER + timedelta(seconds=1)):
        later = standings(messages.load(minh, meeting_id, EVERYTHING))

    assert (now, later) == ([MessageStanding.SENDING], [MessageStanding.UNSURE])


@pytest.mark.usefixtures("outbox")
def test_an_administrator_sees_no_citizen(meeting_id: int) -> None:
    admin = sign_in(Role.ADMIN)
    found = messages.load(admin, meeting_id, EVERYTHING)
    hidden = next(one for one in found.lines if one.kind is MailKind.CANCELLED)

    assert (hidden.name, hidden.address) == ("", "")
    assert messages.load(admin, meeting_id, messages.filter_of("dan@x.vn", "", "")).lines == ()
    with pytest.raises(NotFound):
        messages.load_text(admin, meeting_id, hidden.recipient_id)


@pytest.mark.usefixtures("outbox")
def test_a_message_can_be_read_with_the_servers_words(minh: Actor, meeting_id: int) -> None:
    line = messages.load(minh, meeting_id, messages.filter_of("", "given_up", "")).lines[0]

    text = messages.load_text(minh, meeting_id, line.recipient_id)

    assert (text.subject, text.body, text.answer) == ("Giấy mời", "Kính mời Ông.\n", "words")
    with pytest.raises(NotFound):
        messages.load_text(minh, make.make_meeting("2026-11"), line.recipient_id)


@pytest.mark.parametrize("role", [one for one in Role if one is not Role.SYSTEM])
def test_only_who_may_send_mail_reads_it(meeting_id: int, role: Role) -> None:
    viewer = sign_in(role, unit_id=make.make_branch())

    if role in (Role.SECRETARY, Role.ADMIN):
        assert messages.load(viewer, meeting_id, EVERYTHING).total == 0
    else:
        with pytest.raises(NotAllowed):
            messages.load(viewer, meeting_id, EVERYTHING)
