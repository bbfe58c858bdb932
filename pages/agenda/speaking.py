"""How people speak: names in public, time of a turn, order, shares of the places."""

from html import escape

import streamlit as st

from console import settings
from console.auth.actor import Actor
from console.floor.views import presets
from console.floor.views.presets import PresetsDesk
from console.meetings.presets import SECONDS, WEIGHTS
from console.meetings.views.agenda_choices import AgendaDesk
from console.ui import blocks
from console.ui.labels import Labels
from console.ui.text import t
from console.web import qr_code
from models.codes.meetings import AskerShown, TurnOrder
from pages.agenda import speaking_acts as acts
from pages.parts import table

SHARES = ("hall", "bridge", "online")


def draw_speaking(actor: Actor, shown: AgendaDesk) -> None:
    desk = presets.load(actor, shown.programme.meeting_id)
    now = desk.presets
    table.draw(
        t("agenda.presets.title"),
        (t("agenda.presets.what"), t("agenda.presets.set_to")),
        [
            (t("agenda.presets.names"), t(f"agenda.asker_shown.{now.asker_shown.value}")),
            (t("agenda.presets.seconds"), t("agenda.presets.of_turn", count=now.seconds_per_turn)),
            (
                t("agenda.presets.answer_seconds"),
                t("agenda.presets.of_turn", count=now.seconds_per_answer),
            ),
            (t("agenda.presets.order"), t(f"agenda.turn_order.{now.order.value}")),
            *((t(f"agenda.presets.{name}"), str(acts.share(now, name))) for name in SHARES),
            (
                t("agenda.presets.public_queue"),
                t("agenda.presets.yes" if now.is_queue_public else "agenda.presets.no"),
            ),
        ],
        nothing="",
    )
    st.write(t("agenda.presets.hint"))
    with st.container(key="agenda-public-queue"):
        if now.is_queue_public:
            public_queue(shown.programme.code)
    if desk.can_set:
        form(actor, shown.programme.meeting_id, desk)


def public_queue(code: str) -> None:
    """Draw the address at which people join the queue, and its QR code."""
    address = f"{settings.current().public_url.rstrip('/')}/speak/{code}"
    st.html(
        f"<p>{escape(t('agenda.presets.public_queue_lead'))} "
        f'<a href="{escape(address)}">{escape(address)}</a></p>'
        f'<img class="qr" alt="{escape(t("agenda.presets.public_queue_qr"))}" '
        f'src="{qr_code.as_image(address)}">'
    )


def form(actor: Actor, meeting_id: int, desk: PresetsDesk) -> None:
    now = desk.presets
    shown, seconds, answers, order_kept = blocks.columns([1, 1, 1, 1], key="agenda-presets")
    shown.selectbox(
        t("agenda.presets.names"),
        list(AskerShown),
        index=list(AskerShown).index(now.asker_shown),
        format_func=Labels({names: t(f"agenda.asker_shown.{names.value}") for names in AskerShown}),
        key=acts.key("names", now),
    )
    lengths = (
        (seconds, "seconds", now.seconds_per_turn),
        (answers, "answer_seconds", now.seconds_per_answer),
    )
    for column, name, length in lengths:
        column.number_input(
            t(f"agenda.presets.{name}"),
            SECONDS[0],
            SECONDS[-1],
            value=length,
            step=30,
            key=acts.key(name, now),
        )
    order_kept.selectbox(
        t("agenda.presets.order"),
        list(TurnOrder),
        index=list(TurnOrder).index(now.order),
        format_func=Labels({order: t(f"agenda.turn_order.{order.value}") for order in TurnOrder}),
        key=acts.key("order", now),
    )
    shares(desk)
    st.checkbox(
        t("agenda.presets.public_queue"),
        value=now.is_queue_public,
        key=acts.key("public_queue", now),
    )
    st.button(
        t("agenda.presets.save"),
        key="agenda-save-presets",
        on_click=acts.save,
        args=(actor, meeting_id, desk),
    )


def shares(desk: PresetsDesk) -> None:
    now = desk.presets
    for name, column in zip(SHARES, blocks.columns([1, 1, 1], key="agenda-shares"), strict=True):
        column.number_input(
            t(f"agenda.presets.{name}"),
            WEIGHTS[0],
            WEIGHTS[-1],
            value=acts.share(now, name),
            key=acts.key(name, now),
        )
