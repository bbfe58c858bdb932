"""Passwords: made for the telephone, checked by bcrypt, refused when too easy."""

import base64
import hashlib
import secrets
import unicodedata

import bcrypt

from console.errors import Refused
from console.text.folding import fold

ROUNDS = 12  # bcrypt's work factor: about a quarter of a second for each guess
LEAST = 12  # characters of a chosen password
MOST = 200
_LEAST_DIFFERENT = 5  # characters; "aaaaaaaaaaaa" is long and still nothing
_LEAST_BESIDE_NAME = 6

# No two of these sound or look alike when read out in Vietnamese: no b/p, m/n, s/x, d/t, l/1, o/0.
_SPOKEN = "acehkmrtux23456789"
_GROUPS, _GROUP_SIZE = 4, 4  # 16 of 18 characters: 66 bits
_NO_HASH = "." * 31


def one_time(groups_count: int = _GROUPS) -> str:
    """Make a password to be read out once: groups of four, 66 random bits in four of them."""
    groups = (
        "".join(secrets.choice(_SPOKEN) for _ in range(_GROUP_SIZE)) for _ in range(groups_count)
    )
    return "-".join(groups)


def hash_password(password: str) -> str:
    """Give what is stored of a password. Slow on purpose: never inside a transaction."""
    return bcrypt.hashpw(_digest(password), bcrypt.gensalt(ROUNDS)).decode("ascii")


def is_right(password: str, password_hash: str | None) -> bool:
    """Check a password, with exactly one bcrypt check also where there is nothing to compare."""
    return bcrypt.checkpw(_digest(password), (password_hash or _nobodys_hash()).encode("ascii"))


def is_same(one: str, other: str) -> bool:
    """Tell whether two typed passwords are one and the same."""
    return secrets.compare_digest(_digest(one), _digest(other))


def is_hash(text: str) -> bool:
    """Tell a stored hash from a password handed over by mistake."""
    return text.startswith("$2b$") and len(text) == 60


def refuse_weak(password: str, name: str) -> None:
    """Let only a password through that is long and is more than the account's name.

    Raises:
        Refused: `password_too_short`, `password_too_long`, `password_too_plain`,
            `password_is_name`.
    """
    typed = _normal(password)
    if len(typed) < LEAST:
        raise Refused("password_too_short", least=LEAST)
    if len(typed) > MOST:
        raise Refused("password_too_long", most=MOST)
    if len(set(typed)) < _LEAST_DIFFERENT:
        raise Refused("password_too_plain")
    if len(fold(typed).replace(fold(name), "")) < _LEAST_BESIDE_NAME:
        raise Refused("password_is_name")


def _normal(password: str) -> str:
    # Input methods write ế as one character or as three; both are the same password.
    return unicodedata.normalize("NFC", password)


def _digest(password: str) -> bytes:
    # bcrypt reads 72 bytes and stops; a digest lets every character of a long passphrase count.
    digest = hashlib.sha256(_normal(password).encode("utf-8", "surrogatepass")).digest()
    return base64.b64encode(digest)


def _nobodys_hash() -> str:
    return bcrypt.gensalt(ROUNDS).decode("ascii") + _NO_HASH
