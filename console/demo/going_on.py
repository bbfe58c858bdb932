"""What the recorded beginning leaves out of a meeting that goes on while somebody looks at it."""

from collections.abc import Sequence

from sqlalchemy import exists, select

from console import db
from console.auth.actor import Actor
from console.bridges.acts import connections as bridges
from console.floor.acts import queue as queue_acts
from console.floor.acts import readiness, turns
from console.floor.views import floor as floor_view
from console.meetings.acts import agenda, duties
from console.queries import matters
from models import Bridge, Matter, MatterQuestion, Unit
from models.codes.meetings import DutyKind
from models.codes.people import UnitKind
from models.codes.questions import Place

SPOKEN_OF = 40  # matters raised or on the programme
SECONDS_MORE = 240  # for who speaks, so that there is time left when somebody opens a page
RETURNED, TROUBLED = "CN04", "CN06"
NEXT_SITE, LATER_SITE = "CN05", "CN01"
LINK = "https://hop.example.org/{code}/{site}"
PHONE = "0900 000 0{number:02}, mã {pin}"
OPERATORS = {"CN01": "lan", "CN05": "binh"}


def go_on(cli: Actor, meeting_id: int, code: str, accounts: dict[str, int]) -> None:
    """Give a meeting in the middle of its day a programme, links, a queue, trouble and time."""
    units = _branches()
    _schedule(cli, meeting_id)
    for site, name in OPERATORS.items():
        duties.assign_duty(
            cli,
            meeting_id,
            DutyKind.OPERATOR,
            account_id=accounts[name],
            unit_id=units[site].id,
            seen=(),
        )
    for unit in units.values():
        _link(cli, meeting_id, code, unit)
    bridges.connect(cli, meeting_id, units[RETURNED].id, people_count=11)
    sites = _sites(meeting_id)
    bridges.lose(cli, meeting_id, sites[TROUBLED], reason="mất hình")
    _queue(cli, meeting_id, sites)
    _give_time(cli, meeting_id)


def _sites(meeting_id: int) -> dict[str, int]:
    query = select(Unit.code, Bridge.id).join(Unit).where(Bridge.meeting_id == meeting_id)
    with db.reading() as session:
        return {row.code: row.id for row in session.execute(query)}


def _branches() -> dict[str, Unit]:
    query = select(Unit).where(Unit.kind == UnitKind.BRANCH).order_by(Unit.branch_number)
    with db.reading() as session:
        return {unit.code: unit for unit in session.scalars(query)}


def _link(cli: Actor, meeting_id: int, code: str, unit: Unit) -> None:
    number = unit.branch_number or 0
    bridges.set_link(
        cli,
        meeting_id,
        unit.id,
        LINK.format(code=code, site=unit.code.lower()),
        phone=PHONE.format(number=number, pin=f"{482 + number} {917 - 13 * number}"),
        seen=("", ""),
    )


def _schedule(cli: Actor, meeting_id: int) -> None:
    """Put on the programme what the room has not heard yet, and nothing it has."""
    heard, fresh, on_programme = _standing(meeting_id)
    for matter_id, position in on_programme:
        agenda.schedule_matter(cli, meeting_id, matter_id, position=None, seen=position)
    for position, matter_id in enumerate(fresh[: SPOKEN_OF - heard], start=1):
        agenda.schedule_matter(cli, meeting_id, matter_id, position=position, seen=None)


def _standing(meeting_id: int) -> tuple[int, Sequence[int], list[tuple[int, int]]]:
    """Give how many were raised, which assigned ones were not, and what the programme holds."""
    raised = (
        select(MatterQuestion.question_id)
        .join(Matter, Matter.id == MatterQuestion.matter_id)
        .where(Matter.meeting_id == meeting_id, Matter.taken_up_at.is_not(None))
    )
    was_heard = exists().where(
        MatterQuestion.matter_id == Matter.id, MatterQuestion.question_id.in_(raised)
    )
    of_meeting = select(Matter.id).where(matters.stands(meeting_id))
    fresh = of_meeting.where(
        Matter.lead_unit_id.is_not(None), Matter.taken_up_at.is_(None), ~was_heard
    )
    scheduled = select(Matter.id, Matter.programme_position).where(
        Matter.meeting_id == meeting_id, Matter.place == Place.SCHEDULED
    )
    with db.reading() as session:
        heard = session.scalars(of_meeting.where(Matter.taken_up_at.is_not(None))).all()
        waiting = session.scalars(fresh.order_by(Matter.number)).all()
        held = [(row.id, row.programme_position or 0) for row in session.execute(scheduled)]
    return len(heard), waiting, held


def _queue(cli: Actor, meeting_id: int, sites: dict[str, int]) -> None:
    """Somebody at a site comes next and is ready; somebody without a name waits at two others."""
    queue = floor_view.load(cli, meeting_id).queue
    coming = next(turn for turn in queue if turn.bridge_id == sites[NEXT_SITE])
    queue_acts.put_first(cli, meeting_id, coming.id, "Người hỏi phải về sớm", seen=queue[0].id)
    readiness.ready_turn(cli, meeting_id, coming.id, seen=False)
    queue_acts.join_queue(cli, meeting_id, bridge_id=sites[NEXT_SITE], topic="Nước sạch")
    queue_acts.join_queue(cli, meeting_id, bridge_id=sites[LATER_SITE], topic="Sổ đỏ trễ hẹn")


def _give_time(cli: Actor, meeting_id: int) -> None:
    speaking = floor_view.load(cli, meeting_id).on_air
    if speaking is not None:
        turns.extend_turn(
            cli, meeting_id, speaking.id, seconds=SECONDS_MORE, seen=speaking.seconds_allowed
        )
