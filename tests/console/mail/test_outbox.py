"""The outbox: nothing twice, nothing lost, and a person decides what nobody can know."""

from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Barrier, Lock

import pytest

from console import clock
from console.auth.actor import Actor
from console.errors import Conflict, NotFound, Refused
from console.mail import outbox, rules
from console.mail.acts import messages
from console.mail.delivery import carrier
from console.mail.new_messages import Attached
from console.mail.outbox import Parcel
from console.settings import Settings
from integrations.mail.errors import MailFault
from models.codes.mail import MailState
from tests import mail_server, make
from tests.console.mail.conftest import Put, letter, recipients
from tests.mail_server import Behaviour

NOW = datetime(2026, 10, 20, 1, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _now() -> Iterator[None]:
    with clock.stopped(NOW):
        yield


@pytest.fixture
def behaviour() -> Behaviour:
    return Behaviour()


@pytest.fixture
def server(behaviour: Behaviour, tmp_path: Path) -> Iterator[Settings]:
    with mail_server.running(behaviour, tmp_path) as settings:
        yield settings


def states() -> list[MailState]:
    return [one.state for one in recipients()]


def test_the_same_letter_is_put_in_once(put: Put) -> None:
    first = put(letter(), letter())

    again = put(letter(), letter("delegate:2"))

    assert (len(first), len(again)) == (1, 1)
    assert len(recipients()) == 2


def test_another_day_and_another_address_make_another_letter(put: Put) -> None:
    put(letter(), letter(due="2026-11-05"), letter(address="other@example.vn"))

    assert len(recipients()) == 3


def test_who_has_no_address_gets_no_letter(put: Put) -> None:
    assert put(letter(address="")) == ()


def test_what_is_due_is_sent_once_with_its_files(
    put: Put, behaviour: Behaviour, server: Settings
) -> None:
    put(
        letter(files=(Attached("a.pdf", "application/pdf", b"%PDF"),)),
        letter("delegate:2", "b@x.vn"),
    )

    first = outbox.send_due(carrier(server))
    second = outbox.send_due(carrier(server))

    assert (first.sent, second.sent) == (2, 0)
    assert behaviour.addresses == ["an@example.vn", "b@x.vn"]
    assert [one.get_filename() for one in behaviour.arrived[0][1].iter_attachments()] == ["a.pdf"]
    assert states() == [MailState.SENT, MailState.SENT]
    assert recipients()[0].sent_at == NOW


def test_a_refused_recipient_is_given_up_and_the_others_are_sent(
    put: Put, behaviour: Behaviour, server: Settings
) -> None:
    behaviour.to_recipient["an@example.vn"] = "550 no such user"
    put(letter(), letter("delegate:2", "b@x.vn"))

    outbox.send_due(carrier(server))

    assert behaviour.addresses == ["b@x.vn"]
    assert states() == [MailState.GIVEN_UP, MailState.SENT]
    refused = recipients()[0]
    assert (refused.refusal, refused.answer) == ("refused", "550 no such user")


def test_a_message_refused_for_now_is_tried_with_growing_pauses_and_given_up(
    put: Put, behaviour: Behaviour, server: Settings
) -> None:
    behaviour.to_recipient["an@example.vn"] = "451 busy"
    put(letter())
    at, waited = NOW, []

    for _ in range(len(rules.WAITS) + 1):
        with clock.stopped(at):
            outbox.send_due(carrier(server))
        due = outbox.next_due()
        if due is not None:
            waited.append(due - at)
            at = due

    assert tuple(waited) == rules.WAITS
    assert states() == [MailState.GIVEN_UP]
    assert recipients()[0].attempts == len(rules.WAITS) + 1


def test_a_dead_server_loses_nothing_and_counts_against_no_message(
    put: Put, behaviour: Behaviour, tmp_path: Path
) -> None:
    put(*(letter(f"delegate:{number}") for number in range(3)))
    dead = mail_server.settings_for(mail_server.free_port())
    at = NOW
    for _ in range(20):
        with clock.stopped(at):
            assert outbox.send_due(carrier(dead)).fault is MailFault.UNREACHABLE
        at += rules.SERVER_WAIT
    assert {one.attempts for one in recipients()} == {0}

    with mail_server.running(behaviour, tmp_path) as alive, clock.stopped(at):
        done = outbox.send_due(carrier(alive))

    assert done.sent == 3
    assert states() == [MailState.SENT] * 3


def test_a_sender_that_crashed_leaves_a_message_nobody_sends_again_by_itself(
    put: Put, behaviour: Behaviour, server: Settings, minh: Actor, meeting_id: int
) -> None:
    (recipient_id,) = put(letter())
    assert outbox.claim_next() is not None  # and here the process ends

    with clock.stopped(NOW + timedelta(days=2)):
        assert outbox.send_due(carrier(server)).counts == {}
        messages.send_again(minh, meeting_id, recipient_id, seen=(MailState.SENDING, 0))
        outbox.send_due(carrier(server))

    assert behaviour.addresses == ["an@example.vn"]
    assert states() == [MailState.SENT]


def test_a_server_that_dies_after_the_last_line_leaves_it_to_a_person(
    put: Put, behaviour: Behaviour, server: Settings, minh: Actor, meeting_id: int
) -> None:
    behaviour.on_message = mail_server.hang_up
    (recipient_id,) = put(letter())

    outbox.send_due(carrier(server))
    outbox.send_due(carrier(server))
    left = recipients()[0]
    messages.confirm_sent(minh, meeting_id, recipient_id, seen=(left.state, left.attempts))

    assert behaviour.addresses == ["an@example.vn"]
    assert (left.state, left.refusal) == (MailState.SENDING, "unanswered")
    assert states() == [MailState.SENT]
    with pytest.raises(Refused, match="mail_not_stopped"):
        messages.send_again(minh, meeting_id, recipient_id, seen=(MailState.SENT, 1))


def test_a_message_being_sent_now_is_nobody_elses(put: Put, minh: Actor, meeting_id: int) -> None:
    (recipient_id,) = put(letter())
    outbox.claim_next()
    seen = (MailState.SENDING, 0)

    with pytest.raises(Refused, match="mail_not_stopped"):
        messages.send_again(minh, meeting_id, recipient_id, seen=seen)
    with pytest.raises(Refused, match="mail_not_unsure"):
        messages.confirm_sent(minh, meeting_id, recipient_id, seen=seen)


def test_what_a_person_decided_stands_when_a_slow_sender_comes_back(
    put: Put, minh: Actor, meeting_id: int
) -> None:
    (recipient_id,) = put(letter())
    slow = outbox.claim_next()
    assert slow is not None
    with clock.stopped(NOW + rules.UNSURE_AFTER * 2):
        messages.send_again(minh, meeting_id, recipient_id, seen=(MailState.SENDING, 0))

    assert outbox.settle(slow, None) is MailState.WAITING


def test_who_saw_another_state_is_told(put: Put, minh: Actor, meeting_id: int) -> None:
    (recipient_id,) = put(letter())

    with pytest.raises(Conflict):
        messages.send_again(minh, meeting_id, recipient_id, seen=(MailState.FAILED, 2))


def test_mail_of_another_meeting_is_not_found(put: Put, minh: Actor) -> None:
    (recipient_id,) = put(letter())
    other = make.make_meeting("2026-11")

    with pytest.raises(NotFound):
        messages.send_again(minh, other, recipient_id, seen=(MailState.WAITING, 0))


def test_two_senders_at_once_send_each_message_once(put: Put) -> None:
    put(*(letter(f"delegate:{number}", f"a{number}@x.vn") for number in range(12)))
    gate, lock, carried = Barrier(2), Lock(), Counter[str]()

    def carry(parcel: Parcel) -> None:
        with lock:
            carried[parcel.address] += 1

    def send() -> int:
        gate.wait()
        return outbox.send_due(carry).sent

    with ThreadPoolExecutor(2) as threads:
        sent = sum(one.result() for one in [threads.submit(send), threads.submit(send)])

    assert sent == 12
    assert set(carried.values()) == {1}


def test_without_a_mail_server_messages_wait(put: Put) -> None:
    put(letter())

    with pytest.raises(Refused, match="mail_off"):
        carrier(Settings())

    assert states() == [MailState.WAITING]
