"""Texts in the language of who looks."""

from console import settings
from console.i18n import catalog
from console.ui import state


def language() -> str:
    """Give the language of this tab: chosen here, else the installation's."""
    return state.language() or settings.current().language


def t(key: str, /, **facts: object) -> str:
    """Give the text of a key in this tab's language."""
    return catalog.translate(language(), key, **facts)
