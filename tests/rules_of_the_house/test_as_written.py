"""What people wrote never reaches a widget that reads Markdown, but by the one way that shows it.

A label or a text for such a widget is fixed, a text of the catalog (with facts: by `plainly`), or
what `as_written` gives.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FOLDERS = ("pages", "console/ui")
READ_MARKDOWN = frozenset(
    (
        *("success", "error", "warning", "info", "toast", "markdown", "caption", "write", "badge"),
        *("header", "subheader", "title", "button", "checkbox", "radio", "expander", "popover"),
        *("text_input", "text_area", "number_input", "selectbox", "multiselect", "toggle"),
        *("segmented_control", "pills", "metric", "date_input", "time_input", "file_uploader"),
        *("download_button", "link_button", "spinner", "status", "page_link", "slider"),
    )
)
# What hands its label on to such a widget.
HANDS_ON = frozenset(
    (
        *("typed_text.area", "day_field.draw"),
        *("page_links.link", "choose", "person_field", "matter_choice"),
    )
)
WORDS = frozenset({"label", "help", "body", "title", "caption", "text"})
# What gives such a text: these two, and what only hands on what `plainly` gave.
SAFE = frozenset({"plainly", "as_written", "failure_of", "refusal"})
NOT_STREAMLIT = frozenset({"cards", "table", "preview"})  # HTML of our own, escaped there


def faults(source: str) -> Iterator[str]:
    """Tell each text that may hold what people wrote."""
    tree = ast.parse(source)
    for scope in _scopes(tree):
        known = _assigned(scope)
        for call in _calls(scope):
            for word in _words_of(call):
                if not _is_safe(word, known):
                    yield f"{call.lineno}: {ast.unparse(word)[:60]}"


def _scopes(tree: ast.Module) -> Iterator[ast.AST]:
    yield from (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


def _calls(scope: ast.AST) -> Iterator[ast.Call]:
    yield from (
        node
        for node in ast.walk(scope)
        if isinstance(node, ast.Call) and (_reads_markdown(node) or _name(node) in HANDS_ON)
    )


def _reads_markdown(call: ast.Call) -> bool:
    of, _, name = _name(call).rpartition(".")
    return bool(of) and name in READ_MARKDOWN and of not in NOT_STREAMLIT


def _name(call: ast.Call) -> str:
    return ast.unparse(call.func)


def _words_of(call: ast.Call) -> Iterator[ast.expr]:
    if not _name(call).endswith("page_link") and _name(call) != "page_links.link":
        yield from call.args[:1]
    yield from (keyword.value for keyword in call.keywords if keyword.arg in WORDS)


def _assigned(scope: ast.AST) -> dict[str, list[ast.expr]]:
    """Collect what each name of a function is made from; its parameters come from elsewhere."""
    known: dict[str, list[ast.expr]] = {}
    for node in ast.walk(scope):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            known.setdefault(node.targets[0].id, []).append(node.value)
        if isinstance(node, ast.arg) and node.arg == "label":
            known.setdefault("label", [])
    return known


def _is_safe(word: ast.expr, known: dict[str, list[ast.expr]]) -> bool:
    match word:
        case ast.Constant():
            return True
        case ast.IfExp(body=body, orelse=orelse):
            return _is_safe(body, known) and _is_safe(orelse, known)
        case ast.Call(func=ast.Name(id="t"), keywords=facts):
            return not facts
        case ast.Call(func=ast.Name(id=name)):
            return name in SAFE
        case ast.Name(id=name) if name in known:
            return all(_is_safe(made, known) for made in known[name])
    return False


def _files() -> list[Path]:
    return sorted(file for folder in FOLDERS for file in (ROOT / folder).rglob("*.py"))


@pytest.mark.parametrize("file", _files(), ids=lambda file: file.relative_to(ROOT).as_posix())
def test_what_people_wrote_reaches_no_markdown(file: Path) -> None:
    assert list(faults(file.read_text("utf-8"))) == []


@pytest.mark.parametrize(
    "line",
    [
        "st.success(t('a', name=name))",
        "st.error(form.name)",
        "left.button(f'{name}')",
        "label = t('a', name=name)\n    st.expander(label)",
        "st.checkbox('a', help=wording)",
        "choose(t('a', name=name), key='b')",
    ],
)
def test_a_text_that_may_hold_it_is_found(line: str) -> None:
    assert len(list(faults(f"def draw():\n    {line}"))) == 1


@pytest.mark.parametrize(
    "line",
    [
        "st.success(plainly('a', name=name))",
        "st.error(as_written(form.name))",
        "label = t('a')\n    st.expander(label)",
        "cards.title(name)",
    ],
)
def test_what_is_shown_as_written_is_not_found(line: str) -> None:
    assert list(faults(f"def draw():\n    {line}")) == []
