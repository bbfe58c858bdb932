"""What the buttons of the programme's page do: each calls one use-case."""

from datetime import datetime

from console import clock
from console.auth.actor import Actor
from console.meetings.acts import agenda, duties, next_month, registration_list
from console.meetings.views import agenda_choices
from console.meetings.views.agenda_choices import AgendaDesk
from console.meetings.views.registration_list import ListDesk
from console.ui import current_meeting, feedback, state
from models.codes.meetings import Attendance, DutyKind

AREA = "agenda"
CODE = "agenda-code"
DATE, START, VENUE = "agenda-date", "agenda-start", "agenda-venue"
ITEM_TITLE, ITEM_MINUTES, ITEM_PLACE = "agenda-title", "agenda-minutes", "agenda-place"
ITEM, MATTER, FREE = "agenda-item", "agenda-matter", "agenda-free"
KIND, ACCOUNT, PERSON, SITE = "agenda-kind", "agenda-account", "agenda-person", "agenda-site"
HELD = "agenda-held"
NAME, POSITION, BODY = "agenda-name", "agenda-position", "agenda-body"
EMAIL, ADDRESS = "agenda-email", "agenda-address"
LIST_DAY, LIST_TIME = "agenda-list-day", "agenda-list-time"
LIST_SITE, PLACES = "agenda-list-site", "agenda-places"
DELEGATE, CAME, REASON = "agenda-delegate", "agenda-came", "agenda-reason"


def open_month(viewer: Actor) -> None:
    code = state.typed(CODE).strip()
    with feedback.praised(AREA, "agenda.month_opened", code=code):
        agenda.open_month(viewer, code)
        current_meeting.look_at(code)


def set_date(viewer: Actor, shown: AgendaDesk) -> None:
    code, meeting_id = shown.programme.code, shown.programme.meeting_id
    held_on, start = state.value(f"{DATE}-{code}"), state.value(f"{START}-{code}")
    if held_on is None or start is None:
        feedback.warn(AREA, "agenda.date_missing")
        return
    venue = state.typed(f"{VENUE}-{code}")
    with feedback.praised(AREA, "agenda.date_set"):
        agenda.set_date(
            viewer, meeting_id, held_on, start=start, venue=venue, seen=shown.programme.day
        )


def prepare_like(viewer: Actor, shown: AgendaDesk) -> None:
    code, meeting_id = shown.programme.code, shown.programme.meeting_id
    held_on = state.value(f"{DATE}-{code}")
    if held_on is None:
        feedback.warn(AREA, "agenda.date_missing")
        return
    with feedback.praised(AREA, "agenda.prepared", code=shown.like):
        next_month.prepare_like(viewer, meeting_id, held_on, seen=shown.like)


def add_item(viewer: Actor, meeting_id: int) -> None:
    with feedback.praised(AREA, "agenda.item_added"):
        agenda.add_item(
            viewer,
            meeting_id,
            state.typed(ITEM_TITLE),
            minutes_planned=int(state.value(ITEM_MINUTES) or 0),
            position=state.value(ITEM_PLACE),
        )
        state.empty(ITEM_TITLE)


def move_item(viewer: Actor, shown: AgendaDesk, step: int) -> None:
    programme, chosen = shown.programme, state.value(ITEM)
    seen = programme.seen_by_reorder
    if chosen in seen:
        order = agenda_choices.moved(seen, chosen, step)
        feedback.attempt(AREA, agenda.reorder_items, viewer, programme.meeting_id, order, seen=seen)


def put_on(viewer: Actor, shown: AgendaDesk) -> None:
    chosen = state.value(FREE)
    if chosen is None:
        feedback.warn(AREA, "agenda.choose_matter")
        return
    with feedback.praised(AREA, "agenda.matter_put_on"):
        agenda.schedule_matter(
            viewer, shown.programme.meeting_id, chosen, position=shown.next_position, seen=None
        )


def take_off(viewer: Actor, shown: AgendaDesk) -> None:
    chosen = next((matter for matter in shown.matters if matter.id == state.value(MATTER)), None)
    if chosen is None:
        feedback.warn(AREA, "agenda.choose_matter")
        return
    with feedback.praised(AREA, "agenda.matter_taken_off", number=chosen.number):
        agenda.schedule_matter(
            viewer, shown.programme.meeting_id, chosen.id, position=None, seen=chosen.position
        )


