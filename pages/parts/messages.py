"""The side channel at a desk: what was written to it, and the form to write to another desk."""

from html import escape

import streamlit as st

from console.auth.actor import Actor
from console.auth.permissions import Permission
from console.side_channel.acts import messages as acts
from console.side_channel.views import messages as view
from console.side_channel.views.messages import DeskNamed, MessageRead, SideChannel
from console.ui import feedback, state
from console.ui import format as written
from console.ui.chips import icon_html
from console.ui.labels import Labels
from console.ui.text import plainly, t
from models.codes.side_channel import ShortCode

AREA = "messages"
TO, CODE, TEXT = "messages-to", "messages-code", "messages-text"


def load(viewer: Actor, meeting_id: int) -> SideChannel | None:
    """Give the side channel at the viewer's desk; None = this role has none."""
    if Permission.CHANNEL_WRITE not in viewer.permissions:
        return None
    return view.load(viewer, meeting_id)


def button_label(channel: SideChannel) -> str:
    """Name the button that opens it, with how many messages wait here."""
    count = len(channel.waiting)
    return t("messages.open_waiting", count=count) if count else t("messages.open")


def told(message: MessageRead) -> str:
    """Say a message in one line: who, then the code and the words."""
    return f"{_desk(message.sender)}: {_said(message)}"


def draw(viewer: Actor, channel: SideChannel) -> None:
    """Draw the form, and below it the messages, the newest first."""
    feedback.show(AREA)
    if channel.receivers:
        with st.container(key="messages-form"):
            _form(viewer, channel)
    with st.container(key="messages-list"):
        if not channel.messages:
            st.html(f'<p class="meta">{t("messages.none")}</p>')
        for message in channel.messages:
            _line(viewer, channel, message)


def _form(viewer: Actor, channel: SideChannel) -> None:
    names = {_option(receiver): _desk(receiver) for receiver in channel.receivers}
    st.selectbox(
        t("messages.to"),
        list(names),
        format_func=Labels(names),
        key=f"{TO}-{channel.meeting_id}",
        persist_state="session",
    )
    st.selectbox(
        t("messages.code"),
        list(ShortCode),
        index=None,
        format_func=Labels({code: t(f"messages.codes.{code.value}") for code in ShortCode}),
        key=CODE,
        placeholder=t("messages.code_hint"),
        persist_state="session",
    )
    st.text_input(t("messages.text"), key=TEXT, persist_state="session")
    st.button(
        t("messages.send"),
        key="messages-send",
        icon=":material/send:",
        on_click=_send,
        args=(viewer, channel),
    )


def _line(viewer: Actor, channel: SideChannel, message: MessageRead) -> None:
    with st.container(key=f"messages-line-{message.id}"):
        st.html(_html(message))
        if message.waits_here:
            st.button(
                plainly("messages.acknowledge", sender=_desk(message.sender)),
                key=f"messages-acknowledge-{message.id}",
                icon=":material/done:",
                on_click=_acknowledge,
                args=(viewer, channel, message),
            )


def _html(message: MessageRead) -> str:
    at = written.time_of(message.sent_at)
    ways = t("messages.way", sender=_desk(message.sender), receiver=_desk(message.receiver))
    head = " · ".join((at, ways, message.author))
    look = "waits" if message.acknowledged_at is None else "read"
    return (
        f'<div class="desk-message {look}"><p class="meta">{escape(head)}</p>'
        f"<p>{escape(_said(message))}</p><p class='meta'>{_standing(message)}</p></div>"
    )


def _said(message: MessageRead) -> str:
    code = t(f"messages.codes.{message.code.value}") if message.code else ""
    text = t("word.withheld") if message.is_withheld else message.text
    return ". ".join(part for part in (code, text) if part)


def _standing(message: MessageRead) -> str:
    if message.acknowledged_at is None:
        return f"{icon_html('clock')} {escape(t('messages.unread'))}"
    at, by = written.time_of(message.acknowledged_at), message.acknowledged_by
    return f"{icon_html('check')} {escape(t('messages.read', person=by, time=at))}"


def _desk(named: DeskNamed) -> str:
    return named.unit or t(f"messages.desk.{named.address.desk.value}")


def _option(named: DeskNamed) -> str:
    return f"{named.address.desk.value}:{named.address.unit_id or ''}"


def _send(viewer: Actor, channel: SideChannel) -> None:
    by_option = {_option(receiver): receiver for receiver in channel.receivers}
    chosen = state.typed(f"{TO}-{channel.meeting_id}")
    receiver = by_option.get(chosen, channel.receivers[0])
    address = receiver.address
    with feedback.praised(AREA, "messages.sent", receiver=_desk(receiver)):
        acts.send_message(
            viewer,
            channel.meeting_id,
            address.desk,
            unit_id=address.unit_id,
            code=state.value(CODE),
            text=state.typed(TEXT),
        )
        state.put(CODE, None)
        state.put(TEXT, "")


def _acknowledge(viewer: Actor, channel: SideChannel, message: MessageRead) -> None:
    feedback.attempt(
        AREA,
        acts.acknowledge_message,
        viewer,
        channel.meeting_id,
        message.id,
        seen=message.acknowledged_at is not None,
    )
