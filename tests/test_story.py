"""The story is told again on both databases, and the page says what happened."""

from pathlib import Path

import pytest

from tests import story


@pytest.fixture(scope="module")
def on_sqlite(tmp_path_factory: pytest.TempPathFactory) -> story.Story:
    folder = tmp_path_factory.mktemp("sqlite")
    return story.tell(f"sqlite:///{folder}/story.sqlite3", folder)


@pytest.mark.office
def test_the_page_tells_what_the_commands_say(on_sqlite: story.Story) -> None:
    assert story.page(on_sqlite) == story.PAGE.read_text("utf-8")


@pytest.mark.office
@pytest.mark.parametrize("name", ["minutes.txt", "acts.txt"])
def test_minutes_and_acts_are_those_recorded(on_sqlite: story.Story, name: str) -> None:
    recorded = (story.RECORDS / name).read_text("utf-8").splitlines()

    assert story.records(on_sqlite)[name] == recorded


@pytest.mark.office
def test_the_minutes_are_the_same_on_postgresql(on_sqlite: story.Story, tmp_path: Path) -> None:
    with story.fresh_postgres() as address:
        on_postgresql = story.tell(address, tmp_path)

    assert story.without_hashes(on_postgresql) == story.without_hashes(on_sqlite)


@pytest.mark.office
def test_the_pdf_holds_every_matter_and_no_complaint(on_sqlite: story.Story) -> None:
    text = "\n".join(on_sqlite.pdf)

    assert all(f"Nội dung số {number}" in text for number in range(1, 28))
    assert "trồng đào" not in text
    assert all(one["is_whole"] for one in on_sqlite.journal)
