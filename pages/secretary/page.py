"""The secretary's desk: what is said is written here, about the matter on the floor or another."""

from functools import partial

import streamlit as st

from console.capture.views import secretary
from console.capture.views.secretary import SecretaryDesk
from console.errors import NotFound
from console.live.topics import Topic
from console.side_channel.views.messages import SideChannel
from console.ui import border, current_meeting, gate, live, state, typed_text
from console.ui.text import as_written, plainly, t
from pages.parts import hall_screen, messages, undo
from pages.secretary import acts, tray
from pages.secretary.line import draw_line, draw_matter
from pages.secretary.side import draw_side

FOOT = {  # trays opened from the foot
    "heads": "secretary.heads",
    "joining": "joining.open",
    "recording": "recording.title",
}

viewer = gate.require("secretary")


def load(meeting_id: int) -> SecretaryDesk:
    chosen = int(state.value(tray.LOOKED_AT) or 0)
    try:
        return secretary.load(viewer, meeting_id, chosen or None)
    except NotFound:  # of another meeting, or grouped into another matter since
        tray.follow()
        return secretary.load(viewer, meeting_id)


@gate.fragment("secretary")
def draw(meeting_id: int) -> None:
    desk = load(meeting_id)
    channel = messages.load(viewer, meeting_id) if desk.can_write else None
    own = channel.topics if channel else ()
    topics = (Topic.CAPTURE, Topic.FLOOR, Topic.MEETING, Topic.REVIEW, *own)
    with st.container(key="secretary"):
        live.signal(*topics, key="secretary-signal", number=desk.number, is_urgent=True)
        st.html(f'<h1 class="vh">{t("secretary.heading")}</h1>')
        with st.container(key="secretary-top"):
            live.board("secretary_strip", key="secretary-strip")
        with st.container(key="secretary-list-box"):
            border.draw("secretary-list-part", partial(draw_list, desk))
        with st.container(key="secretary-main"):
            border.draw("secretary-main-part", partial(draw_main, desk))
        with st.container(key="secretary-aside"):
            draw_aside(desk, channel)
        with st.container(key="secretary-foot", horizontal=True, vertical_alignment="center"):
            border.draw("secretary-foot-part", partial(draw_foot, desk, channel))


def draw_undo(desk: SecretaryDesk) -> None:
    """Draw the way back from the last act; the style sheet hides it in time."""
    with st.container(key="secretary-undo"):
        if (done := desk.undoable) is not None:
            st.button(
                plainly("chair.undo", what=undo.what(done)),
                key=f"secretary-undo-{done.entry}",
                icon=":material/undo:",
                on_click=undo.take_back,
                args=(tray.SIDE, viewer, desk.meeting_id, done),
            )


def draw_main(desk: SecretaryDesk) -> None:
    with st.container(key="secretary-matter-box"):
        draw_matter(viewer, desk)
    if desk.can_write:
        with st.container(key="secretary-line-box"):
            draw_line(viewer, desk)
            typed_text.settle("secretary-settle")


def draw_aside(desk: SecretaryDesk, channel: SideChannel | None) -> None:
    with st.container(key="secretary-side-box"):
        border.draw(
            "secretary-side-part", partial(draw_side, viewer, desk, channel), tray.close_tray
        )
    with st.container(key="secretary-hall"):
        hall_screen.draw(viewer, desk.meeting_id, key="secretary-hall-board")
    live.board("secretary_next", key="secretary-next", account=viewer.account_id)


def draw_foot(desk: SecretaryDesk, channel: SideChannel | None) -> None:
    live.board("secretary_heads", key="secretary-heads")
    draw_undo(desk)
    if desk.can_write:
        for name, icon in (
            ("heads", "groups"),
            ("joining", "person_add"),
            ("recording", "graphic_eq"),
        ):
            st.button(
                t(FOOT[name]),
                key=f"secretary-open-{name}",
                icon=f":material/{icon}:",
                on_click=tray.open_tray,
                args=(desk, name),
            )
    if channel is not None:
        st.button(
            as_written(messages.button_label(channel)),
            key="secretary-open-messages",
            type="primary" if channel.waiting else "secondary",
            icon=":material/forum:",
            on_click=tray.open_tray,
            args=(desk, "messages"),
        )


def draw_list(desk: SecretaryDesk) -> None:
    live.board(
        "secretary_list",
        key=acts.LIST,
        on_chosen=acts.choose_from_list,
        only=state.typed(acts.FILTER),
        looked_at=desk.matter.id if desk.matter else None,
        writers={str(matter_id): claim.name for matter_id, claim in desk.claims.items()},
    )


meeting = current_meeting.meeting(viewer)
if meeting is None:
    st.info(t("secretary.no_meeting"))
else:
    draw(meeting.id)
