"""The bar of the chair's desk: what it has to say, the three acts, what waits for a decision."""

from collections.abc import Callable
from functools import partial
from html import escape

import streamlit as st

from console.auth.actor import Actor
from console.floor.acts import queue, sitting, turns
from console.floor.views.chair import ChairDesk, NextAct
from console.meetings.views import steps_page
from console.side_channel.views.messages import SideChannel
from console.ui import border
from console.ui.text import t
from models.codes.meetings import MeetingState
from pages.chair import acts, button, notice, outcome_acts, presiding, undo
from pages.parts import messages

LOOKS = {"error": ("fault", "fault"), "warning": ("warn", "warn"), "success": ("ok", "check")}


def line(viewer: Actor, desk: ChairDesk, channel: SideChannel | None, tray_failed: str) -> None:
    """Say in one line what failed, was refused, is off or done, and offer the way back from it.

    Args:
        channel: whose newest unread message is said where nothing else is; None = none.
        tray_failed: what the open tray has to say when it could not be drawn; empty = it could.
    """
    told = acts.said()
    if tray_failed:
        _failed(tray_failed)
    elif told is not None:
        notice.draw(*LOOKS[told[0]], told[1], is_alert=True)
    elif desk.off is not None:
        presiding.tell_off(desk)
    elif channel is not None and channel.waiting:
        notice.draw("info", "chat", messages.told(channel.waiting[0]))
    elif desk.floor.state is MeetingState.PLANNED:
        _remind(viewer, desk)
    else:
        presiding.tell_chairing(desk)
    if channel is not None and channel.waiting:
        button.draw(
            messages.button_label(channel),
            key="chair-read-messages",
            icon="forum",
            on_click=acts.open_tray,
            args=("messages",),
        )
    undo.draw(viewer, desk)
    presiding.passing(viewer, desk)


def _failed(text: str) -> None:
    notice.draw("fault", "fault", text, is_alert=True)
    button.draw(
        t("chair.close_tray"),
        key="chair-tray-back",
        shortcut="escape",
        icon="close",
        on_click=acts.close_tray,
    )


def _remind(viewer: Actor, desk: ChairDesk) -> None:
    """Name the steps before the meeting that are open; nothing keeps it from opening."""
    missing = steps_page.open_before_meeting(viewer, desk.floor.meeting_id)
    if missing:
        names = ", ".join(t(f"steps.name.{step.value}").lower() for step in missing)
        notice.draw("info", "info", t("chair.steps_open", names=names))


def main_acts(viewer: Actor, desk: ChairDesk) -> None:
    """Draw the three acts of this moment; they keep their place, the fill moves."""
    begin = {MeetingState.PLANNED: _open, MeetingState.RECESS: _end_recess}.get(
        desk.floor.state, _call
    )
    parts: dict[str, Callable[[], None]] = {
        "chair-act-1": partial(begin, viewer, desk),
        "chair-act-2": partial(_end_turn, viewer, desk),
        "chair-act-3": partial(_decide, desk),
        "chair-pair": partial(_pair, desk),
    }
    for place, part in parts.items():
        with st.container(key=place):
            border.draw(place, part)


def _pair(desk: ChairDesk) -> None:
    _undecided(desk)
    _take_up(desk)


def _fills(desk: ChairDesk, act: NextAct) -> bool:
    return desk.next_act is act and not acts.tray().name


def _open(viewer: Actor, desk: ChairDesk) -> None:
    button.draw(
        t("chair.open"),
        key="chair-open",
        shortcut="m",
        icon="play_arrow",
        on_click=acts.run,
        args=(sitting.open_meeting, viewer, desk.floor.meeting_id),
        is_next=_fills(desk, NextAct.OPEN),
        is_off=not desk.can_act,
    )


def _end_recess(viewer: Actor, desk: ChairDesk) -> None:
    button.draw(
        t("chair.end_recess"),
        key="chair-end-recess",
        shortcut="m",
        icon="play_arrow",
        on_click=acts.run,
        args=(sitting.end_recess, viewer, desk.floor.meeting_id),
        is_next=_fills(desk, NextAct.END_RECESS),
        is_off=not desk.can_act,
    )


def _call(viewer: Actor, desk: ChairDesk) -> None:
    is_empty = desk.floor.next is None
    button.draw(
        t("chair.call"),
        key="chair-call",
        shortcut="m",
        icon="mic",
        on_click=acts.run,
        args=(queue.call_next, viewer, desk.floor.meeting_id),
        kwargs={"seen": desk.floor.seen_by_call_next},
        is_next=_fills(desk, NextAct.CALL),
        is_off=not desk.is_sitting or is_empty,
    )
    if desk.is_sitting and is_empty:
        _why("chair.nobody_waits")


def _end_turn(viewer: Actor, desk: ChairDesk) -> None:
    speaking = desk.floor.on_air
    button.draw(
        t("chair.end_turn"),
        key="chair-end-turn",
        shortcut="k",
        icon="stop",
        on_click=acts.run,
        args=(turns.end_turn, viewer, desk.floor.meeting_id, speaking.id if speaking else 0),
        kwargs={"seen": speaking.state if speaking else None},
        is_next=_fills(desk, NextAct.END_TURN),
        is_off=not desk.is_under_way or speaking is None,
    )
    if desk.is_sitting and speaking is None:
        _why("chair.nobody_speaks")


def _decide(desk: ChairDesk) -> None:
    tray = acts.tray()
    current = desk.current
    is_off = not desk.can_act or (current is None and not desk.undecided)
    key = "chair-decide-on" if tray.name == "outcome" else "chair-decide"
    button.draw(
        t("chair.decide"),
        key=key,
        shortcut="q",
        icon="check_circle",
        on_click=acts.close_tray if tray.name == "outcome" else outcome_acts.open_outcome,
        args=() if tray.name == "outcome" else (current,),
        is_next=_fills(desk, NextAct.DECIDE),
        is_off=is_off,
    )
    if desk.is_sitting and is_off:
        _why("chair.nothing_to_decide")


def _undecided(desk: ChairDesk) -> None:
    count = len(desk.undecided)
    with st.container(key="chair-need" if count else "chair-need-none"):
        button.draw(
            t("chair.undecided" if count else "chair.all_decided", count=count),
            key="chair-open-undecided",
            shortcut="x",
            icon="warning" if count else "check",
            on_click=acts.open_tray,
            args=("undecided",),
            is_next=_fills(desk, NextAct.UNDECIDED),
            is_off=not desk.can_act or not count,
        )


def _take_up(desk: ChairDesk) -> None:
    button.draw(
        t("chair.take_up"),
        key="chair-open-matters",
        shortcut="n",
        icon="list",
        on_click=acts.open_tray,
        args=("matters",),
        is_next=_fills(desk, NextAct.TAKE_UP),
        is_off=not desk.can_act or not desk.matters,
    )


def _why(key: str) -> None:
    st.html(f'<p class="why">{escape(t(key))}</p>')
