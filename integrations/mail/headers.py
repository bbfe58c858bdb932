"""Headers of a message as every mail program decodes them, letter for letter.

The standard library folds long encoded words differently from version to version and loses blanks
between them; here a text is encoded once, by the rules of RFC 2047, and never folded again.
"""

from base64 import b64encode
from email.header import Header
from email.policy import SMTP, EmailPolicy
from email.utils import formataddr
from typing import Any

_LONGEST_NAME = 120  # characters; a line of mail has at most 998
_ENCODED_HERE = frozenset(("subject", "to"))


class ExactHeaders(EmailPolicy):
    """The policy of a message: seven bits on the wire, and texts of headers as encoded here.

    Seven bits: to a server that does not offer 8BITMIME no other byte may go (RFC 6152).
    """

    def header_store_parse(self, name: str, value: Any) -> tuple[str, Any]:
        """Keep what was encoded here; everything else as usual."""
        if name.lower() in _ENCODED_HERE and isinstance(value, str):
            return name, value
        return super().header_store_parse(name, value)


POLICY = ExactHeaders(cte_type="7bit", refold_source="none", linesep=SMTP.linesep)


def encoded(text: str, header: str) -> str:
    """Give a text for a header: as it is where it is plain, else in encoded words."""
    if text.isascii():
        return text
    return Header(text, "utf-8", header_name=header).encode(linesep=SMTP.linesep)


def recipient(name: str, address: str) -> str:
    """Give who a message goes to; the name may hold commas, quotes and brackets.

    The name is one encoded word, longer than the 75 letters of RFC 2047 where it has to be:
    decoders of addresses, Python's too, put a blank between two words that they should join.
    """
    if name.isascii():
        return formataddr((name, address))
    word = b64encode(name[:_LONGEST_NAME].encode()).decode()
    return f"=?utf-8?b?{word}?= <{address}>"
