"""Public registration: when the list is open, and the places of each site."""

import streamlit as st

from console import clock
from console.auth.actor import Actor
from console.meetings.views import registration_list
from console.meetings.views.agenda_choices import AgendaDesk
from console.meetings.views.registration_list import ListDesk
from console.queries.places import Site
from console.ui import blocks
from console.ui import format as written
from console.ui.labels import Labels
from console.ui.text import t
from pages.agenda import acts
from pages.parts import table
from pages.parts.cards import Mark

HALL = 0  # among the choices of a site


def draw_registration(actor: Actor, shown: AgendaDesk) -> None:
    desk = registration_list.load(actor, shown.programme.meeting_id)
    table.draw(
        t("agenda.list"),
        (t("agenda.state"), t("agenda.list_until"), t("agenda.list_address")),
        [(state(desk), until(desk), f"/register/{desk.code}")],
        nothing="",
    )
    st.link_button(
        t("registrations.blank_form"),
        f"/register/{desk.code}/form.docx",
        icon=":material/download:",
    )
    if desk.can_change:
        list_form(actor, desk)
    table.draw(
        t("agenda.places_title"),
        (t("agenda.site"), t("agenda.places"), t("agenda.taken"), t("agenda.waiting")),
        [site_row(site) for site in desk.sites],
        nothing="",
    )
    if desk.can_change:
        places_form(actor, desk)


def state(desk: ListDesk) -> Mark:
    if desk.is_open:
        return Mark("ok", t("agenda.list_open"))
    if desk.opens_at is not None:
        return Mark("idle", t("agenda.list_closed"))
    return Mark("idle", t("agenda.list_not_yet"))


def until(desk: ListDesk) -> str:
    return written.moment(desk.closes_at) if desk.closes_at else ""


def site_name(one: Site) -> str:
    return one.name or t("word.hall")


def site_row(one: Site) -> tuple[str, str, str, str | Mark]:
    waiting = Mark("warn", t("agenda.waits", count=len(one.waiting))) if one.waiting else ""
    places = t("agenda.no_limit") if one.places is None else str(one.places)
    return site_name(one), places, str(one.taken), waiting


def list_form(actor: Actor, desk: ListDesk) -> None:
    if desk.held_on is None:
        st.info(t("agenda.list_needs_date"))
        return
    end = clock.local(desk.suggested_end)
    day, at, press = blocks.columns([1, 1, 2], key="agenda-list-form", vertical_alignment="bottom")
    day.date_input(
        t("agenda.list_end_day"),
        value=end.date(),
        format="DD/MM/YYYY",
        key=f"{acts.LIST_DAY}-{desk.code}",
    )
    at.time_input(t("agenda.list_end_time"), value=end.time(), key=f"{acts.LIST_TIME}-{desk.code}")
    with press.container(key="agenda-list-buttons", horizontal=True):
        st.button(
            t("agenda.list_change" if desk.is_open else "agenda.list_begin"),
            key="agenda-open-list",
            type="primary",
            on_click=acts.open_list,
            args=(actor, desk),
        )
        if desk.is_open:
            st.button(
                t("agenda.list_end"),
                key="agenda-close-list",
                on_click=acts.close_list,
                args=(actor, desk),
            )


def places_form(actor: Actor, desk: ListDesk) -> None:
    names = {site.unit_id or HALL: site_name(site) for site in desk.sites}
    site, count, press = blocks.columns(
        [2, 1, 1], key="agenda-places-form", vertical_alignment="bottom"
    )
    chosen = site.selectbox(
        t("agenda.site"), list(names), format_func=Labels(names), key=acts.LIST_SITE
    )
    stands = {limited.unit_id or HALL: limited.places for limited in desk.sites}
    count.number_input(
        t("agenda.places_of"),
        min_value=0,
        max_value=5_000,
        value=stands.get(chosen),
        placeholder=t("agenda.no_limit"),
        key=f"{acts.PLACES}-{chosen}",
    )
    press.button(
        t("agenda.save_places"),
        key="agenda-set-places",
        on_click=acts.set_places,
        args=(actor, desk),
    )
