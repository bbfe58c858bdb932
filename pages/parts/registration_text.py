"""One registration form and its line in the list, as HTML with everything escaped."""

from datetime import datetime
from html import escape

import streamlit as st

from console import clock
from console.registration.views.registration_detail import Form, QuestionOfForm
from console.registration.views.registrations import RegistrationLine
from console.text.gist import gist
from console.ui import format as written
from console.ui.chips import Chip
from console.ui.choice_list import ChoiceLine
from console.ui.text import t

GIST_LETTERS = 90
LOOKS = {"unreviewed": "", "accepted": "ok", "excluded": "warn", "referred": "info"}
ICONS = {
    "unreviewed": "circle-dash",
    "accepted": "check-circle",
    "excluded": "ban",
    "referred": "right",
}


def decision_chip(decision: str) -> Chip:
    return Chip(ICONS[decision], t(f"word.decision.{decision}"), LOOKS[decision])


def line(one: RegistrationLine, meeting_code: str) -> ChoiceLine:
    lead = one.ref.removeprefix(f"{meeting_code}-")
    if one.is_withheld:
        chips = (Chip("lock", t("registrations.withheld"), "warn"),)
        return ChoiceLine(one.ref, lead, t("registrations.withheld"), chips=chips)
    sender = one.full_name or one.organization or t("word.unnamed")
    return ChoiceLine(one.ref, lead, sender, gist(one.wording, GIST_LETTERS), tuple(_chips(one)))


def _chips(one: RegistrationLine) -> list[Chip]:
    chips = [decision_chip(one.decision.value)]
    if one.wants_to_speak:
        chips.append(Chip("mic", t("registrations.speaks"), "info"))
    if one.is_withdrawn:
        chips.append(Chip("undo", t("registrations.withdrawn"), "warn"))
    if one.warnings:
        chips.append(Chip("warn", t("registrations.remarks", count=len(one.warnings)), "warn"))
    return chips


def place(attendance: str, site: str) -> str:
    return site or t(f"registrations.place_of.{attendance}")


def moment(at: datetime) -> str:
    return f"{written.day(clock.local(at).date())} {written.time_of(at)}"


def draw(form: Form) -> None:
    title = f"<h2>{escape(t('registrations.form', ref=form.ref))}</h2>"
    if form.is_withheld:
        st.html(f"{title}<p>{escape(t('registrations.withheld_why'))}</p>")
        return
    said = f"{_standing(form)}{_remarks(form)}{_questions(form)}{_parts(form)}"
    st.html(f"{title}{said}{_attachments(form)}{_consents(form)}")


def _standing(form: Form) -> str:
    """Tell what became of a form since it came: withdrawn, corrected, waiting for a place."""
    told = (
        (form.is_withdrawn, t("registrations.withdrawn_told")),
        (form.waits_as, t("registrations.waits", number=form.waits_as)),
        (form.versions, t("registrations.versions", count=form.versions)),
    )
    items = "".join(f"<li>{escape(text)}</li>" for is_so, text in told if is_so)
    return f'<div class="remarks"><ul>{items}</ul></div>' if items else ""


def _attachments(form: Form) -> str:
    if not form.attachments:
        return ""
    items = "".join(
        f'<li><a href="/files/attachments/{attachment.id}">{escape(attachment.name)}</a> '
        f'<span class="meta">{escape(attachment.media_type)}, {_size(attachment.size)}</span></li>'
        for attachment in form.attachments
    )
    return (
        f"<h3>{escape(t('registrations.attachments'))}</h3><ul>{items}</ul>"
        f'<p class="meta">{escape(t("registrations.attachments_hint"))}</p>'
    )


def _size(size: int) -> str:
    return f"{max(1, round(size / 1024))} KB"


def _consents(form: Form) -> str:
    if not form.consents:
        return ""
    items = "".join(
        f"<li>{escape(t(f'registrations.consent.{consent.purpose.value}'))} "
        f'<span class="meta">{escape(moment(consent.given_at))}, '
        f"{escape(consent.version)}</span></li>"
        for consent in form.consents
    )
    return f"<h3>{escape(t('registrations.consents'))}</h3><ul>{items}</ul>"


def _remarks(form: Form) -> str:
    if not form.warnings:
        return ""
    items = "".join(
        f"<li>{escape(t(f'registrations.remark.{warning}'))}</li>" for warning in form.warnings
    )
    return f'<div class="remarks"><h3>{escape(t("registrations.check"))}</h3><ul>{items}</ul></div>'


def _questions(form: Form) -> str:
    asked = "".join(
        f"<blockquote>{escape(question.wording or t('registrations.no_wording'))}</blockquote>"
        f'<p class="meta">{escape(_told_of(question))}</p>'
        for question in form.questions
    )
    return f"<h3>{escape(t('registrations.questions'))}</h3>{asked}"


def _told_of(one: QuestionOfForm) -> str:
    told = [one.ref, t(f"word.decision.{one.decision.value}")]
    if one.dossier_code:
        told.append(t("registrations.dossier", code=one.dossier_code))
    if one.body_text:
        told.append(t("registrations.body", name=one.body_text))
    return ", ".join(told)


def _parts(form: Form) -> str:
    said = "yes" if form.wants_to_speak else "no"
    sent = form.submitted_at
    parts = {
        "sender": form.full_name or t("word.unnamed"),
        "organization": form.organization,
        "tax_code": form.tax_code,
        "position": form.position,
        "registrant_kind": _kind(form),
        "phone": form.phone,
        "email": form.email,
        "address": form.address,
        "submitted": moment(sent) if sent else form.submitted_text,
        "place": place(form.attendance.value, form.site) if form.attendance else "",
        "people": str(form.people_count) if form.people_count > 1 else "",
        "answer": t(f"registrations.way.{form.answer_way}") if form.answer_way else "",
        "speaking": t(f"registrations.speaking_of.{said}"),
        "field": form.field_text,
        "procedure": form.procedure_text,
        "raised_before": form.raised_before,
        "source": t(f"registrations.source_of.{form.source.value}") if form.source else "",
        "filename": form.filename,
    }
    cells = "".join(
        f"<div><dt>{escape(t(f'registrations.part.{name}'))}</dt><dd>{escape(text)}</dd></div>"
        for name, text in parts.items()
        if text
    )
    return f"<dl>{cells}</dl>"


def _kind(form: Form) -> str:
    kind = form.registrant_kind
    return t(f"registrations.registrant.{kind.value}") if kind else ""
