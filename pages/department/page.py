"""The desk of a department while a meeting runs: its question now and next, and what it can say."""

from functools import partial

import streamlit as st

from console.boards import unit_desk
from console.boards.unit_desk import UnitDesk
from console.ui import border, current_meeting, gate, live
from console.ui.text import t
from pages.department import card, task
from pages.parts import cards, messages

viewer = gate.require("department")
meeting = current_meeting.meeting(viewer)


@gate.fragment("department")
def desk(meeting_id: int) -> None:
    shown = unit_desk.load(viewer, meeting_id)
    live.signal(*shown.topics, key="department-signal", number=shown.number)
    live.board("department_state", key="department-state", name=shown.unit)
    live.board("department_way", key="department-way", name=shown.unit)
    with st.container(key="department-desk"):
        with st.container(key="department-left"):
            with st.container(key="department-task"):
                border.draw("department-task-part", partial(task.draw, viewer, shown))
            live.board("department_later", key="department-later")
        with st.container(key="department-right"):
            with st.container(key="department-card"):
                border.draw("department-card-part", partial(card.draw, viewer, shown))
            with st.container(key="department-messages"):
                border.draw("department-messages-part", partial(draw_messages, shown))


def draw_messages(shown: UnitDesk) -> None:
    channel = messages.load(viewer, shown.meeting_id)
    if channel is not None:
        st.html(f"<h2>{t('messages.title')}</h2>")
        messages.draw(viewer, channel)


with st.container(key="department"):
    if meeting is None:
        cards.next_step(t("department.title"), t("department.no_meeting"))
    else:
        desk(meeting.id)
