"""The act that puts a matter's wording on the screens."""

from console import require
from console.auth.permissions import Permission
from console.capture.new_notes import checked_text
from console.journal import Subject, text_hash
from console.live.topics import Topic
from console.use_case import Work, use_case
from models.base import new_salt


@use_case(Permission.CAPTURE_WRITE)
def put_on_screen(work: Work, meeting_id: int, matter_id: int, wording: str, *, seen: str) -> int:
    """Put a matter's wording on the screens, also a corrected one.

    Args:
        seen: the wording on screen as the writer saw it; empty = none yet.

    Raises:
        Conflict: another wording was put there first; carries both texts.
    """
    require.refuse_signed(work, meeting_id)
    shown = require.matter(work, meeting_id, matter_id)
    work.expect(seen, shown.wording)
    shown.wording, shown.salt = checked_text(wording), new_salt()
    work.record(
        "capture:wording:shown",
        Subject("matter", shown.id),
        facts={"text": text_hash(shown.salt, shown.wording)},
        topics=(Topic.CAPTURE, Topic.FLOOR),
    )
    return shown.id
