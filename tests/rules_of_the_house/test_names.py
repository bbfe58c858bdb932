"""Names say what they hold: loop variables, classes, modules, and docstrings beyond the name."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PRODUCT = ("console", "pages", "models", "integrations")
LONGEST = 300  # lines of a file
# They say nothing of what a module holds, or something else is called so.
NO_MODULES = {
    "actions",
    "asked",
    "carrying",
    "chains",
    "counted",
    "course",
    "data",
    "gauges",
    "given_on",
    "going",
    "handle",
    "handler",
    "heard",
    "helpers",
    "info",
    "kept",
    "kept_area",
    "making",
    "manager",
    "notices",
    "opened",
    "own_acts",
    "postman",
    "present",
    "process",
    "said",
    "sending",
    "service",
    "services",
    "shown",
    "stand",
    "standing",
    "takers",
    "telling",
    "utils",
    "weighing",
}
# A word of a name, in the singular -> the term of the glossary, or what says more than the word.
OTHER_WORDS = {
    "attendee": "delegate",
    "conference": "meeting",
    "forked": "what the process is",
    "gauge": "metrics",
    "grievance": "complaint",
    "hearing": "meeting",
    "helper": "what it does",
    "hushed": "withheld",
    "inquiry": "question",
    "logbook": "journal",
    "manager": "what it does",
    "moderator": "chair",
    "nursery": "fork_server",
    "participant": "delegate",
    "pledge": "commitment",
    "postman": "worker",
    "promise": "commitment",
    "protocol": "minutes",
    "restricted": "withheld",
    "service": "what it does",
    "slot": "turn",
    "speech": "turn",
    "taker": "receiver",
    "undertaking": "commitment",
    "untold": "withheld",
    "util": "what it does",
}
# Tables are called after what they hold, whatever else is called so.
TABLES = {"models.notices"}


def modules(*folders: str) -> Iterator[Path]:
    for folder in folders:
        for file in sorted((ROOT / folder).rglob("*.py")):
            if "migrations" not in file.parts:
                yield file


def tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text("utf-8"))


def place(file: Path) -> str:
    return ".".join(file.relative_to(ROOT).with_suffix("").parts)


def test_a_loop_variable_names_the_thing() -> None:
    found = [
        f"{place(file)}:{node.target.lineno}"
        for file in modules(*PRODUCT)
        for node in ast.walk(tree(file))
        if isinstance(node, ast.For | ast.comprehension)
        and isinstance(node.target, ast.Name)
        and node.target.id in {"one", "item_", "elem", "x"}
    ]

    assert found == []


def test_no_two_classes_share_a_name() -> None:
    homes = defaultdict(list)
    for file in modules(*PRODUCT):
        for node in tree(file).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                homes[node.name].append(place(file))

    assert {name: where for name, where in homes.items() if len(where) > 1} == {}


def test_only_the_tables_are_handed_on_by_their_package() -> None:
    """Types forbid what is imported to be imported from there again, unless a list says so."""
    handing_on = [
        place(file)
        for file in modules(*PRODUCT)
        for node in tree(file).body
        if (isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__")
        or (
            isinstance(node, ast.ImportFrom)
            and any(alias.name == alias.asname for alias in node.names)
        )
    ]

    assert handing_on == ["models.__init__"]


def test_codes_stand_apart_from_tables() -> None:
    among_tables = [
        f"{place(file)}.{node.name}"
        for file in modules("models")
        for node in tree(file).body
        if isinstance(node, ast.ClassDef) and "models/codes" not in file.as_posix()
        if any(ast.unparse(base).endswith("Enum") for base in node.bases)
    ]

    assert among_tables == []


def test_a_module_is_called_what_it_holds() -> None:
    places = [place(file) for file in modules(*PRODUCT)]

    assert [at for at in places if at.rsplit(".", 1)[-1] in NO_MODULES and at not in TABLES] == []


def test_a_file_can_be_read_at_one_sitting() -> None:
    long = [
        (file.relative_to(ROOT).as_posix(), count)
        for folder in PRODUCT
        for file in sorted((ROOT / folder).rglob("*"))
        if file.suffix in {".py", ".js", ".css", ".html"} and "migrations" not in file.parts
        if (count := len(file.read_text("utf-8").splitlines())) > LONGEST
    ]

    assert long == []


def names_given(module: ast.Module) -> Iterator[str]:
    """Every name a module gives: classes, functions, arguments, variables, fields."""
    for node in ast.walk(module):
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name
        elif isinstance(node, ast.arg):
            yield node.arg
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id
        elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
            yield node.attr


def other_words(module: ast.Module) -> dict[str, str]:
    """Give the names that use another word for a thing, and the word to use."""
    return {
        name: OTHER_WORDS[word]
        for name in names_given(module)
        for part in re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])", name)
        if (word := part.lower().removesuffix("s")) in OTHER_WORDS
    }


def test_one_word_names_one_thing() -> None:
    found = {
        f"{place(file)}: {name} -> {term}"
        for file in modules(*PRODUCT, "bench")
        for name, term in other_words(tree(file)).items()
    }

    assert found == set()


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("class PromiseRow: pass", "PromiseRow"),
        ("def load_takers(): pass", "load_takers"),
        ("def load(postman): pass", "postman"),
        ("for promise in kept: pass", "promise"),
        ("class Counts:\n    open_gauges: int = 0", "open_gauges"),
        ("self._UNTOLD = 1", "_UNTOLD"),
    ],
)
def test_another_word_for_a_thing_is_found_wherever_a_name_is_given(code: str, name: str) -> None:
    assert list(other_words(ast.parse(code))) == [name]


def words(text: str) -> set[str]:
    """The words of a name or of a sentence, without their endings."""
    return {word[:4] for word in re.findall(r"[a-z]+", text.lower()) if len(word) > 2}


def public_functions(file: Path) -> Iterator[ast.FunctionDef]:
    for node in tree(file).body:
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
            yield node


@pytest.mark.parametrize("folder", ["console", "integrations", "models"])
def test_a_docstring_says_what_the_name_does_not(folder: str) -> None:
    silent = [
        f"{place(file)}.{function.name}"
        for file in modules(folder)
        for function in public_functions(file)
        if not words(ast.get_docstring(function) or "")
        - words(function.name.replace("_", " "))
        - words("give gives the get a an of all and its return returns")
    ]

    assert silent == []
