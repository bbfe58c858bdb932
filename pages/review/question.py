"""One question at the review desk: its text, what speaks for which decision, and the bar."""

import streamlit as st

from console.auth.permissions import Permission
from console.review import letter
from console.review.suggestion import Similar, Suggestion
from console.review.views import list_filter, question_detail
from console.review.views.question_detail import Opened
from console.review.views.questions import ReviewLine
from console.ui import address, blocks, feedback, state
from console.ui import format as written
from console.ui.text import language, t
from pages.parts import cards
from pages.review import acts, bar, group, priority, text
from pages.review.desk import NO_UNIT, ReviewDesk

MET = "review-met"  # `<ref> <number>`: how far the journal was when it was opened


def current(drawn: ReviewDesk) -> ReviewLine | None:
    """Give the question that is open: the one asked for, the one read last, else the first.

    What is being read stays open also when somebody decides it and it leaves the list.
    """
    met = state.typed(MET).rpartition(" ")[0]
    asked = drawn.listed.find(address.chosen(acts.CHOSEN) or met)
    return asked or (drawn.found[0] if drawn.found else None)


def right(drawn: ReviewDesk) -> None:
    with st.container(key="review-all-done"):
        if not drawn.listed.left:
            total = written.number(drawn.listed.total, language())
            cards.next_step(t("review_desk.done", total=total), t("review_desk.done_next"))
    line = current(drawn)
    notice(drawn)
    if line is None:
        return
    hint = drawn.hints.get(line.ref)
    repeats = [repeat.ref for repeat in hint.repeats] if hint else []
    opened = question_detail.load_opened(drawn.actor, drawn.meeting.id, line.ref, repeats=repeats)
    before, after = list_filter.beside(drawn.found, line.ref)
    move(drawn, line, opened, before, after)
    text.text(line, opened, hint)
    with st.container(key="review-stand"):
        text.stand(line, opened, drawn.unit_names(), is_fresh=is_fresh(drawn, line, opened))
    if line.is_withheld:
        return
    with st.container(key="review-referral"):
        referral(drawn, line, opened)
    with st.container(key="review-hints"):
        hints(drawn, line, hint)
    if drawn.may(Permission.REVIEW_DECIDE):
        with st.container(key="review-priority"):
            priority.draw(drawn, line, hint)
    with st.container(key="review-same"):
        with st.container(key="review-similar"):
            similar(drawn, line, hint)
        with st.container(key="review-earlier"):
            why = {repeat.ref: repeat.why for repeat in hint.repeats} if hint else {}
            text.earlier(opened.earlier, line.wording, why)
    with st.container(key="review-bar"):
        if drawn.may(Permission.REVIEW_DECIDE):
            decide(drawn, line, hint, after)
        if drawn.may(Permission.REVIEW_ASSIGN):
            assign(drawn, line, hint, after)


def hints(drawn: ReviewDesk, line: ReviewLine, hint: Suggestion | None) -> None:
    if hint is not None:
        fields = {code: name for _, code, name in drawn.choices.fields}
        units = {unit.code: unit.name for unit in drawn.choices.units}
        text.hints(line, hint, units, fields)


def notice(drawn: ReviewDesk) -> None:
    """Tell how the last act went, with the button that takes the last decision back."""
    with st.container(key="review-notice", horizontal=True):
        feedback.show(acts.AREA)
        if acts.undoable() is not None and drawn.may(Permission.REVIEW_DECIDE):
            st.button(
                t("review_desk.undo"),
                key="review-undo",
                shortcut="H",
                on_click=acts.undo,
                args=(drawn,),
            )


def referral(drawn: ReviewDesk, line: ReviewLine, opened: Opened) -> None:
    if not letter.is_referred(line.decision, line.kind):
        return
    told = letter.Referred(
        ref=line.ref,
        asker=line.asker,
        kind=line.kind,
        decision=line.decision,
        unit=drawn.unit_names().get(line.referred_unit_id or NO_UNIT, ""),
        wording=line.wording,
        reason=line.reason,
        submitted_at=opened.submitted_at,
    )
    with blocks.expander(t("review_desk.letter"), key="review-letter-text"):
        st.html(f'<p class="meta">{t("review_desk.letter_lead")}</p>')
        st.code(letter.draft(told), language=None, wrap_lines=True)
        if drawn.may(Permission.PAPERS_PREPARE):
            st.button(
                t("review_desk.letter_begin"),
                key="review-letter",
                icon=":material/note_add:",
                on_click=acts.begin_letter,
                args=(drawn, line),
            )


