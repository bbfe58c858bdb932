"""The sender in the background: woken by an act, once a day reminding, stopped cleanly."""

from threading import Event, Lock

from sqlalchemy import select

from console import db
from console.mail.outbox import Parcel
from console.mail.worker import MailWorker
from models import MailRecipient
from models.codes.mail import MailState
from tests.console.mail.conftest import Put, letter

LONG = 60  # seconds after which a test gives up


def test_what_is_put_in_is_sent_at_once(put: Put) -> None:
    carried, done = list[str](), Event()

    def carry(parcel: Parcel) -> None:
        carried.append(parcel.address)
        if len(carried) == 2:
            done.set()

    put(letter())
    stop = MailWorker(carry).start()
    put(letter("delegate:2", "b@x.vn"))
    assert done.wait(LONG)
    stop()

    assert carried == ["an@example.vn", "b@x.vn"]
    with db.reading() as session:
        assert set(session.scalars(select(MailRecipient.state))) == {MailState.SENT}


def test_stopping_finishes_the_message_on_its_way_and_begins_no_other(put: Put) -> None:
    begun, lock, carried = Event(), Lock(), list[str]()
    lock.acquire()

    def carry(parcel: Parcel) -> None:
        begun.set()
        with lock:
            carried.append(parcel.address)

    put(letter(), letter("delegate:2", "b@x.vn"))
    worker = MailWorker(carry)
    worker.start()
    assert begun.wait(LONG)
    worker.ask_to_stop()
    lock.release()
    worker.stop()

    assert carried == ["an@example.vn"]
    with db.reading() as session:
        states = list(session.scalars(select(MailRecipient.state).order_by(MailRecipient.id)))
    assert states == [MailState.SENT, MailState.WAITING]


def test_what_is_done_once_a_day_is_done_once_at_the_start(put: Put) -> None:
    daily, carried = list[int](), Event()

    stop = MailWorker(lambda _parcel: carried.set(), daily=lambda: daily.append(1)).start()
    put(letter())
    assert carried.wait(LONG)
    stop()

    assert daily == [1]
