"""The side of the secretary's desk: the outcome, or the tray that was opened."""

from collections.abc import Callable
from functools import partial
from typing import Any

import streamlit as st

from console.auth.actor import Actor
from console.capture.outcomes import OUTCOMES, OutcomeFacts
from console.capture.views import secretary
from console.capture.views.matter import Ending, MatterCard
from console.capture.views.secretary import HeadsLine, SecretaryDesk
from console.live import field_names
from console.ui import feedback, state, typed_text
from console.ui import format as written
from console.ui.labels import Labels
from console.ui.text import t
from pages.parts import cards
from pages.secretary import acts, correction_acts, covered, drafts, outcome_acts, tray
from pages.secretary.line import units_told
from pages.secretary.meaning import number_in

PEOPLE_AT_MOST = 100_000
HALL = 0  # stands for the hall in the choice of sites


def draw_side(actor: Actor, desk: SecretaryDesk) -> None:
    """Draw the tray that is open, else the outcome of the matter looked at."""
    what, _, which = state.typed(tray.TRAY).partition(":")
    feedback.show(tray.SIDE)
    if what == "heads" and desk.can_write:
        draw_heads(actor, desk)
    elif desk.matter is None:
        st.html(f'<p class="meta">{t("secretary.nothing_chosen")}</p>')
    elif what == "edit" and desk.can_write:
        draw_correction(actor, desk, desk.matter, number_in(which) or 0)
    elif what == "wording" and desk.can_write:
        draw_wording(actor, desk, desk.matter)
    elif what == "questions" and desk.can_write:
        covered.draw(actor, desk, desk.matter)
        draw_close()
    else:
        draw_outcome(actor, desk, desk.matter)


def draw_outcome(actor: Actor, desk: SecretaryDesk, matter: MatterCard) -> None:
    heading(t("secretary.outcome", number=f"{matter.number:02}"))
    with st.container(key="secretary-endings"):
        if matter.outcome:
            draw_ending("secretary.outcome_now", matter.outcome)
        if matter.proposal:
            draw_ending("secretary.proposal_now", matter.proposal)
    if not desk.can_write:
        if not matter.outcome:
            st.html(f'<p class="meta">{t("secretary.undecided")}</p>')
        return
    standing = matter.proposal or matter.outcome
    typed_text.field(
        field_names.proposal(desk.code, matter.id),
        label=t("secretary.outcome_text"),
        key=outcome_acts.OUTCOME,
        on_written=partial(outcome_acts.keep_outcome, actor, desk),
        rows=2,
        part="typed_form",
        inputs=outcome_inputs(),
        units=units_told(desk.units),
        matters={str(matter.id): matter.number for matter in desk.matters},
        target={
            "id": matter.id,
            "number": matter.number,
            "seen": f"{matter.outcome_version}-{matter.standing.proposal_id}",
        },
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
    facts = [
        t(f"word.outcome.{ending.kind.value}"),
        ending.unit or ending.body,
        t("secretary.due_on", day=written.day(ending.due_on)) if ending.due_on else "",
    ]
    said = t(key, author=ending.author, time=written.time_of(ending.recorded_at))
    cards.told(said, ", ".join(fact for fact in facts if fact), ending.text)


def draw_correction(actor: Actor, desk: SecretaryDesk, matter: MatterCard, note_id: int) -> None:
    heading(t("secretary.correct"))
    found = (piece for piece in matter.pieces if piece.text_of(note_id) is not None)
    if (piece := next(found, None)) is None:
        st.html(f'<p class="meta">{t("secretary.piece_gone")}</p>')
    else:
        if piece.id != note_id:  # half-typed words stay, and become one side of the choice
            said = t("secretary.corrected_by", person=piece.author)
            cards.told(said, t("secretary.corrected_hint"), piece.text)
        typed_text.field(
            field_names.correction(desk.code, note_id),
            label=t("secretary.correct_text", time=written.time_of(piece.happened_at)),
            key=f"{correction_acts.CORRECTION}-{note_id}",
            on_written=partial(correction_acts.correct, actor, desk, note_id),
            rows=5,
            initial=piece.text_of(note_id) or "",
            submit_label=t("secretary.save_correction"),
            help=t("secretary.correct_help"),
        )
        st.button(
            t("secretary.take_back"),
            key="secretary-take-back",
            icon=":material/undo:",
            on_click=correction_acts.take_back,
            args=(actor, desk, note_id),
        )
    draw_close()


def draw_wording(actor: Actor, desk: SecretaryDesk, matter: MatterCard) -> None:
    seen = matter.wording if matter.is_on_screen else ""
    heading(t("secretary.wording", number=f"{matter.number:02}"))
    typed_text.field(
        field_names.wording(desk.code, matter.id),
        label=t("secretary.wording_text"),
        key=f"{acts.WORDING}-{matter.id}",
        on_written=partial(acts.put_on_screen, actor, desk, matter.id, seen),
        rows=6,
        initial=matter.wording,
        submit_label=t("secretary.put_on_screen"),
        help=t("secretary.wording_help"),
    )
    draw_close()


def draw_heads(actor: Actor, desk: SecretaryDesk) -> None:
    heading(t("secretary.heads"))
    lines = {
        count.bridge_id or HALL: count for count in secretary.load_heads(actor, desk.meeting_id)
    }
    names = {key: _site(line) for key, line in lines.items()}
    chosen = st.selectbox(
        t("secretary.site"), list(names), format_func=Labels(names), key="secretary-site"
    )
    counted = lines[chosen]
    key = f"secretary-people-{chosen}-{counted.headcount_id or 0}"
    st.number_input(
        t("secretary.people"),
        min_value=0,
        max_value=PEOPLE_AT_MOST,
        value=counted.people_count or 0,
        key=key,
    )
    draw_count_buttons(actor, desk, counted, key)
    draw_close()


def draw_count_buttons(actor: Actor, desk: SecretaryDesk, counted: HeadsLine, key: str) -> None:
    with st.container(horizontal=True, key="secretary-count"):
        st.button(
            t("secretary.count"),
            key="secretary-count-now",
            type="primary",
            on_click=acts.count_heads,
            args=(actor, desk, counted.bridge_id, key),
        )
        if counted.headcount_id is not None and counted.people_count is not None:
            st.button(
                t("secretary.amend_count"),
                key="secretary-count-amend",
                on_click=acts.amend_heads,
                args=(actor, desk, counted.headcount_id, counted.people_count, key),
            )
    st.html(f'<p class="meta">{t("secretary.count_help")}</p>')


def _site(line: HeadsLine) -> str:
    name = line.site or t("word.hall")
    if line.people_count is None or line.counted_at is None:
        return t("secretary.not_counted", site=name)
    time = written.time_of(line.counted_at)
    return t("secretary.counted_at", site=name, count=line.people_count, time=time)


def draw_close() -> None:
    st.button(t("secretary.close"), key="secretary-close-tray", on_click=tray.close_tray)


def heading(text: str) -> None:
    cards.title(text)
