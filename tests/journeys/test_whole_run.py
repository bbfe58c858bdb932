"""The October meeting in real time divided by 60, on six screens; what they show at the end is what
a fresh load shows. For a minute of it a secretary types without a network."""

import os
import subprocess
import sys
from collections.abc import Iterator
from time import monotonic

import pytest
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import select

from console import db
from models import JournalHead, Note, Unit
from models.codes.people import Role
from tests import october
from tests.cast import sign_in
from tests.journeys.room import HALL, PHONE, SOON, Room, opened_room
from tests.server_process import ROOT
from tests.serving import Server

pytestmark = [pytest.mark.browser, pytest.mark.long]

RUN = october.DATA / "live-run-2026-10.jsonl"
OFFLINE_SECONDS = 60
LONGEST_SECONDS = 500
TYPED = "Ghi khi mất mạng, gửi khi có mạng lại."

# What stands on a screen, but for what counts on by itself.
SHOWN = """() => {
  const lines = [];
  const parts = '.board, body:not(:has(.stApp)) main > *, .stMain button';
  for (const one of document.querySelectorAll(parts)) {
    if (one.matches('[role=status], .vh')) continue; // said once, to who cannot see it
    const copy = one.cloneNode(true);
    const left = copy.querySelectorAll('[data-tick], [hidden], [role=status], .vh');
    left.forEach((part) => part.remove());
    const text = copy.textContent.replace(/\\s+/g, ' ').trim();
    if (text) lines.push(text);
  }
  return lines;
}"""


@pytest.fixture
def room(chromium: Browser, server: Server) -> Iterator[Room]:
    with opened_room(chromium, server) as opened:
        yield opened


@pytest.fixture
def meeting_id(server: Server) -> int:
    """The October meeting before it begins, and who sits at the screens."""
    made = october.prepare()
    with db.reading() as session:
        branch = session.scalars(select(Unit.id).where(Unit.code == "CN01")).one()
    sign_in(Role.LEADER)
    sign_in(Role.SECRETARY)
    sign_in(Role.SECRETARY, name="thao")
    sign_in(Role.OPERATOR, unit_id=branch)
    return made


def replay(server: Server) -> subprocess.Popen[bytes]:
    command = ["replay", str(RUN), "--meeting", october.CODE, "--speed", "60"]
    environment = {**os.environ, "CONSOLE_DATABASE_URL": server.database}
    return subprocess.Popen(
        [sys.executable, "-m", "console", *command],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.DEVNULL,
    )


def newest(meeting_id: int) -> int:
    with db.reading() as session:
        found = session.scalar(
            select(JournalHead.number).where(JournalHead.meeting_id == meeting_id)
        )
        return found or 0


def shown(page: Page) -> list[str]:
    told: list[str] = page.evaluate(SHOWN)
    return told


def same(page: Page, fresh: Page) -> None:
    """Wait until both show the same; what differs is told when they never do."""
    deadline = monotonic() + SOON / 1000
    while shown(page) != shown(fresh) and monotonic() < deadline:
        page.wait_for_timeout(250)
    assert shown(page) == shown(fresh)


def test_screens_that_watched_the_whole_run_show_what_a_fresh_load_shows(
    room: Room, server: Server, meeting_id: int
) -> None:
    desks = {"ha": "/chair", "minh": "/secretary", "thao": "/secretary", "lan": "/branch"}
    public = {f"/hall/{october.CODE}": HALL, f"/live/{october.CODE}": PHONE}
    watching = {name: room.desk(name, path) for name, path in desks.items()}
    screens = {path: room.screen(path, size=size) for path, size in public.items()}
    line = watching["thao"].get_by_label("Dòng ghi", exact=True)
    expect(line).to_be_visible()

    running = replay(server)
    try:
        expect(watching["thao"].locator(".stMain")).to_contain_text("Đang họp", timeout=120_000)
        watching["thao"].context.set_offline(True)
        line.press_sequentially(f"// {TYPED}", delay=10)
        line.press("Enter")
        with pytest.raises(subprocess.TimeoutExpired):  # the run goes on meanwhile
            running.wait(timeout=OFFLINE_SECONDS)
        watching["thao"].context.set_offline(False)
        expect(watching["thao"].locator(".typed-kept .waiting")).to_have_count(0)
        assert running.wait(timeout=LONGEST_SECONDS) == 0
    finally:
        running.kill()

    with db.reading() as session:
        kept = session.scalars(select(Note.text).where(Note.text == TYPED)).all()
    assert kept == [TYPED]
    number = str(newest(meeting_id))
    for name, page in watching.items():
        fresh = room.desk(name, desks[name])
        for one in (page, fresh):
            expect(one.locator(".board").first).to_have_attribute("data-number", number)
        same(page, fresh)
    for path, page in screens.items():
        # A public screen is told nothing of what it does not show, so its number may be older.
        fresh = room.screen(path, size=public[path])
        expect(fresh.locator("body")).to_have_attribute("data-number", number)
        waiting = page.get_by_role("button", name="kết quả mới")
        if waiting.count():
            waiting.first.click()
        same(page, fresh)
