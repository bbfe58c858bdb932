"""The matter looked at with its pieces, and the line everything is written in."""

from collections.abc import Callable
from dataclasses import asdict
from functools import partial
from typing import Any

from console import clock
from console.auth.actor import Actor
from console.capture import note_kinds
from console.capture.note_kinds import NOTE_KINDS, NoteFacts
from console.capture.outcomes import OUTCOMES
from console.capture.phrases import PHRASES
from console.capture.views.matter import MatterCard
from console.capture.views.notes import Piece
from console.capture.views.secretary import SecretaryDesk
from console.i18n.catalog import translate
from console.live import field_names
from console.queries.units import UnitChoice
from console.ui import feedback, live, state, typed_text
from console.ui.text import t
from models.codes.capture import NoteKind
from pages.secretary import acts, correction_acts, decided, line_acts, tray
from pages.secretary.meaning import written


def draw_matter(actor: Actor, desk: SecretaryDesk) -> None:
    """Draw the matter with everything written about it."""
    live.board(
        "secretary_matter",
        key=acts.MATTER,
        on_chosen=partial(acts.choose_in_matter, actor, desk),
        matter=_matter(desk.matter) if desk.matter else None,
        writer=_writer(actor, desk),
        pieces=[_piece(piece) for piece in desk.matter.pieces] if desk.matter else [],
        current=_number(desk, desk.current_id),
        is_following=desk.is_following,
        can_write=desk.can_write,
        can_take_up=desk.can_take_up,
        is_signed=desk.is_signed,
        opened=state.typed(tray.TRAY),
        signs={facts.kind.value: facts.sign for facts in NOTE_KINDS},
        clash=_clash(),
    )


def draw_line(actor: Actor, desk: SecretaryDesk) -> None:
    """Draw the line."""
    feedback.show(line_acts.LINE)
    decided.draw(desk)
    matter = desk.matter
    typed_text.field(
        field_names.line(desk.code),
        label=t("secretary.line"),
        key=line_acts.LINE,
        seen="",
        on_written=partial(line_acts.keep_line, actor, desk),
        placeholder=t("secretary.line_hint"),
        help=t("secretary.line_help"),
        part="typed_line",
        inputs=line_inputs(),
        units=units_told(desk.units),
        matters=matters_told(desk),
        phrases=[translate("vi", f"secretary.phrase.{name}") for name in PHRASES],
        line=grammar() | {"year": line_acts.year_of(desk)},
        today=clock.today().isoformat(),
        target={"id": matter.id, "number": matter.number} if matter else None,
        proposed=_speaking(desk, matter) if matter else {"kind": "chair"},
    )


def units_told(units: tuple[UnitChoice, ...]) -> list[dict[str, Any]]:
    return [asdict(unit) | {"aliases": list(unit.aliases)} for unit in units]


def matters_told(desk: SecretaryDesk) -> dict[str, dict[str, Any]]:
    """Tell what a line may name of the matters: number, who leads, what stands, who asked."""
    names = {unit.id: unit.name for unit in desk.units}
    return {
        str(matter.id): {
            "number": matter.number,
            "unit": names.get(matter.lead_unit_id or 0, ""),
            "seen": written(matter.standing),
            "gist": matter.gist,
            "asker": matter.asker,
        }
        for matter in desk.matters
    }


def grammar() -> dict[str, Any]:
    """Tell what the signs of the line mean, as `line_reading.js` needs it."""
    return {
        "notes": [
            {
                "kind": facts.kind.value,
                "sign": facts.sign,
                "label": t(f"secretary.kinds.{facts.kind.value}"),
                "names_unit": facts.names_unit,
                "names_person": facts.names_person,
                "takes_date": facts.takes_date,
            }
            for facts in NOTE_KINDS
        ],
        "outcomes": [
            {
                "kind": facts.kind.value,
                "key": facts.key,
                "label": t(f"word.outcome.{facts.kind.value}"),
                "names_unit": facts.names_unit,
                "names_body": facts.names_body,
                "takes_date": facts.takes_date,
            }
            for facts in OUTCOMES
        ],
    }


