"""One part at the drafting desk: what is asked, the field, clearing, the versions side by side."""

from dataclasses import asdict
from functools import partial

import streamlit as st

from console.auth.actor import Actor
from console.drafting.rules import LONGEST
from console.drafting.views import library
from console.drafting.views.assignment_detail import DraftVersion, OpenedPart, load_opened
from console.drafting.views.unit_choices import load_unit_choices
from console.meetings.views.agenda import Month
from console.queries.units import UnitChoice
from console.ui import blocks, feedback, state, typed_text
from console.ui import format as written
from console.ui.labels import Labels
from console.ui.text import language, plainly, t
from pages.drafting import acts
from pages.drafting import library as drafting_library
from pages.drafting.acts import Drawn
from pages.parts import cards, draft_text

LIBRARY, LIBRARY_SEARCH = "drafting-library", "drafting-library-search"


def draw_part(actor: Actor, meeting: Month, assignment_id: int) -> None:
    """Draw the part that is open, whole."""
    drawn = Drawn(actor, meeting, load_opened(actor, meeting.id, assignment_id))
    opened = drawn.opened
    draft_text.asked(opened)
    draft_text.stand(opened)
    with st.container(key="drafting-came"):
        draft_text.came(opened)
    feedback.show(acts.AREA)
    with st.container(key="drafting-text"):
        if opened.can_write:
            with st.container(key="drafting-write"):
                draw_field(drawn)
        else:
            draft_text.read(opened.newest)
    with st.container(key="drafting-acts"):
        draw_asking(drawn)
        draw_clearing(drawn)
    with st.container(key="drafting-transfer"):
        if opened.can_transfer:
            draw_transfer(drawn)
    with st.container(key="drafting-others"):
        draft_text.others(opened.others)
    draw_library(drawn)
    if len(opened.versions) > 1:
        with st.container(key="drafting-compare"):
            draw_compared(opened)


def draw_field(drawn: Drawn) -> None:
    """Draw the field; it stays with the version its writer started from until they say so."""
    opened, base = drawn.opened, acts.base_of(drawn)
    started_from = opened.version(base)
    with st.container(key="drafting-met"):
        if opened.standing.number > base:
            draw_met(drawn)
    typed_text.field(
        drawn.field(base),
        label=t("drafting.text"),
        key=acts.text_key(opened),
        seen=str(opened.standing.number),
        on_written=partial(acts.save, drawn),
        rows=8,
        placeholder=t("drafting.text_hint"),
        help=t("drafting.text_help", count=written.number(LONGEST, language())),
        initial=started_from.text if started_from else "",
        part="typed_form",
        inputs=[_basis()],
        units=[],
        proposed={"basis": started_from.legal_basis if started_from else ""},
        submit_label=t("drafting.save"),
    )


def _basis() -> dict[str, str]:
    return {
        "name": "basis",
        "type": "text",
        "label": t("drafting.basis"),
        "placeholder": t("drafting.basis_example"),
    }


def draw_met(drawn: Drawn) -> None:
    """Show what somebody else kept meanwhile, beside the own text, with what can be done."""
    newest = drawn.opened.newest
    if newest is None:
        return
    st.warning(plainly("drafting.met", author=newest.author, number=newest.number))
    draft_text.read(newest)
    st.button(
        plainly("drafting.take_theirs", number=newest.number),
        key=f"drafting-take-{newest.number}",
        on_click=acts.take_theirs,
        args=(drawn,),
    )


def draw_asking(drawn: Drawn) -> None:
    if drawn.opened.can_ask:
        st.button(
            plainly("drafting.ask", number=drawn.opened.standing.number),
            key="drafting-ask",
            type="primary",
            on_click=acts.ask,
            args=(drawn,),
        )


def draw_clearing(drawn: Drawn) -> None:
    opened = drawn.opened
    if opened.can_clear:
        st.button(
            plainly("drafting.clear", number=opened.standing.number),
            key="drafting-clear",
            type="primary",
            on_click=acts.clear,
            args=(drawn,),
        )
    if opened.can_return:
        typed_text.field(
            drawn.clearing_field,
            label=t("drafting.comment"),
            key=acts.comment_key(opened),
            seen=str(opened.standing.number),
            on_written=partial(acts.give_back, drawn),
            rows=2,
            placeholder=t("drafting.comment_hint"),
            submit_label=t("drafting.return", number=opened.standing.number),
        )


def draw_transfer(drawn: Drawn) -> None:
    opened = drawn.opened
    key = f"drafting-giving-{opened.assignment_id}"
    with blocks.expander(t("drafting.transfer.title"), key=key):
        typed_text.field(
            drawn.transfer_field,
            label=t("drafting.transfer.reason"),
            key=acts.transfer_key(opened),
            seen=opened.state.value,
            on_written=partial(acts.transfer, drawn),
            rows=2,
            placeholder=t("drafting.transfer.reason_hint"),
            part="typed_form",
            inputs=[_receiver()],
            units=[
                _told(unit) for unit in load_unit_choices(drawn.actor) if unit.id != opened.unit_id
            ],
            submit_label=t("drafting.transfer.submit"),
        )


def _receiver() -> dict[str, str]:
    return {
        "name": "unit",
        "type": "unit",
        "label": t("drafting.transfer.unit"),
        "placeholder": t("drafting.transfer.unit_hint"),
    }


def _told(one: UnitChoice) -> dict[str, object]:
    return asdict(one) | {"aliases": list(one.aliases)}


def draw_library(drawn: Drawn) -> None:
    """Draw the earlier answers once they are asked for: nearest first, or as searched."""
    cards.title(t("drafting.library.title"))
    if not st.toggle(t("drafting.library.open"), key=LIBRARY, persist_state="page"):
        return
    search, wordings = state.typed(LIBRARY_SEARCH), drawn.opened.wordings
    found = library.load(drawn.actor, drawn.meeting.code, search=search, like=wordings)
    if not found.total:
        cards.note(t("drafting.library.nothing"))
        return
    st.text_input(
        plainly("drafting.library.search", total=written.number(found.total, language())),
        key=LIBRARY_SEARCH,
        type="search",
        live=True,
        placeholder=t("drafting.library.search_hint"),
        persist_state="page",
    )
    drafting_library.draw(found)


def draw_compared(opened: OpenedPart) -> None:
    cards.title(t("drafting.compare"))
    names = {version.number: draft_text.version_name(version) for version in opened.versions}
    numbers = list(names)
    with st.container(key="drafting-choose", horizontal=True):
        older = _choice(opened, "older", names, len(numbers) - 2)
        newer = _choice(opened, "newer", names, len(numbers) - 1)
    if older is not None and newer is not None:
        draft_text.compared(older, newer)


def _choice(opened: OpenedPart, side: str, names: dict[int, str], at: int) -> DraftVersion | None:
    newest = opened.standing.number  # a new version begins the choice anew
    chosen: int = st.selectbox(
        t(f"drafting.{side}"),
        list(names),
        index=at,
        format_func=Labels(names),
        key=f"drafting-{side}-{opened.assignment_id}-{newest}",
    )
    return opened.version(chosen)
