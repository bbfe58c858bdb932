"""Mounts our components; each is one module in `console/frontend`, loaded by one small stub."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import streamlit as st

from console import frontend

_STUB = (Path(__file__).parents[1] / "frontend" / "component.js").read_text("utf-8")


def mount(part: str, *, key: str, data: dict[str, Any], **callbacks: Callable[[], None]) -> None:
    """Draw a component in the light DOM of the page.

    Args:
        part: name of its module, `board`, `signal`, `tab`, `typed_field`.
        key: of this place on the page.
        data: what the module is handed; plain values only.
        callbacks: `on_<trigger>_change`, called before the rerun.
    """
    draw: Callable[..., object] = st.components.v2.component(
        f"console.{part}", js=_STUB, isolate_styles=False
    )
    draw(key=key, data={**data, "part": part, "version": frontend.version()}, **callbacks)
