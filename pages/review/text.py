"""What the review desk reads of one question, as HTML with everything escaped."""

from collections.abc import Iterable, Iterator, Mapping
from html import escape

import streamlit as st

from console.i18n.catalog import translate
from console.review.suggestion import Suggestion, explain
from console.review.views.earlier import Earlier, EarlierCommitment
from console.review.views.question_detail import Opened
from console.review.views.questions import ReviewLine
from console.text.folding import clean
from console.text.gist import gist
from console.text.matching import shared_places
from console.ui import format as written
from console.ui.chips import Chip, chip_html, icon_html
from console.ui.text import language, t
from models.codes.follow_up import FulfilmentKind
from pages.parts import registration_text
from pages.review.question_line import asker, short

# Acts of review told beside a question; others concern it less.
ACTS = (
    "accepted",
    "excluded",
    "referred",
    "reopened",
    "grouped",
    "ungrouped",
    "parted",
    "spokesperson",
    "assigned",
    "weighed",
)
PRIORITIES = {1: "first", 2: "soon", 3: "in_turn"}


def head(line: ReviewLine, opened: Opened, code: str) -> None:
    facts = {"ref": short(line.ref, code), "asker": asker(line)}
    title = t("review_desk.withheld") if line.is_withheld else t("review_desk.question", **facts)
    meta = "".join(f'<span class="meta">{part}</span>' for part in _meta(line, opened))
    st.html(f'<div class="who"><h2>{escape(title)}</h2>{meta}</div>')


def _meta(line: ReviewLine, opened: Opened) -> Iterator[str]:
    kind = opened.registrant_kind
    if kind is not None:
        yield escape(t(f"registrations.registrant.{kind.value}"))
    if opened.submitted_at is not None:
        yield escape(t("review_desk.received", at=registration_text.moment(opened.submitted_at)))
    if opened.attendance is not None:
        yield escape(registration_text.place(opened.attendance.value, line.site))
    if opened.wants_to_speak:
        yield f"{icon_html('mic')} {escape(t('review_desk.speaks'))}"


def text(line: ReviewLine, opened: Opened, hint: Suggestion | None) -> None:
    if line.is_withheld:
        st.html(
            f'<p class="locked">{icon_html("lock")} {escape(t("review_desk.withheld_why"))}</p>'
        )
        return
    quoted = _marked(line.wording, [evidence.text for evidence in hint.evidence] if hint else [])
    wrote = ", ".join(filter(None, (line.field_text, line.procedure_text)))
    said = (("wrote", wrote), ("raised", opened.raised_before))
    foot = "".join(
        f"<span>{escape(t(f'review_desk.{name}'))} <b>{escape(told)}</b></span>"
        for name, told in said
        if told
    )
    st.html(
        f'<div class="text"><blockquote tabindex="0">{quoted}</blockquote>'
        f'<p class="foot">{foot}</p></div>'
    )


def _marked(wording: str, evidence: list[str]) -> str:
    """Mark the words a suggestion rests on; where they overlap, the longer ones."""
    if not wording.strip():
        return f"<i>{escape(t('review_desk.no_wording'))}</i>"
    return _told(wording, _spans(wording, evidence))


def _told(wording: str, spans: Iterable[tuple[int, int]]) -> str:
    told, at = "", 0
    for start, end in sorted(spans, key=lambda one: (one[0], -one[1])):
        if start >= at:
            told += f"{escape(wording[at:start])}<mark>{escape(wording[start:end])}</mark>"
            at = end
    return told + escape(wording[at:])


def _spans(wording: str, evidence: list[str]) -> Iterator[tuple[int, int]]:
    for shown in evidence:
        start = wording.find(shown)
        if shown and start >= 0:
            yield start, start + len(shown)


