"""Deciding, grouping and assigning: each does it, refuses, tells a conflict, leaves its entry."""

import json
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from console import clock, db
from console.auth.actor import Actor
from console.errors import Conflict, Invalid, NotFound, Refused
from console.review.acts import assignments, decisions, groups
from models import (
    Assignment,
    Commitment,
    Document,
    JournalEntry,
    JournalSubject,
    Matter,
    MatterQuestion,
    Outcome,
    Question,
)
from models.codes.capture import OutcomeKind
from models.codes.documents import DocumentKind, DocumentState
from models.codes.meetings import MeetingState
from models.codes.people import Role, UnitKind
from models.codes.questions import AssignmentPart, AssignmentState, Decision, Kind, Place
from tests import make
from tests.cast import sign_in

FRESH = Decision.UNREVIEWED


@pytest.fixture
def meeting_id(database: str) -> int:
    return make.make_open_meeting()


@pytest.fixture
def phuong(database: str) -> Actor:
    return sign_in(Role.REVIEWER)


def kept(question_id: int) -> Question:
    with db.reading() as session:
        return session.get_one(Question, question_id)


def matter(matter_id: int) -> Matter:
    with db.reading() as session:
        return session.get_one(Matter, matter_id)


def links() -> dict[int, tuple[int, int | None]]:
    with db.reading() as session:
        stored = session.scalars(select(MatterQuestion)).all()
    return {one.question_id: (one.matter_id, one.from_matter_id) for one in stored}


def merged() -> dict[int, int | None]:
    with db.reading() as session:
        return {one.id: one.merged_into_id for one in session.scalars(select(Matter))}


def parts(matter_id: int) -> dict[int, AssignmentPart]:
    with db.reading() as session:
        query = select(Assignment).where(Assignment.matter_id == matter_id)
        return {one.unit_id: one.part for one in session.scalars(query)}


def last_entry() -> JournalEntry:
    with db.reading() as session:
        query = select(JournalEntry).order_by(JournalEntry.number.desc()).limit(1)
        return session.scalars(query).one()


def accepted(actor: Actor, meeting_id: int, count: int) -> list[tuple[int, int]]:
    """Questions accepted one by one: question and its matter."""
    made = []
    for number in range(1, count + 1):
        question_id = make.make_question(meeting_id, f"2026-10-{number:03}")
        decisions.accept(actor, meeting_id, question_id, seen=FRESH)
        made.append((question_id, links()[question_id][0]))
    return made


def bring_to_floor(matter_id: int) -> None:
    with db.writing() as session:
        found = session.get_one(Matter, matter_id)
        found.place, found.taken_up_at = Place.ON_FLOOR, clock.now()


def sign(meeting_id: int) -> None:
    with db.writing() as session:
        session.add(
            Document(
                meeting_id=meeting_id,
                kind=DocumentKind.MINUTES,
                state=DocumentState.SIGNED,
                signed_at=clock.now(),
                content_hash="h",
                entry=0,
            )
        )


def test_accepting_makes_a_matter_of_its_own(meeting_id: int, phuong: Actor) -> None:
    question_id = make.make_question(meeting_id)
    field_id = make.make_field()

    decisions.accept(
        phuong, meeting_id, question_id, kind=Kind.PROPOSAL, field_id=field_id, seen=FRESH
    )

    question = kept(question_id)
    own = matter(links()[question_id][0])
    assert (question.decision, question.kind, question.field_id) == (
        Decision.ACCEPTED,
        Kind.PROPOSAL,
        field_id,
    )
    assert (own.number, own.place, own.field_id, own.entry) == (1, Place.NONE, field_id, 1)


def test_accepting_again_corrects_and_keeps_the_matter(meeting_id: int, phuong: Actor) -> None:
    ((question_id, matter_id),) = accepted(phuong, meeting_id, 1)

    decisions.accept(phuong, meeting_id, question_id, kind=Kind.PROPOSAL, seen=Decision.ACCEPTED)

    assert (kept(question_id).kind, links()) == (Kind.PROPOSAL, {question_id: (matter_id, None)})


