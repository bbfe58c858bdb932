"""What the buttons of the programme's page do: each calls one use-case."""

from datetime import datetime

from console import clock
from console.auth.actor import Actor
from console.meetings.acts import agenda, duties, next_month, registration_list
from console.meetings.views import agenda_choices
from console.meetings.views.agenda_choices import AgendaDesk, Attendance, DutyKind
from console.meetings.views.registration_list import ListDesk
from console.ui import current_meeting, feedback, state

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
    if feedback.attempt(AREA, agenda.open_month, viewer, code) is not None:
        current_meeting.look_at(code)
        feedback.praise(AREA, "agenda.month_opened", code=code)


def set_date(viewer: Actor, shown: AgendaDesk) -> None:
    code, meeting_id = shown.programme.code, shown.programme.meeting_id
    held_on, start = state.value(f"{DATE}-{code}"), state.value(f"{START}-{code}")
    if held_on is None or start is None:
        feedback.warn(AREA, "agenda.date_missing")
        return
    venue = state.typed(f"{VENUE}-{code}")
    done = feedback.attempt(
        AREA,
        agenda.set_date,
        viewer,
        meeting_id,
        held_on,
        start=start,
        venue=venue,
        seen=shown.programme.day,
    )
    if done is not None:
        feedback.praise(AREA, "agenda.date_set")


def prepare_like(viewer: Actor, shown: AgendaDesk) -> None:
    code, meeting_id = shown.programme.code, shown.programme.meeting_id
    held_on = state.value(f"{DATE}-{code}")
    if held_on is None:
        feedback.warn(AREA, "agenda.date_missing")
        return
    done = feedback.attempt(
        AREA, next_month.prepare_like, viewer, meeting_id, held_on, seen=shown.like
    )
    if done is not None:
        feedback.praise(AREA, "agenda.prepared", code=shown.like)


def add_item(viewer: Actor, meeting_id: int) -> None:
    done = feedback.attempt(
        AREA,
        agenda.add_item,
        viewer,
        meeting_id,
        state.typed(ITEM_TITLE),
        minutes_planned=int(state.value(ITEM_MINUTES) or 0),
        position=state.value(ITEM_PLACE),
    )
    if done is not None:
        state.empty(ITEM_TITLE)
        feedback.praise(AREA, "agenda.item_added")


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
    done = feedback.attempt(
        AREA,
        agenda.schedule_matter,
        viewer,
        shown.programme.meeting_id,
        chosen,
        position=shown.next_position,
        seen=None,
    )
    if done is not None:
        feedback.praise(AREA, "agenda.matter_put_on")


def take_off(viewer: Actor, shown: AgendaDesk) -> None:
    chosen = next((matter for matter in shown.matters if matter.id == state.value(MATTER)), None)
    if chosen is None:
        feedback.warn(AREA, "agenda.choose_matter")
        return
    done = feedback.attempt(
        AREA,
        agenda.schedule_matter,
        viewer,
        shown.programme.meeting_id,
        chosen.id,
        position=None,
        seen=chosen.position,
    )
    if done is not None:
        feedback.praise(AREA, "agenda.matter_taken_off", number=chosen.number)


def move_matter(viewer: Actor, shown: AgendaDesk, step: int) -> None:
    chosen, seen = state.value(MATTER), shown.seen_by_reorder
    if chosen in seen:
        order = agenda_choices.moved(seen, chosen, step)
        meeting_id = shown.programme.meeting_id
        feedback.attempt(AREA, agenda.reorder_matters, viewer, meeting_id, order, seen=seen)


def assign(viewer: Actor, shown: AgendaDesk) -> None:
    kind = DutyKind(state.value(KIND))
    unit_id = state.value(SITE) if kind is DutyKind.OPERATOR else None
    done = feedback.attempt(
        AREA,
        duties.assign_duty,
        viewer,
        shown.programme.meeting_id,
        kind,
        account_id=state.value(f"{ACCOUNT}-{kind.value}"),
        person=state.typed(PERSON),
        unit_id=unit_id,
        seen=shown.programme.holding(kind, unit_id),
    )
    if done is not None:
        state.empty(PERSON)
        feedback.praise(AREA, "agenda.duty_assigned")