def hints(
    line: ReviewLine, hint: Suggestion, units: Mapping[str, str], fields: Mapping[str, str]
) -> None:
    cards = (_kind(hint), _priority(line, hint), _route(hint, units, fields))
    items = "".join(
        f'<li><b><span class="n" aria-hidden="true">{number}</span>{escape(title)}</b>'
        f"{''.join(f'<span>{escape(line)}</span>' for line in lines)}</li>"
        for number, (title, lines) in enumerate(cards, start=1)
    )
    st.html(f'<ul class="hints" aria-label="{escape(t("review_desk.hints"))}">{items}</ul>')


def _kind(hint: Suggestion) -> tuple[str, list[str]]:
    kind = t(f"word.kind.{hint.kind}")
    key = "in_scope" if hint.kind in ("question", "proposal") else "looks_like"
    return t(f"review_desk.{key}", kind=kind), _why(hint) or [t("review_desk.no_evidence")]


def _why(hint: Suggestion) -> list[str]:
    """Give a line for each reason with all its words; words inside longer ones are left out."""
    texts = {evidence.text for evidence in hint.evidence}
    said: dict[str, list[str]] = {}
    for evidence in hint.evidence:
        if not any(evidence.text in other and evidence.text != other for other in texts):
            said.setdefault(explain(evidence.rule, language()), []).append(evidence.text)
    return [
        t(
            "review_desk.evidence",
            why=why,
            texts=", ".join(t("suggest.shared_phrase", phrase=phrase) for phrase in found),
        )
        for why, found in said.items()
    ]


def _priority(line: ReviewLine, hint: Suggestion) -> tuple[str, list[str]]:
    """Give the priority a person set with their words, else the suggested one."""
    is_set = bool(line.priority_note)
    codes = line.priority_reasons if is_set else hint.priority_reasons
    reasons = [translate(language(), f"suggest.{code}") for code in codes]
    said = [t("review_desk.priority_note", note=line.priority_note)] if is_set else []
    told = line.priority if is_set and line.priority else hint.priority
    return priority_word(told), [*reasons, *said] or [t("review_desk.no_reason")]


def priority_word(priority: int) -> str:
    return t(f"review_desk.priority.{PRIORITIES[priority]}")


def _route(
    hint: Suggestion, units: Mapping[str, str], fields: Mapping[str, str]
) -> tuple[str, list[str]]:
    field = fields.get(hint.field or "", "") or t("review_desk.no_field")
    lead = units.get(hint.lead_unit or "", "")
    lines = [t("review_desk.usual_unit", unit=lead) if lead else t("review_desk.no_unit")]
    others = ", ".join(units[unit_id] for unit_id in hint.other_units if unit_id in units)
    return field, [*lines, t("review_desk.also_units", units=others)] if others else lines


def similar(line: ReviewLine, beside: str, why: str, note: str, code: str) -> None:
    """Draw a question that may ask the same; the words it shares with the one beside are marked."""
    named = f"{short(line.ref, code)} {asker(line)}"
    place = f", {escape(line.site)}" if line.site else ""
    st.html(
        f'<div class="mate"><p><b>{escape(named)}</b>{place}</p>'
        f"<p>{_shared(line.wording, beside)}</p>"
        f'<p class="meta">{escape(why)}</p>{_note(note)}</div>'
    )


def _shared(wording: str, beside: str) -> str:
    told = clean(gist(wording, registration_text.GIST_LETTERS))
    return _told(told, shared_places(told, beside))


def _note(note: str) -> str:
    return f'<p class="meta">{escape(note)}</p>' if note else ""


def earlier(found: tuple[Earlier, ...], beside: str, why: Mapping[str, str]) -> None:
    """Draw earlier questions with their outcome and promise; words shared are marked."""
    title = f"<h3>{escape(t('review_desk.earlier'))}</h3>"
    if not found:
        st.html(f'{title}<p class="meta">{escape(t("review_desk.earlier_none"))}</p>')
        return
    items = "".join(_earlier(repeat, beside, why.get(repeat.ref, "")) for repeat in found)
    st.html(f"{title}<ul>{items}</ul>")


