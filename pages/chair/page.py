"""The chair's desk: who speaks and how long, what is asked, who is next, and every act by a key."""

from functools import partial

import streamlit as st

from console.auth.actor import Actor
from console.capture.outcomes import NOT_HERE
from console.floor.views import chair
from console.live.topics import Topic
from console.ui import current_meeting, gate, live, typed_text
from console.ui.text import t
from pages.chair import acts, bar, button, floor, trays
from pages.parts import cards, hall_screen

QUEUE_ROWS = 12
MATTER = "chair-matter-board"

viewer = gate.require("chair")
meeting = current_meeting.meeting(viewer)


@gate.fragment("chair")
def cockpit(actor: Actor, meeting_id: int) -> None:
    desk = chair.load(actor, meeting_id)
    with st.container(key="chair"):
        live.signal(
            Topic.FLOOR,
            Topic.CAPTURE,
            Topic.AGENDA,
            Topic.MEETING,
            key="chair-signal",
            number=desk.floor.number,
            is_urgent=True,
        )
        typed_text.settle("chair-settle")
        top()
        middle(actor, desk)
        with st.container(key="chair-bridges"):
            live.board("bridges", key="chair-bridges-board")
        with st.container(key="chair-line", horizontal=True, vertical_alignment="center"):
            bar.line(actor, desk)
        with st.container(key="chair-acts"):
            bar.main_acts(actor, desk)


def top() -> None:
    with st.container(key="chair-strip"):
        live.board("strip", key="chair-strip-board")
    with st.container(key="chair-top"):
        for name, icon, key in (("programme", "format_list_numbered", "h"), ("more", "menu", "v")):
            button.draw(
                t(f"chair.{name}"),
                key=f"chair-open-{name}",
                shortcut=key,
                icon=icon,
                on_click=acts.open_tray,
                args=(name,),
            )


def middle(actor: Actor, desk: chair.ChairDesk) -> None:
    meeting_id = desk.floor.meeting_id
    with st.container(key="chair-matter"):
        live.board(
            "matter",
            key=MATTER,
            on_chosen=partial(hall_screen.hide, actor, meeting_id, MATTER, acts.AREA),
            can_hide=hall_screen.can_hide(actor) and desk.can_act,
            fitting={"kind": NOT_HERE.kind.value, "key": NOT_HERE.key},
        )
    with st.container(key="chair-floor"):
        live.board("floor", key="chair-floor-board")
        with st.container(key="chair-floor-acts"):
            floor.draw(actor, desk)
    with st.container(key="chair-next"):
        live.board("next", key="chair-next-board")
        floor.other(desk)
    with st.container(key="chair-queue"):
        live.board("queue", key="chair-queue-board", afterNext=True, rows=QUEUE_ROWS)
    trays.draw(actor, desk)


if meeting is None:
    cards.next_step(t("chair.title"), t("chair.no_meeting"))
else:
    cockpit(viewer, meeting.id)
