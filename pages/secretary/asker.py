"""The tray in which who asked from the floor is named, also when the turn is long over."""

from functools import partial

import streamlit as st

from console.auth.actor import Actor
from console.capture.views.matter import AskedTurn, MatterCard
from console.capture.views.secretary import SecretaryDesk
from console.floor.acts import queue
from console.live import field_names
from console.ui import feedback, typed_text
from console.ui.text import t
from pages.parts import cards
from pages.secretary.tray import SIDE, close_tray

ASKER = "secretary-asker"


def draw(actor: Actor, desk: SecretaryDesk, matter: MatterCard) -> None:
    """Draw the tray; without a turn there is nobody to name here."""
    cards.title(t("secretary.asker", number=f"{matter.number:02}"))
    if (turn := matter.turn) is None:
        st.html(f'<p class="meta">{t("secretary.asked_in_no_turn")}</p>')
        return
    typed_text.field(
        field_names.asker(desk.code, turn.id),
        label=t("secretary.asker_name", number=turn.number),
        key=f"{ASKER}-{turn.id}",
        seen=turn.name,
        on_written=partial(name_asker, actor, desk, turn),
        initial=turn.name,
        submit_label=t("secretary.save_asker"),
        help=t("secretary.asker_help"),
    )


def name_asker(actor: Actor, desk: SecretaryDesk, turn: AskedTurn) -> None:
    """Name who spoke; a name somebody else gave first stands, and the own one stays written."""
    handed = typed_text.handed(f"{ASKER}-{turn.id}")
    if handed == typed_text.NOTHING:
        return
    with feedback.praised(SIDE, "secretary.asker_named", name=handed.text.strip()):
        queue.name_turn(actor, desk.meeting_id, turn.id, handed.text, seen=handed.seen)
        typed_text.done(actor, handed.field)
        close_tray()
