"""The preview says what the paper says, and nothing else."""

import re
from dataclasses import replace
from html import unescape

from console.docx import preview
from console.minutes import document
from tests.console.docx.reading import texts
from tests.console.minutes.sample import sample, signed


def bare(html: str) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", html)))


def test_every_paragraph_of_the_paper_stands_in_the_preview() -> None:
    paper = document.build(sample())

    shown = bare(preview.as_html(paper))

    lost = [one for one in texts(paper) if re.sub(r"\s+", " ", one.strip()) not in shown]
    assert lost == []


def test_a_signed_paper_shows_no_mark_of_a_draft() -> None:
    assert "DỰ THẢO" in preview.as_html(document.build(sample()))
    assert "DỰ THẢO" not in preview.as_html(document.build(signed()))


def test_hostile_text_in_the_paper_is_text_in_the_preview() -> None:
    hostile = replace(sample(), venue='<script>alert("1")</script>')

    shown = preview.as_html(document.build(hostile))

    assert "&lt;script&gt;" in shown
    assert "<script" not in shown


def test_tables_with_heads_name_their_columns() -> None:
    shown = preview.as_html(document.build(sample()))

    heads = re.findall(r'<th scope="col">', shown)
    assert len(heads) >= 4
    assert re.search(r'<td data-head="[^"]+">', shown)
