"""Since when an account's own calendar has an address."""

from datetime import datetime

from sqlalchemy import select

from console import db
from console.auth import door
from console.auth.actor import Actor
from console.auth.permissions import Permission
from models import CalendarFeed


def made_at(viewer: Actor | None) -> datetime | None:
    """Tell since when the viewer's own calendar has its address; None = it has none.

    Raises:
        NotSignedIn, NotAllowed: nobody.
    """
    with db.reading() as session:
        account = door.admit(session, viewer, Permission.OWN_CALENDAR)
        query = select(CalendarFeed).where(CalendarFeed.account_id == account.id)
        found = session.scalars(query).one_or_none()
    return found.made_at if found and found.token_hash else None
