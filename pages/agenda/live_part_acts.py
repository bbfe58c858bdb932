"""What the buttons of the live part do: each calls one use-case."""

from collections.abc import Iterable

from console.auth.actor import Actor
from console.meetings.acts import live_part
from console.meetings.views.agenda import ItemLine
from console.meetings.views.agenda_choices import AgendaDesk
from console.meetings.views.matters import MatterChoice
from console.ui import feedback, state
from pages.agenda.acts import AREA

HALL, MINUTES, ITEM_MINUTES = "agenda-hall-time", "agenda-matter-minutes", "agenda-item-time-of"
LEFT = "agenda-left"


def picks_key(matter_ids: Iterable[int]) -> str:
    """Give the key of the choice of picks; another suggestion begins with all of it chosen."""
    return f"agenda-picks-{'-'.join(map(str, matter_ids))}"


def set_hall_time(viewer: Actor, shown: AgendaDesk) -> None:
    minutes = int(state.value(f"{HALL}-{shown.programme.code}-{shown.hall_minutes}") or 0)
    meeting_id, seen = shown.programme.meeting_id, shown.programme.minutes_for_matters
    with feedback.praised(AREA, "agenda.hall_set", count=minutes):
        live_part.set_hall_time(viewer, meeting_id, minutes, seen=seen)


def set_matter_minutes(viewer: Actor, shown: AgendaDesk, chosen: MatterChoice) -> None:
    minutes = int(state.value(f"{MINUTES}-{chosen.id}-{chosen.minutes}") or 0)
    with feedback.praised(AREA, "agenda.minutes_set", number=chosen.number):
        live_part.set_matter_minutes(
            viewer, shown.programme.meeting_id, chosen.id, minutes, seen=chosen.minutes_seen
        )


def set_item_minutes(viewer: Actor, shown: AgendaDesk, chosen: ItemLine) -> None:
    minutes = int(state.value(f"{ITEM_MINUTES}-{chosen.id}-{chosen.minutes_planned}") or 0)
    with feedback.praised(AREA, "agenda.item_minutes_set"):
        live_part.set_item_minutes(
            viewer, shown.programme.meeting_id, chosen.id, minutes, seen=chosen.minutes_planned
        )


def pick(viewer: Actor, shown: AgendaDesk, key: str) -> None:
    chosen = set(state.value(key) or ())
    picks = tuple(picked for picked in shown.picks if picked.matter_id in chosen)
    meeting_id, seen = shown.programme.meeting_id, shown.seen_by_reorder
    with feedback.praised(AREA, "agenda.picked", count=len(picks)):
        live_part.pick_matters(viewer, meeting_id, picks, seen=seen)


def leave(viewer: Actor, shown: AgendaDesk) -> None:
    ids, seen = tuple(matter.id for matter in shown.unfit), shown.seen_by_reorder
    meeting_id = shown.programme.meeting_id
    with feedback.praised(AREA, "agenda.left_done", count=len(ids)):
        live_part.leave_to_writing(viewer, meeting_id, ids, seen=seen)


def bring_back_one(viewer: Actor, shown: AgendaDesk) -> None:
    chosen = state.value(LEFT)
    if chosen is None:
        feedback.warn(AREA, "agenda.choose_matter")
        return
    bring_back(viewer, shown, (chosen,))


def bring_back_all(viewer: Actor, shown: AgendaDesk) -> None:
    bring_back(viewer, shown, shown.seen_by_bring_back)


def bring_back(viewer: Actor, shown: AgendaDesk, ids: tuple[int, ...]) -> None:
    meeting_id, seen = shown.programme.meeting_id, shown.seen_by_bring_back
    with feedback.praised(AREA, "agenda.brought_back", count=len(ids)):
        live_part.bring_back(viewer, meeting_id, ids, seen=seen)
