"""What waits is counted from what stands, for whom, in as many queries whatever there is."""

from datetime import timedelta

import pytest

from console import clock, db
from console.auth import login_failures
from console.auth.actor import Actor
from console.drafting.acts import drafts, packs
from console.drafting.rules import DraftSeen, PackSeen
from console.errors import NotAllowed, NotSignedIn
from console.insight import workload
from console.meetings.acts import steps
from console.working_days.due import Light
from models import Assignment, Bridge, Commitment, Document, Mail, MailRecipient
from models.codes.bridges import ConnectionEnd
from models.codes.documents import DocumentKind, DocumentState
from models.codes.drafts import DraftState
from models.codes.mail import MailKind, MailState
from models.codes.meetings import DutyKind, MeetingState
from models.codes.people import Role
from models.codes.questions import AssignmentPart, Decision, Place
from models.codes.steps import Step
from tests import make
from tests.cast import sign_in
from tests.console.floor.stage import after, selects


def waiting(viewer: Actor) -> dict[str, int]:
    return {one.key: one.count for one in workload.load_duties(viewer)}


def told(role: Role, unit_id: int | None = None) -> dict[str, int]:
    return waiting(sign_in(role, unit_id=unit_id))


def keep(row: object) -> None:
    with db.writing() as session:
        session.add(row)


def matter_of(meeting_id: int, number: int, **more: object) -> int:
    question = make.make_question(meeting_id, f"2026-10-{number:03}", decision=Decision.ACCEPTED)
    matter = make.make_matter(meeting_id, number, **more)
    make.link_question(matter, question)
    return matter


def test_without_a_meeting_a_secretary_schedules_and_an_operator_waits(database: str) -> None:
    assert told(Role.SECRETARY) == {"schedule": 1}
    assert told(Role.OPERATOR, make.make_branch()) == {}


def test_what_a_secretary_has_to_prepare_is_counted(database: str) -> None:
    with clock.stopped(make.START - timedelta(days=8)):
        meeting_id = make.make_meeting()
        make.make_branch(1)
        linked = make.make_bridge(meeting_id, make.make_branch(2))
        with db.writing() as session:
            session.get_one(Bridge, linked).link = "https://hop.example.org/2"
        make.make_question(meeting_id, "2026-10-101")
        make.make_question(meeting_id, "2026-10-102", registration_id=None)
        matter_of(meeting_id, 1)
        matter_of(meeting_id, 2, lead_unit_id=make.make_unit())
        matter_of(meeting_id, 3, merged_into_id=1)

        found = told(Role.SECRETARY)

    assert found == {
        "announce": 1,
        "invite": 1,
        "programme": 1,
        "review": 1,
        "assign": 1,
        "order": 2,
        "chair": 1,
        "operators": 2,
        "links": 1,
    }


def test_duties_held_and_a_programme_made_are_asked_for_no_more(database: str) -> None:
    with clock.stopped(make.START - timedelta(days=8)):
        meeting_id, unit_id = make.make_meeting(), make.make_branch(1)
        matter_of(meeting_id, 1, lead_unit_id=make.make_unit(), place=Place.SCHEDULED)
        lan = sign_in(Role.OPERATOR, unit_id=unit_id)
        make.make_duty(meeting_id, DutyKind.OPERATOR, lan.account_id, unit_id=unit_id)
        ha = sign_in(Role.LEADER)
        make.make_duty(meeting_id, DutyKind.CHAIR, ha.account_id)

        assert set(told(Role.SECRETARY)) == {"announce", "invite", "programme", "links"}
        assert [one.key for one in workload.load_duties(ha)] == ["prepare"]


def test_a_site_lost_counts_until_it_is_back(database: str) -> None:
    meeting_id = make.make_open_meeting()
    bridge_id = make.make_bridge(meeting_id, make.make_branch(1))
    make.make_connection(bridge_id, from_at=after(0), to_at=after(60), ended=ConnectionEnd.LOST)
    minh = sign_in(Role.SECRETARY)

    lost = {one.key for one in workload.load_duties(minh)}
    make.make_connection(bridge_id, from_at=after(120))

    assert "lost" in lost
    assert "lost" not in {one.key for one in workload.load_duties(minh)}


def test_matters_without_an_outcome_wait_for_secretary_and_chair(database: str) -> None:
    meeting_id = make.make_open_meeting()
    open_one = make.make_matter(meeting_id, 1, place=Place.DONE)
    decided = make.make_matter(meeting_id, 2, place=Place.ON_FLOOR)
    make.make_outcome(meeting_id, decided)
    ha = sign_in(Role.LEADER)
    make.make_duty(meeting_id, DutyKind.CHAIR, ha.account_id)

    assert open_one != decided
    assert told(Role.SECRETARY)["settle"] == 1
    assert {one.key: one.count for one in workload.load_duties(ha)} == {"run": 1, "decide": 1}


def test_an_operator_is_told_about_the_own_site_alone(database: str) -> None:
    meeting_id, unit_id = make.make_open_meeting(), make.make_branch(1)
    bridge_id = make.make_bridge(meeting_id, unit_id)
    other = make.make_bridge(meeting_id, make.make_branch(2))
    make.make_connection(bridge_id)
    make.make_turn(meeting_id, 1, bridge_id=bridge_id, name="")
    make.make_turn(meeting_id, 2, bridge_id=other, name="")

    assert told(Role.OPERATOR, unit_id) == {"ready": 1, "name": 1, "people": 1}


def test_an_operator_whose_branch_is_missing_is_not_led_anywhere(database: str) -> None:
    make.make_open_meeting()

    assert told(Role.OPERATOR) == {"connect": 1}