def line_inputs() -> list[dict[str, Any]]:
    return [
        {
            "name": "kind",
            "type": "choice",
            "label": t("secretary.kind"),
            "options": [
                {
                    "value": facts.kind.value,
                    "sign": facts.sign,
                    "label": t(f"secretary.kinds.{facts.kind.value}"),
                }
                for facts in NOTE_KINDS
            ],
        },
        {
            "name": "unit",
            "type": "unit",
            "label": t("secretary.unit"),
            "when": _or_outcome(_of_kinds(lambda facts: facts.names_unit)),
        },
        {
            "name": "person",
            "type": "text",
            "label": t("secretary.person"),
            "when": _of_kinds(lambda facts: facts.names_person),
        },
        {
            "name": "due",
            "type": "date",
            "label": t("secretary.due"),
            "placeholder": t("secretary.day_example"),
            "when": _or_outcome(_of_kinds(lambda facts: facts.takes_date)),
        },
        {
            "name": "time",
            "type": "time",
            "label": t("secretary.time"),
            "placeholder": t("secretary.time_example"),
        },
    ]


def _of_kinds(is_asked: Callable[[NoteFacts], bool]) -> dict[str, list[str]]:
    """Name the kinds of note for which an input is shown."""
    return {"kind": [facts.kind.value for facts in NOTE_KINDS if is_asked(facts)]}


def _or_outcome(when: dict[str, list[str]]) -> dict[str, list[str]]:
    """Name the same kinds, and a line that a sign makes an outcome."""
    return {"kind": [*when["kind"], "outcome"]}


def _speaking(desk: SecretaryDesk, matter: MatterCard) -> dict[str, str]:
    """Propose who has the floor to answer, else who answered last, else who has to answer."""
    now = desk.answering
    if now is not None and desk.is_following:
        return {"kind": "answer", "unit": now.unit, "person": now.person}
    answers = [piece for piece in matter.pieces if piece.kind is NoteKind.ANSWER]
    if answers:
        return {"kind": "answer", "unit": answers[-1].unit, "person": answers[-1].person}
    return {"kind": "answer", "unit": matter.lead_unit}


def _number(desk: SecretaryDesk, matter_id: int | None) -> int | None:
    return next((matter.number for matter in desk.matters if matter.id == matter_id), None)


def _writer(actor: Actor, desk: SecretaryDesk) -> dict[str, Any] | None:
    """Tell who writes of the matter looked at."""
    held = desk.claims.get(desk.matter.id) if desk.matter else None
    if held is None:
        return None
    is_own = held.account_id == actor.account_id
    return {"name": held.name, "since": clock.iso(held.since), "is_own": is_own}


def _matter(matter: MatterCard) -> dict[str, Any]:
    return {
        "id": matter.id,
        "number": matter.number,
        "place": matter.place.value,
        "wording": matter.wording,
        "screen": matter.screen_text,
        "version": matter.screen_version,
        "is_withheld": matter.is_withheld,
        "asker": matter.asker,
        "site": matter.site,
        "turn": matter.turn.number if matter.turn else None,
        "is_named": bool(matter.turn and matter.turn.name),
        "refs": [question.ref for question in matter.asked],
        "lead": matter.lead_unit,
        "others": list(matter.other_units),
    }


def _piece(piece: Piece) -> dict[str, Any]:
    return {
        "id": piece.id,
        "kind": piece.kind.value,
        "sign": note_kinds.of(piece.kind).sign,
        "is_private": note_kinds.of(piece.kind).is_private,
        "text": piece.text,
        "unit": piece.unit,
        "person": piece.person,
        "author": piece.author,
        "number": piece.number,
        "due_on": piece.due_on.isoformat() if piece.due_on else None,
        "happened_at": clock.iso(piece.happened_at),
        "recorded_at": clock.iso(piece.recorded_at),
        "is_late": piece.is_late,
        "version": piece.version,
        "is_withheld": piece.is_withheld,
        "earlier": [
            {
                "text": version.text,
                "unit": version.unit,
                "person": version.person,
                "due_on": version.due_on.isoformat() if version.due_on else None,
                "happened_at": clock.iso(version.happened_at),
                "author": version.author,
                "recorded_at": clock.iso(version.recorded_at),
            }
            for version in piece.earlier
        ],
    }


def _clash() -> dict[str, Any] | None:
    found = state.value(correction_acts.CLASH)
    if not found:
        return None
    note_id, mine, newest, theirs, *_ = found
    return {"id": note_id, "newest": newest, "mine": mine, "theirs": theirs}
