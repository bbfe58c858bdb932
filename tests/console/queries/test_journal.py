"""How far the journal of a meeting is, and what is made once per number."""

import pytest

from console import db
from console.errors import NotFound
from console.queries import journal
from console.queries.journal import OncePerNumber
from tests import make


def test_a_journal_is_found_by_meeting_and_month(database: str) -> None:
    meeting_id = make.make_meeting("2026-10")

    with db.reading() as session:
        assert journal.head(session, meeting_id).chain == "2026-10"
        assert journal.number(session, meeting_id) == 0
        assert journal.number(session, meeting_id + 1) == 0
        assert journal.number_of_month(session, "2026-10") == 0
        assert journal.number_of_month(session, "2026-11") is None
        assert journal.number_of_month(session, "house") is None
        with pytest.raises(NotFound, match="meeting_not_found"):
            journal.head(session, meeting_id + 1)


def test_what_is_kept_is_made_again_only_at_another_number(database: str) -> None:
    made: list[str] = []
    kept: OncePerNumber[int] = OncePerNumber()

    def make_for(code: str) -> int:
        made.append(code)
        return len(made)

    assert [kept.get("a", 1, lambda: make_for("a")) for _ in range(3)] == [1, 1, 1]
    assert kept.get("b", 1, lambda: make_for("b")) == 2
    assert kept.get("a", 2, lambda: make_for("a")) == 3
    assert made == ["a", "b", "a"]


def test_only_the_codes_asked_for_last_are_kept(sqlite_database: str) -> None:
    made: list[str] = []
    kept: OncePerNumber[str] = OncePerNumber()

    def make_for(code: str) -> str:
        made.append(code)
        return code

    def ask(code: str) -> None:
        kept.get(code, 1, lambda: make_for(code))

    for number in range(3 * journal.MOST_KEPT):
        ask("asked again and again")
        ask(f"asked once {number}")
    ask("asked once 0")

    assert made.count("asked again and again") == 1
    assert made.count("asked once 0") == 2
