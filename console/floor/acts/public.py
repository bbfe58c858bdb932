"""The act by which people in the meeting put themselves in the queue, where it lets them."""

from sqlalchemy import func, select

from console.auth.permissions import Permission
from console.errors import Invalid, Refused
from console.floor.new_turns import new_turn
from console.floor.public_queue import MOST_LETTERS, WAITING_AT_MOST, is_open
from console.floor.require import record_turn, run_by
from console.journal import text_hash
from console.text.folding import name_of, one_line
from console.use_case import Work, use_case
from models import Turn
from models.codes.floor import TurnKind, TurnState


@use_case(Permission.REGISTRATION_SEND)
def join_publicly(
    work: Work, meeting_id: int, name: str, *, topic: str, is_online: bool, receipt_hash: str
) -> int:
    """Put somebody in the queue who asks for it on the public page; gives the turn's id.

    Args:
        name: as they want to be called up; what nobody would write on is cut.
        is_online: they speak from their own device, not in the hall.
        receipt_hash: of the code of their page; the same page again changes nothing.

    Raises:
        Invalid: no name.
        Refused: the meeting does not let people do so, is over, too many wait who did, or this
            page was sent already (`turn_joined_already`).
    """
    meeting = run_by(work, meeting_id)
    if not is_open(meeting):
        raise Refused("public_queue_closed")
    called = name_of(name)[: MOST_LETTERS["name"]]
    about = one_line(topic)[: MOST_LETTERS["topic"]]
    if not called:
        raise Invalid({"name": "name_missing"})
    _refuse_more(work, meeting_id, receipt_hash)
    made = new_turn(
        work,
        meeting,
        TurnKind.QUESTION,
        called,
        topic=about,
        is_online=is_online,
        receipt_hash=receipt_hash,
    )
    return record_turn(
        work,
        "floor:turn:joined_publicly",
        made,
        name=text_hash(made.salt, called),
        topic=text_hash(made.salt, about),
    )


def _refuse_more(work: Work, meeting_id: int, receipt_hash: str) -> None:
    if work.session.scalar(select(Turn.id).where(Turn.receipt_hash == receipt_hash)) is not None:
        raise Refused("turn_joined_already")
    query = select(func.count()).where(
        Turn.meeting_id == meeting_id,
        Turn.receipt_hash.is_not(None),
        Turn.state == TurnState.WAITING,
    )
    if (work.session.scalar(query) or 0) >= WAITING_AT_MOST:
        raise Refused("public_queue_full")
