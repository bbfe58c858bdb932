"""What the counter shows: who takes forms in, and the form just taken in."""

from dataclasses import dataclass

from sqlalchemy import select

from console import db
from console.auth import door
from console.auth.actor import Actor
from console.auth.permissions import Permission
from console.errors import NotFound
from console.registration.registered import known_forms
from models import Registration, Unit
from models.codes.registrations import Source


@dataclass(frozen=True, slots=True)
class Clerk:
    """Who takes forms in, and where."""

    name: str
    unit: str  # empty = the Centre itself
    unit_id: int | None


@dataclass(frozen=True, slots=True)
class Taken:
    """A form just taken in, and the labels of others by the same person in this meeting."""

    ref: str
    others: tuple[str, ...]


def load_clerk(viewer: Actor | None) -> Clerk:
    """Tell who takes forms in.

    Raises:
        NotSignedIn, NotAllowed: this viewer takes none in.
    """
    with db.reading() as session:
        account = door.admit(session, viewer, Permission.INTAKE_COUNTER)
        unit = session.get(Unit, account.unit_id) if account.unit_id else None
        return Clerk(account.display_name, unit.name if unit else "", account.unit_id)


def load_taken(viewer: Actor | None, receipt_hash: str) -> Taken:
    """Tell what became of a form that was just sent from a counter.

    Raises:
        NotSignedIn, NotAllowed: this viewer takes none in.
        NotFound: no form of a counter has this receipt.
    """
    with db.reading() as session:
        door.admit(session, viewer, Permission.INTAKE_COUNTER)
        query = select(Registration).where(
            Registration.receipt_hash == receipt_hash, Registration.source == Source.COUNTER
        )
        held = session.scalars(query).one_or_none()
        if held is None:
            raise NotFound("receipt_not_found")
        person = (held.folded_name, held.phone)
        known = known_forms(session, held.meeting_id, person) if all(person) else []
        return Taken(
            held.source_ref, tuple(form.ref for form in known if form.ref != held.source_ref)
        )
