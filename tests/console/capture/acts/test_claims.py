"""Secretaries tell each other who writes of which question; it keeps nobody from writing."""

import json

import pytest
from sqlalchemy import select

from console import db
from console.auth.actor import Actor
from console.capture.acts import claims, notes
from console.capture.views import secretary
from console.errors import Conflict, Refused
from console.floor.acts import matters
from console.floor.acts.undo import undo
from models import JournalEntry
from models.codes.capture import NoteKind
from models.codes.people import Role
from models.codes.questions import Place
from tests import make
from tests.cast import sign_in


@pytest.fixture
def meeting_id(database: str) -> int:
    return make.make_open_meeting()


@pytest.fixture
def minh(database: str) -> Actor:
    return sign_in(Role.SECRETARY)


@pytest.fixture
def an(database: str) -> Actor:
    return sign_in(Role.SECRETARY, name="an")


def writers(actor: Actor, meeting_id: int) -> dict[int, int]:
    desk = secretary.load(actor, meeting_id)
    return {matter_id: claim.account_id for matter_id, claim in desk.claims.items()}


def newest(meeting_id: int) -> JournalEntry:
    with db.reading() as session:
        query = select(JournalEntry).where(JournalEntry.chain != "house")
        return session.scalars(query.order_by(JournalEntry.number.desc()).limit(1)).one()


def test_who_claims_another_question_leaves_the_first(meeting_id: int, minh: Actor) -> None:
    first, second = (make.make_matter(meeting_id, number) for number in (1, 2))
    claims.claim_matter(minh, meeting_id, first, seen=None)

    claims.claim_matter(minh, meeting_id, second, seen=None)

    assert writers(minh, meeting_id) == {second: minh.account_id}
    entry = newest(meeting_id)
    told = json.loads(entry.facts)
    assert (entry.act, told["number"], told["left"]) == ("capture:matter:claimed", 2, first)


def test_a_question_is_taken_over_only_by_who_saw_who_writes_it(
    meeting_id: int, minh: Actor, an: Actor
) -> None:
    matter_id = make.make_matter(meeting_id, place=Place.ON_FLOOR)
    claims.claim_matter(an, meeting_id, matter_id, seen=None)

    with pytest.raises(Conflict):
        claims.claim_matter(minh, meeting_id, matter_id, seen=None)
    assert writers(minh, meeting_id) == {matter_id: an.account_id}

    claims.claim_matter(minh, meeting_id, matter_id, seen=an.account_id)

    assert writers(minh, meeting_id) == {matter_id: minh.account_id}
    with pytest.raises(Refused):
        claims.claim_matter(minh, meeting_id, matter_id, seen=minh.account_id)


def test_a_claim_ends_once(meeting_id: int, minh: Actor, an: Actor) -> None:
    matter_id = make.make_matter(meeting_id)
    claims.claim_matter(an, meeting_id, matter_id, seen=None)

    claims.release_matter(minh, meeting_id, matter_id, seen=an.account_id)

    assert writers(minh, meeting_id) == {}
    assert newest(meeting_id).act == "capture:matter:released"
    with pytest.raises(Refused):
        claims.release_matter(minh, meeting_id, matter_id, seen=None)


def test_a_claim_keeps_nobody_from_writing_or_from_taking_an_act_back(
    meeting_id: int, minh: Actor, an: Actor
) -> None:
    matter_id = make.make_matter(meeting_id, place=Place.SCHEDULED)
    matters.take_up(minh, meeting_id, matter_id, seen=None)
    taken_up = newest(meeting_id).number
    claims.claim_matter(an, meeting_id, matter_id, seen=None)

    undo(minh, meeting_id, seen=taken_up)
    notes.note(minh, meeting_id, NoteKind.PRIVATE, "đối chiếu", matter_id=matter_id)

    assert writers(minh, meeting_id) == {matter_id: an.account_id}
