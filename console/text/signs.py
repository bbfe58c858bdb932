"""The signs people and programs write between the digits of one number, made plain.

A number that is read, and one that is warned of or masked, are taken apart by the same signs:
otherwise a dash nobody can tell from another hides an identity number.
"""

import unicodedata

_DASHES = "‐‑‒–—―−⁃➖"
_DOTS = "·•‧∙⋅․●"
PLAIN = {**dict.fromkeys(_DASHES, "-"), **dict.fromkeys(_DOTS, ".")}
_UNSEEN = frozenset(("Cf", "Cc", "Mn"))


def plain_signs(text: str) -> str:
    """Give a text with plain digits, dashes, dots and blanks; what shows nothing is left out.

    Lines stay lines. For matching numbers, never to be kept: letters lose what is written apart.
    """
    return "".join(map(_plain, unicodedata.normalize("NFKC", text)))


def _plain(letter: str) -> str:
    if letter.isascii():
        return letter
    if letter in PLAIN:
        return PLAIN[letter]
    category = unicodedata.category(letter)
    if category == "Nd":
        return str(unicodedata.decimal(letter))
    if category == "Pd":
        return "-"
    if category == "Zs":
        return " "
    return "" if category in _UNSEEN else letter
