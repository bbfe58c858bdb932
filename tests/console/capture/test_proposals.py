"""An outcome proposed to the chair: it commits nobody, stands until a decision, loses no other."""

from datetime import date

import pytest
from sqlalchemy import func, select

from console import db
from console.auth.actor import Actor
from console.capture.acts import outcomes
from console.capture.rules import OutcomeSeen
from console.errors import Conflict, Invalid, NotFound, Refused
from models import Commitment, JournalEntry, Outcome, Proposal
from models.codes.capture import OutcomeKind
from models.codes.people import Role
from tests import make
from tests.cast import sign_in

NOTHING = OutcomeSeen(0, 0)
DUE = date(2026, 11, 6)


@pytest.fixture
def meeting_id(database: str) -> int:
    return make.make_open_meeting()


@pytest.fixture
def matter_id(meeting_id: int) -> int:
    return make.make_matter(meeting_id)


@pytest.fixture
def minh(database: str) -> Actor:
    return sign_in(Role.SECRETARY)


def count(table: type[Outcome | Commitment | Proposal]) -> int:
    with db.reading() as session:
        return session.scalar(select(func.count()).select_from(table)) or 0


def propose(actor: Actor, meeting_id: int, matter_id: int, seen: OutcomeSeen = NOTHING) -> int:
    return outcomes.propose_outcome(
        actor, meeting_id, matter_id, OutcomeKind.ESCALATED, "Báo cáo Thành phố", seen=seen
    )


def test_a_proposal_is_kept_and_commits_nobody(
    minh: Actor, meeting_id: int, matter_id: int
) -> None:
    unit_id = make.make_unit("SNNMT")

    made = outcomes.propose_outcome(
        minh,
        meeting_id,
        matter_id,
        OutcomeKind.WRITTEN_REPLY,
        " Gỡ hồ sơ treo ",
        unit_id=unit_id,
        due_on=DUE,
        seen=NOTHING,
    )

    with db.reading() as session:
        row = session.get_one(Proposal, made)
        assert (row.kind, row.text, row.unit_id) == (
            OutcomeKind.WRITTEN_REPLY,
            "Gỡ hồ sơ treo",
            unit_id,
        )
        assert (row.due_on, row.outcome_version) == (DUE, 0)
    assert (count(Outcome), count(Commitment)) == (0, 0)


def test_a_proposal_leaves_its_entry_without_its_text(
    minh: Actor, meeting_id: int, matter_id: int
) -> None:
    propose(minh, meeting_id, matter_id)

    with db.reading() as session:
        entry = session.scalars(select(JournalEntry)).one()
    assert entry.act == "capture:outcome:proposed"
    assert '"kind":"escalated"' in entry.facts
    assert "Thành phố" not in entry.facts
    assert "capture" in entry.topics


def test_a_second_proposal_must_have_seen_the_first(
    minh: Actor, meeting_id: int, matter_id: int
) -> None:
    first = propose(minh, meeting_id, matter_id)
    an = sign_in(Role.SECRETARY, name="an")

    with pytest.raises(Conflict) as told:
        propose(an, meeting_id, matter_id)

    assert told.value.now == OutcomeSeen(0, first)
    propose(an, meeting_id, matter_id, OutcomeSeen(0, first))
    assert count(Proposal) == 2


def test_a_decision_ends_what_was_proposed(minh: Actor, meeting_id: int, matter_id: int) -> None:
    first = propose(minh, meeting_id, matter_id)
    outcomes.decide_outcome(minh, meeting_id, matter_id, OutcomeKind.ESCALATED, seen=0)

    with pytest.raises(Conflict) as told:
        propose(minh, meeting_id, matter_id, OutcomeSeen(0, first))

    assert told.value.now == OutcomeSeen(1, 0)


def test_a_proposal_lacking_what_its_kind_needs_is_invalid(
    minh: Actor, meeting_id: int, matter_id: int
) -> None:
    for kind, field in (
        (OutcomeKind.WRITTEN_REPLY, "unit_id"),
        (OutcomeKind.REFERRED, "body_unit_id"),
    ):
        with pytest.raises(Invalid) as told:
            outcomes.propose_outcome(minh, meeting_id, matter_id, kind, seen=NOTHING)
        assert list(told.value.fields) == [field]


def test_nothing_is_proposed_after_the_signature_or_for_another_meeting(
    minh: Actor, meeting_id: int, matter_id: int
) -> None:
    other = make.make_meeting("2026-11")
    with pytest.raises(NotFound):
        propose(minh, other, matter_id)
    make.make_signed_minutes(meeting_id)

    with pytest.raises(Refused, match="minutes_signed"):
        propose(minh, meeting_id, matter_id)
