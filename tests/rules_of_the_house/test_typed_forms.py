"""Every typed field says what its act depends on: nobody writes over what they never saw."""

import ast
from collections.abc import Iterator
from pathlib import Path

from console import frontend

ROOT = Path(__file__).parents[2]


def fields() -> Iterator[tuple[str, ast.Call]]:
    """Give every typed field a page draws, with its place."""
    for file in sorted((ROOT / "pages").rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "typed_text.field":
                yield f"{file.relative_to(ROOT)}:{node.lineno}", node


def test_every_typed_field_says_what_was_seen() -> None:
    drawn = list(fields())

    silent = [at for at, call in drawn if "seen" not in {word.arg for word in call.keywords}]
    assert (len(drawn) > 5, silent) == (True, [])


def test_only_what_makes_something_new_has_seen_nothing() -> None:
    new = [
        at.split(":")[0]
        for at, call in fields()
        for word in call.keywords
        if word.arg == "seen" and isinstance(word.value, ast.Constant)
    ]

    assert new == ["pages/secretary/line.py"]


def test_no_text_is_handed_over_by_a_script_without_what_was_seen() -> None:
    handing = [
        (file.name, call)
        for file in sorted(frontend.FOLDER.glob("typed_*.js"))
        for call in file.read_text("utf-8").split(".text.hand(")[1:]
    ]

    assert [name for name, _ in handing] == ["typed_field.js", "typed_form.js"]
    assert "seen: this.seen" in handing[0][1].split(";")[0]
    form = (frontend.FOLDER / "typed_form.js").read_text("utf-8")
    assert "const about = { ...this.about, seen: this.seen" in form
