"""The acts that begin a letter about one thing: a question referred, or a paper with an error."""

from sqlalchemy import select

from console import require
from console.auth.permissions import Permission
from console.docx import wording
from console.errors import Refused
from console.official import first_text
from console.official.acts.documents import issued, kept
from console.review import letter
from console.use_case import Work, use_case
from models import Document, Question, Registration, Unit
from models.codes.documents import DocumentKind

NAMES = {
    DocumentKind.NOTICE: "Thông báo",
    DocumentKind.ASSIGNMENT: "Công văn",
    DocumentKind.PROGRAMME: "Chương trình",
    DocumentKind.INVITATION: "Giấy mời",
    DocumentKind.REFERRAL: "Công văn",
    DocumentKind.CORRECTION: "Công văn",
}
_REFERRED = "hướng dẫn nơi tiếp nhận nội dung không đối thoại tại Hội nghị"


@use_case(Permission.PAPERS_PREPARE)
def draft_referral(work: Work, meeting_id: int, question_id: int) -> int:
    """Begin the letter to the sender of a question the conference does not deal with.

    Raises:
        NotFound: no such question in this meeting.
        Refused: the conference deals with it, or its letter was begun already.
    """
    meeting = require.meeting(work, meeting_id)
    question = require.question(work, meeting_id, question_id)
    if not letter.is_referred(question.decision, question.kind):
        raise Refused("letter_not_needed", ref=question.ref)
    begun = select(Document.id).where(Document.question_id == question.id)
    if work.session.scalar(begun) is not None:
        raise Refused("letter_begun", ref=question.ref)
    told = _told(work, question)
    made = Document(
        meeting_id=meeting.id,
        kind=DocumentKind.REFERRAL,
        question_id=question.id,
        subject=_REFERRED,
        body="\n".join(letter.paragraphs(told)),
        addressees=wording.addressed(told.asker),
        signer_title=first_text.SIGNER_TITLE,
        entry=work.number,
    )
    return kept(work, made, "papers:paper:drafted")


@use_case(Permission.PAPERS_PREPARE)
def draft_correction(work: Work, meeting_id: int, paper_id: int) -> int:
    """Begin the letter that corrects an error of form in an issued paper.

    Raises:
        NotFound: no such paper in this meeting.
        Refused: it is not issued.

    Source:
        Decree 30/2020/NĐ-CP, Đ18 k3 (errors of form, procedure: corrected by a letter).
    """
    old = issued(work, meeting_id, paper_id)
    named = f"{NAMES[old.kind]} số {old.number_text} {wording.day_words(old.dated_on)}"
    said = (
        f"{wording.ISSUER_NAME} đã ban hành {named} về {old.subject[:1].lower()}{old.subject[1:]}.",
        f"Do sơ suất về thể thức, kỹ thuật trình bày, tại {wording.BLANK} đã ghi: "
        f"“{wording.BLANK}”; nay đính chính là: “{wording.BLANK}”.",
        "Các nội dung khác của văn bản giữ nguyên.",
    )
    made = Document(
        meeting_id=meeting_id,
        kind=DocumentKind.CORRECTION,
        corrects_id=old.id,
        question_id=old.question_id,
        subject=f"đính chính {named}",
        body="\n".join(said),
        addressees=old.addressees,
        signer_title=old.signer_title,
        signer=old.signer,
        entry=work.number,
    )
    return kept(work, made, "papers:paper:drafted")


def _told(work: Work, question: Question) -> letter.Referred:
    get, form_id, unit_id = work.session.get, question.registration_id, question.referred_unit_id
    form = get(Registration, form_id) if form_id else None
    unit = get(Unit, unit_id) if unit_id else None
    return letter.Referred(
        ref=question.ref,
        asker=form.full_name if form else "",
        kind=question.kind,
        decision=question.decision,
        unit=unit.name if unit else "",
        wording=question.wording,
        reason=question.reason,
        submitted_at=form.submitted_at if form else None,
    )
