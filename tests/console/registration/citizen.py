"""Somebody who registers through the public page: a form that is right, and the acts of sending."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from console import bootstrap, clock, db
from console.import_files.form_content import FormContent, TypedQuestion
from console.registration.acts import public
from console.registration.public_form import Typed, read
from console.registration.submission import ConsentText, Sent, hash_of
from models import Bridge, Meeting, Registration
from models.codes.public_forms import ConsentPurpose
from tests import make

OPENED = datetime(2026, 10, 12, 1, 0, tzinfo=UTC)
NOW = datetime(2026, 10, 14, 2, 0, tzinfo=UTC)  # 09:00 in Hanoi
CLOSES = datetime(2026, 10, 23, 16, 59, tzinfo=UTC)
WORDING = "Hồ sơ cấp Giấy chứng nhận nộp từ tháng 6 chưa có kết quả, bao giờ xong?"
RIGHT = Typed(
    questions=(TypedQuestion(WORDING, "H26.1-0001", "Sở Mẫu"),),
    attendance="hall",
    speaks="yes",
    kind="individual",
    full_name="Nguyễn Thị Thử",
    phone="0900 000 278",
    address="Xóm Mới, xã Phù Sa",
    consents=frozenset({"answer"}),
)


def make_list(code: str = "2026-10", **more: Any) -> int:
    """A meeting whose list is open on 14 October."""
    meeting_id = make.make_meeting(code)
    given = {"list_opens_at": OPENED, "list_closes_at": CLOSES, **more}
    with db.writing() as session:
        meeting = session.get_one(Meeting, meeting_id)
        for name, value in given.items():
            setattr(meeting, name, value)
    return meeting_id


def make_site(meeting_id: int, number: int = 7, places: int | None = None) -> int:
    """A branch that takes part; gives its unit."""
    unit_id = make.make_branch(number)
    bridge_id = make.make_bridge(meeting_id, unit_id)
    with db.writing() as session:
        session.get_one(Bridge, bridge_id).places = places
    return unit_id


def form(**changed: Any) -> FormContent:
    return read(replace(RIGHT, **changed), now=clock.now())


def sent(code: str = "ABCD-EFGH-2345", **changed: Any) -> Sent:
    texts = (ConsentText(ConsentPurpose.ANSWER, "Tôi đồng ý", "2026-11-vi"),)
    files = changed.pop("files", ())
    return Sent(form(**changed), hash_of(code), texts, files)


def send(meeting_id: int, code: str = "ABCD-EFGH-2345", **changed: Any) -> int:
    return public.register_publicly(bootstrap.the_public(), meeting_id, sent(code, **changed))


def kept(form_id: int) -> Registration:
    with db.reading() as session:
        return session.get_one(Registration, form_id)
