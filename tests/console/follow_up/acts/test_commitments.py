"""Whether commitments are kept: units report, the secretary confirms, nothing is overwritten."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select

from console import clock, db
from console.auth.actor import Actor
from console.capture.acts import outcomes
from console.errors import Conflict, Invalid, NotAllowed, NotFound, Refused
from console.follow_up.acts import commitments
from console.follow_up.rules import LONGEST_TEXT, CommitmentStanding
from console.follow_up.views import commitments as commitments_view
from console.follow_up.views.commitments import CommitmentLine
from console.insight import workload as insight
from models import Commitment
from models.codes.capture import OutcomeKind
from models.codes.follow_up import FulfilmentKind
from models.codes.people import Role
from models.codes.questions import Place
from tests import make
from tests.cast import sign_in
from tests.console.floor.stage import acts, facts

DUE = date(2026, 11, 5)
DONE, PARTLY, NOT_DONE = FulfilmentKind
SAID = "Đã gửi công văn cho chị Nguyễn Thị Hạnh"


@pytest.fixture(autouse=True)
def _in_november() -> Iterator[None]:
    with clock.stopped(datetime(2026, 11, 10, 3, tzinfo=UTC)):
        yield


@pytest.fixture
def meeting_id(database: str) -> int:
    return make.make_open_meeting()


@pytest.fixture
def unit_id(meeting_id: int) -> int:
    return make.make_unit("SXD")


@pytest.fixture
def minh(meeting_id: int) -> Actor:
    return sign_in(Role.SECRETARY)


@pytest.fixture
def tu(unit_id: int) -> Actor:
    return sign_in(Role.DEPARTMENT, unit_id=unit_id)


@pytest.fixture
def promise(meeting_id: int, minh: Actor, unit_id: int) -> int:
    matter_id = make.make_matter(meeting_id, 1, place=Place.DONE)
    decide(minh, meeting_id, matter_id, unit_id, seen=0)
    with db.reading() as session:
        return session.scalars(select(Commitment.id)).one()


def decide(actor: Actor, meeting_id: int, matter_id: int, unit_id: int, *, seen: int) -> None:
    outcomes.decide_outcome(
        actor,
        meeting_id,
        matter_id,
        OutcomeKind.WRITTEN_REPLY,
        "Trả lời",
        unit_id=unit_id,
        due_on=DUE,
        seen=seen,
    )


def report(
    actor: Actor,
    meeting_id: int,
    promise: int,
    kind: FulfilmentKind = DONE,
    *,
    seen: int = 0,
    text: str = SAID,
    done_on: date | None = date(2026, 11, 8),
) -> None:
    commitments.report_fulfilment(
        actor,
        meeting_id,
        promise,
        kind=kind,
        text=text,
        evidence="Công văn 12/SXD",
        done_on=done_on,
        seen=seen,
    )


def line(actor: Actor) -> CommitmentLine:
    (found,) = commitments_view.load(actor).lines
    return found


def test_what_is_reported_as_done_waits_for_the_secretary_and_is_then_kept(
    meeting_id: int, minh: Actor, tu: Actor, promise: int
) -> None:
    assert line(tu).standing is CommitmentStanding.OVERDUE

    report(tu, meeting_id, promise)
    waiting = line(tu)
    assert (waiting.standing, waiting.can_report, waiting.can_confirm) == (
        CommitmentStanding.REPORTED,
        True,
        False,
    )
    assert line(minh).can_confirm
    assert "confirm" in {one.key for one in insight.load_duties(minh)}

    commitments.confirm_fulfilment(minh, meeting_id, promise, is_kept=True, seen=1)
    kept = line(minh)
    assert (kept.standing, kept.days_late, kept.can_confirm) == (CommitmentStanding.KEPT, 3, False)
    assert "confirm" not in {one.key for one in insight.load_duties(minh)}
    assert acts()[1:] == ["follow_up:fulfilment:reported", "follow_up:fulfilment:confirmed"]


def test_the_journal_holds_no_word_of_a_report(
    meeting_id: int, minh: Actor, tu: Actor, promise: int
) -> None:
    report(tu, meeting_id, promise)
    commitments.confirm_fulfilment(
        minh, meeting_id, promise, is_kept=False, reason="Chị Hạnh chưa nhận được", seen=1
    )

    assert "Hạnh" not in facts()
    assert "Công văn" not in facts()


def test_a_report_that_goes_back_is_followed_up_by_its_date_again_and_stays(
    meeting_id: int, minh: Actor, tu: Actor, promise: int
) -> None:
    report(tu, meeting_id, promise)
    commitments.confirm_fulfilment(
        minh, meeting_id, promise, is_kept=False, reason="Thiếu văn bản", seen=1
    )
    assert line(tu).standing is CommitmentStanding.OVERDUE

    report(tu, meeting_id, promise, PARTLY, seen=1, text="Đang làm lại")

    first, second = line(tu).reports
    assert (first.text, first.is_kept, first.reason) == (SAID, False, "Thiếu văn bản")
    assert (second.version, second.kind, second.done_on) == (2, PARTLY, None)


@pytest.mark.parametrize("kind", [PARTLY, NOT_DONE])
def test_what_is_not_done_stays_open_and_cannot_be_confirmed(
    meeting_id: int, minh: Actor, tu: Actor, promise: int, kind: FulfilmentKind
) -> None:
    report(tu, meeting_id, promise, kind)

    assert line(tu).standing is CommitmentStanding.OVERDUE
    with pytest.raises(Refused, match="fulfilment_not_reported"):
        commitments.confirm_fulfilment(minh, meeting_id, promise, is_kept=True, seen=1)


def test_two_who_report_at_once_see_both_texts(
    meeting_id: int, minh: Actor, tu: Actor, promise: int
) -> None:
    report(tu, meeting_id, promise)

    with pytest.raises(Conflict, match="fulfilment_reported") as raised:
        report(minh, meeting_id, promise, NOT_DONE, text="Chưa làm")

    assert raised.value.facts == {"mine": "Chưa làm", "other": SAID}
    assert len(line(minh).reports) == 1


def test_a_report_is_confirmed_or_returned_once(
    meeting_id: int, minh: Actor, tu: Actor, promise: int
) -> None:
    report(tu, meeting_id, promise)
    commitments.confirm_fulfilment(minh, meeting_id, promise, is_kept=True, seen=1)
    thao = sign_in(Role.SECRETARY, name="thao")

    with pytest.raises(Conflict, match="fulfilment_checked"):
        commitments.confirm_fulfilment(
            thao, meeting_id, promise, is_kept=False, reason="Chưa đủ", seen=1
        )


def test_a_report_newer_than_the_one_seen_is_not_confirmed(
    meeting_id: int, minh: Actor, tu: Actor, promise: int
) -> None:
    report(tu, meeting_id, promise)
    report(tu, meeting_id, promise, seen=1, text="Bổ sung")

    with pytest.raises(Conflict):
        commitments.confirm_fulfilment(minh, meeting_id, promise, is_kept=True, seen=1)


def test_another_unit_reports_nothing(meeting_id: int, promise: int) -> None:
    stranger = sign_in(Role.DEPARTMENT, name="binh", unit_id=make.make_unit("STC"))

    with pytest.raises(NotAllowed, match="not_your_unit"):
        report(stranger, meeting_id, promise)

    assert commitments_view.load(stranger).lines == ()


def test_a_commitment_of_another_meeting_or_none_is_not_found(
    meeting_id: int, minh: Actor, promise: int
) -> None:
    with pytest.raises(NotFound, match="commitment_not_found"):
        report(minh, make.make_meeting("2026-11"), promise)
    with pytest.raises(NotFound, match="commitment_not_found"):
        report(minh, meeting_id, promise + 1)


def test_a_commitment_whose_outcome_was_corrected_takes_no_report(
    meeting_id: int, minh: Actor, unit_id: int, promise: int
) -> None:
    with db.reading() as session:
        commitment = session.get_one(Commitment, promise)
    decide(minh, meeting_id, 1, unit_id, seen=1)

    assert commitment.unit_id == unit_id
    with pytest.raises(Refused, match="commitment_gone"):
        report(minh, meeting_id, promise)


def test_reports_go_on_after_the_minutes_are_signed(
    meeting_id: int, tu: Actor, promise: int
) -> None:
    make.make_signed_minutes(meeting_id)

    report(tu, meeting_id, promise)

    assert line(tu).standing is CommitmentStanding.REPORTED


@pytest.mark.parametrize(
    ("text", "done_on", "fault"),
    [
        ("  ", date(2026, 11, 8), {"text": "fulfilment_needs_text"}),
        ("a" * 2_001, date(2026, 11, 8), {"text": "fulfilment_too_long"}),
        (SAID, None, {"done_on": "done_on_missing"}),
        (SAID, date(2026, 11, 11), {"done_on": "done_on_to_come"}),
    ],
)
def test_a_faulty_report_is_refused_by_the_name_of_its_field(
    meeting_id: int, tu: Actor, promise: int, text: str, done_on: date | None, fault: dict[str, str]
) -> None:
    with pytest.raises(Invalid) as raised:
        report(tu, meeting_id, promise, text=text, done_on=done_on)

    assert raised.value.fields == fault
    assert line(tu).reports == ()


def test_a_report_goes_back_with_a_reason_only(
    meeting_id: int, minh: Actor, tu: Actor, promise: int
) -> None:
    report(tu, meeting_id, promise)

    with pytest.raises(Invalid) as raised:
        commitments.confirm_fulfilment(minh, meeting_id, promise, is_kept=False, seen=1)

    assert raised.value.fields == {"reason": "return_needs_reason"}


def test_a_reason_to_give_a_report_back_is_not_endless(
    meeting_id: int, minh: Actor, tu: Actor, promise: int
) -> None:
    report(tu, meeting_id, promise)

    with pytest.raises(Invalid) as raised:
        commitments.confirm_fulfilment(
            minh, meeting_id, promise, is_kept=False, reason="a" * (LONGEST_TEXT + 1), seen=1
        )

    assert raised.value.fields == {"reason": "reason_too_long"}


def test_a_report_of_no_known_kind_is_refused(meeting_id: int, tu: Actor, promise: int) -> None:
    with pytest.raises(Invalid) as raised:
        report(tu, meeting_id, promise, "nearly")  # type: ignore[arg-type]

    assert raised.value.fields == {"kind": "fulfilment_kind_unknown"}
    assert line(tu).reports == ()


def test_who_saw_a_report_that_is_not_there_is_told_so(
    meeting_id: int, tu: Actor, promise: int
) -> None:
    with pytest.raises(Conflict) as raised:
        report(tu, meeting_id, promise, seen=1)

    assert (raised.value.seen, raised.value.now) == (1, 0)
    assert line(tu).reports == ()


def test_what_is_said_done_waits_on_no_list_of_duties(
    meeting_id: int, minh: Actor, tu: Actor, promise: int
) -> None:
    assert "overdue" in {one.key for one in insight.load_duties(tu)}

    report(tu, meeting_id, promise)

    assert "overdue" not in {one.key for one in insight.load_duties(tu)}
