"""Who may read what on a board: names by the preset, wordings once released, nobody denounced."""

import pytest

from console import db
from console.boards.board import BoardBase
from models import Matter, Question, Registration, Turn
from models.codes.capture import NoteKind, OutcomeKind
from models.codes.floor import TurnState
from models.codes.meetings import AskerShown
from models.codes.people import Role
from models.codes.questions import AssignmentPart, Decision, Kind, Place
from tests import make
from tests.console.boards import room
from tests.console.boards.room import ASKS, COMPLAINS, DENOUNCES, bodies, change, mine, told

NAME = "Lê Văn Cường"
OPEN_BASES = (BoardBase.PUBLIC, BoardBase.STAFF)
ALL_BASES = (*OPEN_BASES, BoardBase.CHAIR)


@pytest.fixture
def furnished(sqlite_database: str) -> room.Room:
    return room.furnish()


@pytest.mark.parametrize(
    ("preset", "shown"),
    [(AskerShown.SITE, ""), (AskerShown.INITIALS, "L.V.C."), (AskerShown.NAME, NAME)],
)
@pytest.mark.parametrize("base", OPEN_BASES)
def test_an_asker_stands_on_open_boards_as_the_preset_says(
    furnished: room.Room, base: BoardBase, preset: AskerShown, shown: str
) -> None:
    room.show_askers(furnished, preset)
    make.make_turn(furnished.meeting_id, 2, name=NAME, state=TurnState.PARKED)
    make.make_turn(furnished.meeting_id, 3, name=NAME)

    found = bodies(base)

    assert [found["floor"]["asker"], found["matter"]["asker"]] == [shown, shown]
    assert found["next"][0]["asker"] == shown
    assert (NAME in told(base)) == (preset is AskerShown.NAME)


def test_the_chair_reads_names_topics_and_what_is_not_on_screen_yet(furnished: room.Room) -> None:
    change(Matter, furnished.matter_id, wording="")

    found = bodies(BoardBase.CHAIR)

    assert (found["floor"]["asker"], found["floor"]["topic"]) == (NAME, "Đất đai")
    assert (found["matter"]["asker"], found["matter"]["wording"]) == (NAME, ASKS)
    assert [ASKS in told(base) for base in OPEN_BASES] == [False, False]


@pytest.mark.parametrize(
    ("kind", "decision"),
    [
        (Kind.COMPLAINT, Decision.EXCLUDED),
        (Kind.DENUNCIATION, Decision.EXCLUDED),
        (Kind.MIXED, Decision.EXCLUDED),
        (Kind.OUT_OF_SCOPE, Decision.EXCLUDED),
        (Kind.COMPLAINT, Decision.REFERRED),
        (Kind.QUESTION, Decision.EXCLUDED),
        (None, Decision.EXCLUDED),
    ],
)
def test_an_excluded_matter_on_the_floor_tells_open_boards_neither_wording_nor_unit(
    furnished: room.Room, kind: Kind | None, decision: Decision
) -> None:
    change(Question, furnished.question_id, kind=kind, decision=decision)

    found = [bodies(base)["matter"] for base in OPEN_BASES]

    assert [one["is_withheld"] for one in found] == [True, True]
    assert [(one["wording"], one["unit"]) for one in found] == [("", "")] * 2
    assert [ASKS in told(base) for base in OPEN_BASES] == [False, False]


@pytest.mark.parametrize("text", [COMPLAINS, DENOUNCES])
def test_a_suspected_one_is_withheld_before_anybody_decided(
    furnished: room.Room, text: str
) -> None:
    change(Question, furnished.question_id, wording=text, kind=None, decision=Decision.UNREVIEWED)

    assert [bodies(base)["matter"]["is_withheld"] for base in OPEN_BASES] == [True, True]


