"""The tray in which a matter is put on the screens: its words, what the hall would see, the act."""

from functools import partial
from html import escape

import streamlit as st

from console.auth.actor import Actor
from console.boards import screen_preview
from console.boards.board import DrawnBoard, Screen
from console.boards.screen_preview import ScreenPreview
from console.capture.views.matter import MatterCard
from console.capture.views.secretary import SecretaryDesk
from console.live import field_names
from console.ui import state, typed_text
from console.ui.text import language, t
from console.web import public_screens
from pages.parts import cards
from pages.secretary import screen_acts


def draw(actor: Actor, desk: SecretaryDesk, matter: MatterCard) -> None:
    """Draw the tray; what is typed in it is shown to nobody before it was looked at."""
    cards.title(t("secretary.wording", number=f"{matter.number:02}"))
    with st.container(key="secretary-preview"):
        if (text := screen_acts.previewed(matter.id)) is not None:
            _preview(actor, desk, matter, text)
    with st.container(key="secretary-on-screen"):
        if matter.is_on_screen:
            _on_screen(actor, desk, matter)
    typed_text.field(
        field_names.wording(desk.code, matter.id),
        label=t("secretary.wording_text"),
        key=screen_acts.wording_key(matter.id),
        seen=matter.screen_text,
        on_written=partial(screen_acts.preview, matter.id),
        rows=4,
        initial=matter.wording,
        submit_label=t("secretary.preview"),
        help=t("secretary.wording_help"),
    )


def _on_screen(actor: Actor, desk: SecretaryDesk, matter: MatterCard) -> None:
    cards.told(t("secretary.on_screen_now"), matter.screen_reason, matter.screen_text)
    st.button(
        t("secretary.take_off_screen"),
        key="secretary-take-off-screen",
        icon=":material/visibility_off:",
        on_click=screen_acts.take_off,
        args=(actor, desk, matter.id, matter.screen_version),
    )


def _preview(actor: Actor, desk: SecretaryDesk, matter: MatterCard, text: str) -> None:
    shown = screen_preview.load(actor, desk.meeting_id, matter.id, text)
    _as_in_the_hall(shown)
    if shown.is_withheld:
        st.html(f'<p class="meta">{escape(t("secretary.preview_withheld"))}</p>')
    given = (actor, desk, matter.id, text, matter.screen_text)
    st.button(
        t("secretary.show_masked" if shown.masked else "secretary.put_on_screen"),
        key="secretary-show",
        type="primary",
        on_click=screen_acts.show,
        args=given,
    )
    with st.container(key="secretary-unmasked"):
        if shown.masked:
            _unmasked(shown, screen_acts.reason_key(matter.id), given)


def _as_in_the_hall(shown: ScreenPreview) -> None:
    """Draw the hall's own screen, by its own template."""
    board = DrawnBoard(Screen.HALL, language())
    stage = public_screens.with_clocks(public_screens.fragments(shown.content, board)["stage"])
    title = escape(t("secretary.preview_title"))
    st.html(f'<h3 class="label">{title}</h3><div class="hall-preview">{stage}</div>')


def _unmasked(
    shown: ScreenPreview, reason: str, given: tuple[Actor, SecretaryDesk, int, str, str]
) -> None:
    found = "".join(
        f"<li>{escape(t(f'secretary.private.{place.kind.value}'))}: "
        f'<span lang="vi">{escape(place.text)}</span></li>'
        for place in shown.masked
    )
    st.html(f'<p class="meta">{escape(t("secretary.masked"))}</p><ul class="told">{found}</ul>')
    st.text_input(t("secretary.unmask_reason"), key=reason)
    st.button(
        t("secretary.show_whole"),
        key="secretary-show-whole",
        on_click=screen_acts.show_whole,
        args=given,
        disabled=not state.typed(reason).strip(),
    )