def move(drawn: ReviewDesk, line: ReviewLine, opened: Opened, before: str, after: str) -> None:
    with st.container(key="review-head"):
        text.head(line, opened, drawn.meeting.code)
        with st.container(key="review-move", horizontal=True):
            for name, ref, pressed in (("previous", before, "T"), ("next", after, "S")):
                st.button(
                    t(f"review_desk.{name}"),
                    key=f"review-{name}",
                    shortcut=pressed,
                    disabled=not ref,
                    on_click=acts.go_to,
                    args=(ref,),
                )


def is_fresh(drawn: ReviewDesk, line: ReviewLine, opened: Opened) -> bool:
    """Tell whether somebody else changed the question since it was opened here."""
    ref, _, number = state.typed(MET).rpartition(" ")
    if ref != line.ref:
        state.put(MET, f"{line.ref} {drawn.listed.number}")
        return False
    change = opened.change
    return change is not None and not change.is_own and change.number > int(number)


def similar(drawn: ReviewDesk, line: ReviewLine, hint: Suggestion | None) -> None:
    st.html(f"<h3>{t('review_desk.similar')}</h3>")
    may = drawn.may(Permission.REVIEW_DECIDE)
    for matter in line.matters:
        if matter.grouped_count and may:
            group.draw(drawn, line, matter)
    found = [(drawn.listed.find(mate.ref), mate) for mate in (hint.similar if hint else ())]
    mates = [
        (mate, similarity)
        for mate, similarity in found
        if mate is not None and not mate.is_withheld
    ]
    open_ones = [mate for mate, _ in mates if may and can_group(line, mate)]
    if not mates:
        st.html(f'<p class="meta">{t("review_desk.similar_none")}</p>')
    elif not open_ones and may and not line.matters:
        st.html(f'<p class="meta">{t("review_desk.group_wait")}</p>')
    for mate, similarity in mates:
        mate_line(drawn, line, mate, similarity, key_of=open_ones)


def mate_line(
    drawn: ReviewDesk, line: ReviewLine, mate: ReviewLine, one: Similar, *, key_of: list[ReviewLine]
) -> None:
    with st.container(key=f"review-mate-{mate.question_id}", horizontal=True):
        together = [
            t("review_desk.grouped", number=matter.number)
            for matter in line.matters
            if matter in mate.matters
        ]
        text.similar(mate, line.wording, one.why, "".join(together), drawn.meeting.code)
        if mate in key_of:
            st.button(
                t("review_desk.group"),
                key=f"review-group-{mate.question_id}",
                shortcut="G" if mate is key_of[0] else None,
                on_click=acts.group,
                args=(drawn, line, mate),
            )


def can_group(line: ReviewLine, mate: ReviewLine) -> bool:
    """Tell whether the two are accepted and not in one matter yet."""
    accepted = line.decision.value == mate.decision.value == "accepted"
    return (
        accepted
        and bool(line.matters and mate.matters)
        and not set(line.matters) & set(mate.matters)
    )


def decide(drawn: ReviewDesk, line: ReviewLine, hint: Suggestion | None, after: str) -> None:
    with st.container(key="review-act"):
        if not line.can_decide:
            st.html(f'<p class="meta">{t("review_desk.on_floor")}</p>')
            return
        ref, _, pressed = state.typed(acts.CLASS).rpartition(" ")
        chosen = pressed if ref == line.ref else bar.class_of(line, hint)
        bar.classes(line, chosen, acts.press)
        bar.fields(drawn, line, hint, chosen)
        buttons(drawn, line, chosen, after)


def buttons(drawn: ReviewDesk, line: ReviewLine, chosen: str, after: str) -> None:
    goes_on = chosen != "accept" or any(matter.lead_unit_id for matter in line.matters)
    with st.container(key="review-buttons", horizontal=True):
        st.button(
            t("review_desk.save_next" if goes_on else "review_desk.save"),
            key="review-save",
            type="primary",
            shortcut="L",
            disabled=not chosen,
            on_click=acts.save,
            args=(drawn, line, chosen, after if goes_on else ""),
        )
        if line.decision.value != "unreviewed":
            st.button(
                t("review_desk.reopen"),
                key="review-reopen",
                on_click=acts.reopen,
                args=(drawn, line),
            )


def assign(drawn: ReviewDesk, line: ReviewLine, hint: Suggestion | None, after: str) -> None:
    if not line.matters:
        return
    with st.container(key="review-units"):
        usual = drawn.unit_id(hint.lead_unit) if hint else NO_UNIT
        for place, matter in enumerate(line.matters):
            with st.container(key=f"review-matter-{matter.matter_id}"):
                bar.units(drawn, matter, usual)
                st.button(
                    t("review_desk.assign"),
                    key=f"review-assign-{matter.matter_id}",
                    shortcut=None if place else "U",
                    on_click=acts.give,
                    args=(drawn, line, matter, after),
                )
