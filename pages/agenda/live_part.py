"""The live part: its time, what is suggested for it, what it has no time for."""

import streamlit as st

from console.auth.actor import Actor
from console.meetings import picking
from console.meetings.views.agenda_choices import AgendaDesk
from console.meetings.views.matters import MatterChoice
from console.ui import blocks, state
from console.ui.labels import Labels
from console.ui.text import plainly, t
from pages.agenda import acts
from pages.agenda import live_part_acts as live_acts
from pages.parts import table


def draw_time(actor: Actor, shown: AgendaDesk) -> None:
    told(shown)
    if not shown.can_place:
        return
    with st.container(key="agenda-hall", horizontal=True, vertical_alignment="bottom"):
        st.number_input(
            t("agenda.hall"),
            1,
            picking.LONGEST_HALL,
            value=shown.hall_minutes,
            step=5,
            key=f"{live_acts.HALL}-{shown.programme.code}-{shown.hall_minutes}",
        )
        st.button(
            t("agenda.save_hall"),
            key="agenda-save-hall",
            on_click=live_acts.set_hall_time,
            args=(actor, shown),
        )
    with st.container(key="agenda-unfit"):
        if shown.can_leave and shown.unfit:
            draw_unfit(actor, shown)


def told(shown: AgendaDesk) -> None:
    planned, hall = shown.planned_minutes, shown.hall_minutes
    facts = {"count": len(shown.matters), "planned": planned, "hall": hall}
    if planned <= hall:
        st.info(plainly("agenda.fits", left=hall - planned, **facts))
    else:
        numbers = ", ".join(t("agenda.number", number=matter.number) for matter in shown.over)
        st.warning(plainly("agenda.over", more=planned - hall, numbers=numbers, **facts))


def draw_unfit(actor: Actor, shown: AgendaDesk) -> None:
    unfit, over = shown.unfit, len(shown.over)
    with blocks.expander(plainly("agenda.unfit", count=len(unfit)), key="agenda-unfit-list"):
        st.write(plainly("agenda.unfit_lead", over=over, free=len(unfit) - over))
        table.draw(
            t("agenda.unfit", count=len(unfit)),
            (t("agenda.matter"), t("agenda.gist"), t("agenda.lead_unit")),
            [
                (
                    t("agenda.number", number=matter.number),
                    matter.gist or t("word.withheld"),
                    matter.lead_unit or t("agenda.no_unit"),
                )
                for matter in unfit
            ],
            nothing="",
        )
        st.button(
            plainly("agenda.leave", count=len(unfit)),
            key="agenda-leave",
            icon=":material/mail:",
            on_click=live_acts.leave,
            args=(actor, shown),
        )


def suggested(shown: AgendaDesk) -> tuple[MatterChoice, ...]:
    """Give the matters suggested, in the order of the suggestion."""
    by_id = {matter.id: matter for matter in shown.free}
    return tuple(by_id[pick.matter_id] for pick in shown.picks)


def ends(shown: AgendaDesk, which: str) -> dict[int, int]:
    """Give the minute of the live part each matter should be over at: matter -> minute."""
    if which not in ("in", "suggested"):
        return {}
    lasting = (*shown.matters, *(suggested(shown) if which == "suggested" else ()))
    return dict(zip((matter.id for matter in lasting), picking.ends(lasting), strict=True))


def length(one: MatterChoice, end: int | None) -> str:
    if end is None:
        return t("agenda.count_minutes", count=one.minutes)
    return t("agenda.until", count=one.minutes, end=end)


def why(shown: AgendaDesk, one: MatterChoice) -> str:
    offered = {pick.matter_id: pick.reasons for pick in shown.picks}
    reasons = one.pick_reasons or offered.get(one.id, ())
    return "; ".join(t(f"agenda.pick_reason.{code}") for code in reasons)


def pick_controls(actor: Actor, shown: AgendaDesk, listed: tuple[MatterChoice, ...]) -> None:
    st.write(plainly("agenda.picks_lead", left=shown.hall_minutes - shown.planned_minutes))
    names = {matter.id: t("agenda.number", number=matter.number) for matter in listed}
    key = live_acts.picks_key(names)
    st.multiselect(
        t("agenda.picks"),
        list(names),
        default=list(names),
        format_func=Labels(names),
        key=key,
        placeholder=t("agenda.choose"),
    )
    st.button(
        plainly("agenda.pick", count=len(state.value(key) or ())),
        key="agenda-pick",
        type="primary",
        on_click=live_acts.pick,
        args=(actor, shown, key),
    )


def minutes_form(actor: Actor, shown: AgendaDesk) -> None:
    chosen = shown.matter(state.value(acts.MATTER) or 0)
    if chosen is None:
        return
    with st.container(key="agenda-matter-time", horizontal=True, vertical_alignment="bottom"):
        st.number_input(
            t("agenda.matter_minutes"),
            1,
            picking.LONGEST_MATTER,
            value=chosen.minutes,
            key=f"{live_acts.MINUTES}-{chosen.id}-{chosen.minutes}",
        )
        st.button(
            t("agenda.save_minutes"),
            key="agenda-save-minutes",
            on_click=live_acts.set_matter_minutes,
            args=(actor, shown, chosen),
        )


def left_controls(actor: Actor, shown: AgendaDesk, listed: tuple[MatterChoice, ...]) -> None:
    names = {
        matter.id: f"{t('agenda.number', number=matter.number)}: "
        f"{matter.gist or t('word.withheld')}"
        for matter in listed
    }
    st.selectbox(
        t("agenda.matter_to_bring"),
        list(names),
        index=None,
        format_func=Labels(names),
        placeholder=t("agenda.choose"),
        key=live_acts.LEFT,
    )
    with st.container(key="agenda-left-acts", horizontal=True):
        st.button(
            t("agenda.bring_back"),
            key="agenda-bring-back",
            on_click=live_acts.bring_back_one,
            args=(actor, shown),
        )
        st.button(
            plainly("agenda.bring_all", count=len(shown.left)),
            key="agenda-bring-all",
            icon=":material/undo:",
            on_click=live_acts.bring_back_all,
            args=(actor, shown),
        )


def item_minutes_form(actor: Actor, shown: AgendaDesk) -> None:
    chosen = next(
        (item for item in shown.programme.items if item.id == state.value(acts.ITEM)),
        shown.programme.items[0],
    )
    with st.container(key="agenda-item-time", horizontal=True, vertical_alignment="bottom"):
        st.number_input(
            t("agenda.item_minutes_of"),
            0,
            picking.LONGEST_ITEM,
            value=chosen.minutes_planned,
            step=5,
            key=f"{live_acts.ITEM_MINUTES}-{chosen.id}-{chosen.minutes_planned}",
        )
        st.button(
            t("agenda.save_item_minutes"),
            key="agenda-save-item-minutes",
            on_click=live_acts.set_item_minutes,
            args=(actor, shown, chosen),
        )
