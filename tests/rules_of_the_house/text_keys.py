"""Which texts the source asks for: keys that stand in it whole, and keys it puts together."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from console import frontend
from console.i18n import catalog
from tests.rules_of_the_house.text_families import FAMILIES, Written

ROOT = Path(__file__).parents[2]
SPEAKING = {"t", "translate", "say", "praise", "praised", "warn"}
REFUSALS = {
    "Refused",
    "Unconfirmed",
    "NotAllowed",
    "NotFound",
    "NotSignedIn",
    "Conflict",
    "Unavailable",
    "Invalid",
}
PLACE = re.compile(r"\{\}")
COMPOSED = re.compile(r"(?:[a-z_]+|\{\})(?:\.(?:[a-z_]+|\{\}))+")
JS_TEMPLATE = re.compile(r"`([a-z_]+\.[^`\s]*\$\{[^`]*)`")
JINJA_SUM = re.compile(r"""["']([a-z_]+\.[a-z_.]*)["']\s*~""")
QUOTED = re.compile(r"""["'`]([\w.]+)["'`]|\b(\w+):""")  # in scripts and templates, names too


def sources() -> list[Path]:
    return [*code_files(), *modules(), *templates()]


def code_files() -> list[Path]:
    return sorted([*(ROOT / "console").rglob("*.py"), *(ROOT / "pages").rglob("*.py")])


def modules() -> list[Path]:
    return sorted(frontend.FOLDER.rglob("*.js"))


def templates() -> list[Path]:
    return sorted((ROOT / "console" / "templates").rglob("*.html"))


def name_of(call: ast.Call) -> str:
    function = call.func
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def texts_in(node: ast.AST) -> Iterator[str]:
    for each in ast.walk(node):
        if isinstance(each, ast.Constant) and isinstance(each.value, str):
            yield each.value


@cache
def tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text("utf-8"))


def calls(file: Path) -> Iterator[ast.Call]:
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.Call):
            yield node


@cache
def literals(file: Path) -> frozenset[str]:
    """Every text that stands whole in a file."""
    if file.suffix == ".py":
        return frozenset(texts_in(tree(file)))
    found = QUOTED.findall(file.read_text("utf-8"))
    return frozenset(quoted or name for quoted, name in found)


@cache
def composed() -> dict[str, set[Path]]:
    """Give the families the source puts together, and the files that do."""
    areas = {key.partition(".")[0] for key in catalog.load("vi")}
    found: dict[str, set[Path]] = defaultdict(set)
    for file in sources():
        for pattern in _patterns(file):
            if COMPOSED.fullmatch(pattern) and pattern.partition(".")[0] in {*areas, "{}"}:
                found[pattern].add(file)
    return found


def _patterns(file: Path) -> Iterator[str]:
    text = file.read_text("utf-8")
    if file.suffix == ".js":
        yield from (re.sub(r"\$\{[^}]*\}", "{}", found) for found in JS_TEMPLATE.findall(text))
    elif file.suffix == ".html":
        yield from (f"{found}{{}}" for found in JINJA_SUM.findall(text))
    else:
        asked = {
            argument for call in calls(file) if name_of(call) in SPEAKING for argument in call.args
        }
        for node in ast.walk(tree(file)):
            if isinstance(node, ast.JoinedStr):
                pattern = _pattern(node)
                if node in asked or not pattern.startswith("{}"):
                    yield pattern


def _pattern(node: ast.JoinedStr) -> str:
    return "".join(
        str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values
    )


def keys_of(pattern: str) -> set[str]:
    """Give the keys of a family."""
    family = FAMILIES[pattern]
    codes = [str(code) for code in (family.codes if isinstance(family, Written) else family)]
    several = len(PLACE.findall(pattern)) > 1
    return {pattern.format(*(code.split(".") if several else [code])) for code in codes}


@cache
def raised() -> set[str]:
    """Give the keys of what is refused, and of what is wrong with a field."""
    codes = {
        code
        for file in code_files()
        for call in calls(file)
        if name_of(call) in REFUSALS
        for argument in call.args
        for code in texts_in(argument)
    }
    return {f"{area}.{code}" for area in ("error", "field") for code in codes}


@cache
def journalled() -> set[str]:
    """Give the keys of acts the journal knows, and of the things they are about."""
    acts = {
        f"journal.acts.{text}"
        for file in code_files()
        for text in literals(file)
        if text.count(":") == 2
    }
    things = {
        f"journal.subject.{text}"
        for file in code_files()
        for call in calls(file)
        if name_of(call) == "Subject" and call.args
        for text in texts_in(call.args[0])
    }
    return acts | things


def unused(texts: Mapping[str, str]) -> set[str]:
    """Give the keys nothing in the source can ask for."""
    whole = {text for file in [*code_files(), *modules(), *templates()] for text in literals(file)}
    families = {key for pattern in FAMILIES for key in keys_of(pattern)}
    return set(texts) - whole - families - raised() - journalled()
