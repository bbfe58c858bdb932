"""Papers of a meeting: the list, one opened to write, send, issue, replace and take away."""

from html import escape

import streamlit as st

from console.auth.actor import Actor
from console.docx import pdf
from console.live.topics import Topic
from console.meetings.views.agenda import Month
from console.official.document import ADDRESSED
from console.official.views import documents
from console.official.views.documents import KINDS, PaperDesk, PaperLine
from console.ui import blocks, current_meeting, day_field, feedback, gate, live, state, typed_text
from console.ui import format as written
from console.ui.labels import Labels
from console.ui.text import as_written, language, plainly, t
from models.codes.documents import DocumentState
from pages.papers import acts
from pages.parts import cards, table
from pages.parts.cards import Mark
from pages.parts.table import Cell

SEARCH = "papers-search"
HEADS = ("paper", "state_head", "number", "dated_on", "lacks")
LOOKS = {DocumentState.DRAFT: "idle", DocumentState.PENDING: "warn", DocumentState.ISSUED: "ok"}

viewer = gate.require("papers")
meeting = current_meeting.meeting(viewer)


@gate.fragment("papers")
def body(actor: Actor, looked_at: Month) -> None:
    live.signal(Topic.PAPERS, key="papers-signal")
    desk = documents.load(actor, looked_at.id)
    month = written.month_of(looked_at.code)
    cards.heading(t("papers.heading", month=month), lead(desk))
    feedback.show(acts.AREA)
    draw_begin(actor, desk)
    if not desk.papers:
        cards.next_step(t("papers.none"), t("papers.none_next"))
        return
    found = desk.sought(search())
    table.draw(
        t("papers.caption"),
        [t(f"papers.{head}") for head in HEADS],
        [row(document) for document in found],
        nothing=t("papers.none_found"),
    )
    draw_opened(actor, desk, found)


def lead(desk: PaperDesk) -> str:
    counts = {
        state.value: written.number(sum(paper.state is state for paper in desk.papers), language())
        for state in LOOKS
    }
    return t("papers.lead", **counts)


def search() -> str:
    st.text_input(
        t("papers.search"),
        key=SEARCH,
        type="search",
        live=True,
        placeholder=t("papers.search_hint"),
        persist_state="page",
    )
    return state.typed(SEARCH)


def draw_begin(actor: Actor, desk: PaperDesk) -> None:
    with st.container(key="papers-begin", horizontal=True, vertical_alignment="bottom"):
        if not desk.may_prepare:
            return
        names = {kind: t(f"papers.kind.{kind.value}") for kind in KINDS}
        st.selectbox(t("papers.kind_label"), KINDS, format_func=Labels(names), key=acts.KIND)
        st.button(
            t("papers.begin"),
            key="papers-begin-button",
            icon=":material/note_add:",
            on_click=acts.begin,
            args=(actor, desk.meeting_id),
        )


def title(one: PaperLine) -> str:
    kind = t(f"papers.kind.{one.content.kind.value}")
    return f"{kind} {one.number}".strip() if one.number else t("papers.unnumbered", kind=kind)


def row(one: PaperLine) -> tuple[Cell, ...]:
    dated = written.day(one.dated_on) if one.dated_on else ""
    lacks = "\n".join(t(f"papers.{field}") for field in one.missing)
    return (f"{title(one)}\n{one.content.subject}", standing(one), one.number, dated, lacks)


def standing(one: PaperLine) -> Mark:
    if one.state is DocumentState.ISSUED and one.replaced_by_id:
        return Mark("idle", t("papers.state.replaced"))
    return Mark(LOOKS[one.state], t(f"papers.state.{one.state.value}"))


def draw_opened(actor: Actor, desk: PaperDesk, found: tuple[PaperLine, ...]) -> None:
    if not found:
        return
    by_id = {document.id: document for document in found}
    names = {
        document.id: t(
            "papers.named", title=title(document), state=standing(document).word, id=document.id
        )
        for document in found
    }
    chosen: int = st.selectbox(
        t("papers.open"), list(by_id), format_func=Labels(names), key=acts.OPENED
    )
    paper = by_id.get(chosen)
    if paper is None:
        return
    with st.container(key=f"papers-{paper.state.value}-{paper.id}"):
        DRAWN[paper.state](actor, desk, paper)
    downloads(paper)
    label = t("papers.preview", title=title(paper))
    with blocks.expander(as_written(label), key=f"papers-preview-{paper.id}"):
        shown = documents.shown(paper.content)
        named = f'aria-label="{escape(label)}" lang="vi"'
        st.html(f'<article class="paper" {named}>{shown}</article>')


def draw_draft(actor: Actor, desk: PaperDesk, paper: PaperLine) -> None:
    with st.container(key="papers-returned"):
        if paper.note:
            st.warning(plainly("papers.was_returned", note=paper.note))
    if not desk.may_prepare:
        return
    with st.container(key="papers-kept"):
        draw_kept(paper)
    fields(paper)
    is_unsaved = bool(acts.unsaved(paper))
    with st.container(key="papers-acts", horizontal=True):
        given = (actor, desk.meeting_id, paper)
        st.button(
            t("papers.save"),
            key="papers-save",
            icon=":material/save:",
            on_click=acts.save,
            args=given,
        )
        st.button(
            t("papers.send"),
            key="papers-send",
            type="primary",
            icon=":material/send:",
            disabled=bool(paper.missing) or is_unsaved,
            on_click=acts.send,
            args=given,
        )
    cards.note(t("papers.send_lacks") if paper.missing else t("papers.send_help"))


