"""The units a part can be given on to."""

from sqlalchemy import or_, select

from console import clock, db
from console.auth import door
from console.auth.actor import Actor
from console.auth.permissions import Permission
from console.capture.views.secretary import UnitChoice
from models import Unit
from models.people import UnitKind


def load_takers(viewer: Actor | None) -> tuple[UnitChoice, ...]:
    """List the units that stand today and answer questions, by name.

    Raises:
        NotSignedIn, NotAllowed: nobody, or not who drafts.
    """
    today = clock.today()
    query = select(Unit).where(
        Unit.kind != UnitKind.BRANCH, or_(Unit.valid_to.is_(None), Unit.valid_to >= today)
    )
    with db.reading() as session:
        door.admit(session, viewer, Permission.DRAFT_WRITE)
        return tuple(
            UnitChoice(one.id, one.code, one.name, tuple(one.aliases))
            for one in session.scalars(query.order_by(Unit.name, Unit.id))
        )
