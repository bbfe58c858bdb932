"""The part of the administration's page that keeps the legal clock: days and periods."""

from datetime import date

import streamlit as st

from console.administration.views import legal_calendar
from console.administration.views.legal_calendar import CalendarView, PeriodShown
from console.auth.actor import Actor
from console.ui import blocks
from console.ui import format as written
from console.ui.labels import Labels
from console.ui.text import plainly, t
from console.working_days.days import Day
from models.codes.calendar_days import DayKind as Kind
from models.codes.calendar_days import DayStatus as Status
from models.codes.calendar_days import PeriodUnit as Unit
from pages.admin import legal_calendar_acts as acts
from pages.parts import table
from pages.parts.cards import Mark

EARLIEST, LATEST = date(2020, 1, 1), date(2100, 12, 31)


def draw_calendar(actor: Actor) -> None:
    whole = legal_calendar.load(actor)
    with st.container(key="admin-years"):
        if whole.unsure_years:
            years = ", ".join(map(str, whole.unsure_years))
            st.warning(plainly("admin_calendar.unsure", years=years))
    write_form(actor, whole)
    draw_days(whole)
    draw_periods(actor, whole)


def write_form(actor: Actor, whole: CalendarView) -> None:
    st.header(t("admin_calendar.write_title"), anchor=False)
    st.markdown(t("admin_calendar.write_help"))
    chosen_on: date | None = st.date_input(
        t("admin_calendar.day"),
        value=None,
        min_value=EARLIEST,
        max_value=LATEST,
        format="DD/MM/YYYY",
        key=acts.DAY,
    )
    known = whole.day(chosen_on) if chosen_on else None
    with st.container(key="admin-day-known"):
        if known:
            st.info(plainly("admin_calendar.known", day=written.day(known.on)))
    fields(chosen_on, known)
    with st.container(key="admin-day-acts", horizontal=True):
        st.button(
            t("admin_calendar.write"),
            key="admin-day-write",
            type="primary",
            on_click=acts.write,
            args=(actor, known),
        )
        if known:
            remove_button(actor, known)


def fields(chosen_on: date | None, known: Day | None) -> None:
    """Draw the fields of a day; each day has its own, so that what was typed stays with it."""
    kinds, statuses = [kind.value for kind in Kind], [status.value for status in Status]
    left, right = blocks.columns(2, key="admin-day-fields")
    left.selectbox(
        t("admin_calendar.kind"),
        kinds,
        index=kinds.index(known.kind) if known else 0,
        format_func=Labels({kind: t(f"admin_calendar.kinds.{kind}") for kind in kinds}),
        key=acts.field(acts.KIND, chosen_on),
    )
    right.selectbox(
        t("admin_calendar.status"),
        statuses,
        index=statuses.index(known.status) if known else 0,
        format_func=Labels({status: t(f"admin_calendar.statuses.{status}") for status in statuses}),
        key=acts.field(acts.STATUS, chosen_on),
    )
    left.text_input(
        t("admin_calendar.name"),
        value=known.name if known else "",
        key=acts.field(acts.NAME, chosen_on),
    )
    right.text_input(
        t("admin_calendar.notice"),
        value=known.notice if known else "",
        key=acts.field(acts.NOTICE, chosen_on),
    )


def remove_button(actor: Actor, known: Day) -> None:
    with blocks.popover(t("admin_calendar.remove"), key="admin-day-remove-sure"):
        st.markdown(t("admin_calendar.remove_why"))
        st.button(
            t("admin_calendar.remove_now"),
            key="admin-day-remove",
            type="primary",
            on_click=acts.remove,
            args=(actor, known),
        )


def draw_days(whole: CalendarView) -> None:
    search = st.text_input(
        t("admin_calendar.search"), key="admin-search-calendar", icon=":material/search:"
    )
    found = whole.found(search).days
    names = ("day", "kind", "name", "notice", "status")
    table.draw(
        t("admin_calendar.days", count=len(found)),
        [t(f"admin_calendar.{name}") for name in names],
        [line(day) for day in found],
        nothing=t("admin_calendar.nothing_found" if whole.days else "admin_calendar.none_yet"),
    )


def line(one: Day) -> tuple[str | Mark, ...]:
    look = "ok" if one.status is Status.OFFICIAL else "warn"
    return (
        written.day(one.on),
        t(f"admin_calendar.kinds.{one.kind.value}"),
        one.name,
        one.notice,
        Mark(look, t(f"admin_calendar.statuses.{one.status.value}")),
    )


def draw_periods(actor: Actor, whole: CalendarView) -> None:
    table.draw(
        t("admin_calendar.periods"),
        (t("admin_calendar.deadline"), t("admin_calendar.counts")),
        [(t(f"meetings.{period.key}"), counted(period)) for period in whole.periods],
        nothing="",
    )
    st.header(t("admin_calendar.set_title"), anchor=False)
    units = {period.key: period.period.unit for period in whole.periods}
    which, what = blocks.columns(2, key="admin-period")
    key: str = which.selectbox(
        t("admin_calendar.deadline"),
        list(units),
        format_func=Labels({unit: t(f"meetings.{unit}") for unit in units}),
        key=acts.DEADLINE,
    )
    choices = [unit.value for unit in Unit]
    what.selectbox(
        t("admin_calendar.counts"),
        choices,
        index=choices.index(units[key]),
        format_func=Labels({choice: t(f"admin_calendar.units.{choice}") for choice in choices}),
        key=f"{acts.UNIT}-{key}",
    )
    st.button(
        t("admin_calendar.set"),
        key="admin-period-set",
        on_click=acts.choose_unit,
        args=(actor, units[key].value),
    )


def counted(one: PeriodShown) -> str:
    return t(
        "admin_calendar.in_days",
        count=one.period.count,
        unit=t(f"admin_calendar.units.{one.period.unit.value}"),
        side=t(f"admin_calendar.sides.{one.period.side.value}"),
    )
