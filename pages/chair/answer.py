"""The floor for a unit that answers: at one press for who has to, in a tray for any other."""

from collections.abc import Callable

import streamlit as st

from console.auth.actor import Actor
from console.floor.acts import answers
from console.floor.views.chair import ChairDesk
from console.ui.text import t
from pages.chair import acts, button, outcome


def offer(viewer: Actor, desk: ChairDesk) -> None:
    """Draw the way to the answer while nobody has the floor, or was called to it."""
    matter = desk.current
    if matter is None:
        return
    lead = next((unit for unit in desk.units if unit.id == matter.lead_unit_id), None)
    if lead is not None:
        button.draw(
            t("chair.answer_by", unit=lead.name),
            key=f"chair-answer-{matter.id}-{lead.id}",
            shortcut="p",
            icon="record_voice_over",
            on_click=acts.run,
            args=(answers.start_answer, viewer, desk.floor.meeting_id, lead.id),
            kwargs={"seen": matter.id},
            is_off=not desk.is_sitting,
        )
    button.draw(
        t("chair.answer_other" if lead else "chair.answer"),
        key="chair-answer-other",
        on_click=acts.open_tray,
        args=("answer",),
        is_off=not desk.is_sitting,
    )


def draw(viewer: Actor, desk: ChairDesk, head: Callable[[str], None]) -> None:
    """Draw the choice of a unit, and who speaks for it."""
    head("chair.answer")
    speaking = desk.floor.on_air
    outcome.unit(desk, acts.ANSWER_UNIT, t("chair.answer_unit"))
    st.text_input(
        t("chair.answer_person"),
        key=acts.ANSWER_PERSON,
        placeholder=t("chair.answer_person_hint"),
        persist_state="session",
    )
    button.draw(
        t("chair.answer_start"),
        key="chair-answer-start",
        shortcut="l",
        icon="record_voice_over",
        on_click=acts.answer,
        args=(viewer, desk.floor),
        is_next=True,
        is_off=not desk.is_sitting or speaking is not None,
    )
    if speaking is not None:
        st.html(f'<p class="why">{t("chair.answer_waits", number=speaking.number)}</p>')
