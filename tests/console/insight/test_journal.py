"""The journal as a page reads it: in words, found by act, person and thing."""

import pytest
from sqlalchemy import delete

from console import db
from console.auth.actor import Actor
from console.errors import NotAllowed, NotFound, NotSignedIn
from console.insight import journal
from console.insight.journal import Wanted
from console.meetings.acts import agenda, duties
from console.review.acts import decisions
from models import JournalHead
from models.codes.meetings import DutyKind
from models.codes.people import Role
from models.codes.questions import Decision
from tests import make
from tests.cast import sign_in
from tests.console.floor.stage import selects


@pytest.fixture
def meeting_id(database: str) -> int:
    return make.make_meeting()


@pytest.fixture
def minh(meeting_id: int) -> Actor:
    return sign_in(Role.SECRETARY)


@pytest.fixture
def khanh(meeting_id: int) -> Actor:
    return sign_in(Role.AUDITOR)


def numbers(page: journal.JournalPage) -> list[int]:
    return [one.number for one in page.lines]


def test_entries_stand_the_newest_first_with_who_and_what(
    meeting_id: int, minh: Actor, khanh: Actor
) -> None:
    agenda.add_item(minh, meeting_id, "Một")
    duties.invite_delegate(minh, meeting_id, "Ông B")

    page = journal.load(khanh, "2026-10")

    assert numbers(page) == [2, 1]
    assert [(one.actor, one.act, one.thing) for one in page.lines] == [
        ("Minh", "meeting:delegate:invited", "delegate"),
        ("Minh", "meeting:item:added", "agenda_item"),
    ]
    assert page.people == ((minh.account_id, "Minh"),)
    assert page.acts == ("meeting:delegate:invited", "meeting:item:added")


def test_facts_hold_no_text_of_a_person(meeting_id: int, minh: Actor, khanh: Actor) -> None:
    agenda.add_item(minh, meeting_id, "Điều không ai được biết")

    (line,) = journal.load(khanh, "2026-10").lines

    facts = dict(line.facts)
    assert facts["position"] == "1"
    assert len(facts["title"]) == journal.HASH_SHOWN
    assert "biết" not in str(line)


def test_a_long_list_among_the_facts_is_counted(meeting_id: int, minh: Actor, khanh: Actor) -> None:
    items = tuple(make.make_agenda(meeting_id, 10))
    agenda.reorder_items(minh, meeting_id, items[::-1], seen=items)

    (line,) = journal.load(khanh, "2026-10").lines

    assert dict(line.facts)["items"].endswith(" (+2)")


def test_entries_are_found_by_act_and_person(meeting_id: int, minh: Actor, khanh: Actor) -> None:
    thao = sign_in(Role.SECRETARY, name="thao")
    agenda.add_item(minh, meeting_id, "Một")
    agenda.add_item(thao, meeting_id, "Hai")
    duties.assign_duty(thao, meeting_id, DutyKind.CHAIR, person="Bà A", seen=())

    by_act = journal.load(khanh, "2026-10", Wanted(act="meeting:item:added"))
    by_both = journal.load(
        khanh, "2026-10", Wanted(act="meeting:item:added", actor_id=thao.account_id)
    )

    assert (numbers(by_act), by_act.found, by_act.total) == ([2, 1], 2, 3)
    assert numbers(by_both) == [2]


def test_the_history_of_a_question_includes_its_matter(
    meeting_id: int, minh: Actor, khanh: Actor
) -> None:
    asked = make.make_question(meeting_id, "2026-10-031")
    other = make.make_question(meeting_id, "2026-10-032")
    decisions.accept(minh, meeting_id, other, seen=Decision.UNREVIEWED)
    decisions.accept(minh, meeting_id, asked, seen=Decision.UNREVIEWED)
    agenda.schedule_matter(minh, meeting_id, 2, position=1, seen=None)

    page = journal.load(khanh, "2026-10", Wanted(thing="question", name=" 2026-10-031 "))

    assert [(one.act, one.name) for one in page.lines] == [
        ("meeting:matter:scheduled", "2"),
        ("review:question:accepted", "2026-10-031"),
    ]


def test_a_name_nothing_has_is_told(meeting_id: int, minh: Actor, khanh: Actor) -> None:
    agenda.add_item(minh, meeting_id, "Một")

    for thing, name in (("question", "2026-10-999"), ("matter", "x"), ("turn", "77")):
        page = journal.load(khanh, "2026-10", Wanted(thing=thing, name=name))
        assert (page.found, page.is_unknown) == (0, True)


def test_pages_hold_fifty_entries_and_queries_stay_as_many(
    meeting_id: int, minh: Actor, khanh: Actor
) -> None:
    agenda.add_item(minh, meeting_id, "0")
    few = selects(lambda: journal.load(khanh, "2026-10"))
    for number in range(1, 56):
        agenda.add_item(minh, meeting_id, str(number))

    first = journal.load(khanh, "2026-10")
    beyond = journal.load(khanh, "2026-10", page=9)

    assert (len(first.lines), first.pages, first.lines[0].number) == (50, 2, 56)
    assert numbers(beyond) == [6, 5, 4, 3, 2, 1]
    assert selects(lambda: journal.load(khanh, "2026-10")) == few


def test_chains_are_listed_the_house_first(meeting_id: int, khanh: Actor) -> None:
    make.make_meeting("2026-11")

    assert journal.chains(khanh) == ("house", "2026-11", "2026-10")


def test_a_chain_that_lost_its_head_is_still_read(
    meeting_id: int, minh: Actor, khanh: Actor
) -> None:
    agenda.add_item(minh, meeting_id, "Một")
    with db.writing() as session:
        session.execute(delete(JournalHead).where(JournalHead.chain == "2026-10"))

    page = journal.load(khanh, "2026-10")

    assert (page.total, numbers(page)) == (1, [1])
    assert "2026-10" in journal.chains(khanh)


def test_who_may_not_read_journals_sees_nothing(meeting_id: int, minh: Actor) -> None:
    with pytest.raises(NotAllowed):
        journal.load(minh, "2026-10")
    with pytest.raises(NotAllowed):
        journal.chains(minh)
    with pytest.raises(NotSignedIn):
        journal.load(None, "2026-10")
    with pytest.raises(NotFound, match="meeting_not_found"):
        journal.load(sign_in(Role.AUDITOR), "2031-01")
