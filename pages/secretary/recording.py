"""The tray of the recordings: when each began, and where in them each question is spoken of."""

from datetime import datetime

import streamlit as st

from console import clock
from console.auth.actor import Actor
from console.capture.acts import recordings as acts
from console.capture.views import recordings
from console.capture.views.recordings import MarkedMatter, Recordings
from console.capture.views.secretary import SecretaryDesk
from console.ui import feedback, state
from console.ui import format as written
from console.ui.text import plainly, t
from pages.parts import cards, table
from pages.secretary.meaning import time_in
from pages.secretary.tray import SIDE

BEGAN = "secretary-recording-began"  # the time typed; empty = now


def draw(actor: Actor, desk: SecretaryDesk) -> None:
    """Draw when the recordings began, the way to tell of another, and the jump marks."""
    cards.title(t("recording.title"))
    told = recordings.load(actor, desk.meeting_id)
    with st.container(key="secretary-recordings"):
        for number, recording in enumerate(told.told, 1):
            _draw_told(actor, desk, number, recording)
    st.text_input(t("recording.began"), key=BEGAN, placeholder=t("secretary.time_example"))
    st.button(
        t("recording.start"),
        key="secretary-start-recording",
        type="primary",
        icon=":material/fiber_manual_record:",
        on_click=start,
        args=(actor, desk, len(told.told)),
    )
    st.html(f'<p class="meta">{t("recording.help")}</p>')
    _draw_marks(desk, told)


def _draw_told(
    actor: Actor, desk: SecretaryDesk, number: int, told: recordings.RecordingTold
) -> None:
    at = f"{clock.local(told.started_at):%H:%M:%S}"
    with st.container(horizontal=True, vertical_alignment="center", key=f"recording-{told.id}"):
        st.html(f"<p>{t('recording.told', number=number, time=at)}</p>")
        st.button(
            plainly("recording.take_back", number=number),
            key=f"secretary-take-back-recording-{told.id}",
            on_click=feedback.attempt,
            args=(SIDE, acts.take_back_recording, actor, desk.meeting_id, told.id),
        )


def _draw_marks(desk: SecretaryDesk, told: Recordings) -> None:
    heads = [t(f"recording.column.{column}") for column in ("matter", "time", "time_code")]
    lines = [_line(matter) for matter in told.marked]
    table.draw(t("recording.marks"), heads, lines, nothing=t("recording.no_marks"))
    if told.told and lines:
        st.link_button(
            t("recording.download"),
            f"/files/{desk.code}/recording.csv",
            icon=":material/download:",
        )


def _line(matter: MarkedMatter) -> tuple[str, str, str]:
    mark = matter.mark
    said = t("recording.mark", number=mark.recording, time_code=mark.time_code) if mark else ""
    return (
        f"{matter.number:02}",
        written.time_of(matter.taken_up_at),
        said or t("recording.not_running"),
    )


def start(actor: Actor, desk: SecretaryDesk, seen: int) -> None:
    """Tell that a recording began now, or at the time typed; what is no time is refused."""
    typed = state.typed(BEGAN).strip()
    at = _moment(desk, typed)
    if typed and at is None:
        feedback.warn(SIDE, "recording.unreadable", text=typed)
        return
    with feedback.praised(SIDE, "recording.started"):
        acts.start_recording(actor.at(at), desk.meeting_id, seen=seen)
        state.put(BEGAN, "")


def _moment(desk: SecretaryDesk, typed: str) -> datetime | None:
    said = time_in(typed)
    if said is None:
        return None
    day = clock.local(desk.opened_at or clock.now()).date()
    return clock.from_local(datetime.combine(day, said))
