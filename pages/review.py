"""The review desk: one question after the other, with what speaks for which decision."""

from collections.abc import Callable

import streamlit as st

from console.auth.actor import Actor
from console.auth.permissions import Permission
from console.live.topics import Topic
from console.review import actions, rules, shown, view
from console.review.shown import Show
from console.review.suggestion import Similar, Suggestion
from console.review.view import MatterShown, Opened, ReviewLine
from console.ui import choice_list, feedback, gate, live, present, state
from console.ui import format as written
from console.ui.suggested import suggestions
from console.ui.text import language, t
from pages.parts import cards, review_bar, review_list, review_text
from pages.parts.review_bar import CLASSES
from pages.parts.review_desk import NO_UNIT, Desk, field_key, lead_key, others_key

AREA = "review"
CHOSEN = "phieu"  # in the address: a reload and a link show the same question
SHOW, SEARCH = "review-show", "review-search"
CLASS = "review-class"  # `<ref> <class>`: what was pressed for the question that is open
MET = "review-met"  # `<ref> <number>`: how far the journal was when it was opened

KINDS = {one.value: one for one in (*rules.ACCEPTED_KINDS, *rules.EXCLUDED_KINDS)}

viewer = gate.require(Permission.REVIEW_READ)
meeting = present.meeting(viewer)


@gate.fragment(Permission.REVIEW_READ)
def desk(actor: Actor, looked_at: present.Present) -> None:
    listed = view.load(actor, looked_at.id)
    live.signal(Topic.REVIEW, Topic.INTAKE, key="review-signal", number=listed.number)
    if not listed.total:
        month = written.month_of(looked_at.code)
        cards.heading(t("review_desk.heading", month=month), "")
        cards.next_step(t("review_desk.empty", month=month), t("review_desk.empty_next"))
        return
    with st.spinner(t("review_desk.suggesting", count=listed.total)):
        hints = suggestions(actor, looked_at.code)
    flagged = frozenset(ref for ref, one in hints.items() if one.is_flagged)
    found = listed.sought(shown.filter_of(now_shown(), state.typed(SEARCH), flagged))
    drawn = Desk(actor, looked_at, listed, found, hints, view.load_choices(actor))
    with st.container(key="review-columns"):
        with st.container(key="review-left"):
            left(drawn, flagged)
        with st.container(key="review-right"):
            right(drawn)
    review_text.keys()


def now_shown() -> Show:
    return Show(state.typed(SHOW) or Show.UNREVIEWED)


def count(value: int) -> str:
    return written.number(value, language())


# The list.


def left(drawn: Desk, flagged: frozenset[str]) -> None:
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
    counts = {one: count(shown.count(listed, one, flagged)) for one in Show}
    names = {one.value: t(f"review_desk.show.{one.value}", count=counts[one]) for one in Show}
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
    lines(drawn)


def progress(heading: str, done: int, total: int) -> None:
    told = t("review_desk.progress", done=count(done), total=count(total))
    rest = t("review_desk.left", left=count(total - done))
    st.html(
        f'<h1>{heading}</h1><p class="row"><b>{told}</b><span class="meta end">{rest}</span></p>'
        f'<progress max="{total}" value="{done}" aria-label="{told}"></progress>'
    )


def lines(drawn: Desk) -> None:
    if not drawn.found:
        st.html(f'<p class="nothing">{t("review_desk.none_found")}</p>')
        return
    is_mixed_list = now_shown() is Show.ALL
    code = drawn.meeting.code
    line = current(drawn)
    choice_list.draw(
        [
            review_list.line(one, drawn.hints.get(one.ref), code, is_mixed_list=is_mixed_list)
            for one in drawn.found
        ],
        key="review-choices",
        label=t("review_desk.list"),
        chosen_id=line.ref if line else "",
        on_chosen=open_chosen,
    )


def open_chosen() -> None:
    go_to(choice_list.chosen("review-choices"))


def go_to(ref: str) -> None:
    if ref:
        st.query_params[CHOSEN] = ref


def current(drawn: Desk) -> ReviewLine | None:
    """Give the question that is open: the one asked for, the one read last, else the first.

    What is being read stays open also when somebody decides it and it leaves the list.
    """
    met = state.typed(MET).rpartition(" ")[0]
    asked = drawn.listed.find(st.query_params.get(CHOSEN, met))
    return asked or (drawn.found[0] if drawn.found else None)


# One question.


