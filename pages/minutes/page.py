"""The minutes: what is still missing, the text as it would be signed, signing, the papers kept."""

from collections.abc import Iterator

import streamlit as st

from console.auth.actor import Actor
from console.docx import pdf
from console.live.topics import Topic
from console.minutes.acts import signature
from console.minutes.views import minutes
from console.minutes.views.minutes import DocumentLine, MinutesDesk
from console.ui import blocks, current_meeting, day_field, feedback, gate, live, state
from console.ui import format as written
from console.ui.labels import Labels
from console.ui.text import language, plainly, t
from models.codes.meetings import MeetingState
from pages.parts import cards, table
from pages.parts.cards import Mark

AREA = "minutes"
SECTIONS = ("state", "preview", "documents")
SECRETARY, CHAIR = "minutes-secretary", "minutes-chair"
NUMBER, DATED, READ = "minutes-number", "minutes-dated", "minutes-read"
HASH_SHOWN = 16  # characters; the whole one stands beside the signature

viewer = gate.require("minutes")


def missing(shown: MinutesDesk) -> Iterator[tuple[str, Mark]]:
    """Tell what stands between these minutes and their signatures, each with its state."""
    is_closed = shown.state is MeetingState.CLOSED
    word = t(f"word.meeting.{shown.state.value}")
    yield t("minutes.check_closed"), Mark("ok" if is_closed else "warn", word)
    left = shown.undecided
    numbers = ", ".join(str(number) for number in left)
    yield (
        t("minutes.check_decided"),
        Mark("fault", t("minutes.undecided", count=len(left), numbers=numbers))
        if left
        else Mark("ok", t("minutes.all_decided")),
    )
    unreviewed = shown.content.unreviewed_count
    yield (
        t("minutes.check_reviewed"),
        Mark("warn", t("minutes.unreviewed", count=written.number(unreviewed, language())))
        if unreviewed
        else Mark("ok", t("minutes.all_reviewed")),
    )
    yield t("minutes.check_officers"), officers(shown)
    yield (
        t("minutes.check_capture"),
        Mark("idle", t("minutes.capture_open"))
        if shown.is_capture_open
        else Mark("ok", t("minutes.capture_ended")),
    )


def officers(shown: MinutesDesk) -> Mark:
    if shown.content.chairs and shown.content.secretaries:
        return Mark("ok", t("minutes.officers_known"))
    return Mark("warn", t("minutes.officers_missing"))


def draw_state(actor: Actor, shown: MinutesDesk) -> None:
    with st.container(key="minutes-standing"):
        if shown.paper is None:
            cards.steps(t("minutes.missing"), missing(shown))
        else:
            draw_signed(shown.paper)
    draw_mark(shown)
    downloads(shown)
    if shown.paper is None and shown.may_sign:
        sign_form(actor, shown)


def draw_signed(paper: DocumentLine) -> None:
    signed_at = written.moment(paper.signed_at) if paper.signed_at else ""
    cards.next_step(
        t("minutes.signed_title"),
        t("minutes.signed", at=signed_at, secretary=paper.secretary, chair=paper.chair),
    )
    table.draw(
        t("minutes.signed_paper"),
        (t("minutes.number"), t("minutes.dated_on"), t("minutes.hash")),
        [
            (
                paper.number or t("minutes.no_number"),
                written.day(paper.dated_on) if paper.dated_on else t("minutes.no_date"),
                paper.content_hash,
            )
        ],
        nothing="",
    )
    st.info(t("minutes.correction"))


def draw_mark(shown: MinutesDesk) -> None:
    head = shown.content.journal
    facts = [(t("minutes.entry"), str(head.number), head.hash)]
    if shown.paper is None:
        facts.append((t("minutes.draft"), "", minutes.draft(shown.content).content_hash))
    table.draw(
        t("minutes.rests_on"),
        (t("minutes.what"), t("minutes.entry_number"), t("minutes.hash")),
        facts,
        nothing="",
    )


def downloads(shown: MinutesDesk) -> None:
    folder = f"/files/{shown.content.meeting_code}/minutes"
    is_missing = pdf.office() is None
    with st.container(key="minutes-downloads", horizontal=True):
        st.link_button(t("minutes.docx"), f"{folder}.docx", icon=":material/download:")
        st.link_button(
            t("minutes.pdf"), f"{folder}.pdf", icon=":material/download:", disabled=is_missing
        )
    st.html(
        f'<p class="meta">{t("error.office_missing" if is_missing else "minutes.pdf_help")}</p>'
    )


