"""What the page of mail shows of invitations: who gets one, and how it reads."""

from dataclasses import dataclass
from datetime import date

from console import clock, db
from console.auth import door
from console.auth.actor import Actor
from console.auth.permissions import Permission
from console.mail.invitation_letters import letters_of
from console.mail.new_messages import Letter, known_marks
from console.mail.rules import no_invitations
from console.queries import meetings
from console.text.folding import name_order


@dataclass(frozen=True, slots=True)
class Invited:
    """One delegate and the letter for them; `is_in` = it was put in before."""

    delegate_id: int
    name: str
    organization: str
    letter: Letter
    is_in: bool


@dataclass(frozen=True, slots=True)
class Invitations:
    """What can be put in, in the Vietnamese order of names."""

    meeting_id: int
    held_on: date | None
    all: tuple[Invited, ...]
    why_not: str  # code of a refusal: why none can be put in; empty = they can

    @property
    def new(self) -> tuple[Invited, ...]:
        """Who has an address and no invitation yet."""
        return tuple(
            delegate for delegate in self.all if delegate.letter.address and not delegate.is_in
        )

    @property
    def without_address(self) -> tuple[Invited, ...]:
        """Whom no mail reaches."""
        return tuple(delegate for delegate in self.all if not delegate.letter.address)


def load(viewer: Actor | None, meeting_id: int) -> Invitations:
    """Read who is to be invited by mail, with each letter as it would be put in.

    Raises:
        NotSignedIn, NotAllowed: nobody, or not for this role.
        NotFound: no such meeting.
    """
    with db.reading() as session:
        door.admit(session, viewer, Permission.MAIL_SEND)
        meeting = meetings.by_id(session, meeting_id)
        delegates = meetings.delegates(session, meeting_id)
        letters = letters_of(session, meeting, delegates, clock.now(), 0)
        known = known_marks(session, [letter.mark for letter in letters])
    found = [
        Invited(delegate.id, delegate.name, delegate.organization, letter, letter.mark in known)
        for delegate, letter in zip(delegates, letters, strict=True)
    ]
    ordered = sorted(found, key=lambda invited: (name_order(invited.name), invited.delegate_id))
    return Invitations(meeting_id, meeting.held_on, tuple(ordered), no_invitations(meeting))
