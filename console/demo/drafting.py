"""What a department of the demonstration drafted before the meeting, and what came back."""

from datetime import timedelta

from console import clock
from console.auth.actor import Actor
from console.demo import people
from console.drafting.acts import drafts
from console.drafting.acts import packs as packs_acts
from console.drafting.rules import DraftSeen
from console.drafting.views import assignments, packs
from models.codes.drafts import DraftState

ANSWER = "Hồ sơ được giải quyết trong {days} ngày làm việc kể từ ngày nhận đủ giấy tờ hợp lệ."
WHERE = " Người dân nộp tại điểm tiếp nhận gần nhất, không phân biệt nơi cư trú."
BASIS = "Quy trình nội bộ giải quyết thủ tục hành chính của Sở"
COMMENT = "Nêu rõ nơi nộp hồ sơ và thời hạn tính từ ngày nào."
DRAFTED = 4  # parts: one kept, one asked for, one returned and written again, one cleared
DRAFT, ASKED = (DraftSeen(1, state) for state in (DraftState.DRAFT, DraftState.ASKED))


def hand_out_some(meeting_id: int) -> None:
    """Hand out the fullest pack, and the one of the department that drafts."""
    accounts = people.ids()
    with people.acting(accounts["minh"]) as minh, people.acting(accounts["tu"]) as tu:
        fullest = packs.load(minh, meeting_id).packs[:1]
        for days, pack in enumerate((*fullest, *packs.load(tu, meeting_id).packs), 3):
            due_on = clock.today() + timedelta(days=days)
            packs_acts.hand_out(minh, meeting_id, pack.unit_id, due_on, seen=pack.seen)


def draft_some(meeting_id: int) -> None:
    """Draft a few parts of the department's unit; the secretary clears one and returns one."""
    accounts = people.ids()
    with people.acting(accounts["tu"]) as tu, people.acting(accounts["minh"]) as minh:
        listed = assignments.load(tu, meeting_id)
        parts = [line.assignment_id for line in listed.lines[:DRAFTED]]
        for days, part_id in zip((10, 15, 20, 30), parts, strict=False):
            _save(tu, meeting_id, part_id, ANSWER.format(days=days), seen=0)
        for part_id in parts[1:]:
            drafts.ask_clearance(tu, meeting_id, part_id, seen=DRAFT)
        for part_id in parts[2:3]:
            drafts.return_draft(minh, meeting_id, part_id, COMMENT, seen=ASKED)
            _save(tu, meeting_id, part_id, ANSWER.format(days=15) + WHERE, seen=1)
        for part_id in parts[3:]:
            drafts.clear(minh, meeting_id, part_id, seen=ASKED)


def _save(tu: Actor, meeting_id: int, part: int, text: str, *, seen: int) -> None:
    drafts.save_draft(tu, meeting_id, part, text, legal_basis=BASIS, seen=seen)