def draw_kept(paper: PaperLine) -> None:
    """Show what this person typed when somebody else was faster, beside what holds now."""
    kept = acts.kept(paper)
    if kept:
        with blocks.expander(t("papers.typed"), is_open=True, key="papers-typed-kept"):
            for field, text in kept.items():
                st.caption(t(f"papers.{field}"))
                st.code(text, language=None, wrap_lines=True)


def fields(paper: PaperLine) -> None:
    said = paper.content
    st.text_input(t("papers.subject"), value=said.subject, key=acts.key("subject", paper))
    if said.kind in ADDRESSED:
        typed_text.area(
            t("papers.addressees"),
            value="\n".join(said.addressees),
            key=acts.key("addressees", paper),
        )
        cards.note(t("papers.addressees_help"))
    typed_text.area(
        t("papers.body"),
        value=said.body,
        height=280,
        key=acts.key("body", paper),
    )
    cards.note(t("papers.body_help"))
    title_side, name_side = blocks.columns(2, key="papers-signer")
    title_side.text_input(
        t("papers.signer_title"),
        value=said.signer_title,
        key=acts.key("signer_title", paper),
    )
    name_side.text_input(t("papers.signer"), value=said.signer, key=acts.key("signer", paper))
    cards.note(t("papers.signer_title_help"))


def draw_pending(actor: Actor, desk: PaperDesk, paper: PaperLine) -> None:
    st.info(t("papers.pending_help"))
    if not desk.may_issue:
        return
    given = (actor, desk.meeting_id, paper)
    number, dated = blocks.columns(2, key="papers-registered")
    number.text_input(t("papers.number"), key=acts.key("number", paper))
    with dated:
        day_field.draw(t("papers.dated_on"), key=acts.key("dated", paper))
    cards.note(t("papers.number_help"))
    st.button(
        t("papers.issue"),
        key="papers-issue",
        type="primary",
        icon=":material/approval:",
        on_click=acts.issue,
        args=given,
    )
    st.text_input(t("papers.note"), key=acts.key("note", paper))
    st.button(
        t("papers.return"),
        key="papers-return",
        icon=":material/undo:",
        on_click=acts.give_back,
        args=given,
    )


def draw_issued(actor: Actor, desk: PaperDesk, paper: PaperLine) -> None:
    at = written.moment(paper.issued_at) if paper.issued_at else ""
    table.draw(
        t("papers.kept"),
        (t("papers.number"), t("papers.dated_on"), t("papers.issued_at"), t("papers.hash")),
        [
            (
                paper.number,
                written.day(paper.dated_on) if paper.dated_on else "",
                at,
                paper.content_hash,
            )
        ],
        nothing="",
    )
    numbers = {paper.id: title(paper) for paper in desk.papers}
    if paper.replaces_id:
        st.info(plainly("papers.replaces", title=numbers.get(paper.replaces_id, "")))
    if paper.corrects_id:
        st.info(plainly("papers.corrects", title=numbers.get(paper.corrects_id, "")))
    for document in desk.papers:
        if document.corrects_id == paper.id:
            st.info(plainly("papers.corrected_by", title=title(document)))
    if paper.replaced_by_id:
        st.warning(plainly("papers.replaced_by", title=numbers.get(paper.replaced_by_id, "")))
    elif desk.may_prepare:
        st.button(
            t("papers.replace"),
            key="papers-replace",
            icon=":material/difference:",
            on_click=acts.replace,
            args=(actor, desk.meeting_id, paper),
        )
        st.button(
            t("papers.correct"),
            key="papers-correct",
            icon=":material/spellcheck:",
            on_click=acts.correct,
            args=(actor, desk.meeting_id, paper),
        )
        cards.note(t("papers.mend_help"))


def downloads(paper: PaperLine) -> None:
    folder, is_missing = f"/files/papers/{paper.id}", pdf.office() is None
    with st.container(key="papers-downloads", horizontal=True):
        st.link_button(t("papers.docx"), f"{folder}.docx", icon=":material/download:")
        st.link_button(
            t("papers.pdf"), f"{folder}.pdf", icon=":material/download:", disabled=is_missing
        )
        if len(paper.content.addressees) > 1:
            st.link_button(t("papers.zip"), f"{folder}.zip", icon=":material/folder_zip:")


DRAWN = {
    DocumentState.DRAFT: draw_draft,
    DocumentState.PENDING: draw_pending,
    DocumentState.ISSUED: draw_issued,
}

with st.container(key="papers"):
    if meeting is None:
        cards.heading(t("papers.title"), t("papers.no_meeting"))
        cards.next_step(t("papers.next"), t("papers.open_first"))
    else:
        body(viewer, meeting)
