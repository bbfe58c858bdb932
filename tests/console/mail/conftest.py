"""Letters, and the outbox as it stands."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from sqlalchemy import select

from console import db
from console.auth.actor import Actor
from console.auth.permissions import Permission
from console.journal import Subject
from console.live.topics import Topic
from console.mail import new_messages
from console.mail.new_messages import Letter
from console.use_case import REGISTRY, Work, use_case
from models import MailRecipient
from models.codes.mail import MailKind
from models.codes.people import Role
from tests import make
from tests.cast import sign_in

Put = Callable[..., tuple[int, ...]]


def letter(to: str = "delegate:1", address: str = "an@example.vn", **more: Any) -> Letter:
    given = {"kind": MailKind.INVITATION, "due": "2026-10-29", "name": "Ông An"}
    given |= {"subject": "Giấy mời", "body": "Kính mời Ông.\n"}
    return Letter(to=to, address=address, **{**given, **more})


def recipients() -> list[MailRecipient]:
    with db.reading() as session:
        return list(session.scalars(select(MailRecipient).order_by(MailRecipient.id)))


@pytest.fixture
def meeting_id(database: str) -> int:
    return make.make_meeting()


@pytest.fixture
def minh(meeting_id: int) -> Actor:
    return sign_in(Role.SECRETARY)


@pytest.fixture
def put(meeting_id: int, minh: Actor) -> Iterator[Put]:
    """Put letters in by an act that does nothing else."""

    @use_case(Permission.MAIL_SEND)
    def put_in(work: Work, meeting_id: int, letters: list[Letter]) -> tuple[int, ...]:
        """Put letters in."""
        made = new_messages.put(work, meeting_id, letters)
        work.record(
            "mail:recipient:sent_again", Subject("meeting", meeting_id), topics=(Topic.MAIL,)
        )
        return made

    name = next(one for one, case in REGISTRY.items() if case.call is put_in)
    yield lambda *letters: put_in(minh, meeting_id, list(letters))
    REGISTRY.pop(name)
