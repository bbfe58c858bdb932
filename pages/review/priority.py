"""The priority of one question: what a reviewer sets against or without the suggestion."""

import streamlit as st

from console.review import rules
from console.review.acts import priority
from console.review.rules import Weight
from console.review.suggestion import Suggestion
from console.review.views.questions import ReviewLine
from console.ui import blocks, feedback, state, typed_text
from console.ui.text import t
from pages.review import acts, question_line, text
from pages.review.bar import REASON_HEIGHT
from pages.review.desk import ReviewDesk, choose, field_key


def draw(drawn: ReviewDesk, line: ReviewLine, hint: Suggestion | None) -> None:
    """Draw the fields of another priority, folded away until wanted."""
    with blocks.expander(t("review_desk.set_priority"), key="review-priority-fields"):
        levels = {level: text.priority_word(level) for level in rules.PRIORITIES}
        told = line.priority or (hint.priority if hint else rules.PRIORITIES[-1])
        choose("review_desk.priority_level", field_key(line, "level"), levels, told)
        names = {reason: t(f"suggest.{reason}") for reason in rules.PRIORITY_REASONS}
        held = line.priority_reasons or (hint.priority_reasons if hint else ())
        st.multiselect(
            t("review_desk.priority_reasons"),
            list(names),
            default=list(held),
            format_func=names.__getitem__,
            key=field_key(line, "weights"),
            persist_state="page",
        )
        typed_text.area(
            t("review_desk.priority_why"),
            value=line.priority_note,
            key=field_key(line, "note"),
            height=REASON_HEIGHT,
            max_chars=rules.LONGEST_REASON,
            persist_state="page",
        )
        st.button(
            t("review_desk.priority_save"),
            key=field_key(line, "weigh-save"),
            on_click=weigh,
            args=(drawn, line),
        )


def weigh(drawn: ReviewDesk, line: ReviewLine) -> None:
    reasons = state.value(field_key(line, "weights")) or ()
    chosen = tuple(reason for reason in rules.PRIORITY_REASONS if reason in reasons)
    weight = Weight(state.value(field_key(line, "level")), chosen)
    note = state.typed(field_key(line, "note"))
    given = (drawn.actor, drawn.meeting.id, line.question_id)
    ref = question_line.short(line.ref, drawn.meeting.code)
    level = text.priority_word(weight.priority)
    with feedback.praised(acts.AREA, "review_desk.weighed", ref=ref, priority=level):
        priority.set_priority(*given, weight=weight, note=note, seen=line.priority)
        acts.go_to(line.ref)
