"""The whole story by command line: empty database, forms in, meeting played, minutes out.

`python -m tests.story` tells it on SQLite and on PostgreSQL and writes `docs/story.md`.
"""

import io
import json
import re
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import docx
from pypdf import PdfReader
from sqlalchemy import create_engine, text

from tests import server_process
from tests.conftest import postgres_server
from tests.server_process import ROOT

DATA = ROOT / "tests" / "data"
PAGE = ROOT / "docs" / "story.md"
RECORDS = ROOT / "tests" / "records"
SCREENS = {
    "today": "Today: what the secretary has to do next",
    "review": "Before the meeting: one question at the review desk, with what it resembles",
    "chair": "During the meeting: the chair's desk",
    "secretary": "The secretary's desk, one line for everything",
    "branch": "A branch office on a phone: registering, ready, on the air",
    "hall": "The screen in the hall",
    "live": "A citizen's phone",
    "minutes": "Afterwards: the minutes as they would be signed",
}
HASH = re.compile(r"\b[0-9a-f]{16,64}\b")


@dataclass(frozen=True)
class Step:
    """One command and what it printed."""

    command: str
    said: str


@dataclass(frozen=True)
class Story:
    """What one telling left behind."""

    steps: tuple[Step, ...]
    minutes: tuple[str, ...]  # paragraphs and table rows of the Word file
    pdf: tuple[str, ...]  # text of each page
    journal: tuple[dict[str, object], ...]
    acts: tuple[str, ...]  # number and act of each entry of the meeting's chain, in order


class Teller:
    """Runs commands against one database, from one folder."""

    def __init__(self, address: str, folder: Path) -> None:
        self.address = address
        self.folder = folder
        self.steps: list[Step] = []

    def do(self, *words: str) -> str:
        """Run one command as a person would and tell of it; it must succeed."""
        said = self.ask(*words)
        self.steps.append(Step("python -m console " + " ".join(words), said))
        return said

    def ask(self, *words: str) -> str:
        """Run one command that is no step of the story; gives what it printed."""
        done = server_process.run(words, self.address, self.folder)
        if done.returncode != 0:
            raise AssertionError(f"{words}: {done.returncode}\n{done.stdout}\n{done.stderr}")
        return done.stdout


def tell(address: str, folder: Path) -> Story:
    """Tell the story on one database; the files it needs and makes lie in the folder."""
    for file in filter(Path.is_file, DATA.iterdir()):
        (folder / file.name).write_bytes(file.read_bytes())
    teller = Teller(address, folder)
    teller.do("migrate")
    teller.do("directory", "import", "directory.json")
    for forms, month in (("registrations-2026-09.csv", "09"), ("registrations-2026-10.xlsx", "10")):
        teller.do("import", "registrations", forms, "--meeting", f"2026-{month}", "--commit")
    teller.do("meeting", "schedule", "2026-10-29")
    teller.do("replay", "live-run-2026-10.jsonl", "--meeting", "2026-10")
    journal = json.loads(teller.do("journal", "verify", "--json"))
    teller.do("export", "minutes", "--meeting", "2026-10", "--out", "minutes.docx")
    teller.do("export", "minutes", "--meeting", "2026-10", "--out", "minutes.pdf")
    entries = json.loads(teller.ask("journal", "show", "--meeting", "2026-10", "--json"))
    pages = PdfReader(folder / "minutes.pdf").pages
    return Story(
        tuple(teller.steps),
        tuple(_paragraphs((folder / "minutes.docx").read_bytes())),
        tuple(page.extract_text() for page in pages),
        tuple(journal),
        tuple(f"{entry['number']} {entry['act']}" for entry in entries),
    )


def page(story: Story) -> str:
    """Write the story as a page; what differs from run to run (hashes) is left out."""
    lines = [
        "# From the first form to the minutes",
        "",
        "Written by `make story`; a test tells the story again and compares. Every step is a",
        "command anybody can run; the files are the two months of forms and the recorded meeting",
        "that lie in `tests/data`. On SQLite and on PostgreSQL the minutes say the same.",
        "",
    ]
    for number, step in enumerate(story.steps, start=1):
        lines += [f"## {number}. `{step.command}`", "", "```", *_shown(step.said), "```", ""]
    lines += [*_result(story), *_screens()]
    return "\n".join(lines)


def _screens() -> list[str]:
    """Show what people look at while it happens; `make pictures` takes the pictures anew."""
    lines = ["## What people saw", ""]
    for name, caption in SCREENS.items():
        lines += [f"**{caption}**", "", f"![{caption}](pictures/{name}.png)", ""]
    return lines


def _result(story: Story) -> list[str]:
    return [
        "## What came out",
        "",
        f"Minutes of {len(story.pdf)} pages, {len(story.minutes)} paragraphs and table rows. They",
        "begin:",
        "",
        "```",
        *(HASH.sub("…", line) for line in story.minutes[:60]),
        "```",
        "",
        "| journal | entries | whole |",
        "|---|--:|---|",
        *(f"| {one['chain']} | {one['entries']} | {one['is_whole']} |" for one in story.journal),
        "",
    ]


def _shown(said: str) -> list[str]:
    lines = [HASH.sub("…", line.rstrip()) for line in said.splitlines()]
    return lines if len(lines) <= 24 else [*lines[:23], f"… ({len(lines) - 23} more lines)"]


def _paragraphs(content: bytes) -> Iterator[str]:
    document = docx.Document(io.BytesIO(content))
    for block in document.iter_inner_content():
        if isinstance(block, docx.table.Table):
            for row in block.rows:
                yield " | ".join(cell.text.replace("\n", " / ") for cell in row.cells)
        elif block.text.strip():
            yield block.text


@contextmanager
def fresh_postgres() -> Iterator[str]:
    """Make an empty PostgreSQL database for one telling."""
    server = postgres_server()
    name = f"story_{uuid.uuid4().hex[:12]}"
    admin = create_engine(server, isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    yield server.set(database=name).render_as_string(hide_password=False)
    with admin.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    admin.dispose()


def main() -> None:
    """Tell it on both databases, compare, write the page."""
    with tempfile.TemporaryDirectory() as first, tempfile.TemporaryDirectory() as second:
        on_sqlite = tell(f"sqlite:///{first}/story.sqlite3", Path(first))
        with fresh_postgres() as address:
            on_postgres = tell(address, Path(second))
    if without_hashes(on_sqlite) != without_hashes(on_postgres):
        raise SystemExit("the two databases tell different minutes")
    PAGE.write_text(page(on_sqlite), "utf-8")
    for name, lines in records(on_sqlite).items():
        (RECORDS / name).write_text("".join(f"{line}\n" for line in lines), "utf-8")


def records(story: Story) -> dict[str, list[str]]:
    """Give what is kept of a telling to the letter, by the file in `tests/records`."""
    return {"minutes.txt": without_hashes(story), "acts.txt": list(story.acts)}


def without_hashes(story: Story) -> list[str]:
    """Give the lines of the minutes without what differs from run to run."""
    return [HASH.sub("…", line) for line in story.minutes]


if __name__ == "__main__":
    main()
