"""The style tokens: Streamlit's theme options, and the style sheet of our own pieces."""

from typing import Any

import streamlit as st

from console import frontend
from console.frontend import sheets

FONT = '"Be Vietnam Pro", "Noto Sans", system-ui, "Segoe UI", Roboto, Arial, sans-serif'
HEADING_SIZES = ["28px", "22px", "18px", "16px", "16px", "14px"]

LIGHT = {
    "primaryColor": "#8c1d22",
    "backgroundColor": "#f7f4ef",
    "secondaryBackgroundColor": "#f0ebe3",
    "textColor": "#231d18",
    "linkColor": "#8c1d22",
    "borderColor": "#8b7f72",
}
DARK = {
    "primaryColor": "#bd3f44",
    "backgroundColor": "#16120e",
    "secondaryBackgroundColor": "#2b251f",
    "textColor": "#f4eee5",
    "linkColor": "#f0a19b",
    "borderColor": "#8f8272",
}
MARK = frontend.FOLDER / "mark.svg"  # the icon of the browser tab


def options() -> dict[str, Any]:
    """Give Streamlit's theme options: name -> value."""
    return {
        "theme.font": FONT,
        "theme.headingFont": FONT,
        "theme.headingFontSizes": HEADING_SIZES,
        "theme.baseRadius": "6px",
        "theme.buttonRadius": "6px",
        "theme.showWidgetBorder": True,
        **{f"theme.light.{name}": value for name, value in LIGHT.items()},
        **{f"theme.dark.{name}": value for name, value in DARK.items()},
    }


def draw(page: str) -> None:
    """Give a page its styles.

    Args:
        page: name of its folder in `pages/`.
    """
    st.html(f"<style>{sheets.of_page(page)}</style>")
