"""The secretary's desk: one matter whole, who may read what, and as few queries as ever."""

from datetime import date, timedelta

import pytest

from console import clock
from console.auth.actor import Actor
from console.capture.acts import conclusions, head_counts, notes, outcomes
from console.capture.rules import OutcomeSeen
from console.capture.views import secretary
from console.errors import NotAllowed, NotFound, NotSignedIn
from console.floor.acts import matters
from models.codes.capture import NoteKind, OutcomeKind
from models.codes.people import Role
from models.codes.questions import Kind, Place
from tests import make
from tests.cast import sign_in
from tests.console.floor.stage import after, selects

READERS = (Role.SECRETARY, Role.LEADER, Role.AUDITOR)


@pytest.fixture
def meeting_id(database: str) -> int:
    return make.make_open_meeting()


@pytest.fixture
def minh(database: str) -> Actor:
    return sign_in(Role.SECRETARY)


@pytest.fixture
def matter_id(meeting_id: int) -> int:
    made = make.make_matter(meeting_id, place=Place.ON_FLOOR, wording="Hồ sơ quá hạn")
    make.link_question(made, make.make_question(meeting_id))
    return made


def note(actor: Actor, meeting_id: int, text: str, matter_id: int, **more: object) -> int:
    given = {"kind": NoteKind.CHAIR, "matter_id": matter_id, **more}
    return notes.note(actor, meeting_id, text=text, **given)  # type: ignore[arg-type]


def test_the_desk_follows_the_matter_on_the_floor(
    minh: Actor, meeting_id: int, matter_id: int
) -> None:
    desk = secretary.load(minh, meeting_id)

    assert desk.matter is not None
    assert (desk.matter.id, desk.current_id, desk.is_following) == (matter_id, matter_id, True)
    assert (desk.matter.asker, desk.matter.wording) == ("Nguyễn Thị An", "Hồ sơ quá hạn")
    assert [one.ref for one in desk.matter.asked] == ["2026-10-001"]


def test_another_matter_can_be_looked_at(minh: Actor, meeting_id: int, matter_id: int) -> None:
    other = make.make_matter(meeting_id, 2, place=Place.DONE)

    desk = secretary.load(minh, meeting_id, other)

    assert desk.matter is not None
    assert (desk.matter.id, desk.current_id, desk.is_following) == (other, matter_id, False)


def test_a_desk_without_a_matter_is_empty(minh: Actor, meeting_id: int) -> None:
    desk = secretary.load(minh, meeting_id)

    assert (desk.matter, desk.matters, desk.current_id, desk.is_following) == (None, (), None, True)


def test_a_matter_of_another_meeting_is_not_found(minh: Actor, meeting_id: int) -> None:
    other = make.make_matter(make.make_meeting("2026-11"), place=Place.ON_FLOOR)

    with pytest.raises(NotFound):
        secretary.load(minh, meeting_id, other)


def test_pieces_stand_in_the_order_they_happened_in(
    minh: Actor, meeting_id: int, matter_id: int
) -> None:
    unit_id = make.make_unit("CATP", name="Công an thành phố")
    with clock.stopped(after(1800)):
        note(minh, meeting_id, "nói sau", matter_id)
        note(
            minh.at(after(600)), meeting_id, "nói trước", matter_id, kind=NoteKind.ANSWER,
            unit_id=unit_id, person="Đại diện PC06",
        )  # fmt: skip
        desk = secretary.load(minh, meeting_id)

    assert desk.matter is not None
    first, second = desk.matter.pieces
    assert (first.text, first.unit, first.person) == (
        "nói trước",
        "Công an thành phố",
        "Đại diện PC06",
    )
    assert (first.is_late, second.is_late, first.author) == (True, False, "Minh")