def right(drawn: Desk) -> None:
    if not drawn.listed.left:
        total = count(drawn.listed.total)
        cards.next_step(t("review_desk.done", total=total), t("review_desk.done_next"))
    line = current(drawn)
    feedback.show(AREA)
    if line is None:
        return
    hint = drawn.hints.get(line.ref)
    repeats = [one.ref for one in hint.repeats] if hint else []
    opened = view.load_opened(drawn.actor, drawn.meeting.id, line.ref, repeats=repeats)
    before, after = shown.beside(drawn.found, line.ref)
    move(drawn, line, opened, before, after)
    review_text.text(line, opened, hint)
    review_text.stand(line, opened, drawn.unit_names(), is_fresh=is_fresh(drawn, line, opened))
    if line.is_restricted:
        return
    if hint is not None:
        fields = {code: name for _, code, name in drawn.choices.fields}
        units = {one.code: one.name for one in drawn.choices.units}
        review_text.hints(hint, units, fields)
    with st.container(key="review-same"):
        with st.container(key="review-similar"):
            similar(drawn, line, hint)
        with st.container(key="review-earlier"):
            why = {one.ref: one.why for one in hint.repeats} if hint else {}
            review_text.earlier(opened.earlier, why)
    with st.container(key="review-bar"):
        if drawn.may(Permission.REVIEW_DECIDE):
            decide(drawn, line, hint, after)
        if drawn.may(Permission.REVIEW_ASSIGN):
            assign(drawn, line, hint, after)


def move(drawn: Desk, line: ReviewLine, opened: Opened, before: str, after: str) -> None:
    with st.container(key="review-head"):
        review_text.head(line, opened, drawn.meeting.code)
        with st.container(key="review-move", horizontal=True):
            for name, ref, pressed in (("previous", before, "T"), ("next", after, "S")):
                st.button(
                    t(f"review_desk.{name}"),
                    key=f"review-{name}",
                    shortcut=pressed,
                    disabled=not ref,
                    on_click=go_to,
                    args=(ref,),
                )


def is_fresh(drawn: Desk, line: ReviewLine, opened: Opened) -> bool:
    """Tell whether somebody else changed the question since it was opened here."""
    ref, _, number = state.typed(MET).rpartition(" ")
    if ref != line.ref:
        state.put(MET, f"{line.ref} {drawn.listed.number}")
        return False
    change = opened.change
    return change is not None and not change.is_own and change.number > int(number)


# Same matter.


def similar(drawn: Desk, line: ReviewLine, hint: Suggestion | None) -> None:
    st.html(f"<h3>{t('review_desk.similar')}</h3>")
    may = drawn.may(Permission.REVIEW_DECIDE)
    for matter in line.matters:
        if matter.grouped_count and may:
            grouped(drawn, matter)
    found = [(drawn.listed.find(one.ref), one) for one in (hint.similar if hint else ())]
    mates = [(mate, one) for mate, one in found if mate is not None and not mate.is_restricted]
    open_ones = [mate for mate, _ in mates if may and can_group(line, mate)]
    if not mates:
        st.html(f'<p class="meta">{t("review_desk.similar_none")}</p>')
    elif not open_ones and may and not line.matters:
        st.html(f'<p class="meta">{t("review_desk.group_wait")}</p>')
    for mate, one in mates:
        mate_line(drawn, line, mate, one, key_of=open_ones)


def grouped(drawn: Desk, matter: MatterShown) -> None:
    facts = {"number": matter.number, "count": len(matter.question_ids)}
    with st.container(key=f"review-grouped-{matter.matter_id}", horizontal=True):
        st.html(f"<p>{t('review_desk.together', **facts)}</p>")
        st.button(
            t("review_desk.ungroup"),
            key=f"review-ungroup-{matter.matter_id}",
            disabled=matter.came_to_floor,
            on_click=ungroup,
            args=(drawn, matter),
        )