def move_matter(viewer: Actor, shown: AgendaDesk, step: int) -> None:
    chosen, seen = state.value(MATTER), shown.seen_by_reorder
    if chosen in seen:
        order = agenda_choices.moved(seen, chosen, step)
        meeting_id = shown.programme.meeting_id
        feedback.attempt(AREA, agenda.reorder_matters, viewer, meeting_id, order, seen=seen)


def assign(viewer: Actor, shown: AgendaDesk) -> None:
    kind = DutyKind(state.value(KIND))
    unit_id = state.value(SITE) if kind is DutyKind.OPERATOR else None
    with feedback.praised(AREA, "agenda.duty_assigned"):
        duties.assign_duty(
            viewer,
            shown.programme.meeting_id,
            kind,
            account_id=state.value(f"{ACCOUNT}-{kind.value}"),
            person=state.typed(PERSON),
            unit_id=unit_id,
            seen=shown.programme.holding(kind, unit_id),
        )
        state.empty(PERSON)


def end_duty(viewer: Actor, meeting_id: int) -> None:
    chosen = state.value(HELD)
    if chosen is None:
        feedback.warn(AREA, "agenda.choose_duty")
        return
    with feedback.praised(AREA, "agenda.duty_ended"):
        duties.end_duty(viewer, meeting_id, chosen, seen=True)


def invite(viewer: Actor, meeting_id: int) -> None:
    with feedback.praised(AREA, "agenda.delegate_invited"):
        duties.invite_delegate(
            viewer,
            meeting_id,
            state.typed(NAME),
            position=state.typed(POSITION),
            organization=state.typed(BODY),
            email=state.typed(EMAIL),
        )
        state.empty(NAME, POSITION, BODY, EMAIL)


def address(viewer: Actor, shown: AgendaDesk) -> None:
    programme = shown.programme
    chosen = next(
        (delegate for delegate in programme.delegates if delegate.id == state.value(DELEGATE)), None
    )
    if chosen is None:
        feedback.warn(AREA, "agenda.choose_delegate_first")
        return
    given = (viewer, programme.meeting_id, chosen.id, state.typed(f"{ADDRESS}-{chosen.id}"))
    with feedback.praised(AREA, "agenda.delegate_addressed", name=chosen.name):
        duties.address_delegate(*given, seen=chosen.email)


def mark(viewer: Actor, shown: AgendaDesk) -> None:
    programme = shown.programme
    chosen = next(
        (delegate for delegate in programme.delegates if delegate.id == state.value(DELEGATE)), None
    )
    came = state.value(f"{CAME}-{chosen.id}") if chosen is not None else None
    if chosen is None or came is None:
        feedback.warn(AREA, "agenda.choose_delegate")
        return
    with feedback.praised(AREA, "agenda.delegate_marked", name=chosen.name):
        duties.mark_delegate(
            viewer,
            programme.meeting_id,
            chosen.id,
            Attendance(came),
            reason=state.typed(f"{REASON}-{chosen.id}"),
            seen=chosen.attendance,
        )
        state.empty(f"{REASON}-{chosen.id}")


def open_list(viewer: Actor, desk: ListDesk) -> None:
    day, at = state.value(f"{LIST_DAY}-{desk.code}"), state.value(f"{LIST_TIME}-{desk.code}")
    if day is None or at is None:
        feedback.warn(AREA, "agenda.list_end_missing")
        return
    end = clock.from_local(datetime.combine(day, at))
    with feedback.praised(AREA, "agenda.list_opened", code=desk.code):
        registration_list.open_list(viewer, desk.meeting_id, closes_at=end, seen=desk.closes_at)


def close_list(viewer: Actor, desk: ListDesk) -> None:
    seen = desk.closes_at
    with feedback.praised(AREA, "agenda.list_ended"):
        registration_list.close_list(viewer, desk.meeting_id, seen=seen)


def set_places(viewer: Actor, desk: ListDesk) -> None:
    chosen = next(
        (site for site in desk.sites if (site.unit_id or 0) == state.value(LIST_SITE)), None
    )
    if chosen is None:
        feedback.warn(AREA, "agenda.choose_site")
        return
    with feedback.praised(AREA, "agenda.places_set"):
        registration_list.set_places(
            viewer,
            desk.meeting_id,
            unit_id=chosen.unit_id,
            count=state.value(f"{PLACES}-{chosen.unit_id or 0}"),
            seen=chosen.places,
        )
