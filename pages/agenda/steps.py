"""The steps of a month with who, when and proof; putting the meeting off, calling it off."""

from datetime import timedelta

import streamlit as st

from console import clock
from console.auth.actor import Actor
from console.meetings.views import steps_page
from console.meetings.views.agenda_choices import AgendaDesk
from console.meetings.views.steps_page import StepsDesk, StepShown
from console.ui import blocks, typed_text
from console.ui import format as written
from console.ui.labels import Labels
from console.ui.text import language, plainly, t
from console.working_days.due import LIGHT_LOOKS
from pages.agenda import steps_acts as acts
from pages.parts import cards, table
from pages.parts.cards import Mark


def draw_steps(actor: Actor, shown: AgendaDesk) -> None:
    desk = steps_page.load(actor, shown.programme.meeting_id)
    cards.note(t("steps.about"))
    heads = ("step", "state", "due", "who", "proof")
    table.draw(
        t("steps.title"),
        [t(f"steps.{head}") for head in heads],
        [row(step) for step in desk.steps],
        nothing="",
    )
    with st.container(key="agenda-steps-missing"):
        for step in desk.steps:
            if step.missing:
                names = ", ".join(step_name(step.value) for step in step.missing)
                st.warning(
                    plainly("steps.missing", step=step_name(step.line.step.value), names=names)
                )
    with st.container(key="agenda-step-form"):
        if desk.can_record and desk.open_by_hand:
            record_form(actor, desk)
    with st.container(key="agenda-step-back"):
        if desk.can_record and desk.recorded_by_hand:
            reopen_form(actor, desk)
    if desk.can_change_day:
        with st.container(key="agenda-change", horizontal=True):
            if desk.held_on is not None:
                postpone_form(actor, desk)
            cancel_form(actor, desk)


def row(one: StepShown) -> tuple[str | Mark, ...]:
    line = one.line
    who = ", ".join(part for part in (line.by, written.moment(line.at) if line.at else "") if part)
    return (
        step_name(line.step.value),
        standing(one),
        written.day(one.due_on) if one.due_on else "",
        who if not line.is_open else "",
        line.proof,
    )


def step_name(code: str) -> str:
    return t(f"steps.name.{code}")


def standing(one: StepShown) -> Mark:
    if not one.line.is_open:
        return Mark("ok", t(f"steps.is.{one.line.state.value}"))
    if one.light is None:
        return Mark("idle", t("steps.is.open"))
    lit = t(f"today.light.{one.light.value}")
    return Mark(LIGHT_LOOKS[one.light], f"{t('steps.is.open')}, {lit}")


def record_form(actor: Actor, desk: StepsDesk) -> None:
    names = {
        step_row.line.step: step_name(step_row.line.step.value) for step_row in desk.open_by_hand
    }
    cards.title(t("steps.record"))
    which, what = blocks.columns([1, 2], key="agenda-step-fields", vertical_alignment="bottom")
    step = which.selectbox(t("steps.step"), list(names), format_func=Labels(names), key=acts.STEP)
    what.text_input(
        t("steps.text"),
        key=acts.key(acts.TEXT, desk, step.value if step is not None else ""),
        placeholder=t("steps.text_hint"),
        persist_state="page",
    )
    with st.container(key="agenda-step-acts", horizontal=True):
        st.button(
            t("steps.done"),
            key="agenda-step-done",
            type="primary",
            on_click=acts.record,
            args=(actor, desk),
        )
        st.button(
            t("steps.skip"),
            key="agenda-step-skip",
            on_click=acts.record,
            args=(actor, desk),
            kwargs={"is_skipped": True},
        )


def reopen_form(actor: Actor, desk: StepsDesk) -> None:
    names = {
        step_row.line.step: step_name(step_row.line.step.value)
        for step_row in desk.recorded_by_hand
    }
    with blocks.popover(t("steps.reopen"), key="agenda-step-reopen-sure"):
        st.selectbox(t("steps.step"), list(names), format_func=Labels(names), key=acts.RECORDED)
        st.button(
            t("steps.reopen_now"),
            key="agenda-step-reopen",
            on_click=acts.reopen,
            args=(actor, desk),
        )


def postpone_form(actor: Actor, desk: StepsDesk) -> None:
    if desk.held_on is None:
        return
    after = max(desk.held_on + timedelta(days=1), clock.today())
    start = clock.local(desk.start_at).time() if desk.start_at else acts.START
    with blocks.popover(t("steps.postpone"), key="agenda-postpone-sure"):
        count = written.number(desk.registered, language())
        st.markdown(plainly("steps.postpone_told", day=written.day(desk.held_on), count=count))
        st.date_input(
            t("steps.new_day"),
            value=None,
            min_value=after,
            format="DD/MM/YYYY",
            key=acts.key(acts.NEW_DAY, desk),
        )
        st.time_input(t("agenda.start"), value=start, step=300, key=acts.key(acts.NEW_START, desk))
        typed_text.area(t("steps.reason"), key=acts.key(acts.WHY_LATER, desk), persist_state="page")
        st.button(
            t("steps.postpone_now"),
            key="agenda-postpone",
            type="primary",
            on_click=acts.postpone,
            args=(actor, desk),
        )


def cancel_form(actor: Actor, desk: StepsDesk) -> None:
    with blocks.popover(t("steps.cancel"), key="agenda-cancel-sure"):
        st.markdown(plainly("steps.cancel_told", count=written.number(desk.registered, language())))
        typed_text.area(t("steps.reason"), key=acts.key(acts.WHY_NOT, desk), persist_state="page")
        st.button(
            t("steps.cancel_now"),
            key="agenda-cancel",
            type="primary",
            on_click=acts.cancel,
            args=(actor, desk),
        )


def draw_change(actor: Actor, shown: AgendaDesk) -> None:
    """Say above every section that the meeting was put off or called off."""
    change = steps_page.load(actor, shown.programme.meeting_id).change
    if change is None:
        return
    told = {
        "before": written.day(change.from_on) if change.from_on else t("agenda.undated"),
        "after": written.day(change.to_on) if change.to_on else "",
        "reason": change.reason,
    }
    st.warning(plainly(f"steps.change.{change.kind.value}", **told))
