"""The tray in which an outcome is decided: its kind, who acts, by when, in which words."""

from collections.abc import Callable
from html import escape

import streamlit as st

from console.auth.actor import Actor
from console.capture import outcomes
from console.capture.outcomes import NOT_HERE, OUTCOMES, OutcomeFacts
from console.floor.views.chair import ChairDesk
from console.floor.views.chair_matters import ChairMatterChoice
from console.live import field_names
from console.ui import blocks, day_field, state, typed_text, unit_picker
from console.ui import format as written
from console.ui.text import as_written, t
from console.working_days.quick import QUICK
from models.codes.capture import OutcomeKind
from pages.chair import button, outcome_acts

QUICK_KEYS = dict(zip(QUICK, "asdf", strict=True))


def draw(
    viewer: Actor, desk: ChairDesk, matter: ChairMatterChoice, close: Callable[[], None]
) -> None:
    """Draw the tray of one matter."""
    outcome_acts.fill(viewer, desk, matter)
    chosen = state.typed(outcome_acts.key("kind", matter.id))
    with st.container(key="chair-kinds"):
        title = t("chair.outcome_title", number=f"{matter.number:02}")
        st.html(f"<h2>{escape(title)}{_again(matter)}</h2>")
        with st.container(key="chair-secret", horizontal=True, vertical_alignment="center"):
            if not matter.gist:
                _secret(matter)
        with st.container(key="chair-kinds-grid"):
            for facts in OUTCOMES:
                _kind(matter, facts, is_chosen=facts.kind.value == chosen)
    with st.container(key="chair-outcome-form"):
        _form(desk, matter, chosen)
        with st.container(key="chair-outcome-end", horizontal=True):
            _end(viewer, desk, matter)
            _take_proposal(viewer, desk, matter)
            close()


def _end(viewer: Actor, desk: ChairDesk, matter: ChairMatterChoice) -> None:
    button.draw(
        t("chair.keep_outcome"),
        key="chair-keep-outcome",
        shortcut="l",
        on_click=outcome_acts.decide,
        args=(viewer, desk.floor, matter.id, matter.version),
        is_next=True,
        is_off=not desk.can_act,
    )


def _secret(matter: ChairMatterChoice) -> None:
    """Say which outcome fits what stands in no list; its text only where it is opened."""
    if matter.secret:
        with blocks.popover(
            t("chair.read_secret"), key="chair-read-secret", icon=":material/lock:"
        ):
            st.html(f'<p lang="vi">{escape(matter.secret)}</p>')
    fitting = t(f"word.outcome.{NOT_HERE.kind.value}")
    hint = t("board.fitting", outcome=fitting, key=NOT_HERE.key)
    st.html(f'<p class="why">{escape(hint)}</p>')


def _take_proposal(viewer: Actor, desk: ChairDesk, matter: ChairMatterChoice) -> None:
    """Offer what the secretary proposed beside what the chair has typed."""
    if matter.is_proposed and not outcome_acts.is_as_offered(desk, matter):
        button.draw(
            t("chair.take_proposal"),
            key="chair-take-proposal",
            icon="input",
            on_click=outcome_acts.take_proposal,
            args=(viewer, desk, matter),
        )


def _again(matter: ChairMatterChoice) -> str:
    return f" <span>{escape(t('chair.decided_again'))}</span>" if matter.version else ""


def _kind(matter: ChairMatterChoice, facts: OutcomeFacts, *, is_chosen: bool) -> None:
    with st.container(key=f"chair-kind-{'on' if is_chosen else 'off'}-{facts.key}"):
        button.draw(
            t(f"word.outcome.{facts.kind.value}"),
            key=outcome_acts.kind_key(facts.kind),
            shortcut=facts.key,
            icon=facts.symbol,
            on_click=outcome_acts.choose_kind,
            args=(matter.id, facts.kind),
        )


def _form(desk: ChairDesk, matter: ChairMatterChoice, chosen: str) -> None:
    facts = outcomes.of(OutcomeKind(chosen)) if chosen else None
    with st.container(key="chair-outcome-who"):
        if facts is not None and facts.names_body:
            unit(desk, outcome_acts.key("body", matter.id), t(f"word.outcome_body.{chosen}"))
        if facts is None or facts.names_unit:
            unit(desk, outcome_acts.key("unit", matter.id), t("chair.unit"))
        if facts is None or facts.takes_date:
            with st.container(key="chair-outcome-day"):
                due(outcome_acts.key("due", matter.id))
                if facts is not None and facts.due_missing:
                    undated(matter)
    if facts is None or facts.takes_date:
        with st.container(key="chair-outcome-quick"):
            _quick(desk, matter)
    label = as_written(_label(desk, matter))
    typed_text.area(
        label,
        key=outcome_acts.key("text", matter.id),
        kept_as=field_names.outcome(desk.floor.code, matter.id),
        height="stretch",
        persist_state="session",
    )


def _quick(desk: ChairDesk, matter: ChairMatterChoice) -> None:
    for name, on in desk.quick_dates.items():
        button.draw(
            t(f"chair.quick.{name}"),
            key=f"chair-due-{name}",
            shortcut=QUICK_KEYS[name],
            on_click=outcome_acts.set_due,
            args=(matter.id, on),
        )


def _label(desk: ChairDesk, matter: ChairMatterChoice) -> str:
    """Say from whom the words are, as long as nobody changed them."""
    card = desk.looked_at
    proposal = card.proposal if card is not None else None
    if proposal is None or not outcome_acts.is_as_offered(desk, matter):
        return t("chair.outcome_text")
    return t("chair.prepared_text", time=written.time_of(proposal.recorded_at))


def unit(desk: ChairDesk, key: str, label: str) -> None:
    """Draw the choice of a unit; it may stay empty."""
    unit_picker.draw(desk.units, key=key, label=label, placeholder=t("chair.unit_hint"))


def undated(matter: ChairMatterChoice) -> None:
    """Draw the choice to set no day; the form is filled with it where none was proposed."""
    st.checkbox(
        t("chair.undated"),
        key=outcome_acts.key("undated", matter.id),
        persist_state="session",
    )


def due(key: str) -> None:
    """Draw the choice of a date as it was said, one that has passed too; it may stay empty."""
    day_field.draw(t("chair.due"), key=key)
