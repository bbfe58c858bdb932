"""The stages of a demonstration, each on top of the one before."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from hashlib import sha256
from pathlib import Path

from console import bootstrap, clock, db
from console.administration.acts import database
from console.administration.acts import directory as directory_acts
from console.auth.actor import Actor
from console.demo import (
    drafting,
    going_on,
    invited,
    papers,
    people,
    promised,
    public_list,
    reviewing,
)
from console.errors import Refused
from console.import_files.sheets import read_sheet
from console.meetings.acts import agenda, duties
from console.meetings.rules import UNDATED
from console.meetings.views import agenda as meetings_view
from console.registration.acts import imports as intake
from console.replay import events, player, run_file
from models import JournalHead
from models.codes.journal import HOUSE
from models.codes.meetings import DutyKind

SAMPLE = Path(__file__).parent / "sample"
RUN = "live-run-2026-10.jsonl"
SAMPLE_DAY = date(2026, 10, 29)  # the day of the sample run
SAMPLE_MONTH = "2026-10"  # the month its forms are named by
FORM_LABEL = re.compile(rf'"{SAMPLE_MONTH}-(?=\d{{3}}")'.encode())  # a date has two digits there
LIVE_UNTIL_SEQ = 201  # somebody has asked and still speaks, seven others wait
LEFT_UNDECIDED = (194,)  # decisions the chair has still to make


class Stage(StrEnum):
    """How far a demonstration goes."""

    EMPTY = "empty"
    REGISTERED = "registered"
    REVIEWED = "reviewed"
    LIVE = "live"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Plan:
    """A demonstration to be made."""

    stage: Stage
    seed: int
    start_at: datetime  # planned start of the meeting, UTC

    @property
    def held_on(self) -> date:
        """The day of the meeting, in Hanoi."""
        return clock.local(self.start_at).date()

    @property
    def code(self) -> str:
        """The meeting's code."""
        return f"{self.held_on:%Y-%m}"

    @property
    def earlier_code(self) -> str:
        """The code of the month before."""
        return f"{self.held_on.replace(day=1) - timedelta(days=1):%Y-%m}"


def build(stage: Stage, seed: int = 7) -> str:
    """Fill the empty database up to a stage; gives the meeting's code.

    Raises:
        Refused: the database holds something already.
    """
    cli = bootstrap.command_line()
    if not _is_empty():
        raise Refused("demo_needs_empty")
    plan = Plan(stage, seed, _start_of(stage))
    for step in STEPS[: list(Stage).index(stage) + 1]:
        step(cli, plan)
    database.mark_demonstration(cli)
    return plan.code


def _is_empty() -> bool:
    """Nothing was ever done in a database whose journal `house` has no entry."""
    with db.reading() as session:
        return session.get_one(JournalHead, HOUSE).number == 0


def _start_of(stage: Stage) -> datetime:
    """The meeting goes on now, is just over, or is to come in a week."""
    now = clock.now().replace(second=0, microsecond=0)
    if stage in (Stage.LIVE, Stage.CLOSED):
        recorded = run_file.read((SAMPLE / RUN).read_bytes()).events
        until = LIVE_UNTIL_SEQ if stage is Stage.LIVE else recorded[-1].seq
        past = next(event.t for event in recorded if event.seq == until)
        return now - timedelta(seconds=past - player.LEAD_SECONDS)
    in_a_week = clock.today() + timedelta(days=7)
    return clock.from_local(datetime.combine(in_a_week, time(8, 30)))


def _found(cli: Actor, _plan: Plan) -> None:
    directory = json.loads((SAMPLE / "directory.json").read_text("utf-8"))
    directory_acts.import_directory(cli, directory)
    people.add_all(cli)


def _register(cli: Actor, plan: Plan) -> None:
    earlier = agenda.open_month(cli, plan.earlier_code)
    # Without a date it would still be to come, and be looked at in place of the one that is.
    first = date.fromisoformat(f"{plan.earlier_code}-01")
    agenda.set_date(cli, earlier, first, seen=UNDATED)
    _import(cli, earlier, plan.earlier_code, "registrations-2026-09.csv")
    meeting_id = agenda.open_month(cli, plan.code)
    start = clock.local(plan.start_at).time()
    where = "Hội trường tầng 3"
    agenda.set_date(cli, meeting_id, plan.held_on, start=start, venue=where, seen=UNDATED)
    _import(cli, meeting_id, plan.code, "registrations-2026-10.xlsx")
    if plan.stage not in (Stage.LIVE, Stage.CLOSED):  # those meetings have begun
        public_list.open_to_all(cli, meeting_id)
        invited.invite(cli, meeting_id)


def _import(cli: Actor, meeting_id: int, code: str, name: str) -> None:
    content = (SAMPLE / name).read_bytes()
    sheet = read_sheet(content, name, now=clock.now(), meeting_code=code)
    intake.import_rows(cli, meeting_id, sheet, filename=name, file_hash=sha256(content).hexdigest())


def _review(cli: Actor, plan: Plan) -> None:
    if plan.stage is not Stage.REVIEWED:
        reviewing.decide_all(cli, plan.code, plan.seed, {})
    else:
        promised.commit_some(cli, plan.earlier_code, plan.code)
        weights = reviewing.suggested_weights(cli, plan.code)
        reviewing.decide_all(cli, plan.code, plan.seed, weights)
        meeting_id = meetings_view.id_of(cli, plan.code)
        drafting.hand_out_some(meeting_id)
        drafting.draft_some(meeting_id)
        papers.prepare(meeting_id)


def _go_live(cli: Actor, plan: Plan) -> None:
    meeting_id = meetings_view.id_of(cli, plan.code)
    ids = people.ids()
    for kind, name in ((DutyKind.DEPUTY, "duc"), (DutyKind.SECRETARY, "minh")):
        duties.assign_duty(cli, meeting_id, kind, account_id=ids[name], seen=())
    until = None if plan.stage is Stage.CLOSED else LIVE_UNTIL_SEQ
    events.play(player.open_player(_run(plan, until), plan.code))
    if plan.stage is Stage.LIVE:
        chair = meetings_view.load(cli, meeting_id).holding(DutyKind.CHAIR)
        duties.assign_duty(cli, meeting_id, DutyKind.CHAIR, account_id=ids["ha"], seen=chair)
        going_on.go_on(cli, meeting_id, plan.code, ids)


def _run(plan: Plan, until: int | None) -> run_file.Run:
    """Read the sample run with forms and due dates named as this meeting names them."""
    content = (SAMPLE / RUN).read_bytes()
    read = run_file.read(FORM_LABEL.sub(f'"{plan.code}-'.encode(), content))
    left = [
        _moved(event, plan.held_on - SAMPLE_DAY)
        for event in read.events
        if until is None or (event.seq <= until and event.seq not in LEFT_UNDECIDED)
    ]
    return replace(read, events=tuple(left))


def _moved(event: run_file.Event, by: timedelta) -> run_file.Event:
    due = event["due_date"]
    if due is None:
        return event
    moved = (date.fromisoformat(due) + by).isoformat()
    return replace(event, given={**event.given, "due_date": moved})


STEPS: tuple[Callable[[Actor, Plan], None], ...] = (
    _found,
    _register,
    _review,
    _go_live,
    lambda _cli, _plan: None,  # closed is live played to its end
)
