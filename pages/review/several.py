"""Several questions of the review desk at once: choose, see what would happen, then do it."""

from collections.abc import Iterator
from html import escape

import streamlit as st

from console.auth.permissions import Permission
from console.review import rules
from console.review.acts import assignments, several
from console.review.views import list_filter
from console.review.views import several as preview
from console.review.views.questions import ReviewLine
from console.review.views.several import PlannedDecisions, SeveralAct
from console.text.gist import gist
from console.ui import choice_list, feedback, state, typed_text
from console.ui.text import plainly, t
from pages.parts import registration_text
from pages.review import acts, question_line
from pages.review.bar import REASON_HEIGHT
from pages.review.desk import NO_UNIT, ReviewDesk, choose
from pages.review.question import notice

IS_OPEN = "review-several-open"
REFS, ACT = "review-several-refs", "review-several-act"
KIND, REASON = "review-several-kind", "review-several-reason"
TO, LEAD = "review-several-to", "review-several-lead"
NEEDED = {
    SeveralAct.ACCEPT: Permission.REVIEW_DECIDE,
    SeveralAct.EXCLUDE: Permission.REVIEW_DECIDE,
    SeveralAct.ASSIGN: Permission.REVIEW_ASSIGN,
}


def is_open() -> bool:
    """Tell whether several questions are worked on rather than one."""
    return bool(state.value(IS_OPEN))


def switch(drawn: ReviewDesk) -> None:
    """Draw the button that opens and closes the work on several questions."""
    if allowed(drawn):
        st.button(
            t("review_several.close" if is_open() else "review_several.open"),
            key="review-several-switch",
            shortcut="N",
            on_click=turn,
        )


def turn() -> None:
    state.put(IS_OPEN, not is_open())


def allowed(drawn: ReviewDesk) -> list[str]:
    return [act.value for act, needed in NEEDED.items() if drawn.may(needed)]


def draw(drawn: ReviewDesk) -> None:
    """Draw the choice of questions and of an act, the preview, and the one button that does it."""
    notice(drawn)
    with st.container(key="review-several"):
        st.html(f"<h2>{t('review_several.heading')}</h2><p>{t('review_several.lead')}</p>")
        chosen(drawn)
        act = SeveralAct(what(drawn))
        told(drawn, act)
        planned = preview.plan(act, drawn.listed.lines, state.value(REFS) or ())
        listed(drawn, planned)
        go(drawn, planned)


def chosen(drawn: ReviewDesk) -> None:
    code = drawn.meeting.code
    names = {line.ref: name(line, code) for line in drawn.listed.lines}
    st.multiselect(
        t("review_several.which"),
        list(names),
        format_func=names.__getitem__,
        key=REFS,
        placeholder=t("review_several.which_hint"),
        persist_state="page",
    )
    st.button(
        plainly("review_several.all_shown", count=len(drawn.found)),
        key="review-several-all",
        on_click=choose_all,
        args=([line.ref for line in drawn.found if not line.is_withheld],),
    )


def choose_all(refs: list[str]) -> None:
    state.put(REFS, refs)


def pick() -> None:
    """Add the question pressed in the list to those chosen, or take it out again."""
    ref = choice_list.chosen("review-choices")
    refs = list(state.value(REFS) or ())
    if ref:
        state.put(REFS, [label for label in refs if label != ref] if ref in refs else [*refs, ref])


def name(line: ReviewLine, code: str) -> str:
    asker = t("review_desk.withheld") if line.is_withheld else question_line.asker(line)
    return f"{question_line.short(line.ref, code)} {asker}"


def what(drawn: ReviewDesk) -> str:
    names = {act: t(f"review_several.act.{act}") for act in allowed(drawn)}
    st.segmented_control(
        t("review_several.what"),
        list(names),
        default=next(iter(names)),
        required=True,
        format_func=names.__getitem__,
        key=ACT,
        persist_state="page",
    )
    return state.typed(ACT) or next(iter(names))


def told(drawn: ReviewDesk, act: SeveralAct) -> None:
    """Draw what the act needs to be told; accepting needs nothing."""
    units = {NO_UNIT: t("review_desk.unit_none"), **drawn.unit_names()}
    if act is SeveralAct.ASSIGN:
        choose("review_desk.lead", LEAD, units, NO_UNIT)
    if act is not SeveralAct.EXCLUDE:
        return
    kinds = {kind.value: t(f"word.kind.{kind.value}") for kind in rules.EXCLUDED_KINDS}
    choose("review_desk.kind", KIND, kinds, "out_of_scope")
    choose("review_desk.turn_to", TO, units, NO_UNIT)
    typed_text.area(
        t("review_several.reason"),
        key=REASON,
        height=REASON_HEIGHT,
        max_chars=rules.LONGEST_REASON,
        persist_state="page",
    )


