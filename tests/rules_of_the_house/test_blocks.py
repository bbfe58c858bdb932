"""What a person opens, and what holds fields, is drawn through `console.ui.blocks`, with a key."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HOUSE = ROOT / "console" / "ui" / "blocks.py"
# Streamlit's ways to make a block: those of the house are called on `blocks`, the rest not at all.
OF_THE_HOUSE = {"expander", "popover", "columns"}
NEVER = {"tabs", "dialog", "status", "chat_message", "sidebar", "grid"}


def files() -> list[Path]:
    found = [*ROOT.glob("pages/**/*.py"), *ROOT.glob("console/**/*.py")]
    return sorted(file for file in found if "streamlit" in file.read_text("utf-8"))


def faults(source: str) -> Iterator[str]:
    """Say what is wrong with each block a source makes."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Attribute) and node.attr in NEVER and _name(node.value) == "st":
            yield f"{node.lineno}: st.{node.attr}"
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            continue
        made, keys = node.func.attr, {keyword.arg for keyword in node.keywords}
        if made in OF_THE_HOUSE and _name(node.func.value) != "blocks":
            yield f"{node.lineno}: {made} past console.ui.blocks"
        if made == "container" and "key" not in keys:
            yield f"{node.lineno}: container without a key"


def _name(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else ""


@pytest.mark.parametrize("file", files(), ids=lambda file: file.relative_to(ROOT).as_posix())
def test_every_block_is_made_by_the_house_and_has_a_key(file: Path) -> None:
    made = () if file == HOUSE else faults(file.read_text("utf-8"))

    assert list(made) == []


@pytest.mark.parametrize(
    "line",
    [
        "st.expander('a')",
        "st.columns(2)",
        "left.popover('a', key='b')",
        "st.container(horizontal=True)",
        "first, second = st.tabs(['a', 'b'])",
        "@st.dialog('a')\ndef ask() -> None: ...",
    ],
)
def test_a_block_made_otherwise_is_found(line: str) -> None:
    assert len(list(faults(line))) == 1


def test_a_block_of_the_house_is_not_found() -> None:
    assert list(faults("with blocks.popover('a', key='b'), st.container(key='c'): pass")) == []
