"""What a paper says, from its row."""

from console.official.document import OfficialPaper
from models import Document
from models.codes.documents import DocumentState


def content_of(row: Document, code: str, *, is_demonstration: bool = False) -> OfficialPaper:
    """Turn a row into what its paper says; `code` is that of the meeting."""
    return OfficialPaper(
        kind=row.kind,
        meeting_code=code,
        subject=row.subject,
        body=row.body,
        addressees=tuple(row.addressees.splitlines()),
        signer_title=row.signer_title,
        signer=row.signer,
        number=row.number_text,
        dated_on=row.dated_on,
        is_issued=row.state is DocumentState.ISSUED,
        is_demonstration=is_demonstration,
    )
