"""Public registration and "my question", without Streamlit and without sign-in.

    /register/<meeting>            the form; POST takes it in, or adds a field for one more question
    /register/<meeting>/similar    POST: what earlier meetings answered to a text like this
    /my                            enter a receipt code; POST shows its form
    /my/<code>                     the form of a receipt code (from its QR code)
    /my/<code>/correct             the same form to be corrected; POST keeps it as a new version
    /my/<code>/withdraw            POST withdraws it

The code stands in an address only where somebody scanned or kept it; logs blot it out.
"""

from dataclasses import dataclass, field, replace

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from console import bootstrap, clock
from console.errors import ConsoleError, NotFound, Refused
from console.intake import actions, form_stamps, public_form
from console.intake.form_stamps import Stamp
from console.intake.public import Sent, hash_of
from console.intake.public_form import Typed
from console.intake.public_list import PublicList, list_of
from console.intake.receipt import Receipt, load_receipt, typed_of
from console.settings import Settings
from console.web import public_pages, register_pages
from console.web.counted import Counted
from console.web.origins import is_ours
from console.web.public_pages import Look, look_of
from console.web.public_routes import CODE
from console.web.register_form import ADD, Submission, read_submission
from console.web.register_pages import Again

_NEVER_KEPT = {"cache-control": "no-store", "x-robots-tag": "noindex"}
_NEWS = ("received", "again", "corrected", "withdrawn")
_HINTED_LETTERS = 4_000  # bytes of a text sent for hints, decoded
LOOKED_UP = 10  # times as often as a form may be sent, a hint may be asked for


@dataclass
class Desk:
    """What the routes share: settings, and what each address did lately."""

    settings: Settings
    sent: Counted = field(init=False)
    failed: Counted = field(init=False)
    hinted: Counted = field(init=False)

    def __post_init__(self) -> None:
        """Take the limits from the settings."""
        most = self.settings.public_submissions
        self.sent, self.failed = Counted(most), Counted(most)
        self.hinted = Counted(most * LOOKED_UP)

    def address_of(self, code: str) -> str:
        """Give the address of a receipt, as its QR code says it."""
        return f"{self.settings.public_url.rstrip('/')}/my/{code}"


def routes(settings: Settings) -> list[Route]:
    """Give the routes of registration and of receipts."""
    desk = Desk(settings)

    async def register(request: Request) -> Response:
        if request.method == "POST":
            return await _take(request, desk)
        return await _form(request, desk)

    async def similar(request: Request) -> Response:
        return await _similar(request, desk)

    async def enter(request: Request) -> Response:
        return await _enter(request, desk)

    async def my(request: Request) -> Response:
        return await _my(request, desk)

    async def correct(request: Request) -> Response:
        return await _correct(request, desk)

    async def withdraw(request: Request) -> Response:
        return await _withdraw(request, desk)

    return [
        Route("/register/{meeting}/similar", similar, methods=["POST"]),
        Route("/register/{meeting:path}", register, methods=["GET", "POST"]),
        Route("/my", enter, methods=["GET", "POST"]),
        Route("/my/{code}/correct", correct, methods=["GET", "POST"]),
        Route("/my/{code}/withdraw", withdraw, methods=["POST"]),
        Route("/my/{code}", my),
    ]


async def _form(request: Request, desk: Desk) -> Response:
    look = look_of(request, desk.settings)
    shown = await _list(request)
    if shown is None:
        return _missing(look)
    return _page(await run_in_threadpool(register_pages.form, shown, look, Again(Typed())))


async def _take(request: Request, desk: Desk) -> Response:
    """Take a form in, or show it again with everything typed and what to do."""
    look = look_of(request, desk.settings)
    shown = await _list(request)
    if shown is None:
        return _missing(look)
    submission = await read_submission(request)
    if submission is None:
        return _page(register_pages.plain(look, "register.unreadable"), 400)
    again = await run_in_threadpool(_again, request, desk, shown, submission)
    if again is None:
        return await run_in_threadpool(_send, request, desk, shown, submission, look)
    if submission.does != ADD:
        desk.failed.add(_who(request))
    drawn = await run_in_threadpool(register_pages.form, shown, look, again)
    return _page(drawn, 200 if submission.does == ADD else 422)


