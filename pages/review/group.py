"""A group at the review desk: who asks together, who speaks for them, and the ways out of it."""

import streamlit as st

from console.review.acts import groups
from console.review.views.questions import MatterShown, ReviewLine
from console.ui import feedback, state
from console.ui.text import t
from pages.review import acts, question_line
from pages.review.desk import NO_UNIT, ReviewDesk, choose

NOBODY = NO_UNIT


def draw(drawn: ReviewDesk, line: ReviewLine, matter: MatterShown) -> None:
    """Draw the group a question is in, with its acts."""
    facts = {"number": matter.number, "count": len(matter.question_ids)}
    st.html(f"<p>{t('review_desk.together', **facts)}</p>")
    with st.container(key=f"review-grouped-{matter.matter_id}", horizontal=True):
        spokesperson(drawn, matter)
        ways_out(drawn, line, matter)


def spokesperson(drawn: ReviewDesk, matter: MatterShown) -> None:
    choose("review_desk.spokesperson", key(matter), askers(drawn, matter), now(matter))
    st.button(
        t("review_desk.name_spokesperson"),
        key=f"review-speaker-set-{matter.matter_id}",
        disabled=matter.came_to_floor,
        on_click=name,
        args=(drawn, matter),
    )


def key(matter: MatterShown) -> str:
    return f"review-speaker-{matter.matter_id}-{now(matter)}"


def now(matter: MatterShown) -> int:
    return matter.spokesperson_question_id or NOBODY


def askers(drawn: ReviewDesk, matter: MatterShown) -> dict[int, str]:
    """Give who asks in this matter: question -> label and name; one withheld is left out."""
    inside = [line for line in drawn.listed.lines if line.question_id in matter.question_ids]
    code = drawn.meeting.code
    return {NOBODY: t("review_desk.no_spokesperson")} | {
        question.question_id: f"{question_line.short(question.ref, code)} "
        f"{question_line.asker(question)}"
        for question in inside
        if not question.is_withheld
    }


def ways_out(drawn: ReviewDesk, line: ReviewLine, matter: MatterShown) -> None:
    is_last = matter.grouped_count < 2
    if not is_last and line.question_id in matter.grouped_ids:
        st.button(
            t("review_desk.part"),
            key=f"review-part-{matter.matter_id}",
            disabled=matter.came_to_floor,
            on_click=part,
            args=(drawn, line, matter),
        )
    st.button(
        t("review_desk.ungroup"),
        key=f"review-ungroup-{matter.matter_id}",
        disabled=matter.came_to_floor,
        on_click=acts.ungroup,
        args=(drawn, matter),
    )


def name(drawn: ReviewDesk, matter: MatterShown) -> None:
    chosen = state.value(key(matter)) or NOBODY
    if chosen == NOBODY:
        feedback.warn(acts.AREA, "review_desk.choose_spokesperson")
        return
    given = (drawn.actor, drawn.meeting.id, matter.matter_id, chosen)
    with feedback.praised(acts.AREA, "review_desk.named", asker=askers(drawn, matter)[chosen]):
        groups.name_spokesperson(*given, seen=matter.spokesperson_question_id)


def part(drawn: ReviewDesk, line: ReviewLine, matter: MatterShown) -> None:
    given = (drawn.actor, drawn.meeting.id, matter.matter_id, line.question_id)
    ref = question_line.short(line.ref, drawn.meeting.code)
    with feedback.praised(acts.AREA, "review_desk.was_parted", ref=ref):
        groups.part(*given, seen=matter.question_ids)
