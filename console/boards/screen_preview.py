"""What the hall would show of a matter, before it does: the same sections, from a text not kept."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from console import db
from console.auth import door
from console.auth.actor import Actor
from console.auth.permissions import Permission
from console.boards import meeting_rows
from console.boards.line import line_of
from console.boards.matter_rows import MatterRow
from console.boards.meeting_rows import BoardRows
from console.boards.public import sections
from console.boards.public_page import PublicContent, content_of
from console.disclosure import masking
from console.disclosure.masking import PrivatePlace
from console.errors import NotFound
from console.queries import meetings
from console.text.folding import clean


@dataclass(frozen=True, slots=True)
class ScreenPreview:
    """A text as everybody would read it."""

    text: str
    masked: tuple[PrivatePlace, ...]  # what stands no more in it
    is_withheld: bool  # nothing of the matter is shown, whatever is put on screen
    content: PublicContent  # to draw the screen from


def load(viewer: Actor | None, meeting_id: int, matter_id: int, wording: str) -> ScreenPreview:
    """Read what the hall would show if a matter were put on screen in these words.

    Raises:
        NotSignedIn, NotAllowed: nobody, or not for this role.
        NotFound: no such meeting, or no such matter in it.
    """
    with db.reading() as session:
        door.admit(session, viewer, Permission.SCREEN_SHOW)
        return _preview(_rows(session, meeting_id), matter_id, clean(wording).strip())


def _preview(rows: BoardRows, matter_id: int, text: str) -> ScreenPreview:
    asked = next((matter for matter in rows.matters if matter.id == matter_id), None)
    if asked is None:
        raise NotFound("matter_not_found")
    found = masking.places(text, rows.askers)
    told = masking.masked(text, found)
    shown = _with(rows, replace(asked, wording=text, screen_text=told))
    public = sections(shown, line_of(shown))
    is_withheld = public["matter"] is not None and public["matter"]["is_withheld"]
    return ScreenPreview(told, found, is_withheld, content_of(shown, public))


def _rows(session: Session, meeting_id: int) -> BoardRows:
    rows = meeting_rows.load(session, meetings.by_id(session, meeting_id).code)
    assert rows is not None  # the meeting was just read
    return rows


def _with(rows: BoardRows, shown: MatterRow) -> BoardRows:
    """Put a matter on the floor of a copy; who speaks stays only where it is there already."""
    is_there = rows.matter is not None and rows.matter.id == shown.id
    matters: Sequence[MatterRow] = [
        shown if matter.id == shown.id else matter for matter in rows.matters
    ]
    return replace(rows, matter=shown, matters=matters, turns=rows.turns if is_there else ())
