"""Answers picked from a list: kind of registrant, attendance, speaking, raised before."""

import re
from collections.abc import Mapping

from console.import_files.cells import AttendanceAnswer, Cell, RaisedBefore
from console.import_files.findings import Code, repaired, warning
from console.text.folding import fold, one_line
from models.codes.registrations import AttendanceWish, RegistrantKind

_KINDS: Mapping[str, RegistrantKind] = {
    "ca nhan": RegistrantKind.INDIVIDUAL,
    "nguoi dan": RegistrantKind.INDIVIDUAL,
    "cong dan": RegistrantKind.INDIVIDUAL,
    "to chuc": RegistrantKind.ORGANIZATION,
    "doanh nghiep": RegistrantKind.ENTERPRISE,
    "ho kinh doanh": RegistrantKind.HOUSEHOLD,
    "hkd": RegistrantKind.HOUSEHOLD,
}
_BRANCH = re.compile(r"(?:chi nhanh|\bcn)\s*(?:so\s*)?0*(\d{1,2})\b")
_TIMES = re.compile(r"(\d{1,3})\s*lan\b")
_YES = re.compile(r"(?:co|yes|x|true|1)\b")
_NO = re.compile(r"(?:khong|ko|chua|no|false|0)\b")
_MOST_TIMES = 99
_LONGEST_CLAIM = 500  # characters


def read_kind(raw: str, *, has_organization: bool) -> Cell:
    """Read who asks; an unreadable answer is taken from whether an organisation is named."""
    folded = fold(raw[:200])
    for beginning, kind in _KINDS.items():
        if folded.startswith(beginning):
            return Cell(raw, kind)
    assumed = RegistrantKind.ORGANIZATION if has_organization else RegistrantKind.INDIVIDUAL
    return Cell(raw, assumed, (warning(Code.KIND_ASSUMED, written=one_line(raw)[:80]),))


def read_attendance(raw: str) -> Cell:
    """Read hall, bridge or absent; an unreadable answer is absent, and answered in writing."""
    folded = fold(raw[:300])
    branch = _BRANCH.search(folded)
    if folded.startswith("vang") or "van ban" in folded:
        return Cell(raw, AttendanceAnswer(AttendanceWish.ABSENT))
    if branch and int(branch[1]) > 0:
        return Cell(raw, AttendanceAnswer(AttendanceWish.BRIDGE, int(branch[1])))
    if "hoi truong" in folded or folded.startswith("truc tiep"):
        return Cell(raw, AttendanceAnswer(AttendanceWish.HALL))
    assumed = AttendanceAnswer(AttendanceWish.ABSENT)
    return Cell(raw, assumed, (warning(Code.ATTENDANCE_ASSUMED, written=one_line(raw)[:80]),))


def read_wants_to_speak(raw: str) -> Cell:
    """Read yes or no; without an answer nobody is put on the list of speakers."""
    folded = fold(raw[:100])
    if _NO.match(folded):
        return Cell(raw, False)
    if _YES.match(folded):
        return Cell(raw, True)
    if not folded:
        return Cell(raw, False, (repaired(Code.SPEAKING_ASSUMED),))
    return Cell(raw, False, (warning(Code.SPEAKING_UNREADABLE, written=one_line(raw)[:80]),))


def read_raised_before(raw: str) -> Cell:
    """Read the claim "Có - N lần - thời điểm"; an empty cell claims nothing."""
    text = one_line(raw)
    folded, times = fold(text[:_LONGEST_CLAIM]), times_claimed(text)
    if not folded or (_NO.match(folded) and times is None):
        return Cell(raw, RaisedBefore(raised=False))
    if times is not None:
        return Cell(raw, RaisedBefore(True, times, _when(text)))
    if _YES.match(folded):
        return Cell(raw, RaisedBefore(True, 1, _when(text)), (repaired(Code.RAISED_TIMES_ASSUMED),))
    written = text[:80]
    return Cell(
        raw, RaisedBefore(raised=False), (warning(Code.RAISED_UNREADABLE, written=written),)
    )


def times_claimed(text: str) -> int | None:
    """Give how many times somebody says to have raised a matter, None where no number is told."""
    times = _TIMES.search(fold(text[:_LONGEST_CLAIM]))
    return min(int(times[1]), _MOST_TIMES) if times else None


def _when(text: str) -> str:
    """Give what stands behind the second dash."""
    parts = re.split(r"\s+[-–]\s+", text, maxsplit=2)
    return parts[2] if len(parts) == 3 else ""
