"""Signed stamps of public forms: when a page was given out, for which meeting, and once.

A stamp stands in a hidden field. It proves that the form came from a page of ours, tells how long
somebody had it before them, and makes a submission one of a kind: the receipt code is worked out
from it, so that sending twice gives the same receipt. Nothing is kept until a form is accepted.
"""

import hmac
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from weakref import WeakKeyDictionary

from sqlalchemy import Engine, select

from console import clock, db
from models import FormKey

ALPHABET = (
    "23456789ABCDEFGHJKMNPQRSTVWXYZ"  # nothing that looks like something else: 0 O, 1 I L, U V
)
CODE_LENGTH = 12  # characters: 58 bits
GROUP = 4  # characters of a code written together
GOOD_FOR = timedelta(hours=24)
QUICKEST = timedelta(seconds=2)  # no person fills a form faster


@dataclass(frozen=True, slots=True)
class Stamp:
    """One page given out."""

    meeting: str  # code
    given_at: datetime
    nonce: str

    @property
    def is_stale(self) -> bool:
        """Whether the page was open too long."""
        return clock.now() - self.given_at > GOOD_FOR

    @property
    def is_hasty(self) -> bool:
        """Whether the form came faster than a person can fill it."""
        return clock.now() - self.given_at < QUICKEST

    @property
    def receipt_code(self) -> str:
        """The code of the receipt this submission gets: `ABCD-EFGH-JKMN`."""
        number = int.from_bytes(_mac("receipt", self.meeting, self.nonce))
        letters = ""
        for _ in range(CODE_LENGTH):
            number, place = divmod(number, len(ALPHABET))
            letters += ALPHABET[place]
        return _grouped(letters)


def new(meeting: str) -> str:
    """Give a stamp for a page of a meeting's form."""
    given = str(int(clock.now().timestamp()))
    nonce = secrets.token_hex(12)
    return f"{given}.{nonce}.{_signed(meeting, given, nonce)}"


def read(written: str, meeting: str) -> Stamp | None:
    """Give the stamp a form brings back; None when it is none of ours or of another meeting."""
    parts = written.split(".")
    if len(parts) != 3 or not written.isascii() or not parts[0].isdigit() or len(written) > 120:
        return None
    given, nonce, signature = parts
    if not hmac.compare_digest(signature, _signed(meeting, given, nonce)):
        return None
    return Stamp(meeting, datetime.fromtimestamp(int(given), UTC), nonce)


def read_code(typed: str) -> str | None:
    """Give a receipt code as it is kept, however it was typed; None when it cannot be one."""
    letters = "".join(letter for letter in typed.upper()[:60] if letter.isalnum())
    if len(letters) != CODE_LENGTH or any(letter not in ALPHABET for letter in letters):
        return None
    return _grouped(letters)


def handle_of(code: str) -> str:
    """Give what stands in an address instead of a receipt code; nobody finds the code from it."""
    return f"r-{_mac('handle', code).hex()[:16]}"


def _grouped(letters: str) -> str:
    return "-".join(letters[at : at + GROUP] for at in range(0, len(letters), GROUP))


def _signed(meeting: str, given: str, nonce: str) -> str:
    return _mac("stamp", meeting, given, nonce).hex()[:40]


def _mac(*told: str) -> bytes:
    return hmac.digest(_key(), "\n".join(told).encode(), sha256)


_kept: WeakKeyDictionary[Engine, bytes] = WeakKeyDictionary()


def _key() -> bytes:
    key = _kept.get(db.engine())
    if key is None:
        with db.reading() as session:
            secret = session.scalars(select(FormKey.secret).order_by(FormKey.id)).first()
        key = _kept[db.engine()] = bytes.fromhex(secret or "")
    return key
