"""The style sheet of a page in Streamlit: what all pages share, and what its own builds on."""

import re
from functools import cache

from console import frontend

SHARED = ("tokens.css", "styles/frame.css")
IMPORTED = re.compile(r'^@import "([a-z_/]+\.css)";$', re.MULTILINE)
# `styles/streamlit.css` gives names to elements of Streamlit; no browser knows such names yet.
DEFINED = re.compile(r"^@custom-selector (:--[a-z-]+) ([^;]+);$", re.MULTILINE)
NAME = re.compile(r":--[a-z-]+")
SPARE = re.compile(r"/\*.*?\*/|^\s+", re.MULTILINE | re.DOTALL)  # comments, indents, empty lines


@cache
def of_page(page: str) -> str:
    """Give all styles of one page.

    The icons alone are loaded by address, once for all pages.

    Args:
        page: name of its folder in `pages/` and of its sheet in `styles/`.
    """
    whole = SPARE.sub("", "\n".join(_gathered(page).values()))
    names = dict(DEFINED.findall(whole))

    def spell(named: re.Match[str]) -> str:
        return NAME.sub(spell, names[named[0]])

    spelt = NAME.sub(spell, DEFINED.sub("", whole))
    return f'@import "/frontend/{frontend.version()}/icons.css";\n{spelt}'


def paths(page: str) -> list[str]:
    """Give the sheets a page is sent: paths below the folder, in their order."""
    return list(_gathered(page))


def _gathered(page: str) -> dict[str, str]:
    known: dict[str, str] = {}
    for path in (*SHARED, f"styles/{page}.css"):
        _gather(path, known)
    return known


def _gather(path: str, known: dict[str, str]) -> None:
    """Add a sheet after those it imports, each once."""
    if path in known:
        return
    text = frontend.files()[path].decode()
    folder = path.rpartition("/")[0]
    for imported in IMPORTED.findall(text):
        _gather(f"{folder}/{imported}", known)
    known[path] = IMPORTED.sub("", text)
