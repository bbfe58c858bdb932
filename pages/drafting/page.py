"""The drafting desk: units write their answers, the chair and the secretary clear them."""

from functools import partial

import streamlit as st

from console import clock
from console.auth.actor import Actor
from console.drafting.views import assignments as view
from console.drafting.views import packs
from console.drafting.views.assignments import DraftingList, PartLine, Progress
from console.live.topics import Topic, unit_topic
from console.meetings.views.agenda import Month
from console.ui import address, border, choice_list, current_meeting, gate, live, state
from console.ui import format as written
from console.ui.labels import Labels
from console.ui.text import language, t
from pages.drafting import acts
from pages.drafting.assignment import draw_part
from pages.parts import cards, draft_text, pack_text

SEARCH, SHOW, UNIT = "drafting-search", "drafting-show", "drafting-unit"
ALL = "all"
ALL_UNITS = 0

viewer = gate.require("drafting")
meeting = current_meeting.meeting(viewer)


@gate.fragment("drafting")
def desk(actor: Actor, looked_at: Month) -> None:
    listed = view.load(actor, looked_at.id)
    topics = (unit_topic(actor.unit_id or 0),) if listed.own_unit else ()
    live.signal(*(topics or (Topic.REVIEW,)), key="drafting-signal", number=listed.number)
    if not listed.lines:
        nothing_assigned(listed, looked_at)
        return
    found = listed.sought(state.typed(SEARCH), progress_shown(), unit_shown())
    with st.container(key="drafting-columns"):
        with st.container(key="drafting-left"):
            part = partial(draw_list, actor, listed, looked_at, found)
            border.draw("drafting-list-part", part)
        with st.container(key="drafting-right"):
            part = partial(draw_right, actor, listed, looked_at, found)
            border.draw("drafting-right-part", part)


def nothing_assigned(listed: DraftingList, looked_at: Month) -> None:
    month = written.month_of(looked_at.code)
    cards.heading(t("drafting.title"), t("drafting.of_month", month=month))
    if listed.own_unit:
        told = t("drafting.empty_unit", month=month, unit=listed.own_unit)
        cards.next_step(told, t("drafting.empty_unit_next"))
    else:
        cards.next_step(t("drafting.empty", month=month), t("drafting.empty_next"))


def progress_shown() -> Progress | None:
    chosen = state.typed(SHOW) or ALL
    return None if chosen == ALL else Progress(chosen)


def unit_shown() -> int | None:
    return state.value(UNIT) or None


def draw_list(
    actor: Actor,
    listed: DraftingList,
    looked_at: Month,
    found: tuple[PartLine, ...],
) -> None:
    draft_text.head(listed, written.month_of(looked_at.code))
    st.text_input(
        t("drafting.search"),
        key=SEARCH,
        type="search",
        live=True,
        label_visibility="collapsed",
        placeholder=t("drafting.search_hint"),
        persist_state="page",
    )
    draw_filters(listed)
    if listed.own_unit:
        draw_own_pack(actor, looked_at)
    if not found:
        st.html(f'<p class="nothing">{t("drafting.none_found")}</p>')
        return
    opened = chosen_line(listed, found)
    choice_list.draw(
        [draft_text.line(assignment, names_unit=not listed.own_unit) for assignment in found],
        key=acts.CHOICES,
        label=t("drafting.list"),
        chosen_id=str(opened.assignment_id) if opened else "",
        on_chosen=acts.open_chosen,
    )


def draw_own_pack(actor: Actor, looked_at: Month) -> None:
    """Draw until when the unit's answers are awaited, and its pack to take away."""
    pack = packs.load(actor, looked_at.id).find(actor.unit_id or 0)
    if pack is None:
        return
    told = [t("packs.own_none")]
    if pack.handed is not None:
        left = pack_text.left((pack.handed.due_on - clock.today()).days).lower()
        told = [t("packs.own_due", day=written.day(pack.handed.due_on), left=left)]
        told += [t("packs.own_new", count=pack.new_count)] * bool(pack.new_count)
    cards.note(" ".join(told))
    pack_text.downloads(looked_at.code, pack.unit_id)


def draw_filters(listed: DraftingList) -> None:
    counts = {
        ALL: len(listed.lines),
        **{progress.value: listed.count(progress) for progress in Progress},
    }
    names = {
        choice: t(f"drafting.show.{choice}", count=written.number(count, language()))
        for choice, count in counts.items()
    }
    st.pills(
        t("drafting.filter"),
        list(names),
        default=ALL,
        required=True,
        format_func=names.__getitem__,
        key=SHOW,
        label_visibility="collapsed",
        wrap=True,
        persist_state="page",
    )
    if len(listed.units) > 1:
        units = {ALL_UNITS: t("drafting.all_units"), **dict(listed.units)}
        st.selectbox(
            t("drafting.unit"),
            list(units),
            format_func=Labels(units),
            key=UNIT,
            persist_state="page",
        )


def chosen_line(listed: DraftingList, found: tuple[PartLine, ...]) -> PartLine | None:
    """Give the part asked for in the address, also where no filter shows it, else the first."""
    asked = address.chosen(acts.CHOSEN)
    chosen = listed.find(int(asked)) if asked.isdecimal() else None
    return chosen or (found[0] if found else None)


def draw_right(
    actor: Actor,
    listed: DraftingList,
    looked_at: Month,
    found: tuple[PartLine, ...],
) -> None:
    line = chosen_line(listed, found)
    if line is None:
        st.html(f'<p class="meta">{t("drafting.nothing_chosen")}</p>')
        return
    draw_part(actor, looked_at, line.assignment_id)


with st.container(key="drafting"):
    if meeting is None:
        cards.heading(t("drafting.title"), t("drafting.no_meeting"))
    else:
        desk(viewer, meeting)
