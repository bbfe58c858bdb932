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

ROOT = Path(__file__).parents[2]
SPEAKING = {"t", "translate", "say", "praise", "praised", "warn"}
JS_KEY = re.compile(r"\b(?:t|label)\(\s*[\"']([a-z_]+\.[a-z_.]+)[\"']")
NAMED_BY_CODE = ("error", "field", "role", "word")  # areas whose last part is a stored code
# Families of keys put together from a code; `{}` stands for the part that varies.
COMPOSED = re.compile(r"^[a-z_]+\.[a-z_{}.]*$")


def blanks(text: str) -> set[str]:
    return {name.split(".")[0] for _, name, _, _ in Formatter().parse(text) if name is not None}


def code_files() -> list[Path]:
    return sorted([*(ROOT / "console").rglob("*.py"), *(ROOT / "pages").rglob("*.py")])


def modules() -> list[Path]:
    return sorted(frontend.FOLDER.rglob("*.js"))


def calls(file: Path) -> Iterator[ast.Call]:
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Call):
            yield node


def name_of(call: ast.Call) -> str:
    function = call.func
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


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
    named = {"Refused", "NotAllowed", "NotFound", "NotSignedIn", "Conflict", "Unavailable"}
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
    source = "\n".join(
        file.read_text("utf-8")
        for file in [*code_files(), *modules(), *(ROOT / "console" / "templates").rglob("*.html")]
    )
    whole = set(re.findall(r"""(?<=["'])[a-z_]+\.[\w.]+(?=["'])""", source))
    areas = {*re.findall(r"""(?:f"|`)(\w+)\.(?=[^"`]*\{)""", source), *NAMED_BY_CODE}
    codes = set(re.findall(r"""(?<=["`.])[^"`.\s]+(?=["`])""", source + _stored_codes()))

    # A key stands in the code whole, or its area is composed and its last part is a code there.
    unused = [
        key
        for key in catalog.load("vi")
        if key not in whole
        and not (key.partition(".")[0] in areas and key.rpartition(".")[2] in codes)
    ]

    assert unused == []


def _stored_codes() -> str:
    return "\n".join(file.read_text("utf-8") for file in (ROOT / "models" / "codes").glob("*.py"))
