"""The write path, the import, the replay, the minutes and the journal's check."""

import io
import json
from collections.abc import Callable, Iterator
from datetime import date, time
from hashlib import sha256
from pathlib import Path
from time import perf_counter

from bench.measuring import DATABASES, RUNS, Figure, database, p95, timed
from console import bootstrap, clock, journal_audit
from console.administration.acts import directory
from console.auth.actor import Actor
from console.capture.acts import head_counts, notes, outcomes
from console.floor.acts import matters, queue, sitting, turns
from console.floor.rules import NextTurn
from console.import_files.sheets import read_sheet
from console.meetings.acts import agenda
from console.meetings.rules import UNDATED
from console.minutes import document
from console.minutes.views.draft import load_minutes
from console.registration.acts import imports as intake
from console.replay import events, lookups, player, run_file
from console.text.safe_cells import write_csv
from models.codes.capture import NoteKind, OutcomeKind
from models.codes.floor import TurnState

DATA = Path(__file__).parents[1] / "tests" / "data"
CODE = "2026-10"


def figures() -> Iterator[Figure]:
    """Measure everything of the ground, one figure after the other."""
    for kind in DATABASES:
        yield Figure("act on a meeting with 500 questions, p95", kind, "ms", "≤ 10 ms", _acts(kind))
        yield Figure("import of 500 forms", kind, "s", "≤ 5 s", _repeat(kind, _import_500))
        yield Figure("replay of the October run", kind, "events/s", "", _repeat(kind, _replay))
        yield Figure("minutes of 300 matters", kind, "s", "≤ 1 s", _repeat(kind, _minutes_300))
        yield Figure("verify of 10,000 entries", kind, "s", "", _verify(kind))


def _repeat(kind: str, measure: Callable[[Actor], float]) -> tuple[float, ...]:
    taken = []
    for _ in range(RUNS):
        with database(kind):
            taken.append(measure(_founded()))
    return tuple(taken)


def _founded() -> Actor:
    cli = bootstrap.command_line()
    directory.import_directory(cli, json.loads((DATA / "directory.json").read_text("utf-8")))
    return cli


def _meeting(cli: Actor) -> int:
    meeting_id = agenda.open_month(cli, CODE)
    agenda.set_date(cli, meeting_id, date(2026, 10, 29), start=time(8, 30), seen=UNDATED)
    return meeting_id


def _acts(kind: str) -> tuple[float, ...]:
    taken = []
    for _ in range(RUNS):
        with database(kind):
            cli = _founded()
            meeting_id = _meeting(cli)
            _take_in(cli, meeting_id, _forms(500))
            sitting.open_meeting(cli, meeting_id)
            taken.append(p95(_floor_seconds(cli, meeting_id)))
    return tuple(taken)


def _floor_seconds(cli: Actor, meeting_id: int) -> list[float]:
    """Join, call, start, note, extend, end: a hundred rounds as a real meeting has them."""
    seconds: list[float] = []
    for number in range(100):
        for act in _round(cli, meeting_id, number):
            start = perf_counter()
            act()
            seconds.append(perf_counter() - start)
    return seconds


def _round(cli: Actor, meeting_id: int, number: int) -> Iterator[Callable[[], object]]:
    turn: list[int] = []
    yield lambda: turn.append(queue.join_queue(cli, meeting_id, name=f"Người hỏi {number}"))
    seen = NextTurn(next_turn=turn[0], after_turn=None)
    yield lambda: queue.call_next(cli, meeting_id, seen=seen)
    yield lambda: turns.start_turn(cli, meeting_id, turn[0], seen=TurnState.CALLED)
    text = f"Câu trả lời số {number}"
    yield lambda: notes.note(cli, meeting_id, NoteKind.CHAIR, text, turn_id=turn[0])
    yield lambda: turns.end_turn(cli, meeting_id, turn[0], seen=TurnState.ON_AIR)


def _import_500(cli: Actor) -> float:
    meeting_id = _meeting(cli)
    content = _forms(500)
    return timed(lambda: _take_in(cli, meeting_id, content))


def _take_in(cli: Actor, meeting_id: int, content: bytes) -> None:
    sheet = read_sheet(content, "forms.csv", now=clock.now(), meeting_code=CODE)
    intake.import_rows(
        cli, meeting_id, sheet, filename="forms.csv", file_hash=sha256(content).hexdigest()
    )


HEADER = (
    "Dấu thời gian",
    "Loại đối tượng",
    "Họ và tên",
    "Tên tổ chức, doanh nghiệp",
    "Chức vụ",
    "Địa chỉ",
    "Điện thoại",
    "Email",
    "Hình thức tham dự",
    "Đăng ký phát biểu",
    "Lĩnh vực",
    "Thủ tục hành chính",
    "Nội dung câu hỏi, kiến nghị",
    "Đã kiến nghị trước đây",
)


def _forms(count: int) -> bytes:
    into = io.BytesIO()
    write_csv([list(HEADER), *(_form(number) for number in range(count))], into)
    return into.getvalue()


def _form(number: int) -> list[str]:
    sent = f"{number % 28 + 1:02}/09/2026 {number % 24:02}:{number % 60:02}:00"
    who = ["Cá nhân", f"Nguyễn Văn Mẫu {number}", "", "", "Phường Cầu Giấy", f"0900{number:06}"]
    wish = ["", "Trực tiếp tại hội trường", "Có", "Đất đai", "Cấp GCN"]
    text = f"Hồ sơ số {number} cấp giấy chứng nhận quá hạn, bao giờ có kết quả?"
    return [sent, *who, *wish, text, "Không"]


def _replay(cli: Actor) -> float:
    meeting_id = _meeting(cli)
    name = "registrations-2026-10.xlsx"
    content = (DATA / name).read_bytes()
    sheet = read_sheet(content, name, now=clock.now(), meeting_code=CODE)
    intake.import_rows(cli, meeting_id, sheet, filename=name, file_hash="0" * 64)
    run = run_file.read((DATA / "live-run-2026-10.jsonl").read_bytes())
    seconds = timed(lambda: events.play(player.open_player(run, CODE)))
    return len(run.events) / seconds


def _minutes_300(cli: Actor) -> float:
    meeting_id = _meeting(cli)
    sitting.open_meeting(cli, meeting_id)
    unit_id = lookups.units()["SNNMT"].id
    for number in range(300):
        matter = matters.raise_matter(
            cli, meeting_id, f"Câu hỏi số {number} về hồ sơ quá hạn", is_from_floor=True
        )
        for part in range(3):
            text = f"Ý trả lời {part} cho câu hỏi {number}: sẽ rà soát và có văn bản."
            notes.note(cli, meeting_id, NoteKind.ANSWER, text, matter_id=matter, unit_id=unit_id)
        outcomes.decide_outcome(
            cli,
            meeting_id,
            matter,
            OutcomeKind.WRITTEN_REPLY,
            "Trả lời bằng văn bản.",
            unit_id=unit_id,
            due_on=date(2026, 11, 8),
            seen=0,
        )
    return timed(lambda: document.build(load_minutes(cli, meeting_id)))


def _verify(kind: str) -> tuple[float, ...]:
    """One long chain, checked five times: making it takes far longer than checking it."""
    with database(kind):
        cli = _founded()
        meeting_id = _meeting(cli)
        for _ in range(10_000):
            head_counts.count_heads(cli, meeting_id, 12)
        return tuple(timed(lambda: journal_audit.verify(cli, CODE)) for _ in range(RUNS))
