"""Which of the options of a Word form is ticked, in every way people draw a tick."""

import re
from dataclasses import dataclass

from console.import_files.word_text import BOX, TICK
from console.text.folding import one_line

_BOXES = "☐□▢◻◯○❑❒❏⬜🔲▭"
_TICKS = "☑☒✓✔✗✘✕✖■▣◼●◉⦿√✅❎❌⊠⊗🗹🗷🗸🗵☓❌🔘"
_EMPTY_BRACKETS = re.compile(r"\[\s*\]|\(\s*\)")
_BLANK_LINE = re.compile(r"[….]{2,}|…")
# A letter alone is how people tick by hand: "x Có", "V Cá nhân", "[x] Không".
_LETTER = re.compile(r"(?<!\w)[xXvV](?!\w)")
_MARK = re.compile(r"[^\w\s.,;:()\[\]/\-–…“”\"']")


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is ticked."""

    option: str = ""  # empty = none, or more than one
    unknown: str = ""  # a mark beside boxes that nobody knows for a tick


def chosen(text: str) -> Chosen:
    """Give the option that is ticked; without any box the answer is what was written."""
    written = _BLANK_LINE.sub(" ", text).replace("\ufe0f", "")
    marked = _LETTER.sub(TICK, _EMPTY_BRACKETS.sub(BOX, written))
    marked = re.sub(f"[{_BOXES}]", BOX, re.sub(f"[{_TICKS}]", TICK, marked))
    pieces = re.split(f"([{BOX}{TICK}])", marked)
    if len(pieces) == 1:
        return Chosen(one_line(written))
    options = zip(pieces[1::2], pieces[2::2], strict=True)
    ticked = [one_line(option).strip(" []()") for mark, option in options if mark == TICK]
    if len(ticked) == 1:
        return Chosen(ticked[0])
    unknown = _MARK.search("".join(piece for piece in pieces if piece not in (BOX, TICK)))
    return Chosen("", unknown[0] if unknown and not ticked else "")
