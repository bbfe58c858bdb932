"""Which commitments are listed, to whom, in which order."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import event

from console import clock, db
from console.capture.acts import conclusions, outcomes
from console.errors import NotAllowed, NotSignedIn
from console.follow_up.rules import CommitmentStanding
from console.follow_up.views import commitments
from console.follow_up.views.commitments import CommitmentOrder, FollowUpFilter, filter_of
from models.codes.capture import OutcomeKind
from models.codes.people import Role
from models.codes.questions import Place
from tests import make
from tests.cast import sign_in

ON_THE_DAY = datetime(2026, 11, 10, 3, tzinfo=UTC)
WRITTEN = OutcomeKind.WRITTEN_REPLY


class Stage:
    """A meeting in which things are promised."""

    def __init__(self, code: str = "2026-10") -> None:
        self.minh = sign_in(Role.SECRETARY, name=f"minh-{code}")
        self.meeting_id = make.make_open_meeting(code)
        self.number = 0

    def promise(
        self, unit_id: int, text: str = "Trả lời", due_on: date | None = None, **more: Any
    ) -> int:
        """Decide a matter so that a unit owes something; gives the matter's id."""
        self.number += 1
        given = {"place": Place.DONE, **more}
        matter_id = make.make_matter(self.meeting_id, self.number, **given)
        outcomes.decide_outcome(
            self.minh,
            self.meeting_id,
            matter_id,
            WRITTEN,
            text,
            unit_id=unit_id,
            due_on=due_on,
            seen=0,
        )
        return matter_id


@pytest.fixture
def stage(database: str) -> Stage:
    return Stage()


@pytest.fixture
def units(stage: Stage) -> dict[str, int]:
    return {code: make.make_unit(code) for code in ("SXD", "CATP")}


def texts(wanted: FollowUpFilter, stage: Stage) -> list[str]:
    return [one.text for one in commitments.load(stage.minh, wanted).lines]


def test_a_commitment_is_told_with_its_matter_outcome_and_days(
    stage: Stage, units: dict[str, int]
) -> None:
    stage.promise(units["SXD"], "Trả lời dân", date(2026, 11, 12), wording="Bao giờ có sổ?")

    with clock.stopped(ON_THE_DAY):
        (line,) = commitments.load(stage.minh).lines

    assert (line.unit, line.text, line.meeting_code) == ("SXD", "Trả lời dân", "2026-10")
    assert (line.matters, line.wording, line.outcome) == ((1,), "Bao giờ có sổ?", WRITTEN)
    assert (line.days_left, line.standing) == (2, CommitmentStanding.SOON)


def test_a_conclusion_of_the_chair_is_listed_with_its_matters(
    stage: Stage, units: dict[str, int]
) -> None:
    matter_ids = [make.make_matter(stage.meeting_id, n, place=Place.DONE) for n in (3, 5)]
    conclusions.conclude(
        stage.minh,
        stage.meeting_id,
        "Rà soát hồ sơ quá hạn",
        matter_ids=tuple(matter_ids),
        unit_id=units["SXD"],
        due_on=date(2026, 11, 30),
    )

    (line,) = commitments.load(stage.minh).lines

    assert (line.outcome, line.conclusion, line.matters) == (None, 1, (3, 5))


def test_what_a_corrected_outcome_promised_is_gone(stage: Stage, units: dict[str, int]) -> None:
    matter_id = stage.promise(units["SXD"])
    outcomes.decide_outcome(
        stage.minh,
        stage.meeting_id,
        matter_id,
        OutcomeKind.ANSWERED_ON_SITE,
        "Đã trả lời",
        seen=1,
    )

    assert commitments.load(stage.minh).total == 0


def test_commitments_of_all_meetings_stand_together_the_soonest_due_first(
    stage: Stage, units: dict[str, int]
) -> None:
    later = Stage("2026-11")
    stage.promise(units["SXD"], "không hạn")
    stage.promise(units["SXD"], "sau", date(2026, 12, 1))
    later.promise(units["CATP"], "trước", date(2026, 11, 1))

    assert texts(FollowUpFilter(), stage) == ["trước", "sau", "không hạn"]


def test_the_list_is_sorted_by_unit_or_by_the_latest_meeting(
    stage: Stage, units: dict[str, int]
) -> None:
    later = Stage("2026-11")
    stage.promise(units["SXD"], "cũ", date(2026, 11, 1))
    stage.promise(units["CATP"], "công an", date(2026, 12, 1))
    later.promise(units["SXD"], "mới", date(2026, 12, 2))

    assert texts(FollowUpFilter(order=CommitmentOrder.UNIT), stage) == ["công an", "cũ", "mới"]
    assert texts(FollowUpFilter(order=CommitmentOrder.MEETING), stage) == ["mới", "cũ", "công an"]