def listed(drawn: ReviewDesk, planned: PlannedDecisions) -> None:
    if not planned.ready and not planned.hindered:
        st.html(f'<p class="meta">{t("review_several.none")}</p>')
        return
    ready = "".join(f"<li>{changed(drawn, line)}</li>" for line in planned.ready)
    left = "".join(
        f"<li>{escape(name(line, drawn.meeting.code))}: "
        f"{escape(t(f'review_several.left.{why.value}'))}</li>"
        for line, why in planned.hindered
    )
    st.html(
        f"<h3>{t('review_several.preview', count=len(planned.ready))}</h3><ul>{ready}</ul>"
        + (f"<h3>{t('review_several.stays', count=len(planned.hindered))}</h3>" if left else "")
        + (f"<ul>{left}</ul>" if left else "")
    )


def changed(drawn: ReviewDesk, line: ReviewLine) -> str:
    marks = "".join(f" <em>{escape(warning)}</em>" for warning in warnings(drawn, line))
    text = escape(gist(line.wording, registration_text.GIST_LETTERS))
    return f"<b>{escape(name(line, drawn.meeting.code))}</b>{marks} <span>{text}</span>"


def warnings(drawn: ReviewDesk, line: ReviewLine) -> Iterator[str]:
    """What to look at before deciding in bulk."""
    hint = drawn.hints.get(line.ref)
    if hint is not None and hint.is_flagged:
        yield t("review_several.flagged", kind=t(f"word.kind.{hint.kind}").lower())
    units = drawn.unit_names()
    for matter in line.matters:
        if matter.lead_unit_id in units:
            yield t("review_several.held", unit=units[matter.lead_unit_id])


def go(drawn: ReviewDesk, planned: PlannedDecisions) -> None:
    st.button(
        plainly(f"review_several.go.{planned.act.value}", count=len(planned.ready)),
        key="review-several-go",
        type="primary",
        shortcut="L",
        disabled=not planned.ready,
        on_click=do,
        args=(drawn, planned),
    )


def do(drawn: ReviewDesk, planned: PlannedDecisions) -> None:
    act = {
        SeveralAct.ACCEPT: accept,
        SeveralAct.EXCLUDE: exclude,
        SeveralAct.ASSIGN: assign,
    }[planned.act]
    if act(drawn, planned) is not None:
        feedback.praise(acts.AREA, "review_several.done", count=len(planned.ready))
        state.put(REFS, [])


def accept(drawn: ReviewDesk, planned: PlannedDecisions) -> int | None:
    fields = {code: field_id for field_id, code, _ in drawn.choices.fields}
    done = acts.attempt(
        several.accept_several,
        drawn,
        planned.question_ids,
        kinds=preview.kinds_of(planned, drawn.hints),
        fields=preview.fields_of(planned, drawn.hints, fields),
        weights=preview.weights_of(planned, drawn.hints),
        seen=list_filter.FRESH,
    )
    if done is not None:
        acts.remember("accepted", planned.question_ids)
    return done


def exclude(drawn: ReviewDesk, planned: PlannedDecisions) -> int | None:
    done = acts.attempt(
        several.exclude_several,
        drawn,
        planned.question_ids,
        kind=acts.KINDS[state.typed(KIND)],
        reason=state.typed(REASON),
        referred_unit_id=state.value(TO) or None,
        seen=list_filter.FRESH,
    )
    if done is not None:
        acts.remember("excluded", planned.question_ids)
        state.empty(REASON)
    return done


def assign(drawn: ReviewDesk, planned: PlannedDecisions) -> int | None:
    lead = state.value(LEAD) or NO_UNIT
    if lead == NO_UNIT:
        state.leave_notice(acts.AREA, "error", t("review_desk.choose_lead"))
        return None
    matters = planned.matters
    return acts.attempt(
        assignments.assign_several,
        drawn,
        tuple(matter.matter_id for matter in matters),
        lead_unit_id=lead,
        seen=tuple(matter.lead_unit_id for matter in matters),
    )