def test_a_corrected_piece_stands_once_with_its_earlier_forms(
    minh: Actor, meeting_id: int, matter_id: int
) -> None:
    first = note(minh, meeting_id, "một", matter_id)
    second = notes.amend_note(minh, meeting_id, first, "hai", seen=first)
    third = notes.amend_note(minh, meeting_id, first, "", seen=second)

    desk = secretary.load(minh, meeting_id)

    assert desk.matter is not None
    (piece,) = desk.matter.pieces
    assert (piece.id, piece.text, piece.version) == (third, "", 3)
    assert [one.text for one in piece.earlier] == ["một", "hai"]


def test_a_conclusion_stands_under_each_matter_it_speaks_of(
    minh: Actor, meeting_id: int, matter_id: int
) -> None:
    other = make.make_matter(meeting_id, 2, place=Place.DONE)
    care = make.make_unit("CSKH")
    made = conclusions.conclude(
        minh, meeting_id, "Giao đơn vị", unit_id=care, due_on=date(2026, 11, 6),
        matter_ids=(matter_id, other),
    )  # fmt: skip
    notes.amend_note(minh, meeting_id, made, "Giao đơn vị gỡ hồ sơ", seen=made)

    for one in (matter_id, other):
        card = secretary.load(minh, meeting_id, one).matter
        assert card is not None
        assert [(p.kind, p.number, p.text, p.version) for p in card.pieces] == [
            (NoteKind.CONCLUSION, 1, "Giao đơn vị gỡ hồ sơ", 2)
        ]


@pytest.mark.parametrize(
    ("role", "reads"), [(Role.SECRETARY, True), (Role.AUDITOR, True), (Role.LEADER, False)]
)
def test_a_private_note_is_read_by_the_secretaries_and_who_audits(
    minh: Actor, meeting_id: int, matter_id: int, role: Role, reads: bool
) -> None:
    note(minh, meeting_id, "Đối chiếu lại", matter_id, kind=NoteKind.PRIVATE)
    viewer = minh if role is Role.SECRETARY else sign_in(role)

    card = secretary.load(viewer, meeting_id).matter

    assert card is not None
    assert [one.text for one in card.pieces] == (["Đối chiếu lại"] if reads else [])


@pytest.mark.parametrize(
    ("role", "reads"), [(Role.SECRETARY, True), (Role.LEADER, True), (Role.AUDITOR, False)]
)
def test_a_denunciation_is_read_by_those_named_alone(
    minh: Actor, meeting_id: int, role: Role, reads: bool
) -> None:
    made = make.make_matter(meeting_id, place=Place.ON_FLOOR, wording="Ông X nhận tiền")
    asked = make.make_question(meeting_id, kind=Kind.DENUNCIATION, wording="Ông X nhận tiền")
    make.link_question(made, asked)
    note(minh, meeting_id, "Ông X bị nêu tên", made)
    viewer = minh if role is Role.SECRETARY else sign_in(role)

    desk = secretary.load(viewer, meeting_id)

    assert desk.matter is not None
    assert desk.matter.is_withheld is not reads
    assert ("Ông X" in repr(desk)) is reads


def test_who_denounces_and_how_it_ends_is_kept_from_the_auditor(
    minh: Actor, meeting_id: int
) -> None:
    made = make.make_matter(meeting_id, place=Place.ON_FLOOR, wording="Đường ngập")
    make.link_question(made, make.make_question(meeting_id, kind=Kind.DENUNCIATION))
    unit_id = make.make_unit("TTTP")
    outcomes.decide_outcome(
        minh, meeting_id, made, OutcomeKind.WRITTEN_REPLY, "Xác minh ông X", unit_id=unit_id, seen=0
    )

    card = secretary.load(sign_in(Role.AUDITOR), meeting_id).matter

    assert card is not None
    assert (card.asker, [(one.ref, one.name) for one in card.asked]) == ("", [("2026-10-001", "")])
    assert card.outcome is not None
    assert (card.outcome.kind, card.outcome.text) == (OutcomeKind.WRITTEN_REPLY, "")


