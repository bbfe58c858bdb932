"""The acts that show a matter to everybody, and take it off the screens again."""

from console import require
from console.auth.permissions import Permission
from console.capture import rules
from console.capture.new_notes import checked_text
from console.disclosure import masking
from console.errors import Invalid, Refused
from console.journal import Fact, Subject, text_hash
from console.live.topics import Topic
from console.queries import askers
from console.text.folding import one_line
from console.use_case import Work, use_case
from models import Matter
from models.base import new_salt


@use_case(Permission.SCREEN_SHOW)
def put_on_screen(
    work: Work, meeting_id: int, matter_id: int, wording: str, *, seen: str, reason: str = ""
) -> int:
    """Keep how a matter is worded, and put it on the screens without what is private in it.

    Args:
        seen: the text on screen as the writer saw it; empty = none yet.
        reason: why everybody may read what would be masked; empty = it is masked.

    Raises:
        Conflict: another text was put there first; carries both texts.
        Invalid: no text, or nothing of it is left.
        Refused: the minutes are signed.
    """
    require.refuse_signed(work, meeting_id)
    shown = require.matter(work, meeting_id, matter_id)
    work.expect(seen, shown.screen_text)
    kept = checked_text(wording)
    found = masking.places(kept, askers.names(work.session, meeting_id))
    why = one_line(reason) if found else ""
    told = kept if why else masking.masked(kept, found)
    if not told:
        raise Invalid({"text": "text_missing"})
    shown.wording, shown.salt = kept, new_salt()
    shown.screen_text, shown.screen_salt, shown.screen_reason = told, new_salt(), why
    _record(work, "capture:wording:shown", shown, {"masked": 0 if why else len(found)})
    return shown.id


@use_case(Permission.SCREEN_CLEAR)
def take_off_screen(work: Work, meeting_id: int, matter_id: int, *, seen: str) -> int:
    """Take a matter off every public screen and list at once, also after the minutes are signed.

    Args:
        seen: `screen_version` of the text that was read on screen.

    Raises:
        Conflict: another text stands there now.
        NotAllowed: a leader who does not chair this meeting, or an operator without a site in it.
        Refused: it is not on screen.
    """
    require.refuse_leader_off_duty(work, meeting_id)
    require.refuse_operator_elsewhere(work, meeting_id)
    hidden = require.matter(work, meeting_id, matter_id)
    if not hidden.screen_text:
        raise Refused("matter_not_on_screen", number=hidden.number)
    work.expect(seen, rules.screen_version(hidden.screen_text))
    facts: dict[str, Fact] = {"was": text_hash(hidden.screen_salt, hidden.screen_text)}
    hidden.screen_text, hidden.screen_salt, hidden.screen_reason = "", new_salt(), ""
    _record(work, "capture:wording:hidden", hidden, facts)
    return hidden.id


def _record(work: Work, act: str, matter: Matter, facts: dict[str, Fact]) -> None:
    told = {
        "text": text_hash(matter.salt, matter.wording),
        "screen": text_hash(matter.screen_salt, matter.screen_text) if matter.screen_text else None,
        "reason": text_hash(matter.screen_salt, matter.screen_reason)
        if matter.screen_reason
        else None,
    }
    topics = (Topic.CAPTURE, Topic.FLOOR)
    work.record(act, Subject("matter", matter.id), facts={**told, **facts}, topics=topics)
