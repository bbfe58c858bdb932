"""The claim to have raised a matter before: as answered on the page, and as a form keeps it."""

from console.i18n.catalog import translate
from console.import_files.raised_before import times_claimed
from console.text.folding import one_line

_BEFORE_WHEN = " - "  # as on the paper form: "Có - 2 lần - tháng 5/2026"


def kept(raised: str, when: str) -> tuple[str, int]:
    """Give what a form keeps of an answer: the claim in words, and how many times.

    Args:
        raised: yes, no, or empty = not answered.
        when: how often and when, as typed.
    """
    if raised != "yes":
        return (_said("no") if raised == "no" else ""), 0
    claim = f"{_said('yes')}{_BEFORE_WHEN}{one_line(when)}".rstrip(_BEFORE_WHEN)
    times = times_claimed(claim)
    return claim, 1 if times is None else times


def answered(claim: str, times: int) -> tuple[str, str]:
    """Give the answer that is kept so: yes, no or empty, and what was typed beside it."""
    said, _, when = claim.partition(_BEFORE_WHEN)
    return "yes" if times else "no" if said else "", when


def _said(answer: str) -> str:
    return translate("vi", f"intake.claim.{answer}")  # what people write is Vietnamese
