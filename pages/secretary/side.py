"""The side of the secretary's desk: the outcome, or the tray that was opened."""

from functools import partial
from typing import Any

import streamlit as st

from console import clock
from console.auth.actor import Actor
from console.capture import note_kinds
from console.capture.views import secretary
from console.capture.views.matter import MatterCard
from console.capture.views.notes import Piece
from console.capture.views.secretary import HeadsLine, SecretaryDesk
from console.live import field_names
from console.side_channel.views.messages import SideChannel
from console.ui import feedback, state, typed_text
from console.ui import format as written
from console.ui.labels import Labels
from console.ui.text import t
from models.codes.capture import NoteKind
from pages.parts import cards, messages
from pages.secretary import (
    acts,
    asker,
    correction_acts,
    covered,
    joining,
    recording,
    screen,
    tray,
)
from pages.secretary.line import line_inputs, units_told
from pages.secretary.meaning import number_in
from pages.secretary.outcome import draw_outcome

PEOPLE_AT_MOST = 100_000
HALL = 0  # stands for the hall in the choice of sites


def draw_side(actor: Actor, desk: SecretaryDesk, channel: SideChannel | None) -> None:
    """Draw the tray that is open, else the outcome of the matter looked at."""
    what, _, which = state.typed(tray.TRAY).partition(":")
    feedback.show(tray.SIDE)
    if what == "heads" and desk.can_write:
        draw_heads(actor, desk)
    elif what == "joining" and desk.can_write:
        joining.draw(actor, desk)
        draw_close()
    elif what == "recording" and desk.can_write:
        recording.draw(actor, desk)
        draw_close()
    elif what == "messages" and channel is not None:
        heading(t("messages.title"))
        messages.draw(actor, channel)
        draw_close()
    elif desk.matter is None:
        st.html(f'<p class="meta">{t("secretary.nothing_chosen")}</p>')
    elif what == "edit" and desk.can_write:
        draw_correction(actor, desk, desk.matter, number_in(which) or 0)
    elif what == "wording" and desk.can_write:
        screen.draw(actor, desk, desk.matter)
        draw_close()
    elif what == "questions" and desk.can_write:
        covered.draw(actor, desk, desk.matter)
        draw_close()
    elif what == "asker" and desk.can_write:
        asker.draw(actor, desk, desk.matter)
        draw_close()
    else:
        draw_outcome(actor, desk, desk.matter)


def draw_correction(actor: Actor, desk: SecretaryDesk, matter: MatterCard, note_id: int) -> None:
    heading(t("secretary.correct"))
    if (piece := matter.piece(note_id)) is None:
        st.html(f'<p class="meta">{t("secretary.piece_gone")}</p>')
    else:
        if piece.id != note_id:  # half-typed words stay, and become one side of the choice
            said = t("secretary.corrected_by", person=piece.author)
            cards.told(said, t("secretary.corrected_hint"), piece.text)
        typed_text.field(
            field_names.correction(desk.code, note_id),
            label=t("secretary.correct_text", time=written.time_of(piece.happened_at)),
            key=f"{correction_acts.CORRECTION}-{note_id}",
            seen=str(note_id),
            on_written=partial(correction_acts.correct, actor, desk, note_id),
            rows=5,
            part="typed_form",
            inputs=correction_inputs(piece.kind),
            units=units_told(desk.units),
            proposed=_standing(piece),
            today=clock.today().isoformat(),
            initial=piece.text_of(note_id) or "",
            submit_label=t("secretary.save_correction"),
            help=t("secretary.correct_help"),
        )
        st.button(
            t("secretary.take_back"),
            key="secretary-take-back",
            icon=":material/undo:",
            on_click=correction_acts.take_back,
            args=(actor, desk, note_id),
        )
    draw_close()


def correction_inputs(kind: NoteKind) -> list[dict[str, Any]]:
    """Give what can be corrected beside the text of a note of this kind."""
    facts = note_kinds.of(kind)
    asked = {
        "unit": facts.names_unit,
        "person": facts.names_person,
        "due": facts.takes_date,
        "time": True,
    }
    given = {told["name"]: told for told in line_inputs()}
    fields = [dict(given[name]) for name, is_asked in asked.items() if is_asked]
    for told in fields:
        told.pop("when", None)
    fields[-1]["label"] = t("secretary.said_at")
    return fields


def _standing(piece: Piece) -> dict[str, str]:
    said = clock.local(piece.happened_at).time()
    return {
        "unit": piece.unit,
        "person": piece.person,
        "due": written.day(piece.due_on) if piece.due_on else "",
        "time": said.isoformat("seconds"),
    }


def draw_heads(actor: Actor, desk: SecretaryDesk) -> None:
    heading(t("secretary.heads"))
    lines = {
        count.bridge_id or HALL: count for count in secretary.load_heads(actor, desk.meeting_id)
    }
    names = {key: _site(line) for key, line in lines.items()}
    chosen = st.selectbox(
        t("secretary.site"), list(names), format_func=Labels(names), key="secretary-site"
    )
    counted = lines[chosen]
    key = f"secretary-people-{chosen}-{counted.headcount_id or 0}"
    st.number_input(
        t("secretary.people"),
        min_value=0,
        max_value=PEOPLE_AT_MOST,
        value=counted.people_count or 0,
        key=key,
    )
    draw_count_buttons(actor, desk, counted, key)
    draw_close()


def draw_count_buttons(actor: Actor, desk: SecretaryDesk, counted: HeadsLine, key: str) -> None:
    with st.container(horizontal=True, key="secretary-count"):
        st.button(
            t("secretary.count"),
            key="secretary-count-now",
            type="primary",
            on_click=acts.count_heads,
            args=(actor, desk, counted.bridge_id, key),
        )
        if counted.headcount_id is not None and counted.people_count is not None:
            st.button(
                t("secretary.amend_count"),
                key="secretary-count-amend",
                on_click=acts.amend_heads,
                args=(actor, desk, counted.headcount_id, counted.people_count, key),
            )
    st.html(f'<p class="meta">{t("secretary.count_help")}</p>')


def _site(line: HeadsLine) -> str:
    name = line.site or t("word.hall")
    if line.people_count is None or line.counted_at is None:
        return t("secretary.not_counted", site=name)
    time = written.time_of(line.counted_at)
    return t("secretary.counted_at", site=name, count=line.people_count, time=time)


def draw_close() -> None:
    st.button(t("secretary.close"), key="secretary-close-tray", on_click=tray.close_tray)


def heading(text: str) -> None:
    cards.title(text)
