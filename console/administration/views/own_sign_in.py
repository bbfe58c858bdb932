"""What everybody sees of their own sign-in."""

from dataclasses import dataclass

from console import clock, db
from console.auth import door, login_sessions, second_factor
from console.auth.actor import Actor
from console.auth.login_sessions import LoginLine
from console.auth.permissions import Permission


@dataclass(frozen=True, slots=True)
class OwnSignIn:
    """Second factor and login sessions of who looks."""

    has_factor: bool
    recovery_codes_left: int
    sessions: tuple[LoginLine, ...]  # living ones, the last used first
    own_session_id: int | None  # the one looked through


def load(viewer: Actor | None) -> OwnSignIn:
    """Give the own sign-in.

    Raises:
        NotSignedIn: nobody looks.
    """
    with db.reading() as session:
        own = door.admit(session, viewer, Permission.OWN_PASSWORD)
        return OwnSignIn(
            has_factor=second_factor.is_enrolled(session, own.id),
            recovery_codes_left=second_factor.recovery_codes_left(session, own.id),
            sessions=login_sessions.lines(session, own.id, clock.now()),
            own_session_id=viewer.login_session_id if viewer else None,
        )
