"""Registration forms: find one, read it, take new ones in from a file."""

from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from typing import Final

import streamlit as st

from console import clock
from console.auth.actor import Actor
from console.auth.permissions import Permission
from console.errors import ConsoleError
from console.import_files.reading_process import read_apart
from console.import_files.sheets import Sheet
from console.import_files.tables import MOST_BYTES
from console.insight.meeting_figures import is_demonstration
from console.live.topics import Topic
from console.meetings.views.agenda import Month
from console.registration.acts import imports
from console.registration.views import (
    import_preview,
    registration_detail,
    registration_filter,
    registrations,
)
from console.ui import address, blocks, choice_list, current_meeting, feedback, gate, live, state
from console.ui import format as written
from console.ui.text import language, plainly, t
from pages.parts import cards, registration_text
from pages.registrations import imports as registrations_imports
from pages.registrations import preview

IMPORT = "registrations-import"
CHOSEN = "phieu"  # in the address: a reload and a link show the same form
SEARCH, PLACE, DECISION = "registrations-search", "registrations-place", "registrations-decision"
SPEAKING, WARNED, ORDER = (
    "registrations-speaking",
    "registrations-warned",
    "registrations-order",
)
ROUND = "registrations-round"  # counts the files taken in; each leaves an empty uploader behind
KEPT: Final = "page"

viewer = gate.require("registrations")
meeting = current_meeting.meeting(viewer)


@st.cache_data(max_entries=2, ttl="15m", show_spinner=False, scope="session")
def read(_content: bytes, file_hash: str, filename: str, code: str) -> Sheet:
    return read_apart(_content, filename, now=clock.now(), meeting_code=code)


@gate.fragment("registrations")
def desk(actor: Actor, shown: Month) -> None:
    found = registrations.load_registrations(actor, shown.id, wanted())
    topics = (Topic.INTAKE, Topic.REVIEW)
    live.signal(*topics, key="registrations-signal", number=found.number)
    lead = t("registrations.counted", total=count(found.total), shown=count(len(found.lines)))
    cards.heading(t("registrations.heading", month=written.month_of(shown.code)), lead)
    draw_ways_in(actor, shown)
    if Permission.INTAKE_IMPORT in actor.permissions:
        take_in(actor, shown, is_open=not found.total)
        with st.container(key="registrations-files"):
            registrations_imports.draw(actor, shown.id, IMPORT)
    feedback.show(IMPORT)
    if not found.total:
        empty(actor, shown)
        return
    filters(found)
    if not found.lines:
        nothing_found()
        return
    with st.container(key="registrations-columns"):
        with st.container(key="registrations-list"):
            lines(found)
        with st.container(key="registrations-form"):
            opened(actor, shown, found)


def draw_ways_in(actor: Actor, shown: Month) -> None:
    with st.container(key="registrations-ways", horizontal=True):
        st.link_button(
            t("registrations.blank_form"),
            f"/register/{shown.code}/form.docx",
            icon=":material/download:",
        )
        if Permission.INTAKE_COUNTER in actor.permissions and shown.takes_forms:
            st.link_button(t("counter.open"), f"/counter/{shown.code}", icon=":material/add_notes:")


def wanted() -> registration_filter.RegistrationFilter:
    return registration_filter.filter_of(
        state.typed(SEARCH),
        state.typed(PLACE),
        state.typed(DECISION),
        speaks=bool(state.value(SPEAKING)),
        warned=bool(state.value(WARNED)),
        by_name=state.typed(ORDER) != "ref",
    )


def count(value: int) -> str:
    return written.number(value, language())


def empty(actor: Actor, shown: Month) -> None:
    may = Permission.INTAKE_IMPORT in actor.permissions and not is_demonstration(actor)
    told = t("registrations.none_yet_import" if may else "registrations.none_yet_wait")
    cards.next_step(t("registrations.none_yet", month=written.month_of(shown.code)), told)


def nothing_found() -> None:
    st.html(f'<p class="card">{t("registrations.none_found")}</p>')
    st.button(t("registrations.clear"), key="registrations-clear", on_click=clear)


def clear() -> None:
    state.empty(SEARCH, PLACE, DECISION)
    state.put(SPEAKING, False)
    state.put(WARNED, False)