def mate_line(
    drawn: Desk, line: ReviewLine, mate: ReviewLine, one: Similar, *, key_of: list[ReviewLine]
) -> None:
    with st.container(key=f"review-mate-{mate.question_id}", horizontal=True):
        together = [
            t("review_desk.grouped", number=x.number) for x in line.matters if x in mate.matters
        ]
        review_text.similar(mate, one.why, "".join(together), drawn.meeting.code)
        if mate in key_of:
            st.button(
                t("review_desk.group"),
                key=f"review-group-{mate.question_id}",
                shortcut="G" if mate is key_of[0] else None,
                on_click=group,
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


def group(drawn: Desk, line: ReviewLine, mate: ReviewLine) -> None:
    seen = tuple(sorted({one.matter_id for one in (*line.matters, *mate.matters)}))
    ids = (line.question_id, mate.question_id)
    if attempt(actions.group, drawn, ids, seen=seen) is not None:
        ref = review_list.short(mate.ref, drawn.meeting.code)
        feedback.praise(AREA, "review_desk.was_grouped", ref=ref)


def ungroup(drawn: Desk, matter: MatterShown) -> None:
    done = attempt(actions.ungroup, drawn, matter.matter_id, seen=matter.question_ids)
    if done is not None:
        feedback.praise(AREA, "review_desk.was_ungrouped")


def attempt(act: Callable[..., int], drawn: Desk, *args: object, **more: object) -> int | None:
    return feedback.attempt(AREA, act, drawn.actor, drawn.meeting.id, *args, **more)


# The decision.


def decide(drawn: Desk, line: ReviewLine, hint: Suggestion | None, after: str) -> None:
    with st.container(key="review-act"):
        if not line.can_decide:
            st.html(f'<p class="meta">{t("review_desk.on_floor")}</p>')
            return
        ref, _, pressed = state.typed(CLASS).rpartition(" ")
        chosen = pressed if ref == line.ref else review_bar.class_of(line, hint)
        review_bar.classes(line, chosen, press)
        review_bar.fields(drawn, line, hint, chosen)
        buttons(drawn, line, chosen, after)


def press(ref: str, name: str) -> None:
    state.put(CLASS, f"{ref} {name}")


def buttons(drawn: Desk, line: ReviewLine, chosen: str, after: str) -> None:
    goes_on = chosen != "accept" or any(one.lead_unit_id for one in line.matters)
    with st.container(key="review-buttons", horizontal=True):
        st.button(
            t("review_desk.save_next" if goes_on else "review_desk.save"),
            key="review-save",
            type="primary",
            shortcut="L",
            disabled=not chosen,
            on_click=save,
            args=(drawn, line, chosen, after if goes_on else ""),
        )
        if line.decision.value != "unreviewed":
            st.button(
                t("review_desk.reopen"),
                key="review-reopen",
                on_click=reopen,
                args=(drawn, line),
            )


def save(drawn: Desk, line: ReviewLine, chosen: str, after: str) -> None:
    picked = state.typed(field_key(line, f"kind-{chosen}")) or "".join(CLASSES[chosen])
    to = state.value(field_key(line, f"to-{chosen}")) or None
    given = {"reason": state.typed(field_key(line, "reason")), "seen": line.decision}
    if chosen == "accept":
        field = state.value(field_key(line, "field")) or None
        told = {"kind": KINDS[picked], "field_id": field, "seen": line.decision}
        done = attempt(actions.accept, drawn, line.question_id, **told)
    elif chosen == "refer":
        done = attempt(actions.refer, drawn, line.question_id, unit_id=to or NO_UNIT, **given)
    else:
        told = {"kind": KINDS[picked], "referred_unit_id": to, **given}
        done = attempt(actions.exclude, drawn, line.question_id, **told)
    if done is not None:
        decided = {"accept": "accepted", "refer": "referred"}.get(chosen, "excluded")
        answered(drawn, line, "review_desk.saved", after, decision=t(f"word.decision.{decided}"))


def reopen(drawn: Desk, line: ReviewLine) -> None:
    if attempt(actions.reopen, drawn, line.question_id, seen=line.decision) is not None:
        answered(drawn, line, "review_desk.reopened", line.ref)


def answered(drawn: Desk, line: ReviewLine, key: str, after: str, **facts: str) -> None:
    """Tell that it is done and go on; the question stays open where nothing follows it."""
    feedback.praise(AREA, key, ref=review_list.short(line.ref, drawn.meeting.code), **facts)
    state.put(CLASS, "")
    go_to(after or line.ref)


# The units.


def assign(drawn: Desk, line: ReviewLine, hint: Suggestion | None, after: str) -> None:
    if not line.matters:
        return
    with st.container(key="review-units"):
        usual = drawn.unit_id(hint.lead_unit) if hint else NO_UNIT
        for place, matter in enumerate(line.matters):
            with st.container(key=f"review-matter-{matter.matter_id}"):
                review_bar.units(drawn, matter, usual)
                st.button(
                    t("review_desk.assign"),
                    key=f"review-assign-{matter.matter_id}",
                    shortcut=None if place else "U",
                    on_click=give,
                    args=(drawn, line, matter, after),
                )


def give(drawn: Desk, line: ReviewLine, matter: MatterShown, after: str) -> None:
    lead = state.value(lead_key(matter)) or NO_UNIT
    if lead == NO_UNIT:
        state.leave_notice(AREA, "error", t("review_desk.choose_lead"))
        return
    others = tuple(one for one in state.value(others_key(matter)) or () if one != lead)
    seen = (matter.lead_unit_id, matter.other_unit_ids)
    told = {"lead_unit_id": lead, "other_unit_ids": others, "seen": seen}
    if attempt(actions.assign, drawn, matter.matter_id, **told) is not None:
        answered(drawn, line, "review_desk.assigned", after, unit=drawn.unit_names()[lead])


with st.container(key="review"):
    if meeting is None:
        cards.heading(t("review.title"), t("review_desk.no_meeting"))
    else:
        desk(viewer, meeting)