def _again(request: Request, desk: Desk, shown: PublicList, submission: Submission) -> Again | None:
    """Tell how a form is to be shown again; None = it can be taken in."""
    typed, stamp = submission.typed, form_stamps.read(submission.stamp, shown.code)
    kept = submission.stamp if stamp else ""
    lost = submission.has_files
    if submission.does == ADD:
        more = register_pages.with_more(typed)
        return Again(more, kept, lost_files=lost, focus=f"question-{len(more.questions)}")
    faults = public_form.faults_of(typed, shown.branch_ids)
    refused = submission.file_fault
    if faults or refused:
        return Again(typed, kept, faults, refused, lost_files=lost)
    doubt = _doubt(request, desk, stamp, submission)
    if doubt is None:
        return None
    return Again(typed, "" if doubt.code == "form_stale" else kept, (), doubt, lost)


def _doubt(
    request: Request, desk: Desk, stamp: Stamp | None, submission: Submission
) -> Refused | None:
    """Tell why a form without a fault may not come from a person on our page."""
    origin = request.headers.get("origin")
    if origin is not None and not is_ours(origin, desk.settings):
        return Refused("form_foreign", address=desk.settings.public_url)
    if stamp is None or stamp.is_stale:
        return Refused("form_stale")
    if submission.is_trapped or stamp.is_hasty:
        return Refused("form_hasty")
    if desk.sent.is_full(_who(request)) or desk.failed.is_full(_who(request)):
        return Refused("registration_busy")
    return None


def _send(
    request: Request, desk: Desk, shown: PublicList, submission: Submission, look: Look
) -> Response:
    """Take a form in and lead to its receipt; the same form again leads to the same receipt."""
    stamp = form_stamps.read(submission.stamp, shown.code)
    assert stamp is not None  # a form without one was shown again
    code = stamp.receipt_code
    sent = _sent(submission, code, look)
    try:
        actions.register_publicly(bootstrap.the_public(), shown.meeting.id, sent)
    except Refused as refused:
        if refused.code == "form_sent_already":
            return _to(f"/my/{code}", "again", look)
        again = Again(submission.typed, submission.stamp, refused=refused)
        return _page(register_pages.form(shown, look, again), 409)
    desk.sent.add(_who(request))
    return _to(f"/my/{code}", "received", look)


def _sent(submission: Submission, code: str, look: Look) -> Sent:
    form = public_form.read(submission.typed, now=clock.now())
    texts = register_pages.consents(form.consents, look.language)
    return Sent(form, hash_of(code), texts, submission.files)


async def _similar(request: Request, desk: Desk) -> Response:
    """Give what earlier meetings answered, as a piece of a page; empty = nothing like it."""
    look, code = look_of(request, desk.settings), request.path_params["meeting"]
    who = _who(request)
    if not CODE.fullmatch(code) or desk.hinted.is_full(who):
        return Response(status_code=204, headers=_NEVER_KEPT)
    desk.hinted.add(who)
    text = (await request.body())[:_HINTED_LETTERS].decode("utf-8", "ignore")
    drawn = await run_in_threadpool(register_pages.hints, text, code, look)
    return _page(drawn) if drawn else Response(status_code=204, headers=_NEVER_KEPT)


async def _enter(request: Request, desk: Desk) -> Response:
    """Show the form of a code that was typed; the code never stands in the address."""
    look = look_of(request, desk.settings)
    if request.method == "GET":
        return _page(register_pages.enter(look))
    who = _who(request)
    if desk.failed.is_full(who):
        return _page(register_pages.enter(look, "receipt.fault.too_many"), 429)
    typed = await _typed_code(request)
    shown = await run_in_threadpool(_found, typed)
    if shown is None:
        desk.failed.add(who)
        return _page(register_pages.enter(look, "receipt.fault.unknown", typed), 422)
    return await run_in_threadpool(_receipt, shown, desk, look)


async def _typed_code(request: Request) -> str:
    async with request.form(max_files=0, max_fields=5) as form:
        typed = form.get("code", "")
        return typed[:60] if isinstance(typed, str) else ""


