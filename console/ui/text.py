"""Texts in the language of who looks."""

import re

from console import settings
from console.i18n import catalog
from console.ui import state

_MARKS = re.compile(r"[\\`*_\[\]<>~$|&]")
_BEGINS_LIST = re.compile(r"^(\d+(?=[.)])|(?=[#+=-]))(.)")
_LATE = re.compile(r"(?::(?=[A-Za-z/+-]|\d+:)|www(?=\.)|@)", re.IGNORECASE)
_SPACES = re.compile(r"\s+")
_APART = "\u2060"


def language() -> str:
    """Give the language of this tab: chosen here, else the installation's."""
    return state.language() or settings.current().language


def t(key: str, /, **facts: object) -> str:
    """Give the text of a key in this tab's language."""
    return catalog.translate(language(), key, **facts)


def plainly(key: str, /, **facts: object) -> str:
    """Give the text of a key for a widget that reads Markdown; its facts are shown as written."""
    shown = {
        name: as_written(fact) if isinstance(fact, str) else fact for name, fact in facts.items()
    }
    return t(key, **shown)


def as_written(text: str) -> str:
    """Give what somebody wrote for a widget that reads Markdown, so that it stands as it is.

    What is made of plain text after Markdown was read (links, mail addresses, signs like `:smile:`)
    is held apart by a character that shows nothing.
    """
    marked = _MARKS.sub(r"\\\g<0>", _SPACES.sub(" ", text))
    return _BEGINS_LIST.sub(r"\g<1>\\\g<2>", _LATE.sub(f"\\g<0>{_APART}", marked))
