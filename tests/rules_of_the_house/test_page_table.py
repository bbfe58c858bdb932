"""The table of pages is whole, and each page asks for what the table says before anything else."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from console.auth.roles import PEOPLE
from console.i18n import catalog
from console.insight import todo
from console.page_table import PAGES, SIGN_IN
from tests import cast

FOLDER = Path(__file__).parents[2] / "pages"
NAMES = [entry.name for entry in PAGES]
GATES = ("gate.require", "gate.fragment")


def names_asked_for(name: str) -> Iterator[str]:
    """Give the pages named to the gate in the folder of a page."""
    for file in sorted((FOLDER / name).glob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in GATES:
                yield from (ast.literal_eval(argument) for argument in node.args)


def lines_before(name: str, gate: str) -> list[ast.stmt]:
    """Give what stands in a page before its gate, but for names, imports and definitions."""
    tree = ast.parse((FOLDER / name / "page.py").read_text("utf-8"))
    passive = (ast.Import, ast.ImportFrom, ast.FunctionDef, ast.ClassDef, ast.Assign, ast.AnnAssign)
    place = [ast.unparse(node) for node in tree.body].index(gate)
    return [node for node in tree.body[1:place] if not isinstance(node, passive)]


def test_every_folder_with_a_page_stands_in_the_table_once() -> None:
    folders = sorted(page.parent.name for page in FOLDER.glob("*/page.py"))

    assert sorted([*NAMES, SIGN_IN]) == folders


@pytest.mark.parametrize("name", NAMES)
def test_a_page_begins_by_asking_under_its_own_name(name: str) -> None:
    assert lines_before(name, f"viewer = gate.require('{name}')") == []
    assert set(names_asked_for(name)) == {name}


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("language", catalog.LANGUAGES)
def test_a_page_has_its_title_in_each_language(name: str, language: str) -> None:
    assert catalog.load(language)[f"{name}.title"]


def test_what_is_to_be_done_leads_to_pages_there_are() -> None:
    assert {rule.page for rule in todo.RULES} <= set(NAMES)


def test_every_role_of_people_has_somebody_in_the_tests_and_a_word() -> None:
    assert set(cast.NAMES) == set(PEOPLE)
    for language in catalog.LANGUAGES:
        assert all(catalog.load(language).get(f"role.{role.value}") for role in PEOPLE)