def test_a_department_sees_its_matters_and_its_promises_of_any_month(database: str) -> None:
    earlier = make.make_meeting("2026-09", MeetingState.CLOSED)
    meeting_id, unit_id = make.make_open_meeting(), make.make_unit()
    matter = make.make_matter(meeting_id, 1, place=Place.SCHEDULED)
    keep(
        Assignment(
            matter_id=matter,
            unit_id=unit_id,
            part=AssignmentPart.LEAD,
            assigned_at=clock.now(),
            entry=0,
        )
    )
    answered = make.make_matter(earlier, 1, place=Place.DONE)
    outcome = make.make_outcome(earlier, answered)
    due = clock.today() - timedelta(days=9)
    keep(Commitment(meeting_id=earlier, outcome_id=outcome, unit_id=unit_id, due_on=due, entry=0))

    assert told(Role.DEPARTMENT, unit_id) == {"answer": 1, "overdue": 1}
    assert told(Role.REVIEWER) == {}


def test_packs_and_drafts_are_counted_until_they_are_handed_out_and_cleared(
    database: str,
) -> None:
    with clock.stopped(make.START - timedelta(days=8)):
        meeting_id, unit_id = make.make_meeting(), make.make_unit()
        tu = sign_in(Role.DEPARTMENT, unit_id=unit_id)
        linh, minh = sign_in(Role.REVIEWER), sign_in(Role.SECRETARY)
        part_id = make.make_assignment(matter_of(meeting_id, 1, lead_unit_id=unit_id), unit_id)
        assert waiting(linh) == {"hand_out": 1}

        due_on = clock.today() + timedelta(days=1)
        packs.hand_out(linh, meeting_id, unit_id, due_on, seen=PackSeen(None, (part_id,)))
        drafts.save_draft(tu, meeting_id, part_id, "Trong tháng 12.", seen=0)
        drafts.ask_clearance(tu, meeting_id, part_id, seen=DraftSeen(1, DraftState.DRAFT))
        assert waiting(linh) == {}
        assert waiting(minh)["clear"] == 1
        answer = workload.load_duties(tu)[0]
        assert (answer.key, answer.due_on, answer.light) == ("answer", due_on, Light.SOON)

        drafts.clear(minh, meeting_id, part_id, seen=DraftSeen(1, DraftState.ASKED))
        assert "clear" not in waiting(minh)
        assert waiting(tu) == {}


def test_a_step_recorded_waits_no_more_and_papers_and_mail_wait_until_they_went_out(
    database: str,
) -> None:
    with clock.stopped(make.START - timedelta(days=8)):
        meeting_id = make.make_meeting()
        minh = sign_in(Role.SECRETARY)
        steps.record_step(minh, meeting_id, Step.INVITED, "GM 12/GM-TTPVHCC", seen=0)
        for number, state in enumerate(DocumentState):
            keep(paper(meeting_id, number, state))
        given_up(meeting_id, minh)

        found = waiting(minh)

    assert "invite" not in found
    assert {"announce", "programme"} < found.keys()
    assert (found["issue"], found["unsent"]) == (1, 1)


def paper(meeting_id: int, number: int, state: DocumentState) -> Document:
    is_out = state in (DocumentState.SIGNED, DocumentState.ISSUED)
    return Document(
        meeting_id=meeting_id,
        kind=DocumentKind.MINUTES if state is DocumentState.SIGNED else DocumentKind.PROGRAMME,
        state=state,
        number_text=f"{number}/CT-TTPVHCC",
        dated_on=clock.today(),
        content_hash="0" * 64 if is_out else "",
        signed_at=clock.now() if is_out else None,
        content=b"docx" if state is DocumentState.ISSUED else None,
        entry=0,
    )


def given_up(meeting_id: int, author: Actor) -> None:
    """A message that went to one address and was given up for another."""
    mail = Mail(
        meeting_id=meeting_id,
        kind=MailKind.INVITATION,
        subject="Giấy mời",
        body="Kính mời",
        put_in_at=clock.now(),
        author_id=author.account_id,
        entry=0,
    )
    keep(mail)
    with db.writing() as session:
        for state in (MailState.WAITING, MailState.GIVEN_UP):
            address = f"{state}@vidu.example"
            session.add(
                MailRecipient(mail_id=1, mark=address, address=address, state=state, next_at=None)
            )


def test_signed_minutes_wait_for_nobody(database: str) -> None:
    meeting_id = make.make_meeting(state=MeetingState.CLOSED)
    minh = sign_in(Role.SECRETARY)

    before = [one.key for one in workload.load_duties(minh)]
    make.make_signed_minutes(meeting_id)

    assert before == ["sign"]
    assert workload.load_duties(minh) == ()


def test_an_administrator_sees_accounts_and_an_empty_directory(database: str) -> None:
    for _ in range(login_failures.MOST_BY_NAME_AND_ADDRESS):
        login_failures.record("minh", "192.0.2.7")
    sign_in(Role.SECRETARY, name="minh", must_change_password=True)

    assert told(Role.ADMIN) == {"directory": 1, "locked": 1, "passwords": 1}


def test_the_number_of_queries_does_not_grow(database: str) -> None:
    meeting_id = make.make_open_meeting()
    minh = sign_in(Role.SECRETARY)
    few = selects(lambda: workload.load_duties(minh))
    for number in range(1, 8):
        matter_of(meeting_id, number)
        make.make_bridge(meeting_id, make.make_branch(number))

    many = selects(lambda: workload.load_duties(minh))

    assert few == many


def test_nobody_and_a_one_time_password_are_told_nothing(database: str) -> None:
    new = sign_in(Role.SECRETARY, must_change_password=True)

    with pytest.raises(NotSignedIn):
        workload.load_duties(None)
    with pytest.raises(NotAllowed):
        workload.load_duties(new)
