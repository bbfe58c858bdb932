"""The chair's desk: who speaks and how long, what is asked, who is next, and every act by a key."""

from functools import partial

import streamlit as st

from console.auth.actor import Actor
from console.floor.views import chair
from console.live.topics import Topic
from console.ui import border, current_meeting, gate, live, typed_text
from console.ui.text import t
from pages.chair import acts, bar, button, floor, held, matter, trays
from pages.parts import cards, messages

QUEUE_ROWS = 12

viewer = gate.require("chair")
meeting = current_meeting.meeting(viewer)


@gate.fragment("chair")
def cockpit(actor: Actor, meeting_id: int) -> None:
    desk = chair.load(actor, meeting_id, acts.tray().matter_id)
    channel = messages.load(actor, meeting_id)
    with st.container(key="chair"):
        live.signal(
            Topic.FLOOR,
            Topic.BRIDGES,
            Topic.CAPTURE,
            Topic.AGENDA,
            Topic.MEETING,
            *(channel.topics if channel else ()),
            key="chair-signal",
            number=desk.floor.number,
            is_urgent=True,
        )
        typed_text.settle("chair-settle")
        top()
        tray_failed = middle(actor, desk)
        with st.container(key="chair-bridges"):
            live.board("bridges", key="chair-bridges-board")
        with st.container(key="chair-line", horizontal=True, vertical_alignment="center"):
            border.draw("chair-said", partial(bar.line, actor, desk, channel, tray_failed))
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


def middle(actor: Actor, desk: chair.ChairDesk) -> str:
    """Draw what stands between strip and bar; gives what a tray that failed has to say."""
    with st.container(key="chair-matter"):
        border.draw("chair-matter-part", partial(matter.draw, actor, desk))
    with st.container(key="chair-floor"):
        live.board("floor", key="chair-floor-board")
        border.draw("chair-own-questions", partial(floor.questions, actor, desk))
        with st.container(key="chair-held"):
            border.draw("chair-held-part", partial(held.draw, desk))
        with st.container(key="chair-floor-acts"):
            border.draw("chair-turn", partial(floor.draw, actor, desk))
    with st.container(key="chair-next"):
        live.board("next", key="chair-next-board")
        border.draw("chair-others", partial(floor.other, desk))
    with st.container(key="chair-queue"):
        live.board("queue", key="chair-queue-board", afterNext=True, rows=QUEUE_ROWS)
    return border.failure_of(partial(trays.draw, actor, desk))


if meeting is None:
    cards.next_step(t("chair.title"), t("chair.no_meeting"))
else:
    cockpit(viewer, meeting.id)
