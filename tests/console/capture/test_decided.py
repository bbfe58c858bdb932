"""Nobody writes of a decided matter without knowing that it is decided."""

import pytest

from console.auth.actor import Actor
from console.capture.acts import notes
from console.errors import Refused
from models.codes.capture import NoteKind
from models.codes.people import Role
from tests import make
from tests.cast import sign_in


@pytest.fixture
def meeting_id(database: str) -> int:
    return make.make_open_meeting()


@pytest.fixture
def matter_id(meeting_id: int) -> int:
    made = make.make_matter(meeting_id, 7)
    make.make_outcome(meeting_id, made)
    return made


@pytest.fixture
def minh(database: str) -> Actor:
    return sign_in(Role.SECRETARY)


@pytest.mark.parametrize("kind", [NoteKind.ANSWER, NoteKind.WORDING, NoteKind.CHAIR])
def test_what_was_said_after_the_decision_is_kept_only_knowingly(
    minh: Actor, meeting_id: int, matter_id: int, kind: NoteKind
) -> None:
    unit_id = make.make_unit("SXD")

    def write(seen: int) -> int:
        text = "Sau khi chốt"
        return notes.note(
            minh, meeting_id, kind, text, matter_id=matter_id, unit_id=unit_id, seen=seen
        )

    with pytest.raises(Refused, match="matter_decided") as raised:
        write(0)

    assert raised.value.facts == {"number": 7}
    assert write(1)


def test_what_was_said_before_the_decision_may_still_be_entered(
    minh: Actor, meeting_id: int, matter_id: int
) -> None:
    earlier = minh.at(make.START)
    unit_id = make.make_unit("SXD")

    assert notes.note(
        earlier, meeting_id, NoteKind.ANSWER, "Trước", matter_id=matter_id, unit_id=unit_id
    )


def test_a_private_note_asks_nothing(minh: Actor, meeting_id: int, matter_id: int) -> None:
    assert notes.note(minh, meeting_id, NoteKind.PRIVATE, "Đối chiếu", matter_id=matter_id)


def test_the_chair_writes_of_a_decided_matter_only_knowingly(
    minh: Actor, meeting_id: int, matter_id: int
) -> None:
    with pytest.raises(Refused, match="matter_decided"):
        notes.chair_note(minh, meeting_id, "Nhắc", matter_id=matter_id)

    assert notes.chair_note(minh, meeting_id, "Nhắc", matter_id=matter_id, seen=1)
