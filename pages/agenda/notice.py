"""The public notice of a meeting: what it would say now, publishing it, the versions so far."""

from datetime import date, datetime

import streamlit as st

from console import clock
from console.auth.actor import Actor
from console.meetings.views.agenda_choices import AgendaDesk
from console.publishing.acts import notice
from console.publishing.rules import NoticeContent
from console.publishing.views.notice import NoticeDesk, Published, load_desk
from console.ui import blocks, feedback
from console.ui import format as written
from console.ui.text import plainly, t
from pages.agenda import acts
from pages.parts import cards, table

PARTS = ("held", "hall", "list", "bridges", "programme")


def draw_notice(actor: Actor, shown: AgendaDesk) -> None:
    desk = load_desk(actor, shown.programme.meeting_id)
    cards.note(t("notice.about"))
    if not desk.has_day:
        st.info(t("notice.needs_date"))
    else:
        table.draw(
            t("notice.now"),
            (t("notice.line"), t("notice.says")),
            [(t(f"notice.{part}"), told) for part, told in parts(desk.draft).items() if told],
            nothing="",
        )
        draw_standing(actor, shown, desk)
    draw_versions(shown, desk)


def parts(content: NoticeContent) -> dict[str, str]:
    """Give what each part of a notice says, in words."""
    day = written.day(date.fromisoformat(content.held_on)) if content.held_on else ""
    told = (content.list_opens_at, content.list_closes_at)
    until = " – ".join(moment(at) for at in told if at)
    said = (
        f"{content.start} {day}".strip(),
        content.venue,
        until or t("notice.no_list"),
        ", ".join(content.sites),
        "\n".join(f"{place}. {item}" for place, item in enumerate(content.programme, 1)),
    )
    return dict(zip(PARTS, said, strict=True))


def moment(told: str) -> str:
    return written.moment(clock.from_local(datetime.fromisoformat(told)))


def draw_standing(actor: Actor, shown: AgendaDesk, desk: NoticeDesk) -> None:
    last = desk.versions[0][0] if desk.versions else None
    if last is not None and not desk.is_new:
        st.success(plainly("notice.unchanged", version=last.version))
        return
    with st.container(key="agenda-notice-changed"):
        if last is not None:
            names = ", ".join(changed(desk, last))
            st.warning(plainly("notice.changed", version=last.version, names=names))
    if desk.can_publish:
        publish_button(actor, shown, desk)


def publish_button(actor: Actor, shown: AgendaDesk, desk: NoticeDesk) -> None:
    version = next_version(desk)
    label = plainly("notice.publish", version=version)
    with blocks.popover(label, key="agenda-publish", type="primary"):
        st.markdown(plainly("notice.sure_told", address=f"/notice/{shown.programme.code}"))
        st.button(
            plainly("notice.sure", version=version),
            key="agenda-publish-sure",
            type="primary",
            on_click=publish,
            args=(actor, shown, desk),
        )


def next_version(desk: NoticeDesk) -> int:
    return desk.versions[0][0].version + 1 if desk.versions else 1


def changed(desk: NoticeDesk, last: Published) -> list[str]:
    """Name the parts that say something else than the version published."""
    before, now = parts(last.content), parts(desk.draft)
    return [t(f"notice.{part}").lower() for part in PARTS if before[part] != now[part]]


def publish(actor: Actor, shown: AgendaDesk, desk: NoticeDesk) -> None:
    given = (actor, shown.programme.meeting_id)
    with feedback.praised(acts.AREA, "notice.done"):
        notice.publish_notice(*given, seen=desk.draft_hash)


def draw_versions(shown: AgendaDesk, desk: NoticeDesk) -> None:
    table.draw(
        t("notice.listed"),
        (t("notice.version"), t("notice.at"), t("notice.by"), t("notice.proof_short")),
        [
            (str(notice.version), written.moment(notice.published_at), by, notice.content_hash)
            for notice, by in desk.versions
        ],
        nothing=t("notice.nothing"),
    )
    if desk.versions:
        address = f"/notice/{shown.programme.code}"
        st.link_button(t("notice.open"), address, icon=":material/open_in_new:")
