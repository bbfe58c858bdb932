"""Every text exists in both languages, with the same blanks; every key the code names is there."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from console import frontend
from console.frontend import state_looks
from console.i18n import catalog
from tests.rules_of_the_house import text_keys
from tests.rules_of_the_house.text_families import FAMILIES, Written
from tests.rules_of_the_house.text_keys import (
    ROOT,
    SPEAKING,
    calls,
    code_files,
    modules,
    name_of,
)

JS_KEY = re.compile(r"\b(?:t|label)\(\s*[\"']([a-z_]+\.[a-z_.]+)[\"']")
# Families known by where their codes are given, not by a list.
GIVEN = {"journal.acts.{}", "journal.subject.{}"}


def blanks(text: str) -> set[str]:
    return {name.split(".")[0] for _, name, _, _ in Formatter().parse(text) if name is not None}


def is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def literal_keys(file: Path) -> Iterator[str]:
    for call in calls(file):
        if name_of(call) in SPEAKING:
            for argument in filter(is_text, call.args[:2]):
                key = ast.literal_eval(argument)
                if "." in key:
                    yield key


def refusal_codes(file: Path) -> Iterator[str]:
    named = {
        "Refused",
        "Unconfirmed",
        "NotAllowed",
        "NotFound",
        "NotSignedIn",
        "Conflict",
        "Unavailable",
    }
    for call in calls(file):
        if name_of(call) in named and call.args:
            first = call.args[0]
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                yield first.value


def field_codes(file: Path) -> Iterator[str]:
    for call in calls(file):
        if name_of(call) == "Invalid" and call.args and isinstance(call.args[0], ast.Dict):
            for value in call.args[0].values:
                if isinstance(value, ast.Constant) and isinstance(value.value, str):
                    yield value.value


def test_both_languages_have_the_same_keys() -> None:
    assert set(catalog.load("vi")) == set(catalog.load("en"))


def test_both_languages_have_the_same_blanks() -> None:
    vi, en = catalog.load("vi"), catalog.load("en")

    different = [key for key in vi if key in en and blanks(vi[key]) != blanks(en[key])]

    assert different == []


@pytest.mark.parametrize("file", code_files(), ids=lambda file: str(file.relative_to(ROOT)))
def test_every_key_and_code_a_file_names_has_a_text(file: Path) -> None:
    known = set(catalog.load("vi"))
    named = {
        *literal_keys(file),
        *(f"error.{code}" for code in refusal_codes(file)),
        *(f"field.{code}" for code in field_codes(file)),
    }

    assert named - known == set()


@pytest.mark.parametrize("file", modules(), ids=lambda file: str(file.relative_to(ROOT)))
def test_every_key_a_module_of_the_browser_names_is_sent_to_it(file: Path) -> None:
    sent = {key for key in catalog.load("vi") if key.split(".")[0] in frontend.LABEL_AREAS}
    named = set(JS_KEY.findall(file.read_text("utf-8")))

    assert named - sent - set(state_looks.texts()) == set()


def test_no_text_is_unused() -> None:
    assert text_keys.unused(catalog.load("vi")) == set()


@pytest.mark.parametrize(
    "key",
    [
        "agenda.planted",
        "error.planted",
        "journal.acts.a:b:c",
        "role.planted",
        "word.outcome.planted",
    ],
)
def test_a_text_nothing_asks_for_is_found_unused(key: str) -> None:
    assert text_keys.unused({**catalog.load("vi"), key: "…"}) == {key}


def test_a_family_stands_here_as_long_as_the_source_puts_its_keys_together() -> None:
    assert set(text_keys.composed()) - GIVEN == set(FAMILIES)


@pytest.mark.parametrize("pattern", FAMILIES)
def test_every_key_of_a_family_has_a_text(pattern: str) -> None:
    assert text_keys.keys_of(pattern) - set(catalog.load("vi")) == set()


@pytest.mark.parametrize(
    "pattern", [name for name in FAMILIES if isinstance(FAMILIES[name], Written)]
)
def test_every_code_written_for_a_family_stands_in_the_source(pattern: str) -> None:
    family = FAMILIES[pattern]
    assert isinstance(family, Written)
    files = [*text_keys.composed()[pattern], *(ROOT / file for file in family.files)]
    stands = {text for file in files for text in text_keys.literals(file)}

    assert {part for code in family.codes for part in code.split(".")} - stands == set()
