"""What only a browser shows: the first useful paint, and whether two screens count alike."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from statistics import fmean
from time import monotonic

from playwright.sync_api import Browser, BrowserContext, CDPSession, Page, sync_playwright

from bench.acts import Floor
from bench.measuring import BenchFailed, Figure
from bench.room import Room
from tests.journeys.conftest import CHROMIUM

SHOWN_SECONDS = 30.0
WATCHED_MS = 6_000
WRONG_CLOCK_MS = 90_000  # the second screen's own clock is that far ahead

# The page is of use when what is going on is drawn; the desk also needs its controls.
DESK = """() => document.querySelector('.board:not(:empty)')
  && document.querySelector('[data-testid="stMain"] .stButton button')"""
PUBLIC = "() => document.querySelector('main')?.innerText.trim()"

PAINTED = """(() => {
  const isThere = %s;
  const look = () => isThere()
    ? requestAnimationFrame(() => { window.benchPainted = performance.now(); })
    : requestAnimationFrame(look);
  look();
})();"""

# The moments at which the countdown turned, by the clock of the machine, and what it then said.
TURNS = """(() => {
  const turns = window.benchTurns = [];
  let last = '';
  new MutationObserver(() => {
    const timer = document.querySelector('[data-tick="countdown"]');
    if (!timer || timer.textContent === last) return;
    last = timer.textContent;
    turns.push([performance.timeOrigin + performance.now(), last, timer.dataset.at]);
  }).observe(document, { subtree: true, childList: true, characterData: true });
})();"""

WRONG_CLOCK = f"""(() => {{
  const own = Date.now.bind(Date);
  Date.now = () => own() + {WRONG_CLOCK_MS};
}})();"""

Turn = tuple[float, str, str]  # ms of the epoch, text, ISO moment it counts to


def figures(room: Room, floor: Floor, address: str, runs: int) -> Iterator[Figure]:
    """Measure in Chromium, an empty cache each time."""
    floor.let_speak()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        try:
            yield from _painted(browser, room, address, runs)
            yield from _timers(browser, room, address, runs)
        finally:
            browser.close()


def _painted(browser: Browser, room: Room, address: str, runs: int) -> Iterator[Figure]:
    desk = [_desk_paint(browser, room, address) for _ in range(runs)]
    yield Figure("first useful paint of the chair's desk", "PostgreSQL", "s", "≤ 2 s", tuple(desk))
    page = f"{address}/live/{room.code}"
    public = [public_paint(browser, page) for _ in range(runs)]
    seconds, kilobytes = zip(*public, strict=True)
    yield Figure("first useful paint of the public page", "PostgreSQL", "s", "≤ 0.3 s", seconds)
    yield Figure("public page with all it loads", "PostgreSQL", "KB", "≤ 60 KB", kilobytes)


def _desk_paint(browser: Browser, room: Room, address: str) -> float:
    with _screen(browser, address, room.people[0].cookie) as context:
        page = context.new_page()
        page.add_init_script(PAINTED % DESK)
        page.goto(f"{address}/chair", wait_until="commit")
        return _painted_ms(page) / 1000


def public_paint(browser: Browser, address: str) -> tuple[float, float]:
    """Open a public page with an empty cache; gives seconds to its first use, and its KB."""
    with _screen(browser, address) as context:
        page = context.new_page()
        page.add_init_script(PAINTED % PUBLIC)
        weight = _Weight(context.new_cdp_session(page))
        page.goto(address, wait_until="commit")
        seconds = _painted_ms(page) / 1000
        page.wait_for_timeout(1_000)  # for what it loads after it is of use
        return seconds, weight.bytes / 1024


def _painted_ms(page: Page) -> float:
    return _await(page, "window.benchPainted ?? 0", "showed nothing of use")


class _Weight:
    """Counts what comes over the wire, the live socket too."""

    def __init__(self, session: CDPSession) -> None:
        self.bytes = 0.0
        session.on("Network.loadingFinished", self._add_loaded)
        session.on("Network.webSocketFrameReceived", self._add_told)
        session.send("Network.enable")

    def _add_loaded(self, told: dict[str, float]) -> None:
        self.bytes += told["encodedDataLength"]

    def _add_told(self, told: dict[str, dict[str, str]]) -> None:
        self.bytes += len(told["response"]["payloadData"].encode())


def _timers(browser: Browser, room: Room, address: str, runs: int) -> Iterator[Figure]:
    pairs = [_two_screens(browser, room, address) for _ in range(runs)]
    apart = tuple(_apart(desk, hall) for desk, hall in pairs)
    late = tuple(_late([*desk, *hall]) for desk, hall in pairs)
    what = "countdown on two screens, one with a wrong clock"
    yield Figure(f"{what}: apart at most", "PostgreSQL", "s", "≤ 0.3 s", apart)
    yield Figure(f"{what}: behind the server's time, mean", "PostgreSQL", "s", "", late)


def _two_screens(browser: Browser, room: Room, address: str) -> tuple[list[Turn], list[Turn]]:
    with (
        _screen(browser, address, room.people[0].cookie) as one,
        _screen(browser, address) as other,
    ):
        other.add_init_script(WRONG_CLOCK)
        desk, hall = one.new_page(), other.new_page()
        for page, path in ((desk, "chair"), (hall, f"hall/{room.code}")):
            page.add_init_script(TURNS)
            page.goto(f"{address}/{path}", wait_until="commit")
        for page in (desk, hall):
            _await(page, "window.benchTurns.length", "shows no countdown")
        desk.wait_for_timeout(WATCHED_MS)
        return desk.evaluate("window.benchTurns"), hall.evaluate("window.benchTurns")


def _await(page: Page, asked: str, otherwise: str) -> float:
    """Ask a page until its answer is not 0; Playwright's own waiting needs `unsafe-eval`."""
    deadline = monotonic() + SHOWN_SECONDS
    while not (answer := page.evaluate(asked)):
        if monotonic() > deadline:
            raise BenchFailed(f"{page.url} {otherwise} within {SHOWN_SECONDS:.0f} s")
        page.wait_for_timeout(50)
    return float(answer)


def _apart(desk: list[Turn], hall: list[Turn]) -> float:
    """Give the largest difference in seconds between two screens turning to the same text."""
    # The first text of each came with the page, not with the passing of a second.
    turned = {text: at for at, text, _ in desk[1:]}
    apart = [abs(at - turned[text]) for at, text, _ in hall[1:] if text in turned]
    if not apart:
        raise BenchFailed("the two screens never showed the same second")
    return max(apart) / 1000


def _late(turns: list[Turn]) -> float:
    """Give the mean lateness in seconds against the moments at which seconds turn."""
    late = []
    for at, text, ends_at in turns:
        minutes, seconds = text.split(":")
        due = datetime.fromisoformat(ends_at).timestamp() - int(minutes) * 60 - int(seconds)
        if abs(at / 1000 - due) < 1:  # else it is the text the page came with
            late.append(at / 1000 - due)
    return fmean(late)


@contextmanager
def _screen(browser: Browser, address: str, cookie: str = "") -> Iterator[BrowserContext]:
    context = browser.new_context(locale="vi-VN", viewport={"width": 1440, "height": 900})
    if cookie:
        name, _, value = cookie.partition("=")
        context.add_cookies([{"name": name, "value": value, "url": address}])
    try:
        yield context
    finally:
        context.close()
