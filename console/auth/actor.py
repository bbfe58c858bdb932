"""Who is acting, as a page or the command line hands it to a use-case or a view."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Self

from console.auth.permissions import HELD, Permission
from models.codes.people import Role


@dataclass(frozen=True, slots=True)
class Actor:
    """A signed-in person, or the command line.

    Only the two ids are trusted: `use_case` and `load` read account and login session again, as
    they are now, and the door judges what is said of times; the rest is for drawing.
    """

    account_id: int
    login_session_id: int | None  # None for the command line alone
    name: str
    display_name: str
    role: Role
    unit_id: int | None = None
    language: str = "vi"
    must_change_password: bool = False
    must_enrol: bool = False  # the role needs a second factor and the account has none
    happened_at: datetime | None = None  # when what is told happened; None = as it is recorded
    replay_at: datetime | None = None  # the present moment of a recorded run being played
    replay_step: str = (
        ""  # `run:event:act`, kept in the journal so that a run can be taken up again
    )

    @property
    def is_held_back(self) -> bool:
        """Whether something about the own sign-in comes before any work."""
        return self.must_change_password or self.must_enrol

    @property
    def permissions(self) -> frozenset[Permission]:
        """What the role holds."""
        return HELD[self.role]

    def at(self, happened_at: datetime | None) -> Self:
        """Give the same actor telling of what happened then; None = as it is recorded.

        Secretaries, operators and the command line may tell an earlier time, nobody a future one.
        """
        return replace(self, happened_at=happened_at)
