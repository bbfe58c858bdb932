"""Reports of fulfilment: what was said of one commitment, and the fields to say more."""

from collections.abc import Sequence

import streamlit as st

from console import clock
from console.auth.actor import Actor
from console.follow_up.views.commitments import CommitmentLine, FollowUp
from console.follow_up.views.reports import Report
from console.ui import blocks, state, typed_text
from console.ui import format as written
from console.ui.labels import Labels
from console.ui.text import t
from models.codes.follow_up import FulfilmentKind
from pages.follow_up import acts
from pages.parts import cards
from pages.parts.cards import Mark

CHECKED = {True: "ok", False: "warn", None: "idle"}
GIST = 80  # characters of a commitment in a choice


def draw(actor: Actor, found: FollowUp) -> None:
    with st.container(key="follow_up-update"):
        open_ones = [line for line in found.lines if line.can_report or line.can_confirm]
        if open_ones:
            draw_open(actor, open_ones)


def draw_open(actor: Actor, open_ones: list[CommitmentLine]) -> None:
    cards.title(t("follow_up.update"))
    names = {commitment.id: name_of(commitment) for commitment in open_ones}
    st.selectbox(
        t("follow_up.chosen"),
        list(names),
        index=None,
        format_func=Labels(names),
        placeholder=t("follow_up.choose"),
        key=acts.CHOSEN,
    )
    chosen = next(
        (commitment for commitment in open_ones if commitment.id == state.value(acts.CHOSEN)), None
    )
    if chosen is not None:
        draw_one(actor, chosen)


def name_of(line: CommitmentLine) -> str:
    text = line.text or t("follow_up.no_text")
    due = written.day(line.due_on) if line.due_on else t("follow_up.no_due")
    return f"{line.unit}: {text[:GIST]} ({due})"


def draw_one(actor: Actor, line: CommitmentLine) -> None:
    with st.container(key="follow_up-reports"):
        if line.reports:
            draw_reports(line.reports)
    with st.container(key="follow_up-check"):
        if line.can_confirm:
            confirm_form(actor, line)
    if line.can_report:
        report_form(actor, line)


def draw_reports(reports: Sequence[Report]) -> None:
    cards.dated(
        t("follow_up.column.report"),
        [
            (
                t(
                    "follow_up.history",
                    version=report.version,
                    by=report.by,
                    at=written.moment(report.at),
                ),
                said_in_full(report),
                Mark(CHECKED[report.is_kept], said(report)),
            )
            for report in reversed(reports)
        ],
        nothing="",
    )


def said(report: Report) -> str:
    kind = t(f"follow_up.kind.{report.kind.value}")
    if report.done_on is None:
        return kind
    return t("follow_up.said", kind=kind, day=written.day(report.done_on))


def said_in_full(report: Report) -> str:
    parts = [report.text]
    if report.evidence:
        parts.append(t("follow_up.evidence_of", evidence=report.evidence))
    if report.is_kept:
        parts.append(t("follow_up.checked_kept"))
    elif report.reason:
        parts.append(t("follow_up.returned_because", reason=report.reason))
    return ". ".join(part.rstrip(".") for part in parts) + "."


def report_form(actor: Actor, line: CommitmentLine) -> None:
    kinds = [kind.value for kind in FulfilmentKind]
    st.segmented_control(
        t("follow_up.report_kind"),
        kinds,
        format_func=Labels({kind: t(f"follow_up.kind.{kind}") for kind in kinds}),
        default=FulfilmentKind.DONE.value,
        required=True,
        key=acts.field(acts.KIND, line),
    )
    typed_text.area(t("follow_up.report_text"), key=acts.field(acts.TEXT, line))
    evidence, done_on = blocks.columns([3, 1], key="follow_up-proof")
    evidence.text_input(t("follow_up.report_evidence"), key=acts.field(acts.EVIDENCE, line))
    if state.value(acts.field(acts.KIND, line)) == FulfilmentKind.DONE.value:
        done_on.date_input(
            t("follow_up.report_done_on"),
            value=clock.today(),
            format="DD/MM/YYYY",
            key=acts.field(acts.DONE_ON, line),
        )
    st.button(
        t("follow_up.send_report"),
        key="follow_up-send",
        type="secondary" if line.can_confirm else "primary",
        on_click=acts.report,
        args=(actor, line),
    )


def confirm_form(actor: Actor, line: CommitmentLine) -> None:
    st.button(
        t("follow_up.confirm"),
        key="follow_up-confirm",
        icon=":material/check:",
        type="primary",
        on_click=acts.confirm,
        args=(actor, line),
    )
    with st.container(key="follow_up-return", horizontal=True, vertical_alignment="bottom"):
        st.text_input(t("follow_up.return_reason"), key=acts.field(acts.REASON, line))
        st.button(
            t("follow_up.return_report"),
            key="follow_up-send-back",
            on_click=acts.send_back,
            args=(actor, line),
        )