def end_duty(viewer: Actor, meeting_id: int) -> None:
    chosen = state.value(HELD)
    if chosen is None:
        feedback.warn(AREA, "agenda.choose_duty")
        return
    if feedback.attempt(AREA, duties.end_duty, viewer, meeting_id, chosen, seen=True) is not None:
        feedback.praise(AREA, "agenda.duty_ended")


def invite(viewer: Actor, meeting_id: int) -> None:
    done = feedback.attempt(
        AREA,
        duties.invite_delegate,
        viewer,
        meeting_id,
        state.typed(NAME),
        position=state.typed(POSITION),
        organization=state.typed(BODY),
        email=state.typed(EMAIL),
    )
    if done is not None:
        state.empty(NAME, POSITION, BODY, EMAIL)
        feedback.praise(AREA, "agenda.delegate_invited")


def address(viewer: Actor, shown: AgendaDesk) -> None:
    programme = shown.programme
    chosen = next(
        (delegate for delegate in programme.delegates if delegate.id == state.value(DELEGATE)), None
    )
    if chosen is None:
        feedback.warn(AREA, "agenda.choose_delegate_first")
        return
    given = (viewer, programme.meeting_id, chosen.id, state.typed(f"{ADDRESS}-{chosen.id}"))
    if feedback.attempt(AREA, duties.address_delegate, *given, seen=chosen.email) is not None:
        feedback.praise(AREA, "agenda.delegate_addressed", name=chosen.name)


def mark(viewer: Actor, shown: AgendaDesk) -> None:
    programme = shown.programme
    chosen = next(
        (delegate for delegate in programme.delegates if delegate.id == state.value(DELEGATE)), None
    )
    came = state.value(f"{CAME}-{chosen.id}") if chosen is not None else None
    if chosen is None or came is None:
        feedback.warn(AREA, "agenda.choose_delegate")
        return
    done = feedback.attempt(
        AREA,
        duties.mark_delegate,
        viewer,
        programme.meeting_id,
        chosen.id,
        Attendance(came),
        reason=state.typed(f"{REASON}-{chosen.id}"),
        seen=chosen.attendance,
    )
    if done is not None:
        state.empty(f"{REASON}-{chosen.id}")
        feedback.praise(AREA, "agenda.delegate_marked", name=chosen.name)


def open_list(viewer: Actor, desk: ListDesk) -> None:
    day, at = state.value(f"{LIST_DAY}-{desk.code}"), state.value(f"{LIST_TIME}-{desk.code}")
    if day is None or at is None:
        feedback.warn(AREA, "agenda.list_end_missing")
        return
    end = clock.from_local(datetime.combine(day, at))
    done = feedback.attempt(
        AREA,
        registration_list.open_list,
        viewer,
        desk.meeting_id,
        closes_at=end,
        seen=desk.closes_at,
    )
    if done is not None:
        feedback.praise(AREA, "agenda.list_opened", code=desk.code)


def close_list(viewer: Actor, desk: ListDesk) -> None:
    seen = desk.closes_at
    if (
        feedback.attempt(AREA, registration_list.close_list, viewer, desk.meeting_id, seen=seen)
        is not None
    ):
        feedback.praise(AREA, "agenda.list_ended")


def set_places(viewer: Actor, desk: ListDesk) -> None:
    chosen = next(
        (site for site in desk.sites if (site.unit_id or 0) == state.value(LIST_SITE)), None
    )
    if chosen is None:
        feedback.warn(AREA, "agenda.choose_site")
        return
    done = feedback.attempt(
        AREA,
        registration_list.set_places,
        viewer,
        desk.meeting_id,
        unit_id=chosen.unit_id,
        count=state.value(f"{PLACES}-{chosen.unit_id or 0}"),
        seen=chosen.places,
    )
    if done is not None:
        feedback.praise(AREA, "agenda.places_set")
