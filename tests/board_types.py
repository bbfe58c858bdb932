"""Writes the sections of the boards as types for the scripts: `python -m tests.board_types`."""

from functools import reduce
from types import ModuleType, NoneType
from typing import Any, get_args, get_origin, get_type_hints, is_typeddict

from console import frontend
from console.boards import chair_shapes, mine, public_shapes, staff_shapes

FILE = frontend.FOLDER / "board_types.d.ts"
SHAPES: dict[str, ModuleType] = {
    "Public": public_shapes,
    "Staff": staff_shapes,
    "Chair": chair_shapes,
    "Own": mine,
}
HEAD = "// Written by `python -m tests.board_types` from console/boards: never change it by hand.\n"
PLAIN = {str: "string", int: "number", bool: "boolean", NoneType: "null"}


def written() -> str:
    """Give the text of the file."""
    own = [shape for module in SHAPES.values() for shape in vars(module).values()]
    shapes = [shape for shape in own if is_typeddict(shape)]
    return HEAD + "".join(dict.fromkeys(interface(shape, shapes) for shape in shapes))


def interface(shape: Any, shapes: list[Any]) -> str:
    """Write one shape; what it adds, where an earlier board has one of the same name."""
    fields = get_type_hints(shape)
    base = next((one for one in reversed(shapes) if is_extended(one, shape)), None)
    known = get_type_hints(base) if base else {}
    own = [f"  {name}: {type_of(kind)};\n" for name, kind in fields.items() if name not in known]
    extends = f" extends {name_of(base)}" if base else ""
    return f"export interface {name_of(shape)}{extends} {{\n{''.join(own)}}}\n"


def is_extended(base: Any, shape: Any) -> bool:
    """Whether a shape has all fields of another of the same name, and more."""
    fields, known = get_type_hints(shape), get_type_hints(base)
    return bool(_thing(base) == _thing(shape) and known.items() < fields.items())


def name_of(shape: Any) -> str:
    """Name a shape by its board: two boards have a matter each."""
    thing = _thing(shape)
    return f"{_board(shape)}{thing or 'Board'}"


def _thing(shape: Any) -> str:
    """What a shape is of, whatever its board; empty = the board itself."""
    name: str = shape.__name__
    board = _board(shape)
    prefix = ("My", "Own") if board == "Own" else (board,)
    return reduce(str.removeprefix, prefix, name).replace("Mine", "")


def _board(shape: Any) -> str:
    return next(name for name, module in SHAPES.items() if module.__name__ == shape.__module__)


def type_of(kind: Any) -> str:
    """Write the type of a field."""
    if is_typeddict(kind):
        return name_of(kind)
    if get_origin(kind) is list:
        return f"{type_of(get_args(kind)[0])}[]"
    if kind in PLAIN:
        return PLAIN[kind]
    return " | ".join(type_of(part) for part in get_args(kind))


if __name__ == "__main__":
    FILE.write_text(written(), "utf-8")