def test_a_decision_leaves_an_entry_without_its_words(meeting_id: int, phuong: Actor) -> None:
    question_id = make.make_question(meeting_id)

    decisions.exclude(
        phuong, meeting_id, question_id, kind=Kind.COMPLAINT, reason="Đơn khiếu nại", seen=FRESH
    )

    entry = last_entry()
    facts = json.loads(entry.facts)
    assert (entry.act, entry.subject) == ("review:question:excluded", f"question:{question_id}")
    assert (facts["ref"], facts["kind"], len(facts["reason"])) == ("2026-10-001", "complaint", 64)
    assert "khiếu" not in json.dumps(facts, ensure_ascii=False)


@pytest.mark.parametrize("kind", [Kind.COMPLAINT, Kind.DENUNCIATION, Kind.MIXED])
def test_excluding_needs_a_reason(meeting_id: int, phuong: Actor, kind: Kind) -> None:
    question_id = make.make_question(meeting_id)

    with pytest.raises(Invalid) as raised:
        decisions.exclude(phuong, meeting_id, question_id, kind=kind, reason=" \n ", seen=FRESH)

    assert raised.value.fields == {"reason": "decision_needs_reason"}
    assert kept(question_id).decision is FRESH


def test_spam_is_excluded_without_a_word(meeting_id: int, phuong: Actor) -> None:
    question_id = make.make_question(meeting_id)

    decisions.exclude(phuong, meeting_id, question_id, kind=Kind.SPAM, reason="", seen=FRESH)

    assert kept(question_id).decision is Decision.EXCLUDED


def test_excluding_keeps_where_the_sender_was_sent(meeting_id: int, phuong: Actor) -> None:
    question_id = make.make_question(meeting_id)
    police = make.make_unit("CATP")

    decisions.exclude(
        phuong,
        meeting_id,
        question_id,
        kind=Kind.DENUNCIATION,
        reason="Tố cáo cán bộ",
        referred_unit_id=police,
        seen=FRESH,
    )

    question = kept(question_id)
    assert (question.reason, question.referred_unit_id) == ("Tố cáo cán bộ", police)


@pytest.mark.parametrize(
    ("act", "kind", "code"),
    [
        ("accept", Kind.COMPLAINT, "kind_not_accepted"),
        ("exclude", Kind.QUESTION, "kind_not_excluded"),
    ],
)
def test_a_kind_decides_which_act_it_needs(
    meeting_id: int, phuong: Actor, act: str, kind: Kind, code: str
) -> None:
    question_id = make.make_question(meeting_id)
    more = {"reason": "vì"} if act == "exclude" else {}

    with pytest.raises(Invalid) as raised:
        getattr(decisions, act)(phuong, meeting_id, question_id, kind=kind, seen=FRESH, **more)

    assert raised.value.fields == {"kind": code}


def test_a_reason_as_long_as_a_book_is_refused(meeting_id: int, phuong: Actor) -> None:
    question_id = make.make_question(meeting_id)

    with pytest.raises(Invalid) as raised:
        decisions.exclude(
            phuong, meeting_id, question_id, kind=Kind.SPAM, reason="x" * 2001, seen=FRESH
        )

    assert raised.value.fields == {"reason": "reason_too_long"}


def test_referring_names_the_body_and_why(meeting_id: int, phuong: Actor) -> None:
    question_id = make.make_question(meeting_id)
    unit_id = make.make_unit()

    decisions.refer(
        phuong, meeting_id, question_id, unit_id=unit_id, reason="Thuộc thẩm quyền Sở", seen=FRESH
    )

    question = kept(question_id)
    assert (question.decision, question.referred_unit_id, question.reason) == (
        Decision.REFERRED,
        unit_id,
        "Thuộc thẩm quyền Sở",
    )


def test_referring_needs_a_reason(meeting_id: int, phuong: Actor) -> None:
    question_id = make.make_question(meeting_id)

    with pytest.raises(Invalid):
        decisions.refer(
            phuong, meeting_id, question_id, unit_id=make.make_unit(), reason="", seen=FRESH
        )


def test_an_ended_body_is_refused_with_who_took_over(meeting_id: int, phuong: Actor) -> None:
    question_id = make.make_question(meeting_id)
    after = make.make_unit("VPUB", name="Văn phòng UBND")
    gone = make.make_unit(
        "SNGV", name="Sở Ngoại vụ", valid_to=date(2025, 2, 28), successor_id=after
    )

    with pytest.raises(Refused) as raised:
        decisions.refer(
            phuong, meeting_id, question_id, unit_id=gone, reason="Ngoại vụ", seen=FRESH
        )

    assert raised.value.code == "unit_succeeded"
    assert raised.value.facts["code"] == "VPUB"


