"""The outcome of the matter looked at: what stands, what clashes, and the form that changes it."""

from collections.abc import Callable
from datetime import date
from functools import partial
from html import escape
from typing import Any

import streamlit as st

from console import clock
from console.auth.actor import Actor
from console.capture.outcomes import OUTCOMES, OutcomeFacts
from console.capture.views.matter import Ending, MatterCard
from console.capture.views.secretary import SecretaryDesk
from console.live import field_names
from console.ui import format as written
from console.ui import typed_text
from console.ui.text import t
from models.codes.capture import OutcomeKind
from pages.parts import cards
from pages.secretary import drafts, outcome_acts
from pages.secretary.line import units_told
from pages.secretary.meaning import day_in
from pages.secretary.outcome_acts import WantedOutcome, clashing


def draw_outcome(actor: Actor, desk: SecretaryDesk, matter: MatterCard) -> None:
    cards.title(t("secretary.outcome", number=f"{matter.number:02}"))
    draw_endings(actor, desk, matter)
    if desk.can_write:
        draw_form(actor, desk, matter)
    elif not matter.outcome:
        st.html(f'<p class="meta">{t("secretary.undecided")}</p>')


def draw_endings(actor: Actor, desk: SecretaryDesk, matter: MatterCard) -> None:
    """Draw what stands; beside it the own text where another came first."""
    with st.container(key="secretary-endings"):
        if matter.outcome:
            draw_ending("secretary.outcome_now", matter.outcome)
        if matter.proposal:
            draw_ending("secretary.proposal_now", matter.proposal)
        mine = clashing(matter) if desk.can_write else None
        if mine is not None:
            draw_clash(actor, desk, mine)


def draw_clash(actor: Actor, desk: SecretaryDesk, mine: WantedOutcome) -> None:
    st.html(f'<p class="meta" role="alert">{escape(t("secretary.outcome_clash"))}</p>')
    cards.told(t("secretary.mine"), _facts_of(desk, mine), mine.handed.text)
    with st.container(key="secretary-outcome-clash-choice", horizontal=True):
        st.button(
            t("secretary.keep_mine_outcome"),
            key="secretary-keep-mine",
            on_click=outcome_acts.keep_mine,
            args=(actor, desk, mine),
        )
        st.button(
            t("secretary.keep_theirs"),
            key="secretary-keep-theirs",
            on_click=outcome_acts.leave_clash,
            args=(actor, mine),
        )


def _facts_of(desk: SecretaryDesk, mine: WantedOutcome) -> str:
    """Say in one line what was chosen beside the text."""
    names = {str(unit.id): unit.name for unit in desk.units}
    about = mine.handed.about
    due = day_in(about.get("due"))
    return _facts(
        mine.kind,
        names.get(about.get("unit_id", ""), ""),
        names.get(about.get("body_id", ""), ""),
        due,
    )


def draw_form(actor: Actor, desk: SecretaryDesk, matter: MatterCard) -> None:
    standing = matter.proposal or matter.outcome
    typed_text.field(
        field_names.proposal(desk.code, matter.id),
        label=t("secretary.outcome_text"),
        key=outcome_acts.OUTCOME,
        seen=outcome_acts.seen_now(matter),
        on_written=partial(outcome_acts.keep_outcome, actor, desk),
        rows=2,
        part="typed_form",
        inputs=outcome_inputs(),
        units=units_told(desk.units),
        today=clock.today().isoformat(),
        target={"id": matter.id, "number": matter.number},
        proposed=_proposed(matter, standing),
        initial=standing.text if standing else "",
        is_optional=True,
        submits=_submits(desk),
    )
    st.html(f'<p class="meta">{t("secretary.outcome_hint")}</p>')
    drafts.draw(actor, desk, matter)


def _proposed(matter: MatterCard, ending: Ending | None) -> dict[str, str]:
    """Fill the form with what stands, else with who has to answer."""
    if ending is None:
        return {"unit": matter.lead_unit}
    return {
        "kind": ending.kind.value,
        "unit": ending.unit,
        "body": ending.body,
        "due": written.day(ending.due_on) if ending.due_on else "",
        "undated": "" if ending.due_on else "yes",
    }


def outcome_inputs() -> list[dict[str, Any]]:
    return [
        {
            "name": "kind",
            "type": "choice",
            "look": "lines",
            "label": t("secretary.outcome_kind"),
            "options": [
                {
                    "value": facts.kind.value,
                    "sign": f"={facts.key}",
                    "label": t(f"word.outcome.{facts.kind.value}"),
                }
                for facts in OUTCOMES
            ],
        },
        {
            "name": "unit",
            "type": "unit",
            "label": t("secretary.acting_unit"),
            "when": _of_kinds(lambda facts: facts.names_unit),
        },
        {
            "name": "body",
            "type": "unit",
            "label": t("secretary.body"),
            "when": _of_kinds(lambda facts: facts.names_body),
        },
        {
            "name": "due",
            "type": "date",
            "label": t("secretary.due"),
            "placeholder": t("secretary.day_example"),
            "when": _of_kinds(lambda facts: facts.takes_date),
        },
        {
            "name": "undated",
            "type": "check",
            "label": t("secretary.undated"),
            "when": _of_kinds(lambda facts: bool(facts.due_missing)),
        },
    ]


def _of_kinds(is_asked: Callable[[OutcomeFacts], bool]) -> dict[str, list[str]]:
    """Name the kinds of outcome for which an input is shown."""
    return {"kind": [facts.kind.value for facts in OUTCOMES if is_asked(facts)]}


def _submits(desk: SecretaryDesk) -> list[dict[str, Any]]:
    submits = [{"act": "propose", "label": t("secretary.propose"), "is_primary": True}]
    if desk.can_decide:
        submits.append({"act": "decide", "label": t("secretary.decide"), "is_primary": False})
    return submits


def draw_ending(key: str, ending: Ending) -> None:
    said = t(key, author=ending.author, time=written.time_of(ending.recorded_at))
    cards.told(said, _facts(ending.kind, ending.unit, ending.body, ending.due_on), ending.text)


def _facts(kind: OutcomeKind, unit: str, body: str, due_on: date | None) -> str:
    facts = [
        t(f"word.outcome.{kind.value}"),
        unit,
        body,
        t("secretary.due_on", day=written.day(due_on)) if due_on else "",
    ]
    return ", ".join(fact for fact in facts if fact)
