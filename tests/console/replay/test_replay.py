"""A recorded run becomes the meeting it was, on both databases, also after an interruption."""

import dataclasses
import json
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from console import db, journal_audit
from console.bootstrap import command_line
from console.errors import Refused
from console.minutes.content import MinutesContent, MinutesMatter, OutOfScope
from console.minutes.views.draft import load_minutes
from console.replay import events, player, run_file
from models import (
    Base,
    Commitment,
    Connection,
    JournalEntry,
    Meeting,
    Note,
    Outcome,
    Turn,
    Unit,
)
from models.codes.bridges import ConnectionEnd
from models.codes.capture import NoteKind, OutcomeKind
from models.codes.floor import TurnState
from models.codes.meetings import MeetingState
from tests import october
from tests.conftest import connected, made

OCTOBER = (october.DATA / "live-run-2026-10.jsonl").read_bytes()
DISORDERED = (october.DATA / "live-run-disordered.jsonl").read_bytes()


def play(content: bytes) -> player.Player:
    playing = player.open_player(run_file.read(content), october.CODE)
    events.play(playing)
    return playing


def count(table: type[Base]) -> int:
    with db.reading() as session:
        return session.scalar(select(func.count()).select_from(table)) or 0


def told(meeting_id: int) -> MinutesContent:
    return load_minutes(command_line(), meeting_id)


def without_chance(content: MinutesContent) -> str:
    """The minutes without what differs between two tellings: hashes and moments of recording."""

    def plain(value: Any) -> Any:
        if isinstance(value, dict):
            return {name: plain(one) for name, one in value.items() if name != "recorded_at"}
        return [plain(one) for one in value] if isinstance(value, tuple | list) else value

    told = plain(dataclasses.asdict(content))
    del told["journal"]
    return json.dumps(told, default=str, ensure_ascii=False)


@dataclasses.dataclass(frozen=True)
class Played:
    """A run played in a database of its own, which tests only read."""

    address: str
    idle: list[Any]
    content: MinutesContent


@contextmanager
def played_once(
    request: pytest.FixtureRequest, folders: pytest.TempPathFactory, run: bytes
) -> Iterator[Played]:
    with made(request, folders.mktemp("played"), request.param) as address:
        with connected(address):
            meeting_id = october.prepare()
            once = Played(address, play(run).idle, told(meeting_id))
        yield once


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def october_once(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Played]:
    with played_once(request, tmp_path_factory, OCTOBER) as once:
        yield once


@pytest.fixture
def october_run(october_once: Played) -> Iterator[Played]:
    """The run of October, played to its end and connected."""
    with connected(october_once.address):
        yield october_once


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def disordered_once(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Played]:
    with played_once(request, tmp_path_factory, DISORDERED) as once:
        yield once


@pytest.fixture
def disordered(disordered_once: Played) -> Iterator[MinutesContent]:
    """The minutes of the disordered run, its database connected."""
    with connected(disordered_once.address):
        yield disordered_once.content


def test_every_kind_of_event_is_played() -> None:
    assert set(events.PLAYED_AS) == set(run_file.KINDS)


def test_the_disordered_run_knows_every_kind() -> None:
    kinds = {event.kind for event in run_file.read(DISORDERED).events}

    assert kinds == set(run_file.KINDS)


def test_the_october_run_becomes_its_meeting(october_run: Played) -> None:
    given = Counter(event.kind for event in run_file.read(OCTOBER).events)

    with db.reading() as session:
        meeting = session.scalars(select(Meeting).where(Meeting.code == october.CODE)).one()
        kinds = Counter(session.scalars(select(Note.kind)))
        states = Counter(session.scalars(select(Turn.state)))
    assert meeting.state is MeetingState.CLOSED
    assert meeting.opened_at == datetime(2026, 10, 29, 1, 30, tzinfo=UTC)
    assert october_run.idle == []
    assert kinds[NoteKind.ANSWER] == given["answer_note"]
    assert kinds[NoteKind.CHAIR] == given["chair_note"]
    assert kinds[NoteKind.CONCLUSION] == given["chair_conclusion"]
    assert sum(states.values()) == given["speaker_register"]
    assert states[TurnState.DONE] == given["speaker_end"]
    assert len(october_run.content.matters) == given["question"]


