"""The matters of the programme: which are in it, in which order, which could be."""

from collections.abc import Callable

import streamlit as st

from console.auth.actor import Actor
from console.meetings.views.agenda_choices import AgendaDesk
from console.meetings.views.matters import MatterChoice, found
from console.ui.labels import Labels
from console.ui.text import t
from models.codes.questions import Place
from pages.agenda import acts, live_part
from pages.parts import table
from pages.parts.cards import Mark

PLACED = {Place.SCHEDULED: "idle", Place.ON_FLOOR: "onair", Place.DONE: "ok", Place.NONE: "idle"}
ORDER = ("in", "suggested", "free", "left")


def draw_matters(actor: Actor, shown: AgendaDesk) -> None:
    live_part.draw_time(actor, shown)
    lists = {"in": shown.matters, "free": shown.free, "left": shown.left}
    if shown.can_place:
        lists |= {"suggested": live_part.suggested(shown)}
    which = st.segmented_control(
        t("agenda.which"),
        tuple(name for name in ORDER if name in lists),
        format_func=Labels(
            {name: t(f"agenda.which_list.{name}", count=len(lists[name])) for name in lists}
        ),
        default="in",
        required=True,
        key="agenda-which",
    )
    search = st.text_input(
        t("agenda.search"), key="agenda-search", icon=":material/search:", autocomplete="off"
    )
    which = which or "in"
    listed = found(lists[which], search)
    matter_table(shown, which, listed, is_searched=bool(search.strip()))
    controls(actor, shown, which, listed)


def controls(actor: Actor, shown: AgendaDesk, which: str, listed: tuple[MatterChoice, ...]) -> None:
    if not shown.can_place or not listed:
        return
    if which == "in":
        placed_controls(actor, shown, listed)
    elif which == "free":
        free_controls(actor, shown, listed)
    elif which == "suggested":
        live_part.pick_controls(actor, shown, listed)
    elif shown.can_leave:
        live_part.left_controls(actor, shown, listed)


def matter_table(
    shown: AgendaDesk, which: str, listed: tuple[MatterChoice, ...], *, is_searched: bool
) -> None:
    ends = live_part.ends(shown, which)
    late = {matter.id for matter in shown.over}
    heads = ("matter", "gist", "lead_unit", "minutes", "why", "state")
    table.draw(
        t(f"agenda.listed.{which}", count=len(listed)),
        [t(f"agenda.{head}") for head in heads],
        [
            (
                matter_name(matter),
                gist(matter),
                matter.lead_unit or t("agenda.no_unit"),
                live_part.length(matter, ends.get(matter.id)),
                live_part.why(shown, matter),
                Mark("warn", t("agenda.late")) if matter.id in late else placed_mark(matter),
            )
            for matter in listed
        ],
        nothing=t("agenda.nothing_found" if is_searched else f"agenda.none.{which}"),
    )


def placed_mark(one: MatterChoice) -> Mark:
    return Mark(PLACED[one.place], t(f"word.place.{one.place.value}"))


def matter_name(one: MatterChoice) -> str:
    number = t("agenda.number", number=one.number)
    return f"{number}\n{', '.join(one.refs)}" if one.refs else number


def gist(one: MatterChoice) -> str:
    return one.gist or t("word.withheld")


def matter_choice(label: str, listed: tuple[MatterChoice, ...], key: str) -> None:
    names = {
        matter.id: f"{t('agenda.number', number=matter.number)}: {gist(matter)}"
        for matter in listed
    }
    st.selectbox(
        label,
        list(names),
        index=None,
        format_func=Labels(names),
        placeholder=t("agenda.choose"),
        key=key,
    )


def placed_controls(actor: Actor, shown: AgendaDesk, listed: tuple[MatterChoice, ...]) -> None:
    to_come = tuple(matter for matter in listed if matter.place is Place.SCHEDULED)
    if not to_come:
        return
    matter_choice(t("agenda.matter_to_move"), to_come, acts.MATTER)
    with st.container(key="agenda-matter-acts", horizontal=True):
        up_and_down("matter", acts.move_matter, actor, shown)
        st.button(
            t("agenda.take_off"),
            key="agenda-take-off",
            icon=":material/remove:",
            on_click=acts.take_off,
            args=(actor, shown),
        )
    live_part.minutes_form(actor, shown)


def free_controls(actor: Actor, shown: AgendaDesk, listed: tuple[MatterChoice, ...]) -> None:
    matter_choice(t("agenda.matter_to_put"), listed, acts.FREE)
    st.button(
        t("agenda.put_on"),
        key="agenda-put-on",
        type="primary",
        on_click=acts.put_on,
        args=(actor, shown),
    )


def up_and_down(
    what: str, act: Callable[[Actor, AgendaDesk, int], None], actor: Actor, shown: AgendaDesk
) -> None:
    for name, step in (("up", -1), ("down", 1)):
        st.button(
            t(f"agenda.{name}"),
            key=f"agenda-{what}-{name}",
            icon=f":material/arrow_{name}ward:",
            on_click=act,
            args=(actor, shown, step),
        )
