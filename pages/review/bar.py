"""The bar of the review desk: class and fields of a decision, units of a matter."""

from collections.abc import Callable, Mapping

import streamlit as st

from console.review import rules
from console.review.suggestion import Suggestion
from console.review.views.questions import MatterShown, ReviewLine
from console.ui import typed_text
from console.ui.text import t
from pages.review.desk import NO_UNIT, ReviewDesk, choose, field_key, lead_key, others_key

CLASSES: Mapping[str, tuple[str, ...]] = {
    "accept": ("question", "proposal"),
    "complaint": ("complaint",),
    "denunciation": ("denunciation",),
    "outside": ("out_of_scope", "spam", "empty"),
    "mixed": ("mixed",),
    "refer": (),
}
REASON_HEIGHT = 80  # px


def class_of(line: ReviewLine, hint: Suggestion | None) -> str:
    """Give the class of the decision, else the one nothing speaks against, else none."""
    if line.decision.value == "referred":
        return "refer"
    if line.kind is not None:
        return next(name for name, kinds in CLASSES.items() if line.kind.value in kinds)
    return "accept" if hint is not None and not hint.is_flagged else ""


def classes(line: ReviewLine, chosen: str, on_class: Callable[[str, str], None]) -> None:
    with st.container(key=f"review-classes-{chosen}", horizontal=True):
        st.html(f'<span class="label">{t("review_desk.classify")}</span>')
        for number, name in enumerate(CLASSES, start=1):
            st.button(
                t(f"review_desk.class.{name}"),
                key=f"review-class-{name}",
                shortcut=str(number),
                icon=":material/check:" if name == chosen else None,
                on_click=on_class,
                args=(line.ref, name),
            )


def fields(desk: ReviewDesk, line: ReviewLine, hint: Suggestion | None, chosen: str) -> None:
    """Draw what the chosen class needs to be told."""
    with st.container(key="review-fields"):
        if not chosen:
            st.html(f'<p class="meta">{t("review_desk.choose_class")}</p>')
            return
        _kind(line, hint, chosen)
        if chosen == "accept":
            _field(desk, line, hint)
        else:
            _where_to(desk, line, hint, chosen)
            _reason(line)


def _kind(line: ReviewLine, hint: Suggestion | None, chosen: str) -> None:
    kinds = CLASSES[chosen]
    if len(kinds) < 2:
        return
    told = line.kind.value if line.kind else (hint.kind if hint else "")
    names = {kind: t(f"word.kind.{kind}") for kind in kinds}
    choose("review_desk.kind", field_key(line, f"kind-{chosen}"), names, told)


def _field(desk: ReviewDesk, line: ReviewLine, hint: Suggestion | None) -> None:
    names = {
        0: t("review_desk.field_none"),
        **{field[0]: field[2] for field in desk.choices.fields},
    }
    code = line.field or (hint.field if hint else None)
    choose("review_desk.field", field_key(line, "field"), names, desk.field_id(code))


def _where_to(desk: ReviewDesk, line: ReviewLine, hint: Suggestion | None, chosen: str) -> None:
    names = {NO_UNIT: t("review_desk.unit_none"), **desk.unit_names()}
    usual = desk.unit_id(hint.lead_unit) if hint and chosen in ("refer", "outside") else NO_UNIT
    label = "review_desk.refer_to" if chosen == "refer" else "review_desk.turn_to"
    choose(label, field_key(line, f"to-{chosen}"), names, line.referred_unit_id or usual)


def _reason(line: ReviewLine) -> None:
    typed_text.area(
        t("review_desk.reason"),
        value=line.reason,
        key=field_key(line, "reason"),
        height=REASON_HEIGHT,
        max_chars=rules.LONGEST_REASON,
        placeholder=t("review_desk.reason_hint"),
        persist_state="page",
    )


def units(desk: ReviewDesk, matter: MatterShown, usual: int) -> None:
    """Draw which units a matter has, and the fields to choose others."""
    names = desk.unit_names()
    held = [matter.lead_unit_id or NO_UNIT, *matter.other_unit_ids]
    named = ", ".join(names[unit_id] for unit_id in held if unit_id in names)
    key = "assigned_now" if named else "assigned_none"
    st.html(f"<p>{t(f'review_desk.{key}', number=matter.number, units=named)}</p>")
    options = {NO_UNIT: t("review_desk.unit_none"), **names}
    choose("review_desk.lead", lead_key(matter), options, matter.lead_unit_id or usual)
    st.multiselect(
        t("review_desk.others"),
        list(names),
        default=[unit_id for unit_id in matter.other_unit_ids if unit_id in names],
        format_func=names.__getitem__,
        key=others_key(matter),
        placeholder=t("review_desk.others_hint"),
        persist_state="page",
    )