def test_the_october_journal_is_whole(october_run: Played) -> None:
    assert all(one.is_whole for one in journal_audit.verify(command_line()))


def test_times_are_the_runs_own(october_run: Played) -> None:
    with db.reading() as session:
        first = session.scalars(select(Connection).order_by(Connection.from_at).limit(1)).one()
        late = session.scalar(select(func.count()).select_from(Note).where(Note.is_late))
    assert first.from_at == datetime(2026, 10, 29, 1, 20, 15, tzinfo=UTC)
    assert late == 0


def test_commitments_outside_the_city_are_customer_cares(october_run: Played) -> None:
    with db.reading() as session:
        owners = session.execute(
            select(Outcome.kind, Unit.code)
            .join(Commitment, Commitment.outcome_id == Outcome.id)
            .join(Unit, Unit.id == Commitment.unit_id)
            .where(Outcome.body_unit_id.is_not(None))
        ).all()
    assert (OutcomeKind.REFERRED, "CSKH") in [tuple(one) for one in owners]
    assert (OutcomeKind.ESCALATED, "CSKH") in [tuple(one) for one in owners]


def test_the_same_run_again_does_nothing(october_run: Played) -> None:
    entries = count(JournalEntry)

    again = play(OCTOBER)

    assert (again.acts, count(JournalEntry)) == (0, entries)


class Interrupted(Exception):
    pass


def stop_after(monkeypatch: pytest.MonkeyPatch, acts_count: int) -> None:
    """Pull the plug once so many acts are done."""
    whole = player.Player.do

    def do(self: player.Player, name: str, act: Callable[..., int], /, *a: Any, **k: Any) -> int:
        if self.acts == acts_count:
            raise Interrupted
        return whole(self, name, act, *a, **k)

    monkeypatch.setattr(player.Player, "do", do)


@pytest.fixture(scope="module")
def uninterrupted(tmp_path_factory: pytest.TempPathFactory, sqlite_template: Path) -> str:
    """The minutes of the disordered run played in one go."""
    file = tmp_path_factory.mktemp("whole") / "console.sqlite3"
    file.write_bytes(sqlite_template.read_bytes())
    db.connect(f"sqlite:///{file}")
    meeting_id = october.prepare()
    play(DISORDERED)
    said = without_chance(told(meeting_id))
    db.disconnect()
    return said


@pytest.mark.parametrize("acts_count", [1, 12, 23, 24, 37, 45, 61, 78])
def test_an_interrupted_run_is_taken_up_again(
    uninterrupted: str,
    sqlite_database: str,
    monkeypatch: pytest.MonkeyPatch,
    acts_count: int,
) -> None:
    meeting_id = october.prepare()
    with monkeypatch.context() as patch:
        stop_after(patch, acts_count)
        with pytest.raises(Interrupted):
            play(DISORDERED)

    play(DISORDERED)

    assert without_chance(told(meeting_id)) == uninterrupted


def matter(content: MinutesContent, beginning: str) -> MinutesMatter:
    found = [
        one
        for one in content.matters
        if isinstance(one, MinutesMatter) and one.wording.startswith(beginning)
    ]
    assert len(found) == 1
    return found[0]


def test_a_late_answer_stands_at_its_true_time(disordered: MinutesContent) -> None:
    answers = matter(disordered, "Hồ sơ cấp GCN").answers

    assert [one.text[:12] for one in answers] == ["Xin lỗi bà H", "Hồ sơ đang ở", "Trung tâm nh"]
    assert [one.stamp.is_late for one in answers] == [True, False, False]


def test_an_answer_after_the_close_is_kept_until_signing(disordered: MinutesContent) -> None:
    answers = matter(disordered, "Trạng thái tạm dừng").answers

    assert [one.stamp.is_late for one in answers] == [False, True]


