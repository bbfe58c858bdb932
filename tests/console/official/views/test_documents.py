"""What the page of papers may show, and the files it gives."""

import io
import zipfile

import pytest

from console.auth.actor import Actor
from console.errors import NotAllowed, NotFound, NotSignedIn
from console.official.acts import documents as papers
from console.official.views import documents
from models.codes.documents import DocumentKind
from models.codes.people import Role
from tests import make
from tests.cast import sign_in
from tests.console.docx.reading import whole
from tests.console.floor.stage import selects

READERS = {Role.SECRETARY, Role.PUBLISHER, Role.AUDITOR, Role.LEADER}
STRANGERS = [one for one in Role if one not in {*READERS, Role.SYSTEM}]


@pytest.fixture
def minh(sqlite_database: str) -> Actor:
    return sign_in(Role.SECRETARY)


@pytest.fixture
def meeting_id(sqlite_database: str) -> int:
    return make.make_meeting()


def invited(minh: Actor, meeting_id: int, addressees: str) -> int:
    paper_id = papers.draft_paper(minh, meeting_id, DocumentKind.INVITATION)
    papers.write_paper(
        minh,
        meeting_id,
        paper_id,
        subject="Tham dự",
        body="Tới dự.",
        addressees=addressees,
        signer_title="GIÁM ĐỐC",
        signer="Hà",
        seen=1,
    )
    return paper_id


def test_a_draft_tells_what_is_missing(meeting_id: int, minh: Actor) -> None:
    papers.draft_paper(minh, meeting_id, DocumentKind.PROGRAMME)

    (line,) = documents.load(minh, meeting_id).papers

    assert line.missing == ("signer",)


def test_papers_are_found_without_accents(meeting_id: int, minh: Actor) -> None:
    paper_id = invited(minh, meeting_id, "Ông Trần Văn Long, Sở Tài chính")
    papers.draft_paper(minh, meeting_id, DocumentKind.PROGRAMME)

    desk = documents.load(minh, meeting_id)

    assert [one.id for one in desk.sought("long tai chinh")] == [paper_id]
    assert desk.sought("khong co") == ()
    assert len(desk.sought("")) == 2


def test_each_invited_person_has_a_file_of_their_own(meeting_id: int, minh: Actor) -> None:
    paper_id = invited(minh, meeting_id, "Ông Long\nBà Mai")

    file = documents.single_files(minh, paper_id)

    with zipfile.ZipFile(io.BytesIO(file.content)) as packed:
        first, second = (packed.read(name) for name in packed.namelist())
    assert "Ông Long" in whole(first)
    assert "Ông Long" not in whole(second)
    assert file.name == "giay-moi-2026-10-du-thao.zip"


@pytest.mark.parametrize("role", STRANGERS)
def test_who_may_not_read_papers_gets_none(meeting_id: int, minh: Actor, role: Role) -> None:
    paper_id = invited(minh, meeting_id, "Ông Long")
    stranger = sign_in(role, unit_id=make.make_branch())

    for ask in (documents.paper_file, documents.issued_file, documents.single_files):
        with pytest.raises(NotAllowed):
            ask(stranger, paper_id)
        with pytest.raises(NotSignedIn):
            ask(None, paper_id)
    with pytest.raises(NotAllowed):
        documents.load(stranger, meeting_id)


@pytest.mark.parametrize("role", sorted(READERS))
def test_only_a_secretary_may_prepare_and_issue(meeting_id: int, role: Role) -> None:
    desk = documents.load(sign_in(role), meeting_id)

    may = role is Role.SECRETARY
    assert (desk.may_prepare, desk.may_issue) == (may, may)


def test_minutes_are_no_paper_of_this_desk(meeting_id: int, minh: Actor) -> None:
    minutes_id = make.make_signed_minutes(meeting_id)

    assert documents.load(minh, meeting_id).papers == ()
    with pytest.raises(NotFound):
        documents.paper_file(minh, minutes_id)


def test_more_papers_take_no_more_queries(meeting_id: int, minh: Actor) -> None:
    papers.draft_paper(minh, meeting_id, DocumentKind.PROGRAMME)
    few = selects(lambda: documents.load(minh, meeting_id))
    for name in ("Ông Long", "Bà Mai", "Ông Nam"):
        invited(minh, meeting_id, name)

    assert selects(lambda: documents.load(minh, meeting_id)) == few
