"""Letters about one thing: to the sender of a question referred, or correcting an issued paper."""

from datetime import date

import pytest

from console import clock, db
from console.auth.actor import Actor
from console.errors import NotFound, Refused
from console.official.acts import documents as papers
from console.official.acts import letters
from console.official.views import documents
from console.official.views.documents import PaperLine
from models import Document
from models.codes.documents import DocumentKind
from models.codes.people import Role
from models.codes.questions import Decision, Kind
from tests import make
from tests.cast import sign_in

ASKED = "Bao giờ có biển số nhà?"
DENOUNCED = "Tôi tố cáo ông Nguyễn Văn A nhận tiền của dân để làm hồ sơ, đề nghị xử lý nghiêm."


@pytest.fixture
def meeting_id(database: str) -> int:
    return make.make_meeting()


@pytest.fixture
def minh(database: str) -> Actor:
    return sign_in(Role.SECRETARY)


def excluded(meeting_id: int, wording: str = ASKED, **more: object) -> int:
    form_id = make.make_registration(meeting_id, full_name="Lê Thị Hoa")
    decided = {"decision": Decision.EXCLUDED, "kind": Kind.COMPLAINT, **more}
    return make.make_question(
        meeting_id, "2026-10-001", wording=wording, registration_id=form_id, **decided
    )


def lines(viewer: Actor, meeting_id: int) -> tuple[PaperLine, ...]:
    return documents.load(viewer, meeting_id).papers


def issued(minh: Actor, meeting_id: int, kind: DocumentKind = DocumentKind.PROGRAMME) -> int:
    paper_id = papers.draft_paper(minh, meeting_id, kind)
    (begun,) = lines(minh, meeting_id)
    said = {"subject": begun.content.subject, "body": "Nội dung.", "addressees": ""}
    signed = {"signer_title": "GIÁM ĐỐC", "signer": "Nguyễn Thu Hà"}
    papers.write_paper(minh, meeting_id, paper_id, **said, **signed, seen=1)
    papers.send_paper(minh, meeting_id, paper_id, seen=2)
    on: date = clock.today()
    papers.issue_paper(minh, meeting_id, paper_id, number_text="5", dated_on=on, seen=3)
    return paper_id


def test_a_letter_to_a_sender_says_nothing_of_a_complaint(minh: Actor, meeting_id: int) -> None:
    letters.draft_referral(minh, meeting_id, excluded(meeting_id))

    (line,) = lines(minh, meeting_id)
    assert line.content.addressees == ("Ông/Bà Lê Thị Hoa",)
    assert "2026-10-001" in line.content.body
    assert ASKED not in line.content.body
    assert line.missing == ("signer",)


def test_a_letter_names_the_unit_that_deals_with_it(minh: Actor, meeting_id: int) -> None:
    unit_id = make.make_unit("BHXH", name="Bảo hiểm xã hội thành phố")
    referred = {"decision": Decision.REFERRED, "kind": Kind.QUESTION}
    letters.draft_referral(
        minh, meeting_id, excluded(meeting_id, referred_unit_id=unit_id, **referred)
    )

    (line,) = lines(minh, meeting_id)
    assert "liên hệ Bảo hiểm xã hội thành phố" in line.content.body
    assert ASKED in line.content.body


def test_a_question_has_one_letter(minh: Actor, meeting_id: int) -> None:
    question_id = excluded(meeting_id)
    letters.draft_referral(minh, meeting_id, question_id)

    with pytest.raises(Refused, match="letter_begun"):
        letters.draft_referral(sign_in(Role.SECRETARY, name="lan"), meeting_id, question_id)


def test_what_the_conference_answers_needs_no_letter(minh: Actor, meeting_id: int) -> None:
    question_id = make.make_question(meeting_id, decision=Decision.ACCEPTED, kind=Kind.QUESTION)

    with pytest.raises(Refused, match="letter_not_needed"):
        letters.draft_referral(minh, meeting_id, question_id)


@pytest.mark.parametrize(
    ("role", "wording", "reads"),
    [
        (Role.AUDITOR, ASKED, True),
        (Role.AUDITOR, DENOUNCED, False),
        (Role.PUBLISHER, ASKED, False),
        (Role.SECRETARY, DENOUNCED, True),
    ],
)
def test_a_letter_is_read_by_who_may_read_its_question(
    minh: Actor, meeting_id: int, role: Role, wording: str, reads: bool
) -> None:
    kind = Kind.DENUNCIATION if wording == DENOUNCED else Kind.COMPLAINT
    letter_id = letters.draft_referral(
        minh, meeting_id, excluded(meeting_id, wording=wording, kind=kind)
    )
    viewer = sign_in(role, name="khac")

    assert [one.id for one in lines(viewer, meeting_id)] == [letter_id] * reads
    if reads:
        assert documents.paper_file(viewer, letter_id).name.startswith("cong-van-huong-dan")
    else:
        with pytest.raises(NotFound):
            documents.paper_file(viewer, letter_id)


def test_a_correction_names_the_paper_and_leaves_it_as_it_was(minh: Actor, meeting_id: int) -> None:
    paper_id = issued(minh, meeting_id)

    letter_id = letters.draft_correction(minh, meeting_id, paper_id)

    letter, old = lines(minh, meeting_id)
    assert (letter.id, letter.corrects_id, old.corrects_id) == (letter_id, paper_id, None)
    assert letter.content.subject.startswith("đính chính Chương trình số 05/CTr-TTPVHCC ngày")
    assert letter.content.signer == "Nguyễn Thu Hà"
    assert old.replaced_by_id is None


def test_only_an_issued_paper_is_corrected(minh: Actor, meeting_id: int) -> None:
    paper_id = papers.draft_paper(minh, meeting_id, DocumentKind.PROGRAMME)

    with pytest.raises(Refused, match="paper_not_issued"):
        letters.draft_correction(minh, meeting_id, paper_id)


def test_a_paper_that_replaces_a_letter_is_about_the_same_question(
    minh: Actor, meeting_id: int
) -> None:
    question_id = excluded(meeting_id)
    letter_id = letters.draft_referral(minh, meeting_id, question_id)
    (begun,) = lines(minh, meeting_id)
    said = {"subject": begun.content.subject, "body": begun.content.body, "addressees": "Bà Hoa"}
    signed = {"signer_title": "GIÁM ĐỐC", "signer": "Hà"}
    papers.write_paper(minh, meeting_id, letter_id, **said, **signed, seen=1)
    papers.send_paper(minh, meeting_id, letter_id, seen=2)
    on: date = clock.today()
    papers.issue_paper(minh, meeting_id, letter_id, number_text="9", dated_on=on, seen=3)

    new_id = papers.replace_paper(minh, meeting_id, letter_id)

    with db.reading() as session:
        assert session.get_one(Document, new_id).question_id == question_id
