"""The units a part can be given on to."""

from console import db
from console.auth import door
from console.auth.actor import Actor
from console.auth.permissions import Permission
from console.queries import units
from console.queries.units import UnitChoice
from models import Unit
from models.codes.people import UnitKind


def load_unit_choices(viewer: Actor | None) -> tuple[UnitChoice, ...]:
    """List the units that stand today and answer questions, by name.

    Raises:
        NotSignedIn, NotAllowed: nobody, or not who drafts.
    """
    with db.reading() as session:
        door.admit(session, viewer, Permission.DRAFT_WRITE)
        return units.choices(session, Unit.kind != UnitKind.BRANCH)
