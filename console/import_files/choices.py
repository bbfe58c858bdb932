"""Answers picked from a list: kind of registrant, attendance, speaking."""

import re
from collections.abc import Mapping

from console.import_files.cells import AttendanceAnswer, Cell
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
_SITE = r"(?:chi nhanh|diem cau|\bcn)"
_BRANCHES = re.compile(
    rf"{_SITE}\s*(?:so\s*)?0*(\d{{1,2}})\b"
    rf"((?:\s*(?:,|;|/|&|va|hoac|hay)\s*(?:{_SITE}\s*)?(?:so\s*)?0*\d{{1,2}}\b)*)"
)
_REMARK = re.compile(r"\([^()]*\)")
_NOT_AWAY = re.compile(r"\bkhong (?:vang|di vang|nghi)\w*(?: mat)?")
_AWAY = re.compile(r"(?:toi |se |xin )*(?:vang|khong (?:the )?(?:tham )?(?:du|gia|den)\b)")
_IN_WRITING = re.compile(r"\bvan ban\b|\bbang thu\b")
_AT_BRIDGE = re.compile(r"\btruc tuyen\b|\bdiem cau\b|\bchi nhanh\b|\bonline\b|\btu xa\b")
_IN_HALL = re.compile(r"\bhoi truong\b|\btruc tiep\b")

_YES = re.compile(r"(?:co|yes|x|true|1)\b")
_NO = re.compile(r"(?:khong|ko|chua|no|false|0)\b")


def read_kind(raw: str, *, has_organization: bool) -> Cell:
    """Read who asks; an unreadable answer is taken from whether an organisation is named."""
    folded = fold(raw[:200])
    for beginning, kind in _KINDS.items():
        if folded.startswith(beginning):
            return Cell(raw, kind)
    assumed = RegistrantKind.ORGANIZATION if has_organization else RegistrantKind.INDIVIDUAL
    return Cell(raw, assumed, (warning(Code.KIND_ASSUMED, written=one_line(raw)[:80]),))


def read_attendance(raw: str) -> Cell:
    """Read hall, bridge or absent; an unreadable answer is absent, and answered in writing.

    The sentence decides, not one word of it: what stands in brackets is a remark, and papers sent
    along make nobody absent.
    """
    folded = _NOT_AWAY.sub(" ", _REMARK.sub(" ", fold(raw[:300]))).strip(" ,.;")
    branches = _branches(folded)
    if _AWAY.match(folded):
        return Cell(raw, AttendanceAnswer(AttendanceWish.ABSENT))
    if len(branches) == 1:
        return Cell(raw, AttendanceAnswer(AttendanceWish.BRIDGE, branches.pop()))
    if branches or (_AT_BRIDGE.search(folded) and not _IN_HALL.search(folded)):
        unclear = warning(Code.BRANCH_UNCLEAR, written=one_line(raw)[:80])
        return Cell(raw, AttendanceAnswer(AttendanceWish.BRIDGE), (unclear,))
    if _IN_HALL.search(folded):
        return Cell(raw, AttendanceAnswer(AttendanceWish.HALL))
    if _IN_WRITING.search(folded):
        return Cell(raw, AttendanceAnswer(AttendanceWish.ABSENT))
    assumed = AttendanceAnswer(AttendanceWish.ABSENT)
    return Cell(raw, assumed, (warning(Code.ATTENDANCE_ASSUMED, written=one_line(raw)[:80]),))


def _branches(folded: str) -> set[int]:
    """Give the numbers of all branches named."""
    figures = [number for found in _BRANCHES.finditer(folded) for number in _numbers(found[0])]
    return {number for number in figures if number}


def _numbers(text: str) -> list[int]:
    return [int(number) for number in re.findall(r"\d{1,2}", text)]


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