@pytest.mark.parametrize(
    ("role", "name"), [(Role.SECRETARY, "Lan"), (Role.LEADER, "Lan"), (Role.AUDITOR, "")]
)
@pytest.mark.parametrize("is_spoken", [True, False])
def test_who_denounces_in_another_question_of_the_form_is_kept_from_the_auditor(
    minh: Actor, meeting_id: int, role: Role, name: str, is_spoken: bool
) -> None:
    form = make.make_registration(meeting_id, full_name="Lan")
    turn = make.make_turn(meeting_id, name="Lan", registration_id=form) if is_spoken else None
    made = make.make_matter(
        meeting_id, place=Place.ON_FLOOR, wording="Đường ngập", asked_turn_id=turn
    )
    asked = make.make_question(meeting_id, registration_id=form, kind=Kind.QUESTION)
    make.link_question(made, asked)
    make.make_question(meeting_id, "2026-10-002", registration_id=form, kind=Kind.DENUNCIATION)

    card = secretary.load(minh if role is Role.SECRETARY else sign_in(role), meeting_id).matter

    assert card is not None
    assert (card.wording, card.is_withheld) == ("Đường ngập", False)
    assert (card.asker, [question.name for question in card.asked]) == (name, [name])


def test_a_note_that_may_denounce_is_kept_from_the_auditor_with_its_earlier_forms(
    minh: Actor, meeting_id: int, matter_id: int
) -> None:
    accusing = "Tôi tố cáo ông Nguyễn Văn A nhận hối lộ 5 triệu đồng khi làm hồ sơ."
    first = note(minh, meeting_id, accusing, matter_id)
    notes.amend_note(minh, meeting_id, first, "Sở trả lời", seen=first)

    read, kept = (
        secretary.load(viewer, meeting_id).matter for viewer in (minh, sign_in(Role.AUDITOR))
    )

    assert read is not None
    assert kept is not None
    assert [(one.text, one.version, one.is_withheld) for one in read.pieces] == [
        ("Sở trả lời", 2, False)
    ]
    assert [(one.text, one.version, one.is_withheld) for one in kept.pieces] == [("", 1, True)]


def test_the_auditor_reads_a_wording_that_a_person_let_through(
    minh: Actor, meeting_id: int
) -> None:
    accusing = "Tôi tố cáo ông Nguyễn Văn A nhận hối lộ 5 triệu đồng khi làm hồ sơ."
    made = make.make_matter(meeting_id, place=Place.ON_FLOOR, wording=accusing)
    asked = make.make_question(meeting_id, kind=Kind.QUESTION, wording=accusing)
    make.link_question(made, asked)

    card = secretary.load(sign_in(Role.AUDITOR), meeting_id).matter

    assert card is not None
    assert (card.wording, card.is_withheld) == (accusing, False)


def test_outcome_and_proposal_say_what_an_act_must_have_seen(
    minh: Actor, meeting_id: int, matter_id: int
) -> None:
    unit_id = make.make_unit("CATP", name="Công an thành phố")
    before = secretary.load(minh, meeting_id).matter
    proposed = outcomes.propose_outcome(
        minh, meeting_id, matter_id, OutcomeKind.WRITTEN_REPLY, "Trả lời gia đình",
        unit_id=unit_id, due_on=date(2026, 11, 6), seen=OutcomeSeen(0, 0),
    )  # fmt: skip
    between = secretary.load(minh, meeting_id).matter
    outcomes.decide_outcome(minh, meeting_id, matter_id, OutcomeKind.ESCALATED, seen=0)
    decided = secretary.load(minh, meeting_id).matter

    assert before is not None
    assert between is not None
    assert decided is not None
    assert (before.standing, between.standing) == (OutcomeSeen(0, 0), OutcomeSeen(0, proposed))
    assert between.proposal is not None
    assert (between.proposal.unit, between.proposal.text) == (
        "Công an thành phố",
        "Trả lời gia đình",
    )
    assert (decided.proposal, decided.outcome_version) == (None, 1)