def test_reopening_takes_everything_back(meeting_id: int, phuong: Actor) -> None:
    question_id = make.make_question(meeting_id)
    decisions.exclude(
        phuong, meeting_id, question_id, kind=Kind.COMPLAINT, reason="Đơn", seen=FRESH
    )

    decisions.reopen(phuong, meeting_id, question_id, seen=Decision.EXCLUDED)

    question = kept(question_id)
    assert (question.decision, question.kind, question.reason, question.decided_at) == (
        FRESH,
        None,
        "",
        None,
    )


def test_nothing_is_reopened_when_nothing_was_decided(meeting_id: int, phuong: Actor) -> None:
    question_id = make.make_question(meeting_id)

    with pytest.raises(Refused, match="question_not_decided"):
        decisions.reopen(phuong, meeting_id, question_id, seen=FRESH)


def test_a_decision_stands_once_the_matter_came_to_the_floor(
    meeting_id: int, phuong: Actor
) -> None:
    ((question_id, matter_id),) = accepted(phuong, meeting_id, 1)
    bring_to_floor(matter_id)

    with pytest.raises(Refused, match="question_was_on_floor"):
        decisions.reopen(phuong, meeting_id, question_id, seen=Decision.ACCEPTED)


def test_a_question_first_heard_on_the_floor_is_still_decided(
    meeting_id: int, phuong: Actor
) -> None:
    question_id = make.make_question(meeting_id)
    matter_id = make.make_matter(meeting_id, place=Place.DONE, taken_up_at=clock.now())
    with db.writing() as session:
        session.add(MatterQuestion(matter_id=matter_id, question_id=question_id, entry=0))

    decisions.accept(phuong, meeting_id, question_id, seen=FRESH)

    assert (kept(question_id).decision, list(merged())) == (Decision.ACCEPTED, [matter_id])


def test_two_reviewers_deciding_at_once_are_told(meeting_id: int, phuong: Actor) -> None:
    question_id = make.make_question(meeting_id)
    decisions.accept(phuong, meeting_id, question_id, seen=FRESH)

    with pytest.raises(Conflict) as raised:
        decisions.exclude(
            sign_in(Role.SECRETARY),
            meeting_id,
            question_id,
            kind=Kind.SPAM,
            reason="",
            seen=FRESH,
        )

    assert (raised.value.seen, raised.value.now) == (FRESH, Decision.ACCEPTED)


def test_nothing_is_decided_once_the_minutes_are_signed(meeting_id: int, phuong: Actor) -> None:
    question_id = make.make_question(meeting_id)
    sign(meeting_id)

    with pytest.raises(Refused, match="minutes_signed"):
        decisions.accept(phuong, meeting_id, question_id, seen=FRESH)


def test_a_question_of_another_meeting_is_not_here(meeting_id: int, phuong: Actor) -> None:
    other = make.make_question(make.make_meeting("2026-09"), "2026-09-001")

    with pytest.raises(NotFound, match="question_not_found"):
        decisions.accept(phuong, meeting_id, other, seen=FRESH)


def test_an_unknown_field_is_refused(meeting_id: int, phuong: Actor) -> None:
    question_id = make.make_question(meeting_id)

    with pytest.raises(NotFound, match="field_not_found"):
        decisions.accept(phuong, meeting_id, question_id, field_id=999, seen=FRESH)


def test_grouping_keeps_every_asker_in_one_matter(meeting_id: int, phuong: Actor) -> None:
    (a, m_a), (b, m_b), (c, m_c) = accepted(phuong, meeting_id, 3)

    grouped = groups.group(phuong, meeting_id, (a, b, c), seen=(m_a, m_b, m_c))

    assert grouped == m_a
    assert links() == {a: (m_a, None), b: (m_a, m_b), c: (m_a, m_c)}
    assert merged() == {m_a: None, m_b: m_a, m_c: m_a}


