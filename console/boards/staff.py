"""The sections of everybody with an account: the public ones with ids, and what a desk needs.

No names beyond the meeting's preset, no wording beyond what is on screen.
"""

from collections.abc import Sequence
from datetime import timedelta

from console import clock
from console.boards import public
from console.boards.line import TurnsToCome
from console.boards.matter_rows import MatterRow
from console.boards.meeting_rows import BoardRows
from console.boards.public_shapes import Public
from console.boards.rules import timetable
from console.boards.staff_shapes import Agenda, BridgeCell, Heads, Staff, StaffQueued, Undecided
from console.boards.stamps import iso_or_none
from console.floor.rules import is_ready, seconds_left
from models.floor import Turn


def sections(rows: BoardRows, line: TurnsToCome, shared: Public) -> Staff:
    """Make the sections of the staff from the public ones."""
    return {
        "meeting": shared["meeting"],
        "matter": {**shared["matter"], "id": rows.matter.id}
        if shared["matter"] and rows.matter
        else None,
        "floor": {
            **shared["floor"],
            "id": line.on_floor.id,
            "is_ready": is_ready(line.on_floor),
        }
        if shared["floor"] and line.on_floor
        else None,
        "next": [
            {**entry, "id": turn.id, "bridge_id": turn.bridge_id}
            for entry, turn in zip(shared["next"], line.coming, strict=False)
        ],
        "last": shared["last"],
        "agenda": agenda(rows),
        "queue": [queued(rows, line, turn) for turn in line.queue],
        "parked": [queued(rows, line, turn) for turn in line.parked],
        "bridges": bridges(rows, line),
        "heads": heads(rows),
        "undecided": [_undecided(rows, matter) for matter in undecided(rows)],
    }


def agenda(rows: BoardRows) -> Agenda:
    """Make section `agenda`."""
    held = rows.meeting
    plan = timetable(
        rows.items,
        held.planned_start_at,
        opened_at=held.opened_at,
        closed_at=held.closed_at,
        now=rows.now,
    )
    return {
        "items": [
            {
                "position": item.position,
                "title": item.title_announced or item.title,
                "minutes_planned": item.minutes_planned,
                "planned_at": iso_or_none(planned_at),
                "started_at": iso_or_none(item.started_at),
                "ended_at": iso_or_none(item.ended_at),
            }
            for item, planned_at in zip(rows.items, plan.planned_at, strict=True)
        ],
        "drift_minutes": _minutes(plan.drift),
        "expected_end_at": iso_or_none(
            plan.ends_at.replace(second=0, microsecond=0) if plan.ends_at else None
        ),
    }


def _minutes(drift: timedelta | None) -> int | None:
    return None if drift is None else round(drift / timedelta(minutes=1))


def queued(rows: BoardRows, line: TurnsToCome, turn: Turn) -> StaffQueued:
    """Make one line of the queue as the whole staff may see it."""
    site = rows.sites.get(turn.bridge_id or 0)
    return {
        "id": turn.id,
        "number": turn.number,
        "asker": public.turn_asker(rows, line, turn),
        "site": rows.site_name(turn.bridge_id),
        "bridge_id": turn.bridge_id,
        "state": turn.state.value,
        "is_connected": turn.bridge_id is None or (site is not None and site.is_connected),
        "expected_at": iso_or_none(line.expected_at.get(turn.id)),
        "is_put_first": turn.put_first_reason != "",
        "is_ready": is_ready(turn),
        "seconds_left": seconds_left(turn, rows.now),
    }


def bridges(rows: BoardRows, line: TurnsToCome) -> list[BridgeCell]:
    """Make section `bridges`, in order of number."""
    asking = _asking(rows, line)
    after = next((turn.bridge_id for turn in line.coming), None)
    return [
        {
            "id": site.id,
            "unit_id": site.unit_id,
            "number": site.number,
            "name": site.name,
            "presence": site.presence.value,
            "since": iso_or_none(site.since),
            "losses_count": site.losses_count,
            "people_count": rows.counts[site.id].people if site.id in rows.counts else None,
            "role": "asker" if site.id == asking else "next" if site.id == after else "",
        }
        for site in rows.sites.values()
    ]


def _asking(rows: BoardRows, line: TurnsToCome) -> int | None:
    """Give the bridge of who has the floor, else of who asked the matter on it."""
    if line.on_floor is not None:
        return line.on_floor.bridge_id
    return rows.matter.turn_bridge_id if rows.matter else None


def heads(rows: BoardRows) -> Heads:
    """Make section `heads`."""
    hall = rows.counts.get(None)
    sites = [count.people for bridge, count in rows.counts.items() if bridge in rows.sites]
    return {
        "hall": hall.people if hall else None,
        "hall_at": clock.iso(hall.at) if hall else None,
        "sites": sum(sites),
        "sites_counted": len(sites),
        "total": sum(sites) + (hall.people if hall else 0),
    }


def undecided(rows: BoardRows) -> Sequence[MatterRow]:
    """Give the matters that bar the close, in order of number."""
    return [matter for matter in rows.matters if matter.is_undecided]


def _undecided(rows: BoardRows, told: MatterRow) -> Undecided:
    return {
        "matter": told.id,
        "number": told.number,
        "since": iso_or_none(told.taken_up_at),
        "site": public.site_of(rows, told),
    }
