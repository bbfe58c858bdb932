"""The start page's figures: the right meeting, what stands now, for whom, in few queries."""

from datetime import date

import pytest
from sqlalchemy import event

from console import clock, db
from console.capture.acts import outcomes
from console.errors import NotAllowed, NotSignedIn
from console.insight import meeting_figures
from models import Meeting
from models.codes.capture import OutcomeKind
from models.codes.meetings import MeetingState
from models.codes.people import Role
from models.codes.questions import Decision, Place
from tests import make
from tests.cast import sign_in

ON_THE_DAY = make.START


def test_without_a_meeting_there_is_nothing(database: str) -> None:
    assert meeting_figures.load_today(sign_in(Role.SECRETARY)) is None


def test_the_open_meeting_comes_before_the_next_one(database: str) -> None:
    make.make_meeting("2026-11")
    make.make_open_meeting("2026-10")

    shown = meeting_figures.load_today(sign_in(Role.SECRETARY))

    assert shown is not None
    assert (shown.code, shown.state) == ("2026-10", MeetingState.OPEN)


def test_the_next_meeting_comes_before_the_last_one(database: str) -> None:
    make.make_meeting("2026-09", MeetingState.CLOSED)
    make.make_meeting("2026-10")

    with clock.stopped(ON_THE_DAY):
        shown = meeting_figures.load_today(sign_in(Role.SECRETARY))

    assert shown is not None
    assert shown.code == "2026-10"


def test_questions_and_outcomes_are_counted_as_they_stand_now(database: str) -> None:
    minh = sign_in(Role.SECRETARY)
    meeting_id = make.make_open_meeting()
    make.make_unit("CSKH")
    make.make_question(meeting_id, "2026-10-001")
    make.make_question(meeting_id, "2026-10-002", decision=Decision.ACCEPTED)
    unit_id = make.make_unit()
    matter_id = make.make_matter(meeting_id, place=Place.DONE)
    make.make_matter(meeting_id, 2, place=Place.DONE)
    due = date(2026, 11, 12)
    outcomes.decide_outcome(
        minh,
        meeting_id,
        matter_id,
        OutcomeKind.WRITTEN_REPLY,
        "Sẽ trả lời",
        unit_id=unit_id,
        due_on=due,
        seen=0,
    )
    before = meeting_figures.load_today(minh)
    outcomes.decide_outcome(
        minh, meeting_id, matter_id, OutcomeKind.ANSWERED_ON_SITE, "Đã trả lời", seen=1
    )

    after = meeting_figures.load_today(minh)

    assert before is not None
    assert after is not None
    assert dict(after.question_counts) == {
        Decision.UNREVIEWED: 1,
        Decision.ACCEPTED: 1,
        Decision.EXCLUDED: 0,
        Decision.REFERRED: 0,
    }
    assert dict(before.outcome_counts)[OutcomeKind.WRITTEN_REPLY] == 1
    assert [one.due_on for one in before.commitments] == [due]
    assert dict(after.outcome_counts)[OutcomeKind.WRITTEN_REPLY] == 0
    assert dict(after.outcome_counts)[OutcomeKind.ANSWERED_ON_SITE] == 1
    assert after.commitments == ()
    assert (after.matter_count, after.undecided_count, after.journal_number) == (2, 1, 2)


def test_what_is_out_of_scope_leaves_no_commitment_on_the_page(database: str) -> None:
    minh = sign_in(Role.SECRETARY)
    meeting_id = make.make_open_meeting()
    make.make_unit("CSKH")
    unit_id = make.make_unit()
    matter_id = make.make_matter(meeting_id, place=Place.DONE)

    outcomes.decide_outcome(
        minh,
        meeting_id,
        matter_id,
        OutcomeKind.OUT_OF_SCOPE,
        "Đơn tố cáo ông B",
        unit_id=unit_id,
        due_on=date(2026, 11, 12),
        seen=0,
    )

    shown = meeting_figures.load_today(minh)
    assert shown is not None
    assert "tố cáo" not in repr(shown)


def test_a_department_sees_its_own_commitments_alone(database: str) -> None:
    minh = sign_in(Role.SECRETARY)
    meeting_id = make.make_open_meeting()
    units = {code: make.make_unit(code) for code in ("SNNMT", "CATP")}
    for number, unit_id in enumerate(units.values(), start=1):
        matter_id = make.make_matter(meeting_id, number, place=Place.DONE)
        outcomes.decide_outcome(
            minh,
            meeting_id,
            matter_id,
            OutcomeKind.WRITTEN_REPLY,
            f"Việc {number}",
            unit_id=unit_id,
            seen=0,
        )

    own = meeting_figures.load_today(sign_in(Role.DEPARTMENT, unit_id=units["CATP"]))
    every = meeting_figures.load_today(sign_in(Role.AUDITOR))

    assert own is not None
    assert every is not None
    assert [one.unit for one in own.commitments] == ["CATP"]
    assert [one.unit for one in every.commitments] == ["SNNMT", "CATP"]


def test_milestones_count_the_days_left(database: str) -> None:
    make.make_meeting()

    with clock.stopped(ON_THE_DAY):
        shown = meeting_figures.load_today(sign_in(Role.SECRETARY))

    assert shown is not None
    left = {one.key: one.days_left for one in shown.milestones}
    assert left["meeting"] == 0
    assert left["public_notice"] < 0 < left["result_notice"]


def queries_of(meeting_id: int, questions: int) -> int:
    for number in range(questions):
        make.make_question(meeting_id, f"2026-10-{number:03}")
        make.make_matter(meeting_id, number + 1)
    seen: list[str] = []
    viewer = sign_in(Role.SECRETARY)
    event.listen(db.engine(), "before_cursor_execute", lambda *call: seen.append(call[2]))
    meeting_figures.load_today(viewer)
    return len([one for one in seen if one.startswith("SELECT")])


@pytest.mark.parametrize("questions", [0, 30])
def test_the_number_of_queries_does_not_grow_with_the_meeting(
    sqlite_database: str, questions: int
) -> None:
    assert queries_of(make.make_open_meeting(), questions) == 18


def test_nobody_sees_nothing(database: str) -> None:
    with pytest.raises(NotSignedIn):
        meeting_figures.load_today(None)


def test_a_one_time_password_shows_no_figures(database: str) -> None:
    with pytest.raises(NotAllowed):
        meeting_figures.load_today(sign_in(Role.SECRETARY, must_change_password=True))


def test_a_month_that_is_over_without_a_date_is_not_the_next_one(database: str) -> None:
    earlier = make.make_meeting("2026-09")
    make.make_meeting("2026-10")
    with db.writing() as session:
        session.get_one(Meeting, earlier).held_on = None

    with clock.stopped(ON_THE_DAY):
        shown = meeting_figures.load_today(sign_in(Role.SECRETARY))

    assert shown is not None
    assert shown.code == "2026-10"