def test_units_outcome_and_forms_are_as_corrected(disordered: MinutesContent) -> None:
    first = matter(disordered, "Hồ sơ cấp GCN")
    second = matter(disordered, "Trạng thái tạm dừng")

    assert first.outcome is not None
    assert (first.outcome.kind, first.outcome.due_on) == (
        OutcomeKind.WRITTEN_REPLY,
        date(2026, 11, 8),
    )
    assert second.refs == ("2026-10-041", "2026-10-026")


def test_a_replaced_commitment_no_longer_counts(disordered: MinutesContent) -> None:
    works = [one.work for one in disordered.commitments if one.source == "Nội dung 1"]

    assert works == ["Trả lời bằng văn bản, nêu rõ ngày trả kết quả."]


def test_one_form_stands_in_several_matters(disordered: MinutesContent) -> None:
    told = [one.refs for one in disordered.matters if isinstance(one, MinutesMatter)]

    assert sum("2026-10-041" in refs for refs in told) == 2
    assert ("2026-10-035", "2026-10-041") in told


def test_a_later_question_is_added_to_its_matter(disordered: MinutesContent) -> None:
    additions = matter(disordered, "Hồ sơ cấp GCN").additions

    assert additions == ("Bà Hạnh hỏi thêm: có được cấp văn bản xin lỗi không?",)


def test_the_lost_line_is_told_as_a_loss(disordered: MinutesContent) -> None:
    site = next(one for one in disordered.sites if one.name == "Chi nhánh số 2")

    assert [(line.was_lost, line.reason) for line in site.connections] == [
        (True, "mất tín hiệu"),
        (False, "kết thúc"),
    ]


def test_a_loss_parks_the_turn_and_ending_it_ends_it(disordered: MinutesContent) -> None:
    with db.reading() as session:
        turn = session.scalars(select(Turn).where(Turn.name == "Vương Thị Liên")).one()

    assert turn.state is TurnState.DONE


def test_leaving_after_the_close_is_no_loss(disordered: MinutesContent) -> None:
    with db.reading() as session:
        ends = Counter(session.scalars(select(Connection.ended)))

    assert ends == {ConnectionEnd.LOST: 2, ConnectionEnd.LEFT: 2}


def test_complaint_and_denunciation_leave_one_neutral_line(disordered: MinutesContent) -> None:
    silent = [one for one in disordered.matters if isinstance(one, OutOfScope)]
    said = json.dumps(dataclasses.asdict(disordered), default=str, ensure_ascii=False)

    assert [one.site for one in silent] == ["Hội trường", "Chi nhánh số 5"]
    for leak in (
        "trồng đào",
        "Lữ Văn Bảy",
        "Thu hồi đất",
        "Mẫu Văn Tham",
        "Phí Văn Tố",
        "bàn số 2",
    ):
        assert leak not in said


def test_a_split_matter_names_where_it_came_from(disordered: MinutesContent) -> None:
    assert matter(disordered, "Người lao động tự do").refs == ("2026-10-066",)


def test_who_withdrew_is_answered_all_the_same(disordered: MinutesContent) -> None:
    told = matter(disordered, "Công nhận doanh nghiệp")

    assert told.outcome is not None
    assert told.outcome.kind is OutcomeKind.WRITTEN_REPLY


def test_no_show_and_withdrawal_are_told(disordered: MinutesContent) -> None:
    aside = [(one.is_no_show, one.is_withdrawn) for one in disordered.turns_aside]

    assert sorted(aside) == [(False, True), (True, False)]


def test_a_run_names_only_what_is_there(database: str) -> None:
    october.prepare()
    wrong = OCTOBER.replace(b'"branch": "CN01"', b'"branch": "CN99"', 1)

    with pytest.raises(Refused, match="run_unit_unknown"):
        play(wrong)

    assert count(Turn) == 0


def test_another_run_is_not_played_over_a_meeting(october_run: Played) -> None:
    with pytest.raises(Refused, match="run_meeting_in_use"):
        play(DISORDERED)
