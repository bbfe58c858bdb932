"""What the chair is told of a matter from before: asked alike, promised, prepared."""

from datetime import timedelta

import pytest

from console import clock
from console.boards import matter_history
from console.capture.acts.outcomes import decide_outcome
from console.errors import NotAllowed
from models.codes.capture import OutcomeKind
from models.codes.drafts import DraftState
from models.codes.people import Role
from models.codes.questions import Kind, Place
from tests import make
from tests.cast import sign_in

ASKED = "Sổ đỏ của gia đình tôi còn ghi tên phường cũ nên hồ sơ tách thửa bị trả lại nhiều lần."
AGAIN = "Hồ sơ tách thửa của tôi bị trả lại nhiều lần vì sổ đỏ còn ghi tên phường cũ."
OTHER = "Trường tiểu học gần nhà tôi thiếu phòng học, đề nghị xây thêm phòng học mới."
WRITTEN = OutcomeKind.WRITTEN_REPLY


def asked(meeting: int, ref: str, wording: str, kind: Kind = Kind.QUESTION) -> int:
    matter_id = make.make_matter(meeting, place=Place.ON_FLOOR)
    question_id = make.make_question(meeting, ref, wording=wording, kind=kind)
    make.link_question(matter_id, question_id)
    return matter_id


def test_it_tells_what_was_asked_promised_and_prepared(database: str) -> None:
    minh, unit_id = sign_in(Role.SECRETARY), make.make_unit()
    earlier = make.make_open_meeting("2026-09")
    before = asked(earlier, "2026-09-001", AGAIN)
    make.link_question(before, make.make_question(earlier, "2026-09-002", wording=OTHER))
    due_on = clock.today() - timedelta(days=3)
    decide_outcome(
        minh, earlier, before, WRITTEN, "Sẽ hướng dẫn", unit_id=unit_id, due_on=due_on, seen=0
    )
    meeting_id = make.make_open_meeting()
    matter_id = asked(meeting_id, "2026-10-001", ASKED)
    part = make.make_assignment(matter_id, unit_id)
    make.make_draft(part, text="Không bắt đổi sổ.", state=DraftState.CLEARED)
    make.make_draft(part, number=2, text="Chưa duyệt.")

    refs = matter_history.alike(minh, meeting_id, matter_id)
    known = matter_history.load(minh, meeting_id, matter_id, refs)

    assert refs == ("2026-09-001",)
    assert known.meetings == ("2026-09",)
    assert [commitment.days_left for commitment in known.owed] == [-3]
    assert known.answered is not None
    assert (known.answered.outcome, known.answered.answer) == (WRITTEN, "Sẽ hướng dẫn")
    assert known.draft is not None
    assert known.draft.text == "Không bắt đổi sổ."


@pytest.mark.parametrize("denounces_now", [True, False])
def test_nothing_is_told_of_denunciations(database: str, denounces_now: bool) -> None:
    kinds = (Kind.QUESTION, Kind.DENUNCIATION)
    then, now = kinds if denounces_now else kinds[::-1]
    ha = sign_in(Role.LEADER)
    asked(make.make_open_meeting("2026-09"), "2026-09-001", AGAIN, then)
    meeting_id = make.make_open_meeting()
    matter_id = asked(meeting_id, "2026-10-001", ASKED, now)

    refs = matter_history.alike(ha, meeting_id, matter_id)

    assert refs == ()
    known = matter_history.load(ha, meeting_id, matter_id, ("2026-09-001",))
    assert known == matter_history.MatterHistory()


def test_who_reads_no_captures_is_refused(database: str) -> None:
    meeting_id = make.make_open_meeting()

    with pytest.raises(NotAllowed):
        matter_history.alike(sign_in(Role.OPERATOR), meeting_id, 1)