def test_grouping_stands_in_the_history_of_all_it_touched(meeting_id: int, phuong: Actor) -> None:
    (a, m_a), (b, m_b) = accepted(phuong, meeting_id, 2)

    groups.group(phuong, meeting_id, (a, b), seen=(m_a, m_b))

    entry = last_entry()
    with db.reading() as session:
        query = select(JournalSubject).where(JournalSubject.number == entry.number)
        told = {(one.kind, one.id) for one in session.scalars(query)}
    assert entry.act == "review:matter:grouped"
    assert told == {("matter", m_a), ("matter", m_b), ("question", b)}


def test_the_spokespersons_matter_is_the_one_kept(meeting_id: int, phuong: Actor) -> None:
    (a, m_a), (b, m_b) = accepted(phuong, meeting_id, 2)

    grouped = groups.group(phuong, meeting_id, (a, b), spokesperson_id=b, seen=(m_a, m_b))

    assert (grouped, matter(m_b).spokesperson_question_id) == (m_b, b)


def test_a_group_takes_in_one_more(meeting_id: int, phuong: Actor) -> None:
    (a, m_a), (b, m_b), (c, m_c) = accepted(phuong, meeting_id, 3)
    groups.group(phuong, meeting_id, (b, c), seen=(m_b, m_c))

    groups.group(phuong, meeting_id, (a, b), seen=(m_a, m_b))

    assert links() == {a: (m_b, m_a), b: (m_b, None), c: (m_b, m_c)}


def test_a_question_out_of_another_group_is_refused(meeting_id: int, phuong: Actor) -> None:
    (a, m_a), (b, m_b), (c, m_c), (d, m_d) = accepted(phuong, meeting_id, 4)
    groups.group(phuong, meeting_id, (a, b), seen=(m_a, m_b))
    groups.group(phuong, meeting_id, (c, d), seen=(m_c, m_d))

    with pytest.raises(Refused, match="question_in_group"):
        groups.group(phuong, meeting_id, (a, b, c, d), seen=(m_a, m_c))


def test_questions_together_already_are_told(meeting_id: int, phuong: Actor) -> None:
    (a, m_a), (b, m_b) = accepted(phuong, meeting_id, 2)
    groups.group(phuong, meeting_id, (a, b), seen=(m_a, m_b))

    with pytest.raises(Refused, match="questions_together_already"):
        groups.group(phuong, meeting_id, (a, b), seen=(m_a,))


def test_a_matter_in_the_programme_is_not_grouped_away(meeting_id: int, phuong: Actor) -> None:
    (a, m_a), (b, m_b) = accepted(phuong, meeting_id, 2)
    with db.writing() as session:
        session.get_one(Matter, m_b).place = Place.SCHEDULED

    with pytest.raises(Refused, match="matter_in_programme"):
        groups.group(phuong, meeting_id, (a, b), seen=(m_a, m_b))


def test_a_matter_in_the_programme_takes_others_in(meeting_id: int, phuong: Actor) -> None:
    (a, m_a), (b, m_b) = accepted(phuong, meeting_id, 2)
    with db.writing() as session:
        session.get_one(Matter, m_b).place = Place.SCHEDULED

    grouped = groups.group(phuong, meeting_id, (a, b), spokesperson_id=b, seen=(m_a, m_b))

    assert grouped == m_b


def test_a_question_in_two_matters_is_not_grouped(meeting_id: int, phuong: Actor) -> None:
    (a, m_a), (b, m_b) = accepted(phuong, meeting_id, 2)
    second = make.make_matter(meeting_id, 9)
    with db.writing() as session:
        session.add(MatterQuestion(matter_id=second, question_id=b, entry=0))

    with pytest.raises(Refused, match="question_in_several_matters"):
        groups.group(phuong, meeting_id, (a, b), seen=(m_a, m_b, second))


def test_only_accepted_questions_are_grouped(meeting_id: int, phuong: Actor) -> None:
    ((a, m_a),) = accepted(phuong, meeting_id, 1)
    fresh = make.make_question(meeting_id, "2026-10-050")

    with pytest.raises(Refused, match="question_not_accepted"):
        groups.group(phuong, meeting_id, (a, fresh), seen=(m_a,))


def test_one_question_named_twice_is_no_group(meeting_id: int, phuong: Actor) -> None:
    ((a, m_a),) = accepted(phuong, meeting_id, 1)

    with pytest.raises(Invalid) as raised:
        groups.group(phuong, meeting_id, (a, a), seen=(m_a,))

    assert raised.value.fields == {"question_ids": "group_needs_two"}


