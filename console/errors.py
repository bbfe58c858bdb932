"""The tree of refusals.

    ConsoleError
    ├── NotSignedIn       nobody is acting                       401   exit 2
    ├── NotAllowed        this person may not                    403   exit 2
    ├── NotFound          gone or never there                    404   exit 2
    ├── Conflict          somebody was faster                    409   exit 1
    ├── Refused           a rule says no                         409   exit 1
    │   └── Unconfirmed   who asks must show again who they are  403   exit 1
    ├── Invalid           fields are wrong; field -> code        422   exit 1
    └── Unavailable       something outside did not answer       503   exit 3

Each carries a `code`, the key of its text in `console/i18n` under `error.`, and facts that fill the
blanks of that text. A rule's own refusal is a `Refused` with its own code; it needs no class unless
somebody catches it by name. `str(error)` is the code, so logs can be searched and nobody is shown a
raw English text.
"""

from collections.abc import Mapping
from typing import ClassVar

Fact = str | int | bool | None


class ConsoleError(Exception):
    """Something a person can be told about and act on."""

    http_status: ClassVar[int] = 500
    exit_code: ClassVar[int] = 1

    def __init__(self, code: str, /, **facts: Fact) -> None:
        """Keep the text key (without `error.`) and the facts for its blanks."""
        super().__init__(code)
        self.code = code
        self.facts: Mapping[str, Fact] = facts


class NotSignedIn(ConsoleError):
    """Nobody is acting: no account, a closed one, or a login session that ended."""

    http_status = 401
    exit_code = 2

    def __init__(self, code: str = "not_signed_in", /, **facts: Fact) -> None:
        """Default to the plain text."""
        super().__init__(code, **facts)


class NotAllowed(ConsoleError):
    """This person may not do or see that."""

    http_status = 403
    exit_code = 2

    def __init__(self, code: str = "not_allowed", /, **facts: Fact) -> None:
        """Default to the plain text."""
        super().__init__(code, **facts)


class NotFound(ConsoleError):
    """The thing is gone or was never there."""

    http_status = 404
    exit_code = 2

    def __init__(self, code: str = "not_found", /, **facts: Fact) -> None:
        """Default to the plain text."""
        super().__init__(code, **facts)


class Conflict(ConsoleError):
    """Somebody was faster; carries what the person saw and what stands now."""

    http_status = 409

    def __init__(
        self, code: str = "conflict", /, *, seen: object = None, now: object = None, **facts: Fact
    ) -> None:
        """Keep both sides, so that a page can show both texts."""
        super().__init__(code, **facts)
        self.seen = seen
        self.now = now


class Refused(ConsoleError):
    """A rule says no."""

    http_status = 409


class Unconfirmed(Refused):
    """The person must show again that it is they; leads to the prompt for it."""

    http_status = 403


class Invalid(ConsoleError):
    """Fields are wrong."""

    http_status = 422

    def __init__(self, fields: Mapping[str, str], /, **facts: Fact) -> None:
        """Keep which field is wrong and why: field name -> text key."""
        super().__init__("invalid", **facts)
        self.fields = dict(fields)


class Unavailable(ConsoleError):
    """Something outside did not answer."""

    http_status = 503
    exit_code = 3
