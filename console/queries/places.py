"""Who has a place at a site and who waits for one: worked out from the forms, never stored.

Forms of a site stand in the order they asked for it. They have a place until the first one that
does not fit; everybody behind it waits. So a place given is never taken back by what others do, and
a withdrawal moves the line up by itself.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from console import clock
from console.queries import sites
from models import Meeting, Registration
from models.codes.registrations import AttendanceWish, RegistrationState

HALL = None  # the key of the hall; a bridge has the id of its branch's unit


@dataclass(frozen=True, slots=True)
class Wish:
    """One form that asks for places at a site."""

    registration_id: int
    people_count: int


@dataclass(frozen=True, slots=True)
class Site:
    """Where people can take part."""

    unit_id: int | None  # None = the hall
    name: str  # of the branch; empty = the hall
    address: str
    places: int | None  # None = no limit
    placed: tuple[int, ...]  # ids of the forms that have their places, in the order of asking
    waiting: tuple[int, ...]  # ids of those that wait, the first to be promoted first
    taken: int  # people who have a place

    @property
    def left(self) -> int | None:
        """Give how many places are left; None = no limit, 0 while somebody waits."""
        if self.places is None:
            return None
        return 0 if self.waiting else max(self.places - self.taken, 0)

    def waits_as(self, registration_id: int) -> int:
        """Give somebody's turn in the waiting list, from 1; 0 = has a place, or is not here."""
        try:
            return self.waiting.index(registration_id) + 1
        except ValueError:
            return 0


def site(
    wishes: Sequence[Wish],
    places: int | None,
    *,
    unit_id: int | None = HALL,
    name: str = "",
    address: str = "",
) -> Site:
    """Work out who has a place at a site, from the forms in the order they asked for it."""
    taken = fitting = 0
    for wish in wishes:
        if places is not None and taken + wish.people_count > places:
            break
        taken += wish.people_count
        fitting += 1
    ids = [wish.registration_id for wish in wishes]
    return Site(unit_id, name, address, places, tuple(ids[:fitting]), tuple(ids[fitting:]), taken)


def promoted(before: Iterable[Site], after: Iterable[Site]) -> list[int]:
    """Give the forms that waited before and have their places now."""
    placed = {registration_id for site in after for registration_id in site.placed}
    return [
        registration_id
        for site in before
        for registration_id in site.waiting
        if registration_id in placed
    ]


def sites_of(session: Session, meeting_id: int) -> tuple[Site, ...]:
    """Give the hall and every bridge of a meeting, in three queries whatever its size."""
    wishes = _wishes(session, meeting_id)
    hall = session.scalar(select(Meeting.hall_places).where(Meeting.id == meeting_id))
    bridges = (
        site(
            wishes.get(branch.id, ()),
            bridge.places,
            unit_id=branch.id,
            name=branch.name,
            address=branch.address,
        )
        for bridge, branch in sites.bridges(session, meeting_id)
    )
    return (site(wishes.get(HALL, ()), hall), *bridges)


def _wishes(session: Session, meeting_id: int) -> Mapping[int | None, list[Wish]]:
    since = func.coalesce(Registration.site_since, Registration.recorded_at)
    query = (
        select(
            Registration.id,
            Registration.people_count,
            Registration.attendance,
            Registration.site_unit_id,
        )
        .where(
            Registration.meeting_id == meeting_id,
            Registration.state == RegistrationState.RECEIVED,
            Registration.attendance != AttendanceWish.ABSENT,
        )
        .order_by(since, Registration.id)
    )
    found: dict[int | None, list[Wish]] = {}
    for id_, people, attendance, unit_id in session.execute(query):
        place = HALL if attendance is AttendanceWish.HALL else unit_id
        if attendance is AttendanceWish.HALL or unit_id is not None:
            found.setdefault(place, []).append(Wish(id_, people))
    return found


def is_open(meeting: Meeting) -> bool:
    """Tell whether the public may register for a meeting now."""
    opens, closes = meeting.list_opens_at, meeting.list_closes_at
    if opens is None or closes is None or meeting.held_on is None:
        return False
    return meeting.opened_at is None and opens <= clock.now() < closes