def test_a_spokesperson_from_elsewhere_is_refused(meeting_id: int, phuong: Actor) -> None:
    (a, m_a), (b, m_b), (c, _) = accepted(phuong, meeting_id, 3)

    with pytest.raises(Invalid) as raised:
        groups.group(phuong, meeting_id, (a, b), spokesperson_id=c, seen=(m_a, m_b))

    assert raised.value.fields == {"spokesperson_id": "spokesperson_outside"}


def test_grouping_what_another_grouped_is_a_conflict(meeting_id: int, phuong: Actor) -> None:
    (a, m_a), (b, m_b), (c, m_c) = accepted(phuong, meeting_id, 3)
    groups.group(phuong, meeting_id, (b, c), seen=(m_b, m_c))

    with pytest.raises(Conflict) as raised:
        groups.group(sign_in(Role.SECRETARY), meeting_id, (a, c), seen=(m_a, m_c))

    assert (raised.value.seen, raised.value.now) == ((m_a, m_c), (m_a, m_b))


def test_what_came_to_the_floor_is_not_grouped(meeting_id: int, phuong: Actor) -> None:
    (a, m_a), (b, m_b) = accepted(phuong, meeting_id, 2)
    bring_to_floor(m_a)

    with pytest.raises(Refused, match="matter_was_on_floor"):
        groups.group(phuong, meeting_id, (a, b), seen=(m_a, m_b))


def test_what_came_to_the_floor_is_not_parted(meeting_id: int, phuong: Actor) -> None:
    (a, m_a), (b, m_b) = accepted(phuong, meeting_id, 2)
    groups.group(phuong, meeting_id, (a, b), seen=(m_a, m_b))
    bring_to_floor(m_a)

    with pytest.raises(Refused, match="matter_was_on_floor"):
        groups.ungroup(phuong, meeting_id, m_a, seen=(a, b))


def test_parting_gives_every_question_back(meeting_id: int, phuong: Actor) -> None:
    (a, m_a), (b, m_b) = accepted(phuong, meeting_id, 2)
    groups.group(phuong, meeting_id, (a, b), spokesperson_id=a, seen=(m_a, m_b))

    groups.ungroup(phuong, meeting_id, m_a, seen=(a, b))

    assert links() == {a: (m_a, None), b: (m_b, None)}
    assert (merged(), matter(m_a).spokesperson_question_id) == ({m_a: None, m_b: None}, None)
    assert last_entry().act == "review:matter:ungrouped"


def test_a_question_put_back_by_hand_is_not_put_there_twice(meeting_id: int, phuong: Actor) -> None:
    (a, m_a), (b, m_b) = accepted(phuong, meeting_id, 2)
    groups.group(phuong, meeting_id, (a, b), seen=(m_a, m_b))
    with db.writing() as session:
        session.add(MatterQuestion(matter_id=m_b, question_id=b, entry=0))

    groups.ungroup(phuong, meeting_id, m_a, seen=(a, b))

    assert links() == {a: (m_a, None), b: (m_b, None)}


def test_parting_one_question_leaves_the_others_together(meeting_id: int, phuong: Actor) -> None:
    (a, m_a), (b, m_b), (c, m_c) = accepted(phuong, meeting_id, 3)
    groups.group(phuong, meeting_id, (a, b, c), spokesperson_id=a, seen=(m_a, m_b, m_c))
    groups.name_spokesperson(phuong, meeting_id, m_a, b, seen=a)

    groups.part(phuong, meeting_id, m_a, b, seen=(a, b, c))

    assert links() == {a: (m_a, None), b: (m_b, None), c: (m_a, m_c)}
    assert merged() == {m_a: None, m_b: None, m_c: m_a}
    assert matter(m_a).spokesperson_question_id is None


def test_the_question_a_group_began_with_is_not_parted(meeting_id: int, phuong: Actor) -> None:
    (a, m_a), (b, m_b) = accepted(phuong, meeting_id, 2)
    groups.group(phuong, meeting_id, (a, b), seen=(m_a, m_b))

    with pytest.raises(Refused, match="matter_not_grouped"):
        groups.part(phuong, meeting_id, m_a, a, seen=(a, b))
    with pytest.raises(Conflict):
        groups.part(phuong, meeting_id, m_a, b, seen=(b,))


