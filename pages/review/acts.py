"""The acts of the review desk as its buttons call them, and what the desk remembers."""

from collections.abc import Callable

from console.official.acts import letters
from console.review import rules
from console.review.acts import assignments, decisions, groups, several
from console.review.views import list_filter
from console.review.views.questions import MatterShown, ReviewLine
from console.review.views.several import weight_of
from console.ui import address, choice_list, feedback, state
from console.ui.text import t
from pages.review import question_line
from pages.review.bar import CLASSES
from pages.review.desk import NO_UNIT, ReviewDesk, field_key, lead_key, others_key

AREA = "review"
CHOSEN = "phieu"  # in the address: a reload and a link show the same question
CLASS = "review-class"  # `<ref> <class>`: what was pressed for the question that is open
BEFORE = "review-before"  # how the one question decided last stood; nothing = it was unreviewed
DONE = "review-done"  # what was decided last in this tab: the decision, then the questions' ids

Stand = tuple[str, str, str, int, str]  # decision, kind, reason, unit it was sent to, field

KINDS = {kind.value: kind for kind in (*rules.ACCEPTED_KINDS, *rules.EXCLUDED_KINDS)}


def open_chosen() -> None:
    go_to(choice_list.chosen("review-choices"))


def go_to(ref: str) -> None:
    if ref:
        address.choose(CHOSEN, ref)


def group(drawn: ReviewDesk, line: ReviewLine, mate: ReviewLine) -> None:
    seen = tuple(sorted({matter.matter_id for matter in (*line.matters, *mate.matters)}))
    ids = (line.question_id, mate.question_id)
    ref = question_line.short(mate.ref, drawn.meeting.code)
    with feedback.praised(AREA, "review_desk.was_grouped", ref=ref):
        groups.group(drawn.actor, drawn.meeting.id, ids, seen=seen)


def ungroup(drawn: ReviewDesk, matter: MatterShown) -> None:
    given = (drawn.actor, drawn.meeting.id, matter.matter_id)
    with feedback.praised(AREA, "review_desk.was_ungrouped"):
        groups.ungroup(*given, seen=matter.question_ids)


def begin_letter(drawn: ReviewDesk, line: ReviewLine) -> None:
    ref = question_line.short(line.ref, drawn.meeting.code)
    with feedback.praised(AREA, "review_desk.letter_begun", ref=ref):
        letters.draft_referral(drawn.actor, drawn.meeting.id, line.question_id)


def attempt(
    act: Callable[..., int], drawn: ReviewDesk, *args: object, **more: object
) -> int | None:
    return feedback.attempt(AREA, act, drawn.actor, drawn.meeting.id, *args, **more)


def press(ref: str, name: str) -> None:
    state.put(CLASS, f"{ref} {name}")


def save(drawn: ReviewDesk, line: ReviewLine, chosen: str, after: str) -> None:
    picked = state.typed(field_key(line, f"kind-{chosen}")) or "".join(CLASSES[chosen])
    to = state.value(field_key(line, f"to-{chosen}")) or None
    given = {"reason": state.typed(field_key(line, "reason")), "seen": line.decision}
    if chosen == "accept":
        hint = drawn.hints.get(line.ref)
        weight = weight_of(hint) if hint else None
        field = state.value(field_key(line, "field")) or None
        told = {"kind": KINDS[picked], "field_id": field, "weight": weight, "seen": line.decision}
        done = attempt(decisions.accept, drawn, line.question_id, **told)
    elif chosen == "refer":
        done = attempt(decisions.refer, drawn, line.question_id, unit_id=to or NO_UNIT, **given)
    else:
        told = {"kind": KINDS[picked], "referred_unit_id": to, **given}
        done = attempt(decisions.exclude, drawn, line.question_id, **told)
    if done is not None:
        decided = {"accept": "accepted", "refer": "referred"}.get(chosen, "excluded")
        remember(decided, (line.question_id,), before=stand_of(line))
        answered(drawn, line, "review_desk.saved", after, decision=t(f"word.decision.{decided}"))


