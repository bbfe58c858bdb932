"""Addresses for e-mail: one rule for what is typed anywhere and for what mail can carry.

Source: RFC 5321, 4.1.2 (dot-string, domain) and 4.5.3.1 (lengths); addresses beyond ASCII need
SMTPUTF8, which few servers offer, so they are told where they are typed.
"""

import re

LONGEST = 254  # characters of a whole address
_LONGEST_LOCAL = 64
_ATOM = r"[a-z0-9!#$%&'*+/=?^_`{|}~-]+"
_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_ADDRESS = re.compile(
    rf"(?P<local>{_ATOM}(?:\.{_ATOM})*)@(?:{_LABEL}\.)+[a-z][a-z0-9-]*[a-z0-9]", re.ASCII
)


def is_address(text: str) -> bool:
    """Tell whether mail can be sent to an address, written in small letters."""
    found = _ADDRESS.fullmatch(text)
    return found is not None and len(found["local"]) <= _LONGEST_LOCAL and len(text) <= LONGEST