@pytest.mark.parametrize("text", [COMPLAINS, DENOUNCES])
def test_a_wording_on_screen_that_says_more_than_was_let_through_is_withheld(
    furnished: room.Room, text: str
) -> None:
    change(Matter, furnished.matter_id, wording=text)

    assert [text in told(base) for base in OPEN_BASES] == [False, False]


def test_a_wording_a_person_let_through_is_shown_whatever_the_screening_says(
    furnished: room.Room,
) -> None:
    change(Matter, furnished.matter_id, wording=COMPLAINS)
    change(Question, furnished.question_id, wording=COMPLAINS)

    assert [bodies(base)["matter"]["wording"] for base in OPEN_BASES] == [COMPLAINS] * 2


def test_one_complaint_among_several_questions_withholds_the_matter(furnished: room.Room) -> None:
    complaint = make.make_question(
        furnished.meeting_id, "2026-10-009", kind=Kind.COMPLAINT, decision=Decision.EXCLUDED
    )
    make.link_question(furnished.matter_id, complaint)

    assert bodies(BoardBase.PUBLIC)["matter"]["is_withheld"]


def test_a_matter_out_of_scope_says_only_so(furnished: room.Room) -> None:
    make.make_outcome(
        furnished.meeting_id,
        furnished.matter_id,
        kind=OutcomeKind.OUT_OF_SCOPE,
        text="Đơn gửi cơ quan khác",
        due_on=make.HELD_ON,
        unit_id=furnished.unit_id,
    )

    found = bodies(BoardBase.PUBLIC)

    assert found["matter"]["outcome"] == {"kind": "out_of_scope", "due_on": None}
    assert (found["matter"]["wording"], found["matter"]["unit"]) == ("", "")
    assert found["last"] == {"count": 0, "outcome": None}


def test_a_decided_complaint_counts_without_its_wording(furnished: room.Room) -> None:
    change(Question, furnished.question_id, kind=Kind.COMPLAINT, decision=Decision.EXCLUDED)
    make.make_outcome(
        furnished.meeting_id, furnished.matter_id, kind=OutcomeKind.REFERRED, text="Bí mật"
    )

    last = bodies(BoardBase.PUBLIC)["last"]

    assert (last["count"], last["outcome"]["wording"], last["outcome"]["unit"]) == (1, "", "")
    assert "Bí mật" not in told(BoardBase.STAFF)


def denounce(furnished: room.Room) -> None:
    change(Question, furnished.question_id, wording=DENOUNCES, kind=None)
    change(Matter, furnished.matter_id, wording=DENOUNCES)
    change(Turn, furnished.turn_id, topic=DENOUNCES)
    room.show_askers(furnished, AskerShown.NAME)
    room.make_note(furnished, DENOUNCES, kind=NoteKind.WORDING)
    room.make_note(furnished, "Giao Thanh tra")
    make.make_outcome(furnished.meeting_id, furnished.matter_id, text=DENOUNCES)


@pytest.mark.parametrize("base", ALL_BASES)
def test_a_denunciation_stands_on_no_board(furnished: room.Room, base: BoardBase) -> None:
    denounce(furnished)

    assert [one in told(base) for one in ("tố cáo", "Bùi Văn B", "Giao Thanh tra")] == [False] * 3


def test_who_denounces_is_named_only_to_the_chair_and_only_as_a_speaker(
    furnished: room.Room,
) -> None:
    denounce(furnished)

    found = bodies(BoardBase.CHAIR)

    assert [NAME in told(base) for base in OPEN_BASES] == [False, False]
    assert (found["floor"]["asker"], found["floor"]["topic"]) == (NAME, "")
    assert (found["matter"]["asker"], found["matter"]["questions"][0]["asker"]) == ("", "")
    assert (found["matters"][0]["gist"], found["matters"][0]["asker"]) == ("", "")
    assert [one["is_withheld"] for one in found["pieces"]] == [True, True]


