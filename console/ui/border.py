"""The border of a part of a page: what fails inside is told there, and the parts around go on.

border.draw("chair-floor", partial(floor.draw, actor, desk))
"""

from collections.abc import Callable

import streamlit as st

from console import incidents
from console.errors import ConsoleError
from console.ui.text import plainly, t


def draw(key: str, part: Callable[[], object], on_back: Callable[[], None] | None = None) -> None:
    """Draw a part; when it fails, tell so in its place and offer the way back.

    Args:
        key: of the place, unique on the page.
        on_back: closes what was open there; None = the part is only tried again.
    """
    failed = failure_of(part)
    if failed:
        st.error(failed)
        st.button(
            t("web.close_part" if on_back else "web.try_again"),
            key=f"{key}-back",
            shortcut="escape" if on_back else None,
            on_click=on_back,
        )


def failure_of(part: Callable[[], object]) -> str:
    """Draw a part; gives what a failure has to say, empty when nothing failed.

    What ends a run on purpose is none and passes on.
    """
    try:
        part()
    except ConsoleError as refused:
        return plainly(f"error.{refused.code}", **refused.facts)
    except Exception as error:  # noqa: BLE001  whatever it is, the rest of the page goes on
        return plainly("web.part_failed", number=incidents.log(error))
    return ""