def test_naming_a_spokesperson_refuses_outsiders_and_tells_a_conflict(
    meeting_id: int, phuong: Actor
) -> None:
    (a, m_a), (b, m_b), (c, _) = accepted(phuong, meeting_id, 3)
    groups.group(phuong, meeting_id, (a, b), seen=(m_a, m_b))
    with pytest.raises(Invalid):
        groups.name_spokesperson(phuong, meeting_id, m_a, c, seen=None)

    groups.name_spokesperson(phuong, meeting_id, m_a, b, seen=None)

    with pytest.raises(Conflict):
        groups.name_spokesperson(sign_in(Role.SECRETARY), meeting_id, m_a, a, seen=None)
    assert matter(m_a).spokesperson_question_id == b
    bring_to_floor(m_a)
    with pytest.raises(Refused, match="matter_was_on_floor"):
        groups.name_spokesperson(phuong, meeting_id, m_a, a, seen=b)


def test_parting_a_matter_of_one_is_refused(meeting_id: int, phuong: Actor) -> None:
    ((a, m_a),) = accepted(phuong, meeting_id, 1)

    with pytest.raises(Refused, match="matter_not_grouped"):
        groups.ungroup(phuong, meeting_id, m_a, seen=(a,))


def test_parting_a_group_that_grew_is_a_conflict(meeting_id: int, phuong: Actor) -> None:
    (a, m_a), (b, m_b), (c, m_c) = accepted(phuong, meeting_id, 3)
    groups.group(phuong, meeting_id, (a, b), seen=(m_a, m_b))
    groups.group(phuong, meeting_id, (a, c), seen=(m_a, m_c))

    with pytest.raises(Conflict):
        groups.ungroup(phuong, meeting_id, m_a, seen=(a, b))


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(rounds=st.lists(st.sets(st.integers(0, 5), min_size=2), min_size=1, max_size=4))
def test_parting_all_groups_brings_the_beginning_back(
    sqlite_database: str, rounds: list[set[int]]
) -> None:
    phuong, meeting_id, askers = _beginning()
    before = links()

    for chosen in rounds:
        ids = tuple(askers[one] for one in sorted(chosen))
        now = tuple(sorted({links()[one][0] for one in ids}))
        try:
            groups.group(phuong, meeting_id, ids, seen=now)
        except Refused as refused:
            assert refused.code in ("question_in_group", "questions_together_already")  # noqa: PT017
    for matter_id in {matter_id for matter_id, former in links().values() if former}:
        covered = tuple(sorted(q for q, (held, _) in links().items() if held == matter_id))
        groups.ungroup(phuong, meeting_id, matter_id, seen=covered)

    assert links() == before
    assert set(merged().values()) == {None}


def _beginning() -> tuple[Actor, int, list[int]]:
    """Six accepted questions in a meeting emptied of everything before."""
    with db.writing() as session:
        for link in session.scalars(select(MatterQuestion)):
            session.delete(link)
    with db.reading() as session:
        done = len(session.scalars(select(Question.id)).all())
    year = 2000 + done
    phuong = sign_in(Role.REVIEWER, name=f"phuong-{done}")
    meeting_id = make.make_meeting(f"{year}-10")
    asked = [make.make_question(meeting_id, f"{year}-10-{one:03}") for one in range(6)]
    for one in asked:
        decisions.accept(phuong, meeting_id, one, seen=FRESH)
    return phuong, meeting_id, asked


def test_assigning_names_lead_and_helpers(meeting_id: int, phuong: Actor) -> None:
    ((_, matter_id),) = accepted(phuong, meeting_id, 1)
    lead, helper = make.make_unit("SXD"), make.make_unit("STC")

    assignments.assign(
        phuong, meeting_id, matter_id, lead_unit_id=lead, other_unit_ids=(helper,), seen=(None, ())
    )

    assert matter(matter_id).lead_unit_id == lead
    assert parts(matter_id) == {lead: AssignmentPart.LEAD, helper: AssignmentPart.COORDINATING}
    entry = last_entry()
    assert json.loads(entry.topics) == ["review", f"unit:{lead}", f"unit:{helper}"]
    assert json.loads(entry.facts)["others"] == [helper]