def sign_form(actor: Actor, shown: MinutesDesk) -> None:
    st.header(t("minutes.sign_title"), anchor=False)
    if shown.why_not:
        st.warning(refusal(shown))
        return
    made = minutes.draft(shown.content)
    st.markdown(plainly("minutes.sign_help", number=shown.content.journal.number))
    secretary, chair = blocks.columns(2, key="minutes-signers")
    secretary.text_input(t("minutes.secretary"), value=shown.secretary, key=SECRETARY)
    chair.text_input(t("minutes.chair"), value=shown.chair, key=CHAIR)
    number, dated = blocks.columns(2, key="minutes-registered")
    number.text_input(t("minutes.number"), key=NUMBER)
    number.html(f'<p class="meta">{t("minutes.number_help")}</p>')
    with dated:
        day_field.draw(t("minutes.dated_on"), key=DATED)
    st.checkbox(plainly("minutes.compared", hash=made.content_hash[:HASH_SHOWN]), key=READ)
    st.button(
        t("minutes.sign"),
        key="minutes-sign",
        type="primary",
        icon=":material/draw:",
        on_click=sign,
        args=(actor, shown.meeting_id, made.content_hash, shown.content.journal.number),
    )


def refusal(shown: MinutesDesk) -> str:
    if shown.why_not == "matters_undecided":
        first, count = shown.undecided[0], len(shown.undecided)
        return plainly("minutes.cannot_undecided", first=first, count=count)
    return t(f"error.{shown.why_not}")


def sign(actor: Actor, meeting_id: int, content_hash: str, seen: int) -> None:
    if not state.value(READ):
        feedback.warn(AREA, "minutes.compare_first")
        return
    if day_field.unreadable(DATED):
        feedback.warn(AREA, "field.day_unreadable")
        return
    done = feedback.attempt(
        AREA,
        signature.sign_minutes,
        actor,
        meeting_id,
        secretary=state.typed(SECRETARY),
        chair=state.typed(CHAIR),
        number_text=state.typed(NUMBER),
        dated_on=state.value(DATED),
        content_hash=content_hash,
        seen=seen,
    )
    if done is None:
        state.put(READ, False)
    else:
        feedback.praise(AREA, "minutes.signed_now")


def draw_preview(_actor: Actor, shown: MinutesDesk) -> None:
    downloads(shown)
    label = t("minutes.preview_label", code=shown.content.meeting_code)
    with st.spinner(t("minutes.building")):
        body = minutes.shown(shown.content)
    st.html(f'<article class="paper" aria-label="{label}" lang="vi">{body}</article>')


def draw_documents(_actor: Actor, shown: MinutesDesk) -> None:
    table.draw(
        t("minutes.documents"),
        (
            t("minutes.document"),
            t("minutes.state"),
            t("minutes.number"),
            t("minutes.dated_on"),
            t("minutes.signers"),
        ),
        [document(paper) for paper in shown.documents],
        nothing=t("minutes.no_documents"),
    )


def document(one: DocumentLine) -> tuple[str | Mark, ...]:
    signed_at = written.moment(one.signed_at) if one.signed_at else ""
    return (
        t(f"minutes.kind.{one.kind.value}", code=one.meeting),
        Mark("ok", t("minutes.is_signed", at=signed_at))
        if one.is_signed
        else Mark("idle", t("minutes.is_draft")),
        one.number or t("minutes.no_number"),
        written.day(one.dated_on) if one.dated_on else t("minutes.no_date"),
        "\n".join(filter(None, (one.secretary, one.chair))),
    )


DRAWN = {"state": draw_state, "preview": draw_preview, "documents": draw_documents}


@gate.fragment("minutes")
def body(meeting_id: int) -> None:
    live.signal(Topic.PAPERS, Topic.CAPTURE, Topic.MEETING, key="minutes-signal")
    shown = minutes.load(viewer, meeting_id)
    lead = t("minutes.lead_signed" if shown.paper else "minutes.lead_draft", code=meeting_code)
    cards.heading(t("minutes.title"), lead)
    section = st.segmented_control(
        t("minutes.parts"),
        SECTIONS,
        format_func=Labels({section: t(f"minutes.section.{section}") for section in SECTIONS}),
        default=SECTIONS[0],
        required=True,
        key="minutes-section",
        label_visibility="collapsed",
    )
    feedback.show(AREA)
    DRAWN[section or SECTIONS[0]](viewer, shown)


meeting = current_meeting.meeting(viewer)
meeting_code = meeting.code if meeting else ""
with st.container(key="minutes"):
    if meeting is None:
        cards.heading(t("minutes.title"), t("minutes.no_meeting"))
        cards.next_step(t("minutes.next"), t("minutes.open_first"))
    else:
        body(meeting.id)
