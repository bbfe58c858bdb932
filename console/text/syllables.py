"""Whether letters can be Vietnamese: each word is one syllable of a known build, with one tone."""

import re
import unicodedata

_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_BEGINS = "ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdđghklmnpqrstvx]"
_NUCLEI = (
    "iêu|yêu|uôi|ươi|ươu|uây|uyê|uya|uyu|oai|oay|oao|oeo|"
    "ia|iê|ya|yê|ua|uô|ưa|ươ|ai|ao|au|ay|âu|ây|eo|êu|iu|oi|ôi|ơi|oa|oă|oe|oo|uâ|uê|uơ|uy|ui|ưi|ưu|"
    "[aăâeêioôơuưy]"
)
_ENDS = "ch|ng|nh|[cmnpt]"
_SYLLABLE = re.compile(f"(?:{_BEGINS})?(?:{_NUCLEI})(?:{_ENDS})?")


def is_syllable(word: str) -> bool:
    """Tell whether a word is built like a Vietnamese syllable, in small, large or title letters."""
    if not (word.islower() or word.isupper() or word.istitle()):
        return False
    parts = unicodedata.normalize("NFD", word.lower())
    tones = sum(part in _TONES for part in parts)
    bare = unicodedata.normalize("NFC", "".join(part for part in parts if part not in _TONES))
    return tones <= 1 and _SYLLABLE.fullmatch(bare) is not None
