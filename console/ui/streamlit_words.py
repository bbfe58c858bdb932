"""Words Streamlit draws by itself, in English only; `frontend/streamlit.js` says them otherwise."""

from console.i18n import catalog

KEYS = (
    "widget.no_results",
    "widget.no_options",
    "widget.choose_one",
    "widget.choose_some",
    "widget.add",
    "widget.select_all",
    "widget.clear_value",
    "widget.clear_all",
    "widget.press_enter",
    "widget.press_enter_in_form",
    "widget.press_control_enter",
    "widget.upload",
    "widget.drop_file",
    "widget.per_file",
    "widget.skip",
)
_KEPT = "{what}"


def words(language: str) -> list[tuple[str, str]]:
    """Give Streamlit's words with ours for each; none where they are the same."""
    pairs = [(said("en", key), said(language, key)) for key in KEYS]
    return [(english, ours) for english, ours in pairs if english != ours]


def said(language: str, key: str) -> str:
    """Give the text of a key; where something stands in it stays a blank."""
    return catalog.translate(language, key, what=_KEPT)
