"""The papers of the demonstration before its meeting: two issued, invitations to sign, drafts."""

from console import clock
from console.auth.actor import Actor
from console.demo import people
from console.official.acts import documents as papers
from console.official.views import documents
from console.official.views.documents import PaperLine
from models.codes.documents import DocumentKind

INVITED = (
    "Ông Trần Văn Long, Phó Giám đốc, Sở Nông nghiệp và Môi trường",
    "Bà Lê Thị Mai, Trưởng phòng, Sở Xây dựng",
    "Ông Nguyễn Quốc Bảo, Phó Chủ tịch, UBND phường Hoàn Kiếm",
)
SIGNER = "Nguyễn Thu Hà"
ISSUED = (("11", DocumentKind.NOTICE), ("12", DocumentKind.PROGRAMME))


def prepare(meeting_id: int) -> None:
    """Issue notice and programme, send the invitations to be signed, draft letters to the units."""
    with people.acting(people.ids()["minh"]) as minh:
        for number, kind in ISSUED:
            paper = _sent(minh, meeting_id, kind)
            papers.issue_paper(
                minh,
                meeting_id,
                paper.id,
                number_text=number,
                dated_on=clock.today(),
                seen=paper.version,
            )
        _sent(minh, meeting_id, DocumentKind.INVITATION)
        papers.draft_paper(minh, meeting_id, DocumentKind.ASSIGNMENT)


def _sent(minh: Actor, meeting_id: int, kind: DocumentKind) -> PaperLine:
    paper_id = papers.draft_paper(minh, meeting_id, kind)
    begun = _found(minh, meeting_id, paper_id)
    version = papers.write_paper(
        minh,
        meeting_id,
        paper_id,
        subject=begun.content.subject,
        body=begun.content.body,
        addressees="\n".join(INVITED) if kind is DocumentKind.INVITATION else "",
        signer_title=begun.content.signer_title,
        signer=SIGNER,
        seen=begun.version,
    )
    papers.send_paper(minh, meeting_id, paper_id, seen=version)
    return _found(minh, meeting_id, paper_id)


def _found(minh: Actor, meeting_id: int, paper_id: int) -> PaperLine:
    return next(paper for paper in documents.load(minh, meeting_id).papers if paper.id == paper_id)