def filters(found: registrations.RegistrationsList) -> None:
    places = {place: t(f"registrations.place_of.{place}") for place in registration_filter.PLACES}
    places |= {str(unit_id): name for unit_id, name in found.sites}
    with st.container(key="registrations-filters", horizontal=True, vertical_alignment="bottom"):
        st.text_input(
            t("registrations.search"),
            key=SEARCH,
            type="search",
            live=True,
            placeholder=t("registrations.search_hint"),
            persist_state=KEPT,
        )
        choose("registrations.place", PLACE, {"": t("registrations.place_all"), **places})
        decisions = {
            decision: t(f"word.decision.{decision}") for decision in registration_filter.DECISIONS
        }
        choose(
            "registrations.decision", DECISION, {"": t("registrations.decision_all"), **decisions}
        )
        orders = {order: t(f"registrations.order_by.{order}") for order in ("name", "ref")}
        choose("registrations.order", ORDER, orders)
        st.checkbox(t("registrations.speaking_only"), key=SPEAKING, persist_state=KEPT)
        st.checkbox(t("registrations.warnings_only"), key=WARNED, persist_state=KEPT)


def choose(label: str, key: str, options: dict[str, str]) -> None:
    st.selectbox(
        t(label),
        list(options),
        format_func=options.__getitem__,
        key=key,
        persist_state=KEPT,
    )


def lines(found: registrations.RegistrationsList) -> None:
    choice_list.draw(
        [registration_text.line(line, found.meeting_code) for line in found.lines],
        key="registrations-choices",
        label=t("registrations.list"),
        chosen_id=address.chosen(CHOSEN),
        on_chosen=open_chosen,
    )


def open_chosen() -> None:
    address.choose(CHOSEN, choice_list.chosen("registrations-choices"))


def opened(actor: Actor, shown: Month, found: registrations.RegistrationsList) -> None:
    ref = address.chosen(CHOSEN)
    if ref not in {line.ref for line in found.lines}:
        st.html(f'<p class="meta">{t("registrations.choose")}</p>')
        return
    registration_text.draw(registration_detail.load_form(actor, shown.id, ref))


def take_in(actor: Actor, shown: Month, *, is_open: bool) -> None:
    with blocks.expander(t("registrations.import"), is_open=is_open, key="registrations-import"):
        if is_demonstration(actor):
            st.info(t("registrations.import_demonstration"))
            return
        hint = plainly("registrations.import_hint", most=MOST_BYTES // 1_000_000)
        chosen = st.file_uploader(
            t("registrations.file"),
            type=["csv", "xlsx", "xlsm", "xls", "docx"],
            key=f"registrations-file-{state.typed(ROUND)}",
            help=hint,
        )
        st.html(f'<p class="meta">{hint}</p>')
        if chosen is not None:
            with told():
                look(actor, shown, chosen.getvalue(), chosen.name)


@contextmanager
def told() -> Iterator[None]:
    """Tell why a file was not read where it was chosen."""
    try:
        yield
    except ConsoleError as refused:
        st.error(plainly(f"error.{refused.code}", **refused.facts))


def look(actor: Actor, shown: Month, content: bytes, filename: str) -> None:
    file_hash = sha256(content).hexdigest()
    with st.spinner(plainly("registrations.reading", name=filename)):
        sheet = read(content, file_hash, filename, shown.code)
        planned = import_preview.preview(actor, sheet, shown.code)
    st.subheader(plainly("registrations.preview", name=filename), anchor=False)
    preview.counts(planned)
    commit_button(actor, shown, planned, sheet, filename, file_hash)
    names = {choice: t(f"registrations.rows_shown.{choice}") for choice in preview.SHOWN}
    which = st.pills(
        t("registrations.rows"),
        list(names),
        default="all",
        required=True,
        format_func=names.__getitem__,
        key="registrations-rows",
    )
    preview.table(planned, which or "all")


def commit_button(
    actor: Actor,
    shown: Month,
    planned: import_preview.Preview,
    sheet: Sheet,
    filename: str,
    file_hash: str,
) -> None:
    if not planned.new:
        st.info(t("registrations.nothing_new"))
        return
    st.button(
        plainly("registrations.commit", count=count(planned.new)),
        key="registrations-commit",
        type="primary",
        icon=":material/upload:",
        on_click=commit,
        args=(actor, shown.id, planned, sheet, filename, file_hash),
    )
    # Seen only while the press is being answered, by the style sheet.
    st.html(f'<p class="working" role="status">{t("registrations.working")}</p>')


def commit(
    actor: Actor,
    meeting_id: int,
    planned: import_preview.Preview,
    sheet: Sheet,
    filename: str,
    file_hash: str,
) -> None:
    told = {"filename": filename, "file_hash": file_hash}
    if feedback.attempt(IMPORT, imports.import_rows, actor, meeting_id, sheet, **told) is None:
        return
    state.put(ROUND, file_hash)
    counts = {"new": planned.new, "known": planned.known, "refused": planned.refused}
    feedback.praise(IMPORT, "registrations.imported", **counts)


with st.container(key="registrations"):
    if meeting is None:
        cards.heading(t("registrations.title"), t("registrations.no_meeting"))
    else:
        desk(viewer, meeting)