def _earlier(one: Earlier, beside: str, why: str) -> str:
    year, month, *rest = one.ref.split("-")
    title = t("review_desk.earlier_of", month=f"{month}/{year}", ref="-".join(rest))
    outcome = t(f"word.outcome.{one.outcome.value}") if one.outcome else ""
    told = outcome or t("review_desk.earlier_undecided")
    promised = "".join(
        f"<p>{escape(_promised(each))} {_kept(each)}</p>" for each in one.commitments
    )
    return (
        f"<li><p><b>{escape(title)}</b>, {escape(one.asker or t('word.unnamed'))}</p>"
        f"<p>{escape(told)}</p>{promised}"
        f"<p>{_shared(one.wording, beside)}</p>"
        f'<p class="meta">{escape(why)}</p></li>'
    )


def _promised(one: EarlierCommitment) -> str:
    if one.due_on is None:
        return t("review_desk.promised_open", unit=one.unit)
    return t("review_desk.promised", unit=one.unit, day=written.day(one.due_on))


def _kept(one: EarlierCommitment) -> str:
    """Draw whether a promise was kept; one not kept tells how far it is and how late."""
    if one.is_kept:
        late = one.days_late
        kept = t("review_desk.kept_late", days=late) if late else t("review_desk.kept")
        return chip_html(Chip("check-circle", kept, "ok"))
    if one.report is not None and one.report.awaits_check:
        return chip_html(Chip("half", t("review_desk.said_done")))
    told = "not_kept"
    if one.report is not None and one.report.kind is FulfilmentKind.PARTLY:
        told = "said_partly"
    return f"{chip_html(Chip('pledge', t(f'review_desk.{told}'), 'warn'))} {_due(one)}"


def _due(one: EarlierCommitment) -> str:
    if one.days_left is None:
        return ""
    if one.days_left < 0:
        return chip_html(Chip("pledge", t("review_desk.late", days=-one.days_left), "fault"))
    return chip_html(Chip("half", t("review_desk.on_time", days=one.days_left)))


def stand(line: ReviewLine, opened: Opened, units: Mapping[int, str], *, is_fresh: bool) -> None:
    """Draw what was decided, by whom and when; fresh = somebody else just did."""
    change = opened.change
    if change is None and line.decision.value == "unreviewed":
        return
    parts = [chip_html(registration_text.decision_chip(line.decision.value))]
    if is_fresh:
        parts.append(chip_html(Chip("people", t("review_desk.changed_just_now"), "warn")))
    parts += [f"<span>{escape(part)}</span>" for part in _decided(line, opened, units)]
    st.html(f'<p class="stand" role="status">{" ".join(parts)}</p>')


def _decided(line: ReviewLine, opened: Opened, units: Mapping[int, str]) -> Iterator[str]:
    if line.kind is not None:
        yield t(f"word.kind.{line.kind.value}")
    act = opened.change.act.rpartition(":")[2] if opened.change else ""
    if opened.change is not None and act in ACTS:
        what = t(f"review_desk.act.{act}")
        at = registration_text.moment(opened.change.at)
        yield t("review_desk.changed", what=what, by=opened.change.by, at=at)
    if line.reason:
        yield t("review_desk.because", reason=line.reason)
    if sent_to := units.get(line.referred_unit_id or 0):
        yield t("review_desk.sent_to", unit=sent_to)


KEYS = {
    "move": ("S", "T"),
    "class": ("1", "2", "3", "4", "5", "6"),
    "group": ("G",),
    "units": ("U",),
    "save": ("L",),
    "undo": ("H",),
    "several": ("N",),
}


def keys() -> None:
    told = "".join(
        f"<span>{''.join(f'<kbd>{key}</kbd>' for key in pressed)}"
        f"{escape(t(f'review_desk.key.{name}'))}</span>"
        for name, pressed in KEYS.items()
    )
    st.html(f'<p class="keys"><b>{escape(t("review_desk.keys"))}</b>{told}</p>')
