"""The tray of what a matter covers: its forms, and the way to split it."""

import streamlit as st

from console.auth.actor import Actor
from console.capture.acts import questions
from console.capture.views import secretary
from console.capture.views.matter import MatterCard
from console.capture.views.secretary import SecretaryDesk
from console.live import field_names
from console.ui import feedback, state, typed_text
from console.ui.labels import Labels
from console.ui.text import t
from models.codes.meetings import COUNTERS_OPEN
from pages.parts import cards
from pages.secretary import tray

QUESTIONS = "secretary-questions"  # with the matter's id, as those below
SEEN = "secretary-questions-seen"  # what the matter covered when the tray was opened
SPLIT, WORDING = "secretary-split", "secretary-split-wording"


def draw(actor: Actor, desk: SecretaryDesk, matter: MatterCard) -> None:
    """Draw which forms the matter covers, to be corrected or split off."""
    cards.title(t("secretary.questions", number=f"{matter.number:02}"))
    _draw_forms(actor, desk, matter)
    _draw_split(actor, desk, matter)


def _draw_forms(actor: Actor, desk: SecretaryDesk, matter: MatterCard) -> None:
    covered = tuple(question.id for question in matter.asked)
    if state.value(f"{QUESTIONS}-{matter.id}") is None:
        state.put(f"{SEEN}-{matter.id}", covered)
    names = secretary.load_questions(actor, desk.meeting_id)
    st.multiselect(
        t("secretary.questions_covered"),
        list(names),
        default=list(covered),
        format_func=Labels(names),
        key=f"{QUESTIONS}-{matter.id}",
        placeholder=t("secretary.choose_forms"),
    )
    st.html(f'<p class="meta">{t("secretary.questions_help")}</p>')
    if desk.state in COUNTERS_OPEN:
        st.link_button(t("counter.open"), f"/counter/{desk.code}", icon=":material/add_notes:")
    st.button(
        t("secretary.save_questions"),
        key="secretary-save-questions",
        type="primary",
        on_click=correct,
        args=(actor, desk, matter.id),
    )


def _draw_split(actor: Actor, desk: SecretaryDesk, matter: MatterCard) -> None:
    names = {
        question.id: " ".join(filter(None, (question.ref, question.name)))
        for question in matter.asked
    }
    if not names:
        return
    cards.title(t("secretary.split"))
    st.multiselect(
        t("secretary.split_which"),
        list(names),
        default=list(names) if len(names) == 1 else [],
        format_func=Labels(names),
        key=f"{SPLIT}-{matter.id}",
        placeholder=t("secretary.choose_forms"),
    )
    typed_text.area(
        t("secretary.split_wording"),
        key=f"{WORDING}-{matter.id}",
        kept_as=field_names.split(desk.code, matter.id),
        placeholder=t("secretary.split_wording_hint"),
    )
    st.button(
        t("secretary.split"),
        key="secretary-split-off",
        icon=":material/call_split:",
        on_click=split,
        args=(actor, desk, matter.id, tuple(names)),
    )


def correct(actor: Actor, desk: SecretaryDesk, matter_id: int) -> None:
    chosen = tuple(state.value(f"{QUESTIONS}-{matter_id}") or ())
    seen = state.value(f"{SEEN}-{matter_id}")
    if feedback.attempt(
        tray.SIDE,
        questions.correct_questions,
        actor,
        desk.meeting_id,
        matter_id,
        chosen,
        seen=seen,
    ):
        tray.close_tray()


def split(actor: Actor, desk: SecretaryDesk, matter_id: int, seen: tuple[int, ...]) -> None:
    taken = tuple(state.value(f"{SPLIT}-{matter_id}") or ())
    key = f"{WORDING}-{matter_id}"
    with feedback.praised(tray.SIDE, "secretary.was_split"):
        wording = state.typed(key)
        questions.split_matter(actor, desk.meeting_id, matter_id, taken, wording, seen=seen)
        typed_text.area_done(actor, field_names.split(desk.code, matter_id), key)
        tray.close_tray()
