"""Commitments of all meetings: what was promised, by whom, by when."""

from urllib.parse import urlencode

import streamlit as st

from console import clock
from console.auth.actor import Actor
from console.follow_up import table as takeaway
from console.follow_up.rules import CommitmentStanding
from console.follow_up.views import commitments
from console.follow_up.views.commitments import CommitmentLine, CommitmentOrder, FollowUp
from console.live.topics import Topic
from console.ui import feedback, gate, live, state
from console.ui import format as written
from console.ui.text import language, t
from pages.follow_up import acts, reports
from pages.parts import cards, table, unit_chart
from pages.parts.cards import Mark

FIELDS = {name: f"follow_up-{name}" for name in ("search", "unit", "standing", "meeting", "order")}
LOOKS = {
    "overdue": "fault",
    "soon": "warn",
    "open": "ok",
    "undated": "idle",
    "reported": "info",
    "kept": "ok",
}
HEADS = ("unit", "text", "matter", "from", "due", "standing", "report", "meeting")

viewer = gate.require("follow_up")


@gate.fragment("follow_up")
def listed(actor: Actor) -> None:
    live.signal(Topic.CAPTURE, Topic.FOLLOW_UP, key="follow_up-signal")
    asked = {name: state.typed(key) for name, key in FIELDS.items()}
    found = commitments.load(actor, commitments.filter_of(asked))
    about = t("follow_up.about", day=written.day(clock.today()))
    own = "" if found.sees_all else t("follow_up.about_own")
    cards.heading(t("follow_up.heading"), f"{about} {own}".strip())
    feedback.show(acts.AREA)
    if not found.total:
        cards.next_step(t("follow_up.none"), t("follow_up.none_next"))
        return
    figures(found)
    fields(found)
    if found.lines:
        chart(found)
        rows(found)
        reports.draw(actor, found)
        downloads(asked)
    else:
        nothing_found()


def count(value: int) -> str:
    return written.number(value, language())


def figures(found: FollowUp) -> None:
    shown = {"shown": count(len(found.lines)), "total": count(found.total)}
    counts = [
        (t(f"follow_up.standing.{standing.value}"), count(many)) for standing, many in found.counts
    ]
    cards.figures(t("follow_up.shown", **shown), counts)


def fields(found: FollowUp) -> None:
    with st.container(key="follow_up-fields", horizontal=True, vertical_alignment="bottom"):
        st.text_input(
            t("follow_up.search"),
            key=FIELDS["search"],
            type="search",
            live=True,
            placeholder=t("follow_up.search_hint"),
            persist_state="page",
        )
        units = {str(unit_id): name for unit_id, name in found.units}
        choose("unit", {"": t("follow_up.unit_all"), **units})
        standings = {
            standing.value: t(f"follow_up.standing.{standing.value}")
            for standing in CommitmentStanding
        }
        choose("standing", {"": t("follow_up.state_all"), **standings}, label="state")
        months = {code: written.month_of(code) for code in found.meetings}
        choose("meeting", {"": t("follow_up.meeting_all"), **months})
        choose(
            "order",
            {order.value: t(f"follow_up.order_by.{order.value}") for order in CommitmentOrder},
        )


def choose(name: str, options: dict[str, str], *, label: str = "") -> None:
    st.selectbox(
        t(f"follow_up.{label or name}"),
        list(options),
        format_func=options.__getitem__,
        key=FIELDS[name],
        persist_state="page",
    )


def nothing_found() -> None:
    st.html(f'<p class="card">{t("follow_up.none_found")}</p>')
    st.button(t("follow_up.clear"), key="follow_up-clear", on_click=clear)


def clear() -> None:
    state.empty(*(FIELDS[name] for name in ("search", "unit", "standing", "meeting")))


def chart(found: FollowUp) -> None:
    with st.container(key="follow_up-chart-card"):
        if len(found.by_unit()) < 2:
            return
        st.html(f"<h2>{t('follow_up.chart')}</h2>")
        told = [
            (unit, [(standing.value, many) for standing, many in counts])
            for unit, counts in found.by_unit()
        ]
        unit_chart.draw("follow_up", told)


def rows(found: FollowUp) -> None:
    heads = [t(f"follow_up.column.{head}") for head in HEADS]
    with st.container(key="follow_up-table"):
        table.draw(
            t("follow_up.caption"),
            heads,
            [row(line) for line in found.lines],
            nothing=t("follow_up.none_found"),
        )


def row(line: CommitmentLine) -> tuple[str | Mark, ...]:
    numbers = ", ".join(map(str, line.matters))
    named = t("follow_up.matters", numbers=numbers) if numbers else t("follow_up.no_matter")
    return (
        line.unit,
        line.text or t("follow_up.no_text"),
        f"{named}\n{line.wording}".strip(),
        takeaway.origin(line, language()),
        written.day(line.due_on) if line.due_on else t("follow_up.no_due"),
        standing(line),
        reports.said(line.report) if line.report else "",
        written.month_of(line.meeting_code),
    )


def standing(line: CommitmentLine) -> Mark:
    look, left = LOOKS[line.standing.value], line.days_left
    if line.standing in (CommitmentStanding.REPORTED, CommitmentStanding.KEPT):
        told = t(f"follow_up.standing.{line.standing.value}")
        late = t("follow_up.late_by", days=count(line.days_late)) if line.days_late else ""
        return Mark(look, f"{told}, {late}" if late else told)
    if left is None:
        return Mark(look, t("follow_up.standing.undated"))
    if left < 0:
        return Mark(look, t("follow_up.days_over", days=count(-left)))
    return Mark(
        look, t("follow_up.days_left", days=count(left)) if left else t("follow_up.due_today")
    )


def downloads(asked: dict[str, str]) -> None:
    query = urlencode({name: told for name, told in asked.items() if told})
    with st.container(key="follow_up-downloads", horizontal=True):
        for extension in ("csv", "xlsx"):
            st.link_button(
                t(f"follow_up.download.{extension}"),
                f"/files/follow-up.{extension}" + (f"?{query}" if query else ""),
                icon=":material/download:",
            )


with st.container(key="follow_up"):
    listed(viewer)