def test_undecided_matters_are_those_that_bar_the_close(minh: Actor, meeting_id: int) -> None:
    for number, place in enumerate((Place.DONE, Place.SCHEDULED, Place.DONE, Place.NONE), 1):
        make.make_matter(meeting_id, number, place=place)
    decided = secretary.load(minh, meeting_id).matters[2]
    outcomes.decide_outcome(minh, meeting_id, decided.id, OutcomeKind.ANSWERED_ON_SITE, seen=0)

    desk = secretary.load(minh, meeting_id)

    assert [one.number for one in desk.matters] == [1, 2, 3]
    assert [one.number for one in desk.undecided] == [1]


def test_the_desk_takes_as_many_queries_however_much_was_captured(
    minh: Actor, meeting_id: int, matter_id: int
) -> None:
    few = selects(lambda: secretary.load(minh, meeting_id))
    for number in range(2, 12):
        other = make.make_matter(meeting_id, number, place=Place.DONE)
        make.link_question(other, make.make_question(meeting_id, f"2026-10-{number:03}"))
        first = note(minh, meeting_id, "một", matter_id)
        notes.amend_note(minh, meeting_id, first, "hai", seen=first)

    many = selects(lambda: secretary.load(minh, meeting_id))

    assert many == few
    assert many <= 20


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.SYSTEM])
def test_only_who_may_read_what_is_captured_sees_the_desk(
    meeting_id: int, matter_id: int, role: Role
) -> None:
    viewer = sign_in(role, unit_id=make.make_branch())

    if role in READERS:
        desk = secretary.load(viewer, meeting_id)
        assert (desk.can_write, desk.can_decide) == (
            role is Role.SECRETARY,
            role in (Role.SECRETARY, Role.LEADER),
        )
        assert secretary.load_heads(viewer, meeting_id)
    else:
        with pytest.raises(NotAllowed):
            secretary.load(viewer, meeting_id)
        with pytest.raises(NotAllowed):
            secretary.load_heads(viewer, meeting_id)


def test_nobody_sees_nothing(meeting_id: int) -> None:
    with pytest.raises(NotSignedIn):
        secretary.load(None, meeting_id)


def test_nothing_can_be_written_once_the_minutes_are_signed(
    minh: Actor, meeting_id: int, matter_id: int
) -> None:
    make.make_signed_minutes(meeting_id)

    desk = secretary.load(minh, meeting_id)

    assert (desk.is_signed, desk.can_write, desk.can_decide) == (True, False, False)


def test_heads_give_the_latest_count_of_the_hall_and_each_site(
    minh: Actor, meeting_id: int
) -> None:
    bridge = make.make_bridge(meeting_id, make.make_branch(7))
    with clock.stopped(after(0)):
        head_counts.count_heads(minh, meeting_id, 80)
    with clock.stopped(after(60)):
        wrong = head_counts.count_heads(minh, meeting_id, 68)
    with clock.stopped(after(120)):
        right = head_counts.amend_heads(minh, meeting_id, wrong, 86, seen=68)

    hall, site = secretary.load_heads(minh, meeting_id)

    assert (hall.bridge_id, hall.headcount_id, hall.people_count) == (None, right, 86)
    assert hall.counted_at == after(60)
    assert (site.bridge_id, site.site, site.people_count) == (bridge, "Chi nhánh số 7", None)


def test_who_asked_from_the_floor_is_named_by_their_turn(minh: Actor, meeting_id: int) -> None:
    bridge = make.make_bridge(meeting_id, make.make_branch(7))
    turn_id = make.make_turn(meeting_id, bridge_id=bridge, name="Viên Thị Hòa")
    with clock.stopped(after(60) + timedelta(seconds=1)):
        matters.raise_matter(
            minh, meeting_id, "Thẻ bảo hiểm của con", is_from_floor=True, turn_id=turn_id
        )

    card = secretary.load(minh, meeting_id).matter

    assert card is not None
    assert (card.asker, card.site) == ("Viên Thị Hòa", "Chi nhánh số 7")
