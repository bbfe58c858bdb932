"""Public registration: the form, a look-up, and forms taken in, over HTTP on a real server.

The clients run in this process beside the server; each form is another person's, filled a while
after its page was given out.
"""

import asyncio
import os
import re
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from datetime import timedelta
from time import monotonic

import httpx
from playwright.sync_api import sync_playwright

from bench.browser import public_paint
from bench.measuring import DATABASES, BenchFailed, Figure, database, p95
from bench.room import Served
from console import bootstrap, clock
from console.meetings.acts import agenda, registration_list
from console.meetings.rules import UNDATED
from console.publishing.acts import notice as publishing
from console.publishing.views.notice import load_desk
from console.registration import form_stamps
from tests.journeys.conftest import CHROMIUM

CLIENTS = 16
LIMIT = "CONSOLE_PUBLIC_SUBMISSIONS"
WAITED = timedelta(minutes=1)  # between page and form, as the stamps tell it
GOAL = "≥ 50 /s"


def figures(*, runs: int, forms: int) -> Iterator[Figure]:
    """Measure on both databases.

    Args:
        runs: how often each thing is measured.
        forms: how many are sent in each run.
    """
    for kind in DATABASES:
        with _served(kind) as (served, code):
            measured, receipt_code = asyncio.run(_measure(served, kind, code, runs, forms))
            yield from measured
            yield from _painted(served, kind, code, receipt_code, runs)


def _painted(
    served: Served, kind: str, code: str, receipt_code: str, runs: int
) -> Iterator[Figure]:
    """Open each page of the public in Chromium, an empty cache each time."""
    pages = {
        "form": f"register/{code}",
        "receipt": f"my/{receipt_code}",
        "notice": f"notice/{code}",
    }
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for name, path in pages.items():
            shown = [public_paint(chromium, f"{served.address}/{path}") for _ in range(runs)]
            seconds, kilobytes = zip(*shown, strict=True)
            yield Figure(f"first useful paint of the {name}", kind, "s", "≤ 0.3 s", seconds)
            yield Figure(f"the {name} with all it loads", kind, "KB", "≤ 60 KB", kilobytes)
        chromium.close()


@contextmanager
def _served(kind: str) -> Iterator[tuple[Served, str]]:
    with database(kind):
        code, served = _open_list(), Served()
        os.environ[LIMIT] = "1000000"  # all clients stand behind one address
        try:
            served.start()
            served.wait()
            yield served, code
        finally:
            served.stop()
            del os.environ[LIMIT]


def _open_list() -> str:
    """Open the list of a meeting to come; gives its code."""
    cli, held_on = bootstrap.command_line(), clock.today() + timedelta(days=21)
    code = f"{held_on:%Y-%m}"
    meeting_id = agenda.open_month(cli, code)
    agenda.set_date(cli, meeting_id, held_on, seen=UNDATED)
    closes_at = clock.now() + timedelta(days=7)
    registration_list.open_list(cli, meeting_id, closes_at=closes_at, seen=None)
    publishing.publish_notice(cli, meeting_id, seen=load_desk(cli, meeting_id).draft_hash)
    return code


async def _measure(
    served: Served, kind: str, code: str, runs: int, forms: int
) -> tuple[list[Figure], str]:
    """Send, read and look up; gives the figures, and the receipt code of a form taken in."""
    taken: list[float] = []
    slow: list[float] = []
    pages: list[float] = []
    looked: list[float] = []
    async with _clients(served) as clients:
        for run in range(runs):
            stamps = [_stamp(code) for _ in range(forms)]
            start = monotonic()
            sent = [_sending(code, stamp, run, number) for number, stamp in enumerate(stamps)]
            seconds = await _all(clients, sent)
            taken.append(forms / (monotonic() - start))
            slow.append(p95(seconds))
            pages.append(p95(await _all(clients, [_get(f"/register/{code}")] * forms)))
            receipts = [form_stamps.read(stamp, code) for stamp in stamps]
            codes = [one.receipt_code for one in receipts if one]
            ways = [_get(f"/my/{one}") for one in codes]
            looked.append(p95(await _all(clients, ways)))
    told = [
        Figure("public forms taken in", kind, "/s", GOAL, tuple(taken)),
        Figure("the same, one form, p95", kind, "ms", "", tuple(slow)),
        Figure("page of the form, p95", kind, "ms", "≤ 300 ms", tuple(pages)),
        Figure("form of a receipt code, p95", kind, "ms", "≤ 300 ms", tuple(looked)),
    ]
    return told, codes[-1]


def _stamp(code: str) -> str:
    with clock.stopped(clock.now() - WAITED):
        return form_stamps.new(code)


Asking = Callable[[httpx.AsyncClient], Awaitable[None]]


def _sending(code: str, stamp: str, run: int, number: int) -> Asking:
    said = {
        "stamp": stamp,
        "question-1": f"Hồ sơ số {run}-{number} nộp từ tháng 6 chưa có kết quả, bao giờ xong?",
        "attendance": "hall",
        "people": "1",
        "speaks": "no",
        "kind": "individual",
        "full_name": f"Người Gửi {run} {number}",
        "phone": f"09{run:02}{number:06}",
        "address": "Xóm Mới, xã Phù Sa",
        "consent": "answer",
    }
    parts = {name: (None, value) for name, value in said.items()}

    async def send(client: httpx.AsyncClient) -> None:
        answer = await client.post(f"/register/{code}", files=parts)
        if answer.status_code != 303:
            raise BenchFailed(f"a form was not taken in: {answer.status_code} {_why(answer.text)}")

    return send


def _why(page: str) -> str:
    return " ".join(re.findall(r'<li><a href="#[^"]+">([^<]+)', page))


def _get(path: str) -> Asking:
    async def get(client: httpx.AsyncClient) -> None:
        answer = await client.get(path)
        if answer.status_code != 200:
            raise BenchFailed(f"{path.split('/')[1]}: {answer.status_code}")

    return get


async def _all(clients: list[httpx.AsyncClient], asked: list[Asking]) -> list[float]:
    """Ask everything, each client one thing after the other; gives the seconds of each."""
    todo = iter(asked)
    seconds: list[float] = []

    async def work(client: httpx.AsyncClient) -> None:
        for one in todo:
            start = monotonic()
            await one(client)
            seconds.append(monotonic() - start)

    await asyncio.gather(*(work(client) for client in clients))
    return seconds


@asynccontextmanager
async def _clients(served: Served) -> AsyncIterator[list[httpx.AsyncClient]]:
    clients = [httpx.AsyncClient(base_url=served.address, timeout=30) for _ in range(CLIENTS)]
    try:
        yield clients
    finally:
        for one in clients:
            await one.aclose()