@pytest.mark.parametrize("is_spoken", [True, False])
def test_who_denounces_in_another_question_of_the_form_is_named_on_no_matter(
    furnished: room.Room, is_spoken: bool
) -> None:
    room.show_askers(furnished, AskerShown.NAME)
    change(Matter, furnished.matter_id, asked_turn_id=furnished.turn_id if is_spoken else None)
    change(Turn, furnished.turn_id, state=TurnState.DONE)
    named = [NAME in told(base) for base in ALL_BASES]
    with db.reading() as session:
        form = session.get_one(Question, furnished.question_id).registration_id
    make.make_question(furnished.meeting_id, "2026-10-002", registration_id=form, wording=DENOUNCES)

    found = bodies(BoardBase.CHAIR)["matter"]

    assert named == [True, True, True]
    assert [NAME in told(base) for base in ALL_BASES] == [False, False, False]
    assert (found["wording"], found["is_withheld"]) == (ASKS, False)


def test_a_note_that_denounces_is_withheld_on_a_matter_that_does_not(
    furnished: room.Room,
) -> None:
    room.make_note(furnished, DENOUNCES)
    room.make_note(furnished, "Đề nghị Sở trả lời")

    pieces = bodies(BoardBase.CHAIR)["pieces"]

    assert [(one["text"], one["is_withheld"]) for one in pieces] == [
        ("", True),
        ("Đề nghị Sở trả lời", False),
    ]


def test_nothing_private_and_nothing_taken_back_stands_among_the_pieces(
    furnished: room.Room,
) -> None:
    room.make_note(furnished, "Riêng của thư ký", kind=NoteKind.PRIVATE)
    first = room.make_note(furnished, "Bản đầu")
    room.make_note(furnished, "Bản sửa", replaces_id=first)
    wrong = room.make_note(furnished, "Nhầm")
    room.make_note(furnished, "", replaces_id=wrong)

    pieces = bodies(BoardBase.CHAIR)["pieces"]

    assert [(one["text"], one["version"]) for one in pieces] == [("Bản sửa", 2)]


def test_a_branch_reads_the_names_of_its_own_people_alone(furnished: room.Room) -> None:
    other = make.make_branch(2)
    bridge = make.make_bridge(furnished.meeting_id, other)
    make.make_turn(furnished.meeting_id, 2, name="Người nơi khác", bridge_id=bridge)

    own = mine(Role.OPERATOR, furnished.branch_id)

    assert [one["name"] for one in own["turns"]] == [NAME]
    assert own["bridge"]["id"] == furnished.bridge_id
    assert mine(Role.OPERATOR, make.make_branch(3)) == {"bridge": None, "turns": []}


def test_a_department_reads_what_it_was_assigned_without_names_or_denunciations(
    furnished: room.Room,
) -> None:
    mate = make.make_unit("STC")
    room.assign(furnished.matter_id, furnished.unit_id)
    secret = make.make_matter(furnished.meeting_id, 2, place=Place.SCHEDULED, wording=DENOUNCES)
    room.assign(secret, furnished.unit_id, AssignmentPart.COORDINATING)
    foreign = make.make_matter(furnished.meeting_id, 3, place=Place.SCHEDULED, wording="Khác")
    room.assign(foreign, mate)

    own = mine(Role.DEPARTMENT, furnished.unit_id)

    assert [(one["number"], one["part"], one["wording"]) for one in own["matters"]] == [
        (1, "lead", ASKS),
        (2, "coordinating", ""),
    ]
    assert NAME not in str(own)


def test_contact_data_stands_on_no_board(furnished: room.Room) -> None:
    with_contact = make.make_registration(
        furnished.meeting_id,
        "2026-10-005",
        phone="+84912345678",
        email="an@example.vn",
        address="12 Hàng Bài",
    )
    change(Question, furnished.question_id, registration_id=with_contact)
    change(Registration, with_contact, full_name="Trần An")

    found = [
        one
        for base in ALL_BASES
        for one in ("912345678", "example.vn", "Hàng Bài")
        if one in told(base)
    ]

    assert found == []
