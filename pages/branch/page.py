"""Desk of one site: who is next there and whether they are ready, registering, trouble."""

from functools import partial

import streamlit as st

from console.bridges.rules import Presence
from console.bridges.views import branch as view
from console.bridges.views.branch import BranchDesk, BranchSite
from console.side_channel.views.messages import SideChannel
from console.ui import blocks, border, current_meeting, feedback, gate, live
from console.ui import format as written
from console.ui.labels import Labels
from console.ui.text import as_written, t
from pages.branch import acts
from pages.branch.queue import draw_form, draw_queue
from pages.branch.trouble import draw_phone, draw_trouble
from pages.parts import hall_screen, messages

PEOPLE_AT_MOST = 100_000

viewer = gate.require("branch")


def chosen_site(sites: tuple[BranchSite, ...]) -> int:
    names = {site.unit_id: site.name for site in sites}
    with st.container(key="branch-sites"):
        if len(sites) == 1:
            return sites[0].unit_id
        chosen: int = st.selectbox(
            t("branch.site"),
            list(names),
            format_func=Labels(names),
            key="branch-site",
            label_visibility="collapsed",
        )
        return chosen


@gate.fragment("branch")
def desk(meeting_id: int, unit_id: int) -> None:
    shown = view.load(viewer, meeting_id, unit_id)
    channel = messages.load(viewer, meeting_id)
    topics = (*shown.topics, *(channel.topics if channel else ()))
    live.signal(*topics, key="branch-signal", number=shown.number)
    bridge = shown.bridge_id or 0
    with st.container(key="branch-desk"):
        live.board("branch_state", key="branch-state-board", bridge=bridge, name=shown.name)
        with st.container(key="branch-messages"):
            border.draw("branch-messages-part", partial(draw_messages, channel))
        with st.container(key="branch-left"):
            draw_left(shown)
        with st.container(key="branch-right"):
            draw_right(shown)


def draw_left(shown: BranchDesk) -> None:
    with st.container(key="branch-turn"):
        border.draw("branch-turn-part", partial(draw_turn, shown))
    with st.container(key="branch-room"):
        border.draw("branch-room-part", partial(draw_room, shown))
    with st.container(key="branch-hall"):
        hall_screen.draw(viewer, shown.meeting_id, key="branch-hall-board")
    with st.container(key="branch-trouble"):
        border.draw("branch-trouble-part", partial(draw_trouble, viewer, shown))


def draw_right(shown: BranchDesk) -> None:
    with st.container(key="branch-queue"):
        close_tray = partial(acts.open_tray, "")
        border.draw("branch-queue-part", partial(draw_queue, viewer, shown), close_tray)
    with st.container(key="branch-heads"):
        border.draw("branch-heads-part", partial(draw_heads, shown))
    with st.container(key="branch-form"):
        border.draw("branch-form-part", partial(draw_form, viewer, shown))


def draw_messages(channel: SideChannel | None) -> None:
    if channel is None:
        return
    with blocks.popover(
        as_written(messages.button_label(channel)),
        key="branch-open-messages",
        icon=":material/forum:",
        type="primary" if channel.waiting else "secondary",
    ):
        messages.draw(viewer, channel)


def draw_turn(shown: BranchDesk) -> None:
    live.board("branch_steps", key="branch-steps-board", bridge=shown.bridge_id or 0)
    feedback.show(acts.TURN)
    near = shown.near
    if shown.is_signed:
        return
    if not shown.is_connected:
        draw_connect(shown)
    elif near is not None:
        with st.container(key="branch-unready" if near.is_ready else "branch-ready"):
            st.button(
                t("branch.unready" if near.is_ready else "branch.ready"),
                key="branch-say-ready",
                type="secondary" if near.is_ready else "primary",
                icon=":material/undo:" if near.is_ready else ":material/radio_button_checked:",
                width="stretch",
                on_click=acts.ready,
                args=(viewer, shown, near),
            )


def draw_connect(shown: BranchDesk) -> None:
    if shown.presence is Presence.LOST:
        draw_phone(shown)
    st.button(
        t("branch.connect"),
        key="branch-connect",
        type="primary",
        icon=":material/link:",
        width="stretch",
        on_click=acts.connect,
        args=(viewer, shown),
    )


def draw_room(shown: BranchDesk) -> None:
    st.html(f"<h2>{t('branch.room')}</h2>")
    feedback.show(acts.LINK)
    live.board("branch_link", key="branch-link-board", link=shown.link)
    if shown.can_set_link:
        with blocks.expander(t("branch.set_link"), key="branch-link-fields"):
            draw_link_form(shown)


def draw_link_form(shown: BranchDesk) -> None:
    link, phone = acts.link_keys(shown)
    st.text_input(t("branch.link"), value=shown.link, key=link)
    st.text_input(
        t("branch.phone"),
        value=shown.phone,
        key=phone,
        placeholder=t("branch.phone_example"),
    )
    st.button(
        t("branch.save_link"),
        key="branch-save-link",
        on_click=acts.set_link,
        args=(viewer, shown),
    )


def draw_heads(shown: BranchDesk) -> None:
    st.html(f"<h2>{t('branch.people')}</h2>")
    feedback.show(acts.PEOPLE)
    if shown.bridge_id is None or shown.is_signed:
        st.html(f'<p class="meta">{t("branch.not_counted")}</p>')
        return
    key = f"branch-count-{shown.counted_at}"  # a count saved elsewhere begins the field anew
    with st.container(horizontal=True, vertical_alignment="center", key="branch-count"):
        st.number_input(
            t("branch.people"),
            min_value=0,
            max_value=PEOPLE_AT_MOST,
            value=shown.people_count or 0,
            key=key,
            label_visibility="collapsed",
        )
        st.button(
            t("branch.save_people"),
            key="branch-save-people",
            on_click=acts.count,
            args=(viewer, shown, key),
        )
        at = shown.counted_at
        said = t("branch.people_saved", time=written.time_of(at)) if at else t("branch.not_counted")
        st.html(f'<p class="meta">{said}</p>')


sites = view.sites(viewer)
meeting = current_meeting.meeting(viewer)
with st.container(key="branch"):
    if meeting is None:
        st.info(t("branch.no_meeting"))
    elif not sites:
        st.info(t("branch.no_site"))
    else:
        desk(meeting.id, chosen_site(sites))
