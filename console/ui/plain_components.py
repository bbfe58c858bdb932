"""Makes what v2 components leave in session state plain dictionaries.

Streamlit 1.67 shows it as an object that cannot be pickled, so every page with such a component
would fail `runner.enforceSerializableSessionState`, the option that refuses rows, clients and
database sessions there. Only the short way of writing (`state.key.field = …`) is lost; unused here.
"""

from typing import Any

from streamlit.components.v2.bidi_component import main
from streamlit.components.v2.presentation import make_bidi_component_presenter


def install() -> None:
    """Put it in force for this process; may be repeated."""
    vars(main)["make_bidi_component_presenter"] = _plain_presenter


def _plain_presenter(*args: Any, **kwargs: Any) -> Any:
    present = make_bidi_component_presenter(*args, **kwargs)

    def plain(value: object, session_state: Any) -> object:
        shown = present(value, session_state)
        return dict(shown) if isinstance(shown, dict) else shown

    return plain
