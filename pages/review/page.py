"""The review desk: one question after the other, with what speaks for which decision."""

import streamlit as st

from console.auth.actor import Actor
from console.live.topics import Topic
from console.meetings.views.agenda import Month
from console.review.views import list_filter, question_detail, questions
from console.review.views.list_filter import QuestionOrder, Show
from console.ui import choice_list, current_meeting, gate, live, state
from console.ui import format as written
from console.ui.suggested import suggestions
from console.ui.text import language, plainly, t
from pages.parts import cards
from pages.review import acts, question_line, several, text
from pages.review.desk import ReviewDesk
from pages.review.question import current, right

SHOW, SEARCH, ORDER = "review-show", "review-search", "review-order"

viewer = gate.require("review")
meeting = current_meeting.meeting(viewer)


@gate.fragment("review")
def desk(actor: Actor, looked_at: Month) -> None:
    listed = questions.load(actor, looked_at.id)
    live.signal(Topic.REVIEW, Topic.INTAKE, key="review-signal", number=listed.number)
    if not listed.total:
        month = written.month_of(looked_at.code)
        cards.heading(t("review_desk.heading", month=month), "")
        cards.next_step(t("review_desk.empty", month=month), t("review_desk.empty_next"))
        return
    with st.spinner(plainly("review_desk.suggesting", count=listed.total)):
        hints = suggestions(actor, looked_at.code)
    flagged = frozenset(ref for ref, hint in hints.items() if hint.is_flagged)
    sought = listed.sought(list_filter.filter_of(now_shown(), state.typed(SEARCH), flagged))
    suggested = {ref: hint.priority for ref, hint in hints.items()}
    found = list_filter.sorted_by(
        sought, QuestionOrder(state.typed(ORDER) or QuestionOrder.LABEL), suggested
    )
    drawn = ReviewDesk(actor, looked_at, listed, found, hints, question_detail.load_choices(actor))
    with st.container(key="review-columns"):
        with st.container(key="review-left"):
            left(drawn, flagged)
        with st.container(key="review-right"):
            if several.is_open():
                several.draw(drawn)
            else:
                right(drawn)
    text.keys()


def now_shown() -> Show:
    return Show(state.typed(SHOW) or Show.UNREVIEWED)


def count(value: int) -> str:
    return written.number(value, language())


# The question_line.


def left(drawn: ReviewDesk, flagged: frozenset[str]) -> None:
    listed = drawn.listed
    heading = t("review_desk.heading", month=written.month_of(drawn.meeting.code))
    progress(heading, listed.total - listed.left, listed.total)
    st.text_input(
        t("review_desk.search"),
        key=SEARCH,
        type="search",
        live=True,
        label_visibility="collapsed",
        placeholder=t("review_desk.search_hint"),
        persist_state="page",
    )
    counts = {choice: count(list_filter.count(listed, choice, flagged)) for choice in Show}
    names = {
        choice.value: t(f"review_desk.show.{choice.value}", count=counts[choice]) for choice in Show
    }
    st.pills(
        t("review_desk.filter"),
        list(names),
        default=Show.UNREVIEWED.value,
        required=True,
        format_func=names.__getitem__,
        key=SHOW,
        label_visibility="collapsed",
        wrap=True,
        persist_state="page",
    )
    sorting()
    several.switch(drawn)
    lines(drawn)


def sorting() -> None:
    names = {order.value: t(f"review_desk.order.{order.value}") for order in QuestionOrder}
    st.selectbox(
        t("review_desk.sort"),
        list(names),
        format_func=names.__getitem__,
        key=ORDER,
        persist_state="page",
    )


def progress(heading: str, done: int, total: int) -> None:
    told = t("review_desk.progress", done=count(done), total=count(total))
    rest = t("review_desk.left", left=count(total - done))
    st.html(
        f'<h1>{heading}</h1><p class="row"><b>{told}</b><span class="meta end">{rest}</span></p>'
        f'<progress max="{total}" value="{done}" aria-label="{told}"></progress>'
    )


def lines(drawn: ReviewDesk) -> None:
    if not drawn.found:
        st.html(f'<p class="nothing">{t("review_desk.none_found")}</p>')
        return
    is_mixed_list = now_shown() is Show.ALL
    code = drawn.meeting.code
    line = current(drawn)
    choice_list.draw(
        [
            question_line.line(line, drawn.hints.get(line.ref), code, is_mixed_list=is_mixed_list)
            for line in drawn.found
        ],
        key="review-choices",
        label=t("review_desk.list"),
        chosen_id=line.ref if line else "",
        on_chosen=several.pick if several.is_open() else acts.open_chosen,
    )


with st.container(key="review"):
    if meeting is None:
        cards.heading(t("review.title"), t("review_desk.no_meeting"))
    else:
        desk(viewer, meeting)
