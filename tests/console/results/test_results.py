"""Published results: masked, of signed minutes alone, taken back with a trace."""

import json
from datetime import UTC, date, datetime, timedelta
from itertools import count

import pytest
from sqlalchemy import select

from console import clock, db
from console.auth.actor import Actor
from console.errors import Conflict, Invalid, NotAllowed, Refused
from console.results.acts import publication
from console.results.rules import ResultsContent, counted, read, written
from console.results.views import public
from console.results.views.desk import load_desk
from models import Results
from models.codes.capture import NoteKind, OutcomeKind
from models.codes.meetings import MeetingState
from models.codes.people import Role
from models.codes.questions import Kind
from tests import make
from tests.cast import sign_in

AT = datetime(2026, 10, 29, 2, tzinfo=UTC)
NOW = datetime(2026, 11, 5, 2, tzinfo=UTC)
PRIVATE = ("0900 000 101", "001090123456", "an@vidu.example", "Đào Thị Ánh")


@pytest.fixture
def meeting_id(database: str) -> int:
    """A meeting that is over: one matter answered, one denunciation, minutes signed."""
    meeting_id = make.make_meeting(state=MeetingState.CLOSED)
    make.make_registration(meeting_id, full_name="Đào Thị Ánh")
    unit_id = make.make_unit()
    answered = make.make_matter(
        meeting_id,
        7,
        wording=f"Tôi là Đào Thị Ánh, {PRIVATE[0]}, căn cước {PRIVATE[1]}: bao giờ cấp giấy?",
        taken_up_at=AT,
    )
    make.make_note(
        meeting_id,
        matter_id=answered,
        kind=NoteKind.ANSWER,
        unit_id=unit_id,
        text=f"Trả lời bà Đào Thị Ánh qua {PRIVATE[2]}: trong 15 ngày.",
    )
    make.make_outcome(
        meeting_id,
        answered,
        kind=OutcomeKind.WRITTEN_REPLY,
        unit_id=unit_id,
        due_on=date(2026, 11, 12),
        text="Giao Sở trả lời.",
    )
    denounced = make.make_matter(
        meeting_id, 8, wording="Tôi tố cáo ông Mẫu nhận tiền.", taken_up_at=AT
    )
    make.make_outcome(meeting_id, denounced, kind=OutcomeKind.OUT_OF_SCOPE)
    make.make_signed_minutes(meeting_id)
    return meeting_id


@pytest.fixture
def minh(meeting_id: int) -> Actor:
    return sign_in(Role.SECRETARY)


MINUTES = count()  # each act a minute after the last: the same within seconds is a double tap


def publish(who: Actor, meeting_id: int, shown: dict[str, str] | None = None) -> int:
    seen = load_desk(who, meeting_id, shown or ()).content_hash
    with clock.stopped(NOW + timedelta(minutes=next(MINUTES))):
        return publication.publish_results(who, meeting_id, shown=shown or {}, seen=seen)


def test_results_tell_question_answer_and_date_and_no_person(meeting_id: int, minh: Actor) -> None:
    publish(minh, meeting_id)
    found = public.results_of("2026-10")

    assert found is not None
    assert found.content is not None
    (matter,) = found.content.matters
    assert (matter.number, matter.outcome, matter.due_on) == (7, "written_reply", "2026-11-12")
    assert "bao giờ cấp giấy?" in matter.question
    assert "trong 15 ngày" in matter.answers[0].text
    assert not any(private in found.text for private in PRIVATE)
    assert "tố cáo" not in found.text


def test_every_place_is_found_and_shown_only_for_a_reason(meeting_id: int, minh: Actor) -> None:
    places = load_desk(minh, meeting_id).places
    (mail,) = [place for place in places if place.text == PRIVATE[2]]

    assert {place.text for place in places} >= set(PRIVATE)
    assert mail.text not in mail.as_shown
    with pytest.raises(Invalid):
        publish(minh, meeting_id, {mail.key: "  "})
    publish(minh, meeting_id, {mail.key: "Địa chỉ công khai của đơn vị"})
    found = public.results_of("2026-10")
    assert found is not None
    assert PRIVATE[2] in found.text
    assert not any(private in found.text for private in (PRIVATE[0], PRIVATE[1], PRIVATE[3]))
    with db.reading() as session:
        kept = session.scalars(select(Results)).one()
    assert json.loads(kept.shown) == {mail.key: "Địa chỉ công khai của đơn vị"}
    assert "công khai của đơn vị" not in kept.content


def test_nothing_is_published_before_the_minutes_are_signed(database: str) -> None:
    open_meeting = make.make_meeting("2026-11", state=MeetingState.CLOSED)

    with pytest.raises(Refused, match="results_need_minutes"):
        publish(sign_in(Role.SECRETARY), open_meeting)


def test_what_changed_meanwhile_and_what_did_not_are_both_refused(
    meeting_id: int, minh: Actor
) -> None:
    with pytest.raises(Conflict):
        publication.publish_results(minh, meeting_id, shown={}, seen="0" * 64)
    publish(minh, meeting_id)
    with pytest.raises(Refused, match="results_unchanged"):
        publish(minh, meeting_id)


def test_results_are_taken_back_with_a_trace_and_published_again(
    meeting_id: int, minh: Actor
) -> None:
    publish(minh, meeting_id)
    with pytest.raises(Invalid):
        publication.retract_results(minh, meeting_id, " ", seen=1)
    with pytest.raises(Conflict):
        publication.retract_results(minh, meeting_id, "Sai số liệu", seen=2)
    publication.retract_results(minh, meeting_id, "Sai số liệu", seen=1)
    gone = public.results_of("2026-10")

    assert gone is not None
    assert (gone.content, gone.reason, gone.version) == (None, "Sai số liệu", 2)
    assert public.search("cấp giấy") == ()
    with pytest.raises(Refused, match="results_not_public"):
        publication.retract_results(minh, meeting_id, "Lần nữa", seen=2)
    publish(minh, meeting_id)
    states = [line.state.value for line in load_desk(minh, meeting_id).versions]
    assert states == ["published", "retracted", "published"]


@pytest.mark.parametrize("role", [Role.REVIEWER, Role.DEPARTMENT, Role.LEADER, Role.AUDITOR])
def test_who_does_not_publish_reads_no_desk(meeting_id: int, role: Role) -> None:
    with pytest.raises(NotAllowed):
        load_desk(sign_in(role), meeting_id)


def test_words_are_found_without_accents(meeting_id: int, minh: Actor) -> None:
    publish(minh, meeting_id)

    assert [found.matter.number for found in public.search("bao gio CAP giay")] == [7]
    assert public.search("khong co tu nay") == ()
    assert public.search("  ") == ()


def test_groups_under_five_are_not_counted() -> None:
    assert counted(["referred"] * 5 + ["escalated"] * 4 + [""]) == (("referred", 5),)


def test_a_published_text_reads_back_as_it_was() -> None:
    content = ResultsContent("2026-10", "2026-10-29", "Hội trường", 3, (), ("Kết luận",))

    assert read(written(content)) == content


def test_what_covers_a_denunciation_is_told_to_nobody(meeting_id: int, minh: Actor) -> None:
    question_id = make.make_question(meeting_id, "2026-10-009", kind=Kind.DENUNCIATION)
    suspected = make.make_matter(meeting_id, 9, wording="Hỏi về đất?", taken_up_at=AT)
    make.link_question(suspected, question_id)

    publish(minh, meeting_id)
    found = public.results_of("2026-10")
    assert found is not None
    assert found.content is not None
    assert [matter.number for matter in found.content.matters] == [7]