@pytest.mark.parametrize("search", ["so do", "SỔ ĐỎ", "sxd", "2026-10"])
def test_a_search_needs_no_accents(stage: Stage, units: dict[str, int], search: str) -> None:
    stage.promise(units["SXD"], "Cấp sổ đỏ")

    assert texts(FollowUpFilter(search=search), stage) == ["Cấp sổ đỏ"]
    assert texts(FollowUpFilter(search="hộ tịch"), stage) == []


def test_filters_narrow_the_list_and_the_counts_stay_whole(
    stage: Stage, units: dict[str, int]
) -> None:
    stage.promise(units["SXD"], "quá hạn", date(2026, 11, 1))
    stage.promise(units["CATP"], "còn hạn", date(2026, 12, 1))
    asked = {"unit": str(units["SXD"]), "standing": "overdue", "meeting": "2026-10"}

    with clock.stopped(ON_THE_DAY):
        found = commitments.load(stage.minh, filter_of(asked))

    assert [one.text for one in found.lines] == ["quá hạn"]
    assert (found.total, dict(found.counts)[CommitmentStanding.OPEN]) == (2, 1)
    assert [name for _, name in found.units] == ["CATP", "SXD"]


@pytest.mark.parametrize("nonsense", [{"unit": "٣"}, {"standing": "x"}, {"order": "x"}, {}])
def test_words_that_are_none_of_ours_filter_nothing(nonsense: dict[str, str]) -> None:
    assert filter_of(nonsense) == FollowUpFilter()


def test_lines_are_counted_by_unit_the_busiest_first(stage: Stage, units: dict[str, int]) -> None:
    stage.promise(units["CATP"], due_on=date(2026, 12, 1))
    stage.promise(units["SXD"], due_on=date(2026, 11, 1))
    stage.promise(units["SXD"])

    with clock.stopped(ON_THE_DAY):
        counted = commitments.load(stage.minh).by_unit()

    assert [unit for unit, _ in counted] == ["SXD", "CATP"]
    assert dict(counted[0][1]) == {
        CommitmentStanding.OVERDUE: 1,
        CommitmentStanding.SOON: 0,
        CommitmentStanding.OPEN: 0,
        CommitmentStanding.UNDATED: 1,
        CommitmentStanding.REPORTED: 0,
        CommitmentStanding.KEPT: 0,
    }


@pytest.mark.parametrize("role", [Role.DEPARTMENT, Role.OPERATOR])
def test_who_may_not_read_captures_sees_their_own_unit_alone(
    stage: Stage, units: dict[str, int], role: Role
) -> None:
    stage.promise(units["SXD"], "của sở xây dựng", wording="Nội dung câu hỏi")
    stage.promise(units["CATP"], "của công an")

    found = commitments.load(sign_in(role, unit_id=units["SXD"]))

    assert [(one.text, one.wording) for one in found.lines] == [("của sở xây dựng", "")]
    assert (found.total, found.sees_all) == (1, False)


@pytest.mark.parametrize("role", [Role.REVIEWER, Role.PUBLISHER, Role.ADMIN])
def test_an_account_without_a_unit_and_without_captures_sees_none(
    stage: Stage, units: dict[str, int], role: Role
) -> None:
    stage.promise(units["SXD"])

    assert commitments.load(sign_in(role)).total == 0


def test_a_suspected_denunciation_is_not_worded_for_the_auditor(
    stage: Stage, units: dict[str, int]
) -> None:
    accusing = "Tôi tố cáo ông Nguyễn Văn A nhận hối lộ 5 triệu đồng khi làm hồ sơ."
    stage.promise(units["SXD"], wording=accusing)

    (line,) = commitments.load(sign_in(Role.AUDITOR)).lines

    assert line.wording == ""


def test_nobody_sees_nothing(database: str) -> None:
    with pytest.raises(NotSignedIn):
        commitments.load(None)


def test_a_one_time_password_shows_no_commitments(database: str) -> None:
    with pytest.raises(NotAllowed):
        commitments.load(sign_in(Role.SECRETARY, must_change_password=True))


@pytest.mark.parametrize("count", [1, 12])
def test_the_number_of_queries_does_not_grow_with_the_list(
    stage: Stage, units: dict[str, int], count: int
) -> None:
    for _ in range(count):
        stage.promise(units["SXD"])
    asked: list[str] = []

    def note(_c: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        asked.append(statement)

    event.listen(db.engine(), "before_cursor_execute", note)
    commitments.load(stage.minh)
    event.remove(db.engine(), "before_cursor_execute", note)

    assert len([one for one in asked if one.startswith("SELECT")]) == 5
