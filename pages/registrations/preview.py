"""The preview of a file of forms: a verdict per row and cell, as HTML with everything escaped."""

from collections.abc import Iterable
from html import escape

import streamlit as st

from console.import_files.findings import Finding, Verdict
from console.import_files.header_names import SheetField
from console.registration.views.import_preview import Preview, PreviewRow
from console.ui.chips import Chip, chip_html
from console.ui.text import t

LOOKS = {"ok": "ok", "repaired": "info", "warning": "warn", "error": "fault"}
ICONS = {"ok": "check", "repaired": "edit", "warning": "warn", "error": "fault"}
EFFECTS = {"new": "ok", "known": "", "refused": "fault"}
SHOWN = {
    "all": tuple(Verdict),
    "look": (Verdict.WARNING, Verdict.ERROR),
    "refused": (Verdict.ERROR,),
}


def counts(shown: Preview) -> None:
    facts = {"new": shown.new, "known": shown.known, "refused": shown.refused}
    lines = [t("registrations.counts", **facts)]
    warned = sum(row.verdict is Verdict.WARNING for row in shown.rows)
    if warned:
        lines.append(t("registrations.counts_warned", count=warned))
    if shown.source_number > 1:
        source = {"source": shown.source_number, "code": shown.meeting_code}
        lines.append(t("registrations.source", **source))
    lines += [_text(finding) for finding in shown.findings]
    first, *rest = (f"<p>{escape(line)}</p>" for line in lines)
    st.html(f'<div class="counts"><b>{first}</b>{"".join(rest)}</div>')


def table(shown: Preview, which: str) -> None:
    rows = [row for row in shown.rows if row.verdict in SHOWN[which]]
    if not rows:
        st.html(f'<p class="meta">{escape(t("registrations.rows_none"))}</p>')
        return
    titles = "".join(
        f'<th scope="col">{escape(t(f"registrations.column.{name}"))}</th>'
        for name in ("line", "ref", "effect", "sender", "findings")
    )
    body = "".join(map(_row, rows))
    label = escape(t("registrations.rows"))
    st.html(
        f'<div class="rows" role="region" tabindex="0" aria-label="{label}">'
        f"<table><thead><tr>{titles}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _row(row: PreviewRow) -> str:
    effect = row.effect.value
    chip = chip_html(Chip("", t(f"intake.effect.{effect}"), EFFECTS[effect]))
    sender = row.cells[SheetField.FULL_NAME].raw or row.cells[SheetField.ORGANIZATION].raw
    found = "".join(_findings(row)) or f"<li>{escape(t('registrations.all_well'))}</li>"
    return (
        f"<tr><td>{row.line}</td><td>{escape(row.ref)}</td><td>{chip}</td>"
        f'<th scope="row">{escape(sender.strip()) or escape(t("word.unnamed"))}</th>'
        f"<td><ul>{found}</ul></td></tr>"
    )


def _findings(row: PreviewRow) -> Iterable[str]:
    for notice in row.notices:
        yield _item(Verdict.WARNING, "", t(f"intake.notice.{notice.value}"))
    for finding in row.findings:
        yield _item(finding.verdict, "", _text(finding))
    for field, cell in row.cells.items():
        for finding in cell.findings:
            yield _item(finding.verdict, t(field.label_key), _text(finding))


def _item(verdict: Verdict, column: str, text: str) -> str:
    code = verdict.value
    named = f"<b>{escape(column)}:</b> " if column else ""
    chip = chip_html(Chip(ICONS[code], t(verdict.label_key), LOOKS[code]))
    return f"<li>{chip} {named}{escape(text)}</li>"


def _text(finding: Finding) -> str:
    return t(finding.text_key, **finding.facts)