def test_assigning_again_swaps_parts_and_lets_go(meeting_id: int, phuong: Actor) -> None:
    ((_, matter_id),) = accepted(phuong, meeting_id, 1)
    a, b, c = (make.make_unit(code) for code in ("A", "B", "C"))
    assignments.assign(
        phuong, meeting_id, matter_id, lead_unit_id=a, other_unit_ids=(b, c), seen=(None, ())
    )

    assignments.assign(
        phuong, meeting_id, matter_id, lead_unit_id=b, other_unit_ids=(a,), seen=(a, (b, c))
    )

    assert parts(matter_id) == {b: AssignmentPart.LEAD, a: AssignmentPart.COORDINATING}


def test_a_lead_named_twice_leads(meeting_id: int, phuong: Actor) -> None:
    ((_, matter_id),) = accepted(phuong, meeting_id, 1)
    lead = make.make_unit()

    assignments.assign(
        phuong,
        meeting_id,
        matter_id,
        lead_unit_id=lead,
        other_unit_ids=(lead, lead),
        seen=(None, ()),
    )

    assert parts(matter_id) == {lead: AssignmentPart.LEAD}


def test_a_unit_that_began_its_draft_is_not_let_go(meeting_id: int, phuong: Actor) -> None:
    ((_, matter_id),) = accepted(phuong, meeting_id, 1)
    a, b = make.make_unit("A"), make.make_unit("B")
    assignments.assign(phuong, meeting_id, matter_id, lead_unit_id=a, seen=(None, ()))
    with db.writing() as session:
        session.scalars(select(Assignment)).one().state = AssignmentState.DRAFTED

    with pytest.raises(Refused, match="unit_has_begun"):
        assignments.assign(phuong, meeting_id, matter_id, lead_unit_id=b, seen=(a, ()))


def test_an_ended_unit_without_heir_is_refused(meeting_id: int, phuong: Actor) -> None:
    ((_, matter_id),) = accepted(phuong, meeting_id, 1)
    gone = make.make_unit("CU", valid_to=date(2020, 1, 1))

    with pytest.raises(Refused, match="unit_ended"):
        assignments.assign(phuong, meeting_id, matter_id, lead_unit_id=gone, seen=(None, ()))


def test_assigning_to_a_matter_in_a_group_is_refused(meeting_id: int, phuong: Actor) -> None:
    (a, m_a), (b, m_b) = accepted(phuong, meeting_id, 2)
    groups.group(phuong, meeting_id, (a, b), seen=(m_a, m_b))

    with pytest.raises(Refused, match="matter_in_group"):
        assignments.assign(phuong, meeting_id, m_b, lead_unit_id=make.make_unit(), seen=(None, ()))


def test_two_reviewers_assigning_at_once_are_told(meeting_id: int, phuong: Actor) -> None:
    ((_, matter_id),) = accepted(phuong, meeting_id, 1)
    a, b = make.make_unit("A"), make.make_unit("B")
    assignments.assign(phuong, meeting_id, matter_id, lead_unit_id=a, seen=(None, ()))

    with pytest.raises(Conflict) as raised:
        assignments.assign(
            sign_in(Role.SECRETARY), meeting_id, matter_id, lead_unit_id=b, seen=(None, ())
        )

    assert (raised.value.seen, raised.value.now) == ((None, ()), (a, ()))


def test_units_are_still_named_while_the_matter_is_on_the_floor(
    meeting_id: int, phuong: Actor
) -> None:
    ((_, matter_id),) = accepted(phuong, meeting_id, 1)
    bring_to_floor(matter_id)
    lead = make.make_unit()

    assignments.assign(phuong, meeting_id, matter_id, lead_unit_id=lead, seen=(None, ()))

    assert matter(matter_id).lead_unit_id == lead


def test_a_question_accepted_after_the_close_is_answered_in_writing(database: str) -> None:
    care = make.make_unit("CSKH", UnitKind.OFFICE)
    meeting_id = make.make_meeting(state=MeetingState.CLOSED)
    question_id = make.make_question(meeting_id)

    decisions.accept(sign_in(Role.REVIEWER), meeting_id, question_id, seen=Decision.UNREVIEWED)

    with db.reading() as session:
        outcome = session.scalars(select(Outcome)).one()
        promise = session.scalars(select(Commitment)).one()
    assert (outcome.kind, outcome.unit_id) == (OutcomeKind.WRITTEN_REPLY, care)
    assert (promise.outcome_id, promise.unit_id) == (outcome.id, care)
