"""Text being typed: kept per account and field, never written over, never journalled."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from console import clock, db
from console.auth.actor import Actor
from console.errors import Conflict, Invalid, NotAllowed, NotFound, NotSignedIn
from console.live import field_names, typed_text
from console.live.field_names import FieldName, TextKind
from console.live.typed_text import Kept
from console.live.writers import WRITERS, Writing
from models import JournalEntry, TypedText
from models.codes.people import Role
from tests import make
from tests.cast import sign_in

FIELD = FieldName.parse("2026-10:note:17")


@pytest.fixture
def minh(database: str) -> Actor:
    return sign_in(Role.SECRETARY)


def write(actor: Actor | None, text: str, revision: int = 1, **more: object) -> Kept:
    given = {"field": FIELD, "seen": 0, "writer": "tab-1", **more}
    return typed_text.keep(actor, text=text, revision=revision, **given)  # type: ignore[arg-type]


def rows() -> int:
    with db.reading() as session:
        return session.scalar(select(func.count()).select_from(TypedText)) or 0


def test_a_text_when_written_then_it_is_read_back_as_typed(minh: Actor) -> None:
    write(minh, "Đã chuyển dữ liệu ")
    write(minh, "Đã chuyển dữ liệu ngày 06/8", 2)

    assert typed_text.load(minh, FIELD) == Kept("Đã chuyển dữ liệu ngày 06/8", 2, "")
    assert rows() == 1


def test_a_field_when_nothing_was_written_then_it_is_empty(minh: Actor) -> None:
    assert typed_text.load(minh, FIELD) == Kept("", 0, "")


def test_a_text_when_written_then_the_journal_stays_as_it_was(minh: Actor) -> None:
    make.make_open_meeting()

    write(minh, "Riêng")

    with db.reading() as session:
        assert session.scalar(select(func.count()).select_from(JournalEntry)) == 0


def test_a_late_message_of_the_same_tab_changes_nothing(minh: Actor) -> None:
    write(minh, "mới", 5)

    answer = write(minh, "cũ", 4)

    assert (answer.text, answer.revision) == ("mới", 5)


def test_two_tabs_of_one_account_are_told_of_each_other_and_lose_nothing(minh: Actor) -> None:
    write(minh, "ở phòng họp", 3)

    with pytest.raises(Conflict) as told:
        write(minh, "ở nhà", 9, writer="tab-2")

    assert told.value.now == Kept("ở phòng họp", 3, "")
    assert typed_text.load(minh, FIELD).text == "ở phòng họp"
    assert write(minh, "ở nhà", 10, writer="tab-2", seen=3).text == "ở nhà"


def test_the_same_text_from_another_tab_is_no_conflict(minh: Actor) -> None:
    write(minh, "như nhau", 3)

    assert write(minh, "như nhau", 1, writer="tab-2").revision == 1


def test_each_account_has_its_own_text(minh: Actor) -> None:
    an = sign_in(Role.SECRETARY, name="an")
    write(minh, "của Minh")

    write(an, "của An", writer="tab-2")

    assert typed_text.load(minh, FIELD).text == "của Minh"
    assert typed_text.load(an, FIELD).text == "của An"


def test_who_else_writes_there_is_told_by_name_and_time_for_ten_seconds(minh: Actor) -> None:
    an = sign_in(Role.SECRETARY, name="an")
    with clock.stopped(make.START):
        write(minh, "của Minh")
    with clock.stopped(make.START + timedelta(seconds=9)):
        soon = write(an, "của An", writer="tab-2")
    with clock.stopped(make.START + timedelta(seconds=25)):
        later = write(an, "của An và thêm", 2, writer="tab-2")

    assert [(one.account_id, one.name, one.at) for one in soon.others] == [
        (minh.account_id, "Minh", make.START)
    ]
    assert later.others == ()


def test_writing_is_told_to_the_open_sockets_without_its_text(minh: Actor) -> None:
    heard: list[Writing] = []
    stop = WRITERS.listen(heard.append)

    write(minh, "Nội dung mật")
    stop()
    write(minh, "Nội dung mật nữa", 2)

    (told,) = heard
    assert (told.field.meeting, told.field, told.name) == ("2026-10", FIELD, "Minh")
    assert set(told.message) == {"field", "account", "name", "at", "over"}
    assert "mật" not in str(told.message)


def test_a_text_that_became_an_act_is_erased_and_its_id_kept(minh: Actor) -> None:
    write(minh, "Phường đã trả lời", 4)

    typed_text.finish(minh, FIELD, "id-1", "Phường đã trả lời")

    assert typed_text.load(minh, FIELD) == Kept("", 4, "id-1")


def test_what_was_written_after_the_text_handed_over_stays(minh: Actor) -> None:
    write(minh, "Dòng một\nDòng hai", 4)

    typed_text.finish(minh, FIELD, "id-1", "Dòng một")

    assert typed_text.load(minh, FIELD).text == "Dòng hai"


def test_a_text_that_was_never_sent_while_typed_leaves_its_id_too(minh: Actor) -> None:
    typed_text.finish(minh, FIELD, "id-1", "viết nhanh")

    assert typed_text.load(minh, FIELD) == Kept("", 0, "id-1")


def test_an_erased_text_is_gone_and_erasing_nothing_is_no_mistake(minh: Actor) -> None:
    write(minh, "bỏ đi")

    typed_text.erase(minh, FIELD)
    typed_text.erase(minh, FieldName.parse("2026-10:note:18"))

    assert typed_text.load(minh, FIELD).text == ""
    assert rows() == 1


def test_texts_nobody_came_back_to_are_erased_after_thirty_days(minh: Actor) -> None:
    with clock.stopped(make.START):
        write(minh, "quên rồi")
    with clock.stopped(make.START + timedelta(days=31)):
        write(minh, "mới", field=FieldName.parse("2026-11:note:1"))

        assert typed_text.load(minh, FIELD) == Kept("", 0, "")
        assert rows() == 1


def test_one_account_keeps_at_most_two_hundred_fields(minh: Actor) -> None:
    for number in range(typed_text.MOST_FIELDS + 5):
        write(minh, "x", field=FieldName.parse(f"2026-10:note:{number}"))

    assert rows() == typed_text.MOST_FIELDS


@pytest.mark.parametrize("role", [Role.OPERATOR, Role.AUDITOR, Role.LEADER, Role.DEPARTMENT])
def test_a_role_that_may_not_write_there_is_refused(database: str, role: Role) -> None:
    actor = sign_in(role, unit_id=make.make_branch())

    for attempt in (write, lambda who, _text: typed_text.load(who, FIELD)):
        with pytest.raises(NotAllowed):
            attempt(actor, "x")
    with pytest.raises(NotAllowed):
        typed_text.finish(actor, FIELD, "id", "x")
    with pytest.raises(NotAllowed):
        typed_text.erase(actor, FIELD)


def test_nobody_is_refused(database: str) -> None:
    with pytest.raises(NotSignedIn):
        write(None, "x")


@pytest.mark.parametrize(
    "field",
    ["", "2026-10", "2026-10:note", "2026-10:password:1", "x:note:1", "2026-10:note:1:2",
     "2026-10:note:Ẩn", f"2026-10:note:{'9' * 41}", "2026-10:note:1\n"],
)  # fmt: skip
def test_a_field_that_is_not_there_is_not_found(minh: Actor, field: str) -> None:
    with pytest.raises(NotFound):
        write(minh, "x", field=FieldName.parse(field))


@pytest.mark.parametrize(
    "wrong",
    [{"text": "x" * 20_001}, {"revision": 0}, {"revision": 2**31}, {"seen": -1}, {"writer": ""},
     {"writer": "<script>"}, {"writer": "a" * 33}],
)  # fmt: skip
def test_what_no_browser_of_ours_sends_is_invalid(minh: Actor, wrong: dict[str, object]) -> None:
    with pytest.raises(Invalid):
        write(minh, **{"text": "x", **wrong})  # type: ignore[arg-type]


def test_letters_no_database_can_keep_are_left_out(minh: Actor) -> None:
    assert write(minh, "trước\x00 sau\ud800").text == "trước sau"


def draft(unit_id: int, version: int = 0) -> FieldName:
    return FieldName.parse(f"2026-10:draft:{unit_id}-4-{version}")


def test_a_department_writes_the_drafts_of_its_own_unit_alone(sqlite_database: str) -> None:
    unit_id, other_id = make.make_unit(), make.make_unit("SXD")
    tu = sign_in(Role.DEPARTMENT, unit_id=unit_id)
    own, other = draft(unit_id), draft(other_id)

    write(tu, "Dự thảo", field=own)

    assert typed_text.load(tu, own).text == "Dự thảo"
    for act in (typed_text.load, typed_text.erase):
        with pytest.raises(NotAllowed, match="not_your_unit"):
            act(tu, other)
    with pytest.raises(NotAllowed, match="not_your_unit"):
        write(tu, "Dự thảo", field=other)


def test_fields_with_a_text_of_ones_own_are_found_and_others_not(sqlite_database: str) -> None:
    unit_id = make.make_unit()
    tu = sign_in(Role.DEPARTMENT, unit_id=unit_id)
    thu = sign_in(Role.DEPARTMENT, unit_id=unit_id, name="thu")
    first, second = (draft(unit_id, number) for number in range(2))
    write(tu, "Dở dang", field=first)
    write(thu, "Của Thu", field=second)

    assert typed_text.begun(tu, [first, second]) == (first,)
    assert typed_text.begun(tu, []) == ()


def test_drafts_are_found_by_kind_and_person_as_long_as_they_have_words(minh: Actor) -> None:
    for number, text in ((17, "Báo cáo Bộ"), (18, "Trả lời"), (19, "bỏ")):
        write(minh, text, field=field_names.proposal("2026-10", number))
    typed_text.erase(minh, field_names.proposal("2026-10", 19))
    write(minh, "Ý kiến", field=field_names.line("2026-10"))
    write(minh, "Kỳ khác", field=field_names.proposal("2026-12", 20))
    an = sign_in(Role.SECRETARY, name="an")

    assert sorted(typed_text.drafts(minh, "2026-10", TextKind.PROPOSAL)) == ["17", "18"]
    assert typed_text.drafts(an, "2026-10", TextKind.PROPOSAL) == ()
    with pytest.raises(NotAllowed):
        typed_text.drafts(
            sign_in(Role.OPERATOR, unit_id=make.make_branch()), "2026-10", TextKind.PROPOSAL
        )
