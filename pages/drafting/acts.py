"""What the buttons of the drafting desk do, and from which version a writer of this tab started."""

from collections.abc import Callable
from dataclasses import dataclass

from console.auth.actor import Actor
from console.drafting.acts import drafts, transfers
from console.drafting.views.assignment_detail import OpenedPart
from console.live import field_names
from console.live import typed_text as kept
from console.live.field_names import FieldName
from console.meetings.views.agenda import Month
from console.ui import address, choice_list, feedback, state, typed_text

AREA = "drafting"
CHOICES = "drafting-choices"
CHOSEN = "phan"  # in the address: a reload and a link show the same part
OPEN = "drafting-open"  # the part this tab has open
BASE = "drafting-base"  # number of the version its writer started from


@dataclass(frozen=True, slots=True)
class Drawn:
    """What one drawing of a part looks at."""

    actor: Actor
    meeting: Month
    opened: OpenedPart

    def field(self, base: int) -> FieldName:
        """Name the field of a text started from a version."""
        unit_id, assignment_id = self.opened.unit_id, self.opened.assignment_id
        code = self.meeting.code
        return field_names.draft(code, unit_id=unit_id, assignment_id=assignment_id, version=base)

    @property
    def clearing_field(self) -> FieldName:
        """Name the field of the comment a version is returned with."""
        version, assignment_id = self.opened.standing.number, self.opened.assignment_id
        code = self.meeting.code
        return field_names.clearing(code, assignment_id=assignment_id, version=version)

    @property
    def transfer_field(self) -> FieldName:
        """Name the field of the reason a part is given on with."""
        return field_names.transfer(self.meeting.code, self.opened.assignment_id)


def text_key(opened: OpenedPart) -> str:
    return f"drafting-text-{opened.assignment_id}"


def comment_key(opened: OpenedPart) -> str:
    return f"drafting-comment-{opened.assignment_id}"


def transfer_key(opened: OpenedPart) -> str:
    return f"drafting-transfer-{opened.assignment_id}"


def open_chosen() -> None:
    if chosen := choice_list.chosen(CHOICES):
        address.choose(CHOSEN, chosen)


def base_of(drawn: Drawn) -> int:
    """Give the version the field started from: kept while the part stays open in this tab.

    Opened anew, it is that of a text left unsaved, else the newest; so it is, too, for who clears
    and has written nothing when another version comes.
    """
    opened = drawn.opened
    is_read = opened.may_clear and opened.standing.number > int(state.value(BASE) or 0)
    if state.value(OPEN) != opened.assignment_id or is_read:
        state.put(OPEN, opened.assignment_id)
        state.put(BASE, _unsaved_from(drawn))
    return int(state.value(BASE))


def _unsaved_from(drawn: Drawn) -> int:
    newest = drawn.opened.standing.number
    numbers = range(newest + 1)
    begun = kept.begun(drawn.actor, [drawn.field(number) for number in numbers])
    return next((number for number in reversed(numbers) if drawn.field(number) in begun), newest)


def save(drawn: Drawn) -> None:
    """Keep what was typed as the next version, after the one the writer had before their eyes."""
    opened = drawn.opened
    handed = typed_text.handed(text_key(opened))
    if handed == typed_text.NOTHING:
        return
    with feedback.praised(AREA, "drafting.saved", number=opened.standing.number + 1):
        drafts.save_draft(
            drawn.actor,
            drawn.meeting.id,
            opened.assignment_id,
            handed.text,
            legal_basis=handed.about.get("basis", ""),
            seen=opened.standing.number,
        )
        typed_text.done(drawn.actor, handed.field)
        state.put(BASE, opened.standing.number + 1)


def take_theirs(drawn: Drawn) -> None:
    """Drop what this writer typed and go on from the newest version."""
    field = drawn.field(int(state.value(BASE) or 0))
    feedback.attempt(AREA, kept.erase, drawn.actor, field)
    state.put(BASE, drawn.opened.standing.number)


def ask(drawn: Drawn) -> None:
    _attempt(drawn, drafts.ask_clearance, "drafting.asked")


def clear(drawn: Drawn) -> None:
    _attempt(drawn, drafts.clear, "drafting.cleared")


def _attempt(drawn: Drawn, act: Callable[..., int], praise: str) -> None:
    opened = drawn.opened
    given = (drawn.actor, drawn.meeting.id, opened.assignment_id)
    with feedback.praised(AREA, praise, number=opened.standing.number):
        act(*given, seen=opened.standing)


def give_back(drawn: Drawn) -> None:
    """Return the version with the comment that was typed."""
    opened = drawn.opened
    handed = typed_text.handed(comment_key(opened))
    if handed == typed_text.NOTHING:
        return
    given = (drawn.actor, drawn.meeting.id, opened.assignment_id, handed.text)
    with feedback.praised(AREA, "drafting.returned", number=opened.standing.number):
        drafts.return_draft(*given, seen=opened.standing)
        typed_text.done(drawn.actor, handed.field)


def transfer(drawn: Drawn) -> None:
    """Give the part on to the unit named, with the reason that was typed."""
    opened = drawn.opened
    handed = typed_text.handed(transfer_key(opened))
    if handed == typed_text.NOTHING:
        return
    to_unit = handed.about.get("unit_id", "")
    if not to_unit.isdecimal():
        feedback.warn(AREA, "drafting.transfer.unit_unknown")
        return
    given = (drawn.actor, drawn.meeting.id, opened.assignment_id, int(to_unit), handed.text)
    with feedback.praised(AREA, "drafting.transfer.done", number=opened.number):
        transfers.transfer(*given, seen=opened.state)
        typed_text.done(drawn.actor, handed.field)
