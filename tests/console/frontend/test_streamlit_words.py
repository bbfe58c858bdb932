"""The words Streamlit draws by itself: as the installed version writes them, and ours for each."""

import re
from pathlib import Path

import pytest
import streamlit

from console.ui import streamlit_words

BUNDLES = Path(streamlit.__file__).parent / "static" / "static" / "js"
PARTS = ("FileUploader", "InputInstructions", "Multiselect", "Selectbox", "index", "utils")
JOINED = re.compile(r"\{what\}|(?<=Enter to )|(?=Ctrl)|(?=\+Enter)")  # of pieces, by Streamlit


@pytest.fixture(scope="module")
def bundles() -> str:
    files = [file for part in PARTS for file in sorted(BUNDLES.glob(f"{part}.*.js"))]
    return "".join(file.read_text("utf-8") for file in files)


@pytest.mark.parametrize("key", streamlit_words.KEYS)
def test_a_word_is_written_as_the_installed_streamlit_writes_it(key: str, bundles: str) -> None:
    pieces = JOINED.split(streamlit_words.said("en", key))

    assert [piece for piece in pieces if piece not in bundles] == []


def test_in_vietnamese_every_word_is_replaced_and_in_english_none() -> None:
    assert len(streamlit_words.words("vi")) == len(streamlit_words.KEYS)
    assert streamlit_words.words("en") == []
