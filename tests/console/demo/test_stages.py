"""A demonstration is a whole, believable meeting, and says that it is one."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from sqlalchemy import func, select

from console import clock, db, journal_audit
from console.auth import credentials
from console.boards.site_rows import load_sites
from console.bootstrap import command_line
from console.bridges import rules as bridge_rules
from console.bridges.rules import Presence
from console.demo import people, stages
from console.demo.stages import Stage
from console.drafting.views import library
from console.errors import Refused
from console.floor.rules import is_ready
from console.floor.views import floor as floor_view
from console.follow_up.rules import CommitmentStanding
from console.follow_up.views import commitments as follow_up_view
from console.meetings.views import agenda_choices
from console.meetings.views.agenda import id_of, list_months
from console.official.views import documents
from console.registration.views import earlier_answers
from models import (
    Account,
    Base,
    Bridge,
    Commitment,
    Installation,
    Matter,
    Meeting,
    Question,
    Registration,
    Turn,
)
from models.codes.floor import TurnState
from models.codes.follow_up import FulfilmentKind
from models.codes.meetings import MeetingState
from models.codes.questions import Decision, Place
from tests import october
from tests.conftest import connected, made


def count(table: type[Base]) -> int:
    with db.reading() as session:
        return session.scalar(select(func.count()).select_from(table)) or 0


@pytest.fixture(scope="module")
def reviewed_once(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[str, str]]:
    """Address and month of a reviewed demonstration, built once for the tests that read it."""
    with made(request, tmp_path_factory.mktemp("reviewed"), "sqlite") as address:
        with connected(address):
            code = stages.build(Stage.REVIEWED)
        yield address, code


@pytest.fixture
def reviewed(reviewed_once: tuple[str, str]) -> Iterator[str]:
    address, code = reviewed_once
    with connected(address):
        yield code


@pytest.mark.parametrize("stage", [one for one in Stage if one is not Stage.REVIEWED])
def test_every_stage_is_built_and_marked(sqlite_database: str, stage: Stage) -> None:
    stages.build(stage)

    built_and_marked(stage)


def test_the_reviewed_stage_is_built_and_marked(reviewed: str) -> None:
    built_and_marked(Stage.REVIEWED)


def built_and_marked(stage: Stage) -> None:
    with db.reading() as session:
        marked = session.get_one(Installation, 1).demonstration_since
    assert marked is not None
    assert all(one.is_whole for one in journal_audit.verify(command_line()))
    assert count(Account) == len(people.PEOPLE) + 2  # and the accounts of the system
    assert (count(Registration) > 0) == (stage is not Stage.EMPTY)


def test_a_reviewed_demonstration_leaves_some_questions_open(reviewed: str) -> None:
    with db.reading() as session:
        meeting = session.scalars(select(Meeting).where(Meeting.code == reviewed)).one()
        decisions = Counter(
            session.scalars(select(Question.decision).where(Question.meeting_id == meeting.id))
        )
    assert decisions[Decision.ACCEPTED] > 60
    assert decisions[Decision.EXCLUDED] > 5
    assert decisions[Decision.UNREVIEWED] > 0
    lines = follow_up_view.load(command_line()).lines
    assert CommitmentStanding.KEPT in {one.standing for one in lines}
    assert FulfilmentKind.PARTLY in {one.report.kind for one in lines if one.report}
    assert agenda_choices.load(command_line(), id_of(command_line(), reviewed)).picks[0].reasons
    (answered, *_) = library.load(command_line(), reviewed, search="van ban").found
    assert earlier_answers.like(answered.wording, reviewed)


def test_a_meeting_to_come_is_the_one_looked_at_also_when_it_lies_in_the_next_month(
    sqlite_database: str,
) -> None:
    with clock.stopped(datetime(2026, 11, 23, 17, 30, tzinfo=UTC)):  # the 24th in Hanoi
        code = stages.build(Stage.REGISTERED)
        present = [one.code for one in list_months(command_line()) if one.is_present]

    assert present == [code] == ["2026-12"]


def test_a_live_demonstration_goes_on_now(database: str) -> None:
    code = stages.build(Stage.LIVE)

    with db.reading() as session:
        meeting = session.scalars(select(Meeting).where(Meeting.code == code)).one()
        states = Counter(session.scalars(select(Turn.state)))
    assert meeting.state is MeetingState.OPEN
    assert meeting.opened_at is not None
    assert meeting.opened_at <= clock.now()
    assert states[TurnState.ON_AIR] == 1
    assert states[TurnState.WAITING] > 0
    assert floor_view.load(command_line(), meeting.id).running_item == 3


def test_a_live_demonstration_gives_every_screen_something_to_show(sqlite_database: str) -> None:
    code = stages.build(Stage.LIVE)

    cli = command_line()
    meeting_id = id_of(cli, code)
    shown = floor_view.load(cli, meeting_id)
    with db.reading() as session:
        sites = Counter(site.presence for site in load_sites(session, meeting_id).values())
    assert shown.on_air is not None
    assert shown.on_air.seconds_left > 150
    assert shown.matter is not None
    assert shown.matter.wording
    assert shown.undecided_count == 2
    assert len(shown.queue) >= 5
    assert any(one.name == "" and one.bridge_id for one in shown.queue)
    assert sites == {Presence.CONNECTED: 11, Presence.LOST: 1}
    with db.reading() as session:
        places = Counter(
            session.scalars(
                select(Matter.place).where(
                    Matter.meeting_id == meeting_id, Matter.merged_into_id.is_(None)
                )
            )
        )
        first = session.get_one(Turn, shown.queue[0].id)
        links = session.scalars(select(Bridge.link).where(Bridge.meeting_id == meeting_id)).all()
        due = session.scalars(select(Commitment.due_on).where(Commitment.due_on.is_not(None)))
        held_on = session.get_one(Meeting, meeting_id).held_on
        assert held_on is not None
        assert min(one for one in due if one) > held_on  # it may have begun before midnight
    assert places[Place.SCHEDULED] + places[Place.DONE] + places[Place.ON_FLOOR] == 40
    assert is_ready(first)
    assert all(bridge_rules.is_link(link) for link in links)


def test_the_same_seed_makes_the_same_decisions(
    reviewed_once: tuple[str, str], sqlite_database: str
) -> None:
    stages.build(Stage.REVIEWED)
    again = _open_refs()
    db.disconnect()
    db.connect(reviewed_once[0])

    assert _open_refs() == again


def _open_refs() -> set[str]:
    with db.reading() as session:
        query = select(Question.ref).where(Question.decision == Decision.UNREVIEWED)
        return set(session.scalars(query))


def test_everybody_can_sign_in_at_once(sqlite_database: str) -> None:
    stages.build(Stage.EMPTY)

    for person in people.PEOPLE:
        account_id = credentials.check(
            person.name, people.PASSWORD, address="127.0.0.1", device_hash=None
        )
        with db.reading() as session:
            assert not session.get_one(Account, account_id).must_change_password


def test_a_database_with_data_is_left_alone(sqlite_database: str) -> None:
    october.prepare()

    with pytest.raises(Refused, match="demo_needs_empty"):
        stages.build(Stage.EMPTY)


def test_a_demonstration_refuses_real_imports(sqlite_database: str) -> None:
    stages.build(Stage.EMPTY)

    with pytest.raises(Refused, match="demonstration_refuses_import"):
        october.import_forms()


def test_a_reviewed_demonstration_has_a_programme_issued_and_invitations_to_sign(
    reviewed: str,
) -> None:
    desk = documents.load(command_line(), id_of(command_line(), reviewed))
    assert [(one.content.kind.value, one.state.value) for one in desk.papers] == [
        ("assignment", "draft"),
        ("invitation", "pending"),
        ("programme", "issued"),
        ("notice", "issued"),
    ]