def remember(decided: str, question_ids: tuple[int, ...], *, before: Stand | None = None) -> None:
    """Keep what the next `undo` of this tab takes back, and to what; None = to unreviewed."""
    state.put(DONE, (decided, question_ids))
    state.put(BEFORE, before)


def stand_of(line: ReviewLine) -> Stand | None:
    """Give the decision a question had; None = it was unreviewed."""
    if line.decision.value == "unreviewed":
        return None
    kind = line.kind.value if line.kind else ""
    return line.decision.value, kind, line.reason, line.referred_unit_id or NO_UNIT, line.field


def undoable() -> tuple[str, tuple[int, ...]] | None:
    """Give what was decided last in this tab and how; None when it was taken back."""
    found: tuple[str, tuple[int, ...]] | None = state.value(DONE) or None
    return found


def undo(drawn: ReviewDesk) -> None:
    """Take the last decision of this tab back and open its question again."""
    if (last := undoable()) is None:
        return
    decided, ids = last
    before: Stand | None = state.value(BEFORE)
    if before is None:
        done = attempt(several.reopen_several, drawn, ids, seen=list_filter.decision_of(decided))
    else:
        done = decide_as_before(drawn, ids[0], before, decided)
    remember_nothing()
    if done is not None:
        line = next(line for line in drawn.listed.lines if line.question_id == ids[0])
        feedback.praise(AREA, "review_desk.undone", count=len(ids))
        go_to(line.ref)


def remember_nothing() -> None:
    state.put(DONE, None)
    state.put(BEFORE, None)


def decide_as_before(
    drawn: ReviewDesk, question_id: int, before: Stand, decided: str
) -> int | None:
    """Decide a question again as it stood, with its kind, reason, unit and field."""
    decision, kind, reason, unit_id, field = before
    seen = list_filter.decision_of(decided)
    if decision == "referred":
        told = {"unit_id": unit_id, "reason": reason, "seen": seen}
        return attempt(decisions.refer, drawn, question_id, **told)
    if decision == "accepted":
        field_id = next((id_ for id_, code, _ in drawn.choices.fields if code == field), None)
        told = {"kind": KINDS[kind], "field_id": field_id, "seen": seen}
        return attempt(decisions.accept, drawn, question_id, **told)
    sent = {"reason": reason, "referred_unit_id": unit_id or None}
    return attempt(decisions.exclude, drawn, question_id, kind=KINDS[kind], seen=seen, **sent)


def reopen(drawn: ReviewDesk, line: ReviewLine) -> None:
    if attempt(decisions.reopen, drawn, line.question_id, seen=line.decision) is not None:
        answered(drawn, line, "review_desk.reopened", line.ref)


def answered(drawn: ReviewDesk, line: ReviewLine, key: str, after: str, **facts: str) -> None:
    """Tell that it is done and go on; the question stays open where nothing follows it."""
    feedback.praise(AREA, key, ref=question_line.short(line.ref, drawn.meeting.code), **facts)
    state.put(CLASS, "")
    go_to(after or line.ref)


def give(drawn: ReviewDesk, line: ReviewLine, matter: MatterShown, after: str) -> None:
    lead = state.value(lead_key(matter)) or NO_UNIT
    if lead == NO_UNIT:
        state.leave_notice(AREA, "error", t("review_desk.choose_lead"))
        return
    others = tuple(unit_id for unit_id in state.value(others_key(matter)) or () if unit_id != lead)
    seen = (matter.lead_unit_id, matter.other_unit_ids)
    told = {"lead_unit_id": lead, "other_unit_ids": others, "seen": seen}
    if attempt(assignments.assign, drawn, matter.matter_id, **told) is not None:
        answered(drawn, line, "review_desk.assigned", after, unit=drawn.unit_names()[lead])
