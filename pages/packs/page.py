"""Assignment packs: each unit's load and progress, its pack to hand out and to take away."""

import streamlit as st

from console.auth.actor import Actor
from console.drafting.views import packs as view
from console.drafting.views.assignments import Progress
from console.drafting.views.packs import PackList, UnitPack
from console.live.topics import Topic
from console.meetings.views.agenda import Month
from console.ui import blocks, current_meeting, day_field, feedback, gate, live, state
from console.ui import format as written
from console.ui.labels import Labels
from console.ui.text import language, plainly, t
from pages.packs import acts
from pages.parts import cards, pack_text, table, unit_chart
from pages.parts.draft_text import LOOKS

SEARCH = "packs-search"
CHARTED = (
    Progress.RETURNED,
    Progress.ASKED,
    Progress.DRAFT,
    Progress.OPEN,
    Progress.CLEARED,
)  # in the order of the chart's colours

viewer = gate.require("packs")
meeting = current_meeting.meeting(viewer)


@gate.fragment("packs")
def desk(actor: Actor, looked_at: Month) -> None:
    listed = view.load(actor, looked_at.id)
    live.signal(Topic.REVIEW, key="packs-signal", number=listed.number)
    month = written.month_of(looked_at.code)
    if not listed.packs:
        cards.heading(t("packs.title"), t("packs.heading", month=month))
        cards.next_step(t("packs.empty", month=month), t("packs.empty_next"))
        return
    cards.heading(t("packs.heading", month=month), lead(listed))
    feedback.show(acts.AREA)
    found = listed.sought(search())
    draw_opened(actor, looked_at, listed, found)
    draw_table(found)
    draw_given_on(listed)
    if len(listed.packs) > 1:
        draw_chart(listed)


def lead(listed: PackList) -> str:
    parts = sum(len(pack.parts) for pack in listed.packs)
    handed = sum(pack.handed is not None for pack in listed.packs)
    told = {"parts": parts, "units": len(listed.packs), "handed": handed}
    return t(
        "packs.lead", **{name: written.number(number, language()) for name, number in told.items()}
    )


def search() -> str:
    st.text_input(
        t("packs.search"),
        key=SEARCH,
        type="search",
        live=True,
        placeholder=t("packs.search_hint"),
        persist_state="page",
    )
    return state.typed(SEARCH)


def draw_chart(listed: PackList) -> None:
    with st.container(key="packs-chart-card"):
        cards.title(t("packs.chart"))
        counts = [
            (pack.unit, [(progress.value, pack.count(progress)) for progress in CHARTED])
            for pack in listed.packs
        ]
        unit_chart.draw("packs", counts)


def draw_table(found: tuple[UnitPack, ...]) -> None:
    heads = ("unit", "parts", "standing_head", "due", "handed")
    table.draw(
        t("packs.caption"),
        [t(f"packs.{head}") for head in heads],
        [pack_text.row(pack) for pack in found],
        nothing=t("packs.none_found"),
    )


def draw_opened(
    actor: Actor, looked_at: Month, listed: PackList, found: tuple[UnitPack, ...]
) -> None:
    with st.container(key="packs-opened"):
        if not found:
            return
        names = {pack.unit_id: pack.unit for pack in found}
        chosen: int = st.selectbox(
            t("packs.open_unit"), list(names), format_func=Labels(names), key=acts.UNIT
        )
        pack = listed.find(chosen)
        if pack is None:
            return
        draw_handing(actor, looked_at, listed, pack)
        pack_text.downloads(looked_at.code, pack.unit_id)
        draw_parts(pack)


def draw_parts(pack: UnitPack) -> None:
    with blocks.expander(
        plainly("packs.in_pack", unit=pack.unit), key=f"packs-parts-{pack.unit_id}"
    ):
        table.draw(
            t("packs.in_pack", unit=pack.unit),
            (t("packs.matter"), t("packs.gist"), t("packs.part"), t("packs.standing_head")),
            [
                (
                    str(part.number),
                    part.gist or t("drafting.withheld"),
                    t(f"word.part.{part.part.value}"),
                    cards.Mark(
                        LOOKS[part.progress] or "idle", t(f"drafting.state.{part.progress.value}")
                    ),
                )
                for part in pack.parts
            ],
            nothing="",
        )


def draw_handing(actor: Actor, looked_at: Month, listed: PackList, pack: UnitPack) -> None:
    due = pack.handed.due_on if pack.handed else listed.suggested_on
    with st.container(key="packs-handing", horizontal=True, vertical_alignment="bottom"):
        if not listed.can_hand_out:
            return
        key = acts.due_key(looked_at.code, pack.unit_id)
        with st.container(key="packs-day"):
            day_field.draw(t("packs.due_field"), key=key, value=due)
        label = "packs.hand_out_again" if pack.handed else "packs.hand_out"
        st.button(
            plainly(label, unit=pack.unit),
            key="packs-hand-out",
            wrap=True,
            type="primary" if pack.new_count else "secondary",
            on_click=acts.hand_out,
            args=(actor, looked_at, pack),
        )


def draw_given_on(listed: PackList) -> None:
    heads = ("matter", "given_from", "given_to", "given_why", "given_at")
    table.draw(
        t("packs.given_on"),
        [t(f"packs.{head}") for head in heads],
        [pack_text.given(transfer) for transfer in listed.given_on],
        nothing=t("packs.given_none"),
    )


with st.container(key="packs"):
    if meeting is None:
        cards.heading(t("packs.title"), t("packs.no_meeting"))
    else:
        desk(viewer, meeting)
