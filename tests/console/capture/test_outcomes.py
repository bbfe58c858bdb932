"""The table of outcomes is whole: a kind has all that is told of it, and nobody keeps another."""

import ast
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.material_icon_names import ALL_MATERIAL_ICONS

from console import frontend
from console.capture import outcomes
from console.capture.outcomes import OUTCOMES, InMinutes, OutcomeFacts
from console.disclosure.audience import Audience
from console.disclosure.grounds import of_matter
from console.disclosure.table import Part, withheld_from
from console.i18n import catalog
from console.minutes import document, table
from console.minutes.content import MinutesMatter, MinutesOutcome, OutOfScope
from models.codes.capture import OutcomeKind
from tests.console.docx import reading
from tests.console.minutes.sample import at, sample, stamp

ROOT = Path(__file__).parents[3]
each = pytest.mark.parametrize("facts", OUTCOMES, ids=lambda facts: facts.kind.value)


def test_every_kind_stands_in_the_table_once() -> None:
    assert sorted(outcomes.KINDS) == sorted(OutcomeKind)


def test_the_order_of_the_table_is_the_order_of_the_keys() -> None:
    assert [facts.key for facts in OUTCOMES] == [
        str(digit) for digit in range(1, len(OUTCOMES) + 1)
    ]
    assert {len(facts.key) for facts in OUTCOMES} == {1}


@each
def test_a_kind_has_its_icon_in_the_styles_and_among_those_of_streamlit(
    facts: OutcomeFacts,
) -> None:
    styles = b"\n".join(text for path, text in frontend.files().items() if path.endswith(".css"))

    assert f".ic-{facts.look.icon} ".encode() in styles
    assert facts.symbol in ALL_MATERIAL_ICONS


@each
@pytest.mark.parametrize("language", catalog.LANGUAGES)
def test_a_kind_has_its_texts_in_each_language(facts: OutcomeFacts, language: str) -> None:
    code = facts.kind.value
    needed = [
        f"word.outcome.{code}",
        f"word.outcome_count.{code}",
        *(["receipt.step.not_discussed"] if facts.is_neutral else []),
        *(f"word.{area}.{code}" for area in ("outcome_body", "outcome_to") if facts.names_body),
        *(f"field.{missing}" for missing in (facts.unit_missing, facts.body_missing) if missing),
    ]
    known = catalog.load(language)

    assert [key for key in needed if not known.get(key)] == []


@pytest.mark.parametrize("area", ["outcome", "outcome_count", "outcome_body", "outcome_to"])
def test_no_text_is_kept_for_a_kind_that_is_none(area: str) -> None:
    opening = f"word.{area}."
    codes = {key.removeprefix(opening) for key in catalog.load("vi") if key.startswith(opening)}

    assert codes <= {facts.kind.value for facts in OUTCOMES}


@each
@pytest.mark.parametrize("audience", [Audience.PUBLIC, Audience.MINUTES])
def test_the_public_reads_of_a_kind_what_the_minutes_tell(
    facts: OutcomeFacts, audience: Audience
) -> None:
    grounds = of_matter("Đường ngập", (), facts.kind)

    assert withheld_from(audience, grounds, Part.ANSWER) is facts.is_neutral


@each
def test_a_kind_has_its_place_in_the_minutes(facts: OutcomeFacts) -> None:
    word = catalog.translate("vi", f"word.outcome.{facts.kind.value}")
    assert facts.minutes in list(InMinutes)
    if facts.minutes is InMinutes.NEUTRAL_LINE:
        with pytest.raises(ValueError, match="OutOfScope"):
            MinutesOutcome(facts.kind, stamp(9, 0, 7))
        matter: MinutesMatter | OutOfScope = OutOfScope(1, "Hội trường", at(9, 0))
    else:
        ended = MinutesOutcome(facts.kind, stamp(9, 0, 7), unit="Sở A", body="Bộ B")
        matter = MinutesMatter(1, stamp(8, 50, 6), "Hội trường", "Hỏi gì", outcome=ended)
    content = replace(sample(), matters=(matter,))

    assert word in reading.whole(document.build(content))
    assert word in table.rows(content)[1]


def test_codes_of_recorded_runs_mean_one_kind_each() -> None:
    codes = [facts.run_code for facts in OUTCOMES if facts.run_code]

    assert len(codes) == len(set(codes))
    assert [outcomes.of_run(code).run_code for code in codes] == codes


def kinds_named(node: ast.AST) -> set[str]:
    return {
        found.attr
        for found in ast.walk(node)
        if isinstance(found, ast.Attribute)
        and isinstance(found.value, ast.Name)
        and found.value.id == "OutcomeKind"
    }


def tables_of_outcomes() -> Iterator[str]:
    for folder in ("console", "pages"):
        for file in sorted((ROOT / folder).rglob("*.py")):
            for node in ast.walk(ast.parse(file.read_text("utf-8"))):
                is_collection = isinstance(node, ast.Dict | ast.Set | ast.List | ast.Tuple)
                if is_collection and len(kinds_named(node)) > 1:
                    yield str(file.relative_to(ROOT))


def test_nobody_keeps_another_table_of_outcomes() -> None:
    assert set(tables_of_outcomes()) == {"console/capture/outcomes.py"}


def test_no_script_or_template_names_a_kind_of_its_own() -> None:
    codes = {kind.value for kind in OutcomeKind} - {OutcomeKind.OUT_OF_SCOPE, OutcomeKind.WITHDRAWN}
    folders = (ROOT / "console" / "frontend", ROOT / "console" / "templates")
    named = {
        (file.name, code)
        for folder in folders
        for file in folder.rglob("*.*")
        if file.suffix in (".js", ".html")
        for code in codes
        if f'"{code}"' in (text := file.read_text("utf-8")) or f"{code}:" in text
    }

    assert named == set()
