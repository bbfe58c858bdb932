"""Looks texts up: `translate("vi", "floor.nobody_waiting", name=…)`.

One TOML file per area and language, `vi/floor.toml` and `en/floor.toml`; a key is the area, a dot,
and the name in the file. Blanks are written `{name}`.
"""

import tomllib
from functools import cache
from pathlib import Path

LANGUAGES = ("vi", "en")
_FOLDER = Path(__file__).parent


@cache
def load(language: str) -> dict[str, str]:
    """Read all texts of one language: key -> text."""
    texts: dict[str, str] = {}
    for file in sorted((_FOLDER / language).glob("*.toml")):
        _flatten(file.stem, tomllib.loads(file.read_text("utf-8")), texts)
    return texts


def _flatten(prefix: str, table: dict[str, object], into: dict[str, str]) -> None:
    for name, value in table.items():
        if isinstance(value, dict):
            _flatten(f"{prefix}.{name}", value, into)
        else:
            into[f"{prefix}.{name}"] = str(value)


def translate(language: str, key: str, /, **facts: object) -> str:
    """Give the text of a key with its blanks filled.

    Raises:
        KeyError: no such key; a test looks every literal key up beforehand.
    """
    return load(language)[key].format(**facts)