async def _my(request: Request, desk: Desk) -> Response:
    look, who = look_of(request, desk.settings), _who(request)
    if desk.failed.is_full(who):
        return _page(register_pages.enter(look, "receipt.fault.too_many"), 429)
    shown = await run_in_threadpool(_found, request.path_params["code"])
    if shown is None:
        desk.failed.add(who)
        return _page(register_pages.enter(look, "receipt.fault.unknown"), 404)
    news = request.query_params.get("news", "")
    told = news if news in _NEWS else ""
    return await run_in_threadpool(_receipt, shown, desk, look, told)


async def _correct(request: Request, desk: Desk) -> Response:
    look = look_of(request, desk.settings)
    receipt = await run_in_threadpool(_found, request.path_params["code"])
    if receipt is None:
        desk.failed.add(_who(request))
        return _page(register_pages.enter(look, "receipt.fault.unknown"), 404)
    if request.method == "GET":
        return await run_in_threadpool(_correction, receipt, look)
    submission = await read_submission(request)
    if submission is None:
        return _page(register_pages.plain(look, "register.unreadable"), 400)
    return await run_in_threadpool(_keep, request, desk, receipt, submission, look)


def _correction(receipt: Receipt, look: Look) -> Response:
    shown, typed = list_of(receipt.meeting_code), typed_of(receipt.code)
    if shown is None or typed is None:
        return _missing(look)
    return _page(register_pages.form(shown, look, Again(typed), receipt.code))


def _keep(
    request: Request, desk: Desk, receipt: Receipt, submission: Submission, look: Look
) -> Response:
    """Keep a correction, or show the form again."""
    shown = list_of(receipt.meeting_code)
    if shown is None:
        return _missing(look)
    # The consents were given with the form; a correction neither gives nor takes any.
    submission = _consented(submission)
    again = _again(request, desk, shown, submission)
    if again is None:
        sent = _sent(submission, receipt.code, look)
        try:
            actions.correct_form(bootstrap.the_public(), receipt.meeting_id, sent)
        except (Refused, NotFound) as refused:
            again = Again(submission.typed, submission.stamp, refused=refused)
        else:
            return _to(f"/my/{receipt.code}", "corrected", look)
    status = 200 if submission.does == ADD else 422
    return _page(register_pages.form(shown, look, again, receipt.code), status)


async def _withdraw(request: Request, desk: Desk) -> Response:
    look = look_of(request, desk.settings)
    origin = request.headers.get("origin")
    receipt = await run_in_threadpool(_found, request.path_params["code"])
    if receipt is None or (origin is not None and not is_ours(origin, desk.settings)):
        desk.failed.add(_who(request))
        return _page(register_pages.enter(look, "receipt.fault.unknown"), 404)
    return await run_in_threadpool(_taken_back, receipt, look)


def _taken_back(receipt: Receipt, look: Look) -> Response:
    try:
        actions.withdraw_form(bootstrap.the_public(), receipt.meeting_id, hash_of(receipt.code))
    except ConsoleError as refused:
        return _page(register_pages.plain(look, f"error.{refused.code}", **refused.facts), 409)
    return _to(f"/my/{receipt.code}", "withdrawn", look)


def _consented(submission: Submission) -> Submission:
    typed = replace(submission.typed, consents=frozenset(public_form.PURPOSES))
    return replace(submission, typed=typed, files=(), file_fault=None, has_files=False)


def _found(typed: str) -> Receipt | None:
    code = form_stamps.read_code(typed)
    return load_receipt(code) if code else None


def _receipt(shown: Receipt, desk: Desk, look: Look, news: str = "") -> Response:
    address = desk.address_of(shown.code)
    return _page(register_pages.receipt(shown, look, address=address, news=news))


async def _list(request: Request) -> PublicList | None:
    code = request.path_params["meeting"]
    return await run_in_threadpool(list_of, code) if CODE.fullmatch(code) else None


def _who(request: Request) -> str:
    return request.client.host if request.client else ""


def _to(path: str, news: str, look: Look) -> Response:
    address = f"{path}?news={news}&lang={look.language}"
    return RedirectResponse(address, 303, headers=_NEVER_KEPT)


def _page(drawn: str, status: int = 200) -> Response:
    return HTMLResponse(drawn, status, headers=_NEVER_KEPT)


def _missing(look: Look) -> Response:
    return _page(public_pages.missing(look), 404)
