"""The delegates of the demonstration and their invitations; no address leads anywhere.

Source: RFC 2606, names that end in `.example`.
"""

from dataclasses import dataclass

from console.auth.actor import Actor
from console.mail.acts import invitations
from console.mail.views import invitations as view
from console.meetings.acts import duties


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody who is to be invited."""

    name: str
    position: str
    organization: str
    email: str = ""


GUESTS = (
    Guest("Trịnh Xuân Lâm", "Phó Giám đốc", "Sở Xây dựng", "lam@sxd.example"),
    Guest("Đoàn Thị Mai", "Trưởng phòng", "Sở Tài chính", "mai@stc.example"),
    Guest("Phan Quốc Huy", "Phó Trưởng phòng", "Công an thành phố", "huy@catp.example"),
    Guest("Lưu Thị Ngân", "Chủ tịch", "Hiệp hội Doanh nghiệp nhỏ và vừa", "ngan@hiephoi.example"),
    Guest("Tạ Văn Sáu", "Bí thư chi bộ", "Tổ dân phố số 6"),
)
INVITED = 2  # whose invitations lie in the outbox already


def invite(cli: Actor, meeting_id: int) -> None:
    """Put the delegates on the list, and the first invitations into the outbox."""
    ids = [
        duties.invite_delegate(
            cli,
            meeting_id,
            guest.name,
            position=guest.position,
            organization=guest.organization,
            email=guest.email,
        )
        for guest in GUESTS
    ]
    held_on = view.load(cli, meeting_id).held_on
    invitations.invite(cli, meeting_id, tuple(ids[:INVITED]), seen=held_on)
