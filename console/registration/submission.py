"""One submission of the public, as the acts take it."""

from dataclasses import dataclass
from hashlib import sha256

from console.import_files.form_content import FormContent
from console.registration.attachments import SentFile
from models.codes.public_forms import ConsentPurpose


@dataclass(frozen=True, slots=True)
class ConsentText:
    """What somebody read and ticked."""

    purpose: ConsentPurpose
    text: str
    version: str


@dataclass(frozen=True, slots=True)
class Sent:
    """A whole submission."""

    content: FormContent
    receipt_hash: str  # SHA-256 of the receipt code
    consents: tuple[ConsentText, ...]
    files: tuple[SentFile, ...]


def hash_of(receipt_code: str) -> str:
    """Give what is stored of a receipt code."""
    return sha256(receipt_code.encode()).hexdigest()
