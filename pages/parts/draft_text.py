"""What the drafting desk reads of parts and versions, as HTML with everything escaped."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape

import streamlit as st

from console.drafting.views.assignment_detail import DraftVersion, OpenedPart, OtherPart
from console.drafting.views.assignments import DraftingList, PartLine, Progress
from console.drafting.views.transfers import GivenOn
from console.text.comparing import WordRun, compare
from console.ui import format as written
from console.ui.chips import Chip, chip_html
from console.ui.choice_list import ChoiceLine
from console.ui.text import language, t
from pages.parts import registration_text

LOOKS = {
    Progress.OPEN: "",
    Progress.DRAFT: "info",
    Progress.ASKED: "warn",
    Progress.RETURNED: "fault",
    Progress.CLEARED: "ok",
}
ICONS = {
    Progress.OPEN: "circle-dash",
    Progress.DRAFT: "edit",
    Progress.ASKED: "send",
    Progress.RETURNED: "undo",
    Progress.CLEARED: "check-circle",
}


def head(listed: DraftingList, month: str) -> None:
    cleared, total = listed.count(Progress.CLEARED), len(listed.lines)
    done, of = (written.number(count, language()) for count in (cleared, total))
    told = t("drafting.progress", done=done, total=of)
    whose = listed.own_unit or t("drafting.all_units")
    st.html(
        f"<h1>{escape(t('drafting.heading', month=month))}</h1>"
        f'<p class="row"><b>{escape(told)}</b> <span class="meta">{escape(whose)}</span></p>'
        f'<progress max="{total}" value="{cleared}" aria-label="{escape(told)}"></progress>'
    )


def line(one: PartLine, *, names_unit: bool) -> ChoiceLine:
    title = one.unit if names_unit else t(f"word.part.{one.part.value}")
    chips = (_chip_of(one.progress),)
    text = one.gist or t("drafting.withheld")
    return ChoiceLine(str(one.assignment_id), f"{one.number:02}", title, text, chips)


def _chip_of(progress: Progress) -> Chip:
    return Chip(ICONS[progress], t(f"drafting.state.{progress.value}"), LOOKS[progress])


def asked(opened: OpenedPart) -> None:
    title = t("word.matter_number", number=f"{opened.number:02}")
    meta = f"{opened.unit}, {t(f'word.part.{opened.part.value}').lower()}"
    quoted = "".join(
        f'<blockquote tabindex="0">{escape(wording)}</blockquote>' for wording in opened.wordings
    )
    held = t("drafting.withheld_count", count=opened.withheld_count)
    told = f'<p class="meta">{escape(held)}</p>' if opened.withheld_count else ""
    st.html(
        f'<div class="who"><h2>{escape(title)}</h2><span class="meta">{escape(meta)}</span></div>'
        f'<div class="text">{quoted}{told}</div>'
    )


def stand(opened: OpenedPart) -> None:
    """Draw how far the newest version is, and which one holds meanwhile."""
    said = "".join(f"<span>{escape(text)}</span>" for text in _stands(opened))
    chip = chip_html(_chip_of(opened.progress))
    st.html(f'<p class="stand" role="status">{chip}{said}</p>{_why(opened)}')


def came(opened: OpenedPart) -> None:
    """Draw which units gave the matter on, and why."""
    told = "".join(f"<p>{escape(_came(transfer))}</p>" for transfer in opened.came)
    if told:
        st.html(f'<div class="came">{told}</div>')


def _came(one: GivenOn) -> str:
    at = registration_text.moment(one.at)
    return t("drafting.transfer.came", unit=one.from_unit, at=at, reason=one.reason)


def _stands(opened: OpenedPart) -> Iterator[str]:
    newest, holding = opened.newest, opened.holding
    if newest is None:
        yield t("drafting.nothing_yet")
        return
    yield version_name(newest)
    if newest.decided_at is not None and newest.decided_by:
        at = registration_text.moment(newest.decided_at)
        yield t("drafting.decided", by=newest.decided_by, at=at)
    if holding is not None and holding.number != newest.number:
        yield t("drafting.holds", number=holding.number)


def _why(opened: OpenedPart) -> str:
    """Give what the last return asked for, until another version is cleared."""
    returned = [version for version in opened.versions if version.comment]
    if not returned or opened.progress is Progress.CLEARED:
        return ""
    last = returned[-1]
    told = t("drafting.comment_of", by=last.decided_by, number=last.number)
    return f'<p class="why"><b>{escape(told)}</b> {escape(last.comment)}</p>'


def version_name(one: DraftVersion) -> str:
    at = registration_text.moment(one.recorded_at)
    return t("drafting.version", number=one.number, author=one.author, at=at)


def read(one: DraftVersion | None) -> None:
    """Draw a version to be read."""
    if one is None:
        return
    st.html(f'<div class="answer"><p class="said">{escape(one.text)}</p>{_basis(one)}</div>')


def _basis(one: DraftVersion) -> str:
    if not one.legal_basis:
        return ""
    told = f"<b>{escape(t('drafting.basis'))}</b> {escape(one.legal_basis)}"
    return f'<p class="basis">{told}</p>'


def others(found: Sequence[OtherPart]) -> None:
    """Draw what the other units of the matter wrote."""
    if found:
        title = escape(t("drafting.others"))
        st.html(f'<h3>{title}</h3><ul class="others">{"".join(map(_other, found))}</ul>')


def _other(one: OtherPart) -> str:
    part = t(f"word.part.{one.part.value}").lower()
    lead = f"<p><b>{escape(one.unit)}</b>, {escape(part)} {chip_html(_chip_of(one.progress))}</p>"
    if one.newest is None:
        return f"<li>{lead}</li>"
    text = f'<p class="said">{escape(one.newest.text)}</p>{_basis(one.newest)}'
    return f"<li>{lead}{text}</li>"


def compared(older: DraftVersion, newer: DraftVersion) -> None:
    """Draw two versions side by side: struck out what went, underlined what came."""
    texts = compare(older.text, newer.text)
    bases = compare(older.legal_basis, newer.legal_basis)
    sides = (("del", older, texts.older, bases.older), ("ins", newer, texts.newer, bases.newer))
    columns = "".join(_side(*side) for side in sides)
    same = texts.is_same and bases.is_same
    told = f'<p class="meta">{escape(t("drafting.same"))}</p>' if same else ""
    st.html(f'<div class="sides">{columns}</div>{told}')


def _side(mark: str, one: DraftVersion, text: Iterable[WordRun], basis: Sequence[WordRun]) -> str:
    name = escape(version_name(one))
    below = ""
    if basis:
        below = f'<p class="basis"><b>{escape(t("drafting.basis"))}</b> {_runs(mark, basis)}</p>'
    said = f'<p class="said">{_runs(mark, text)}</p>'
    return f'<section aria-label="{name}"><h3>{name}</h3>{said}{below}</section>'


def _runs(mark: str, runs: Iterable[WordRun]) -> str:
    return "".join(
        f"<{mark}>{escape(run.text)}</{mark}>" if run.is_changed else escape(run.text)
        for run in runs
    )
