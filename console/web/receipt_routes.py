"""Following one's own form by its receipt code, without sign-in.

    /my                   enter a receipt code; POST shows its form
    /my/<code>            the form of a receipt code (from its QR code)
    /my/<code>/correct    the same form to be corrected; POST keeps it as a new version
    /my/<code>/withdraw   POST withdraws it

The code stands in an address only where somebody scanned or kept it; logs blot it out.
"""

from dataclasses import replace

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from console import bootstrap
from console.errors import ConsoleError, NotFound, Refused
from console.registration import form_stamps, public_form
from console.registration.acts import public
from console.registration.submission import hash_of
from console.registration.views.public_list import list_of
from console.registration.views.receipt import Receipt, load_receipt, typed_of
from console.web import person_routes, register_pages
from console.web.origins import is_ours
from console.web.public_pages import PageLook, look_of
from console.web.register_desk import RegisterDesk, again_of, lead_to, missing, page, sent_of, who
from console.web.register_form import ADD, Submission, read_submission
from console.web.register_pages import Again

_NEWS = ("received", "again", "corrected", "withdrawn", "consent")


def routes(desk: RegisterDesk) -> list[Route]:
    """Give the routes of receipts."""

    async def enter(request: Request) -> Response:
        return await _enter(request, desk)

    async def my(request: Request) -> Response:
        return await _my(request, desk)

    async def correct(request: Request) -> Response:
        return await _correct(request, desk)

    async def withdraw(request: Request) -> Response:
        return await _withdraw(request, desk)

    return [
        Route("/my", enter, methods=["GET", "POST"]),
        Route("/my/{code}/correct", correct, methods=["GET", "POST"]),
        Route("/my/{code}/withdraw", withdraw, methods=["POST"]),
        *person_routes.routes(desk),
        Route("/my/{code}", my),
    ]


async def _enter(request: Request, desk: RegisterDesk) -> Response:
    """Show the form of a code that was typed; the code never stands in the address."""
    look = look_of(request, desk.settings)
    if request.method != "POST":
        return page(register_pages.enter(look))
    address = who(request)
    if desk.failed.is_full(address):
        return page(register_pages.enter(look, "receipt.fault.too_many"), 429)
    typed = await _typed_code(request)
    shown = await run_in_threadpool(_found, typed)
    if shown is None:
        desk.failed.add(address)
        return page(register_pages.enter(look, "receipt.fault.unknown", typed), 422)
    return await run_in_threadpool(_receipt, shown, desk, look)


async def _typed_code(request: Request) -> str:
    try:
        async with request.form(max_files=1, max_fields=5) as form:
            typed = form.get("code", "")
    except HTTPException:
        return ""  # no form at all is a code nobody has
    return typed[:60] if isinstance(typed, str) else ""


async def _my(request: Request, desk: RegisterDesk) -> Response:
    look, address = look_of(request, desk.settings), who(request)
    if desk.failed.is_full(address):
        return page(register_pages.enter(look, "receipt.fault.too_many"), 429)
    shown = await run_in_threadpool(_found, request.path_params["code"])
    if shown is None:
        desk.failed.add(address)
        return page(register_pages.enter(look, "receipt.fault.unknown"), 404)
    news = request.query_params.get("news", "")
    told = news if news in _NEWS else ""
    return await run_in_threadpool(_receipt, shown, desk, look, told)


async def _correct(request: Request, desk: RegisterDesk) -> Response:
    look = look_of(request, desk.settings)
    receipt = await run_in_threadpool(_found, request.path_params["code"])
    if receipt is None:
        desk.failed.add(who(request))
        return page(register_pages.enter(look, "receipt.fault.unknown"), 404)
    if request.method != "POST":
        return await run_in_threadpool(_correction, receipt, look)
    submission = await read_submission(request)
    if submission is None:
        return page(register_pages.plain(look, "register.unreadable"), 400)
    return await run_in_threadpool(_keep, request, desk, receipt, submission, look)


def _correction(receipt: Receipt, look: PageLook) -> Response:
    shown, typed = list_of(receipt.meeting_code), typed_of(receipt.code)
    if shown is None or typed is None:
        return missing(look)
    return page(register_pages.form(shown, look, Again(typed), receipt.code))


def _keep(
    request: Request, desk: RegisterDesk, receipt: Receipt, submission: Submission, look: PageLook
) -> Response:
    """Keep a correction, or show the form again."""
    shown = list_of(receipt.meeting_code)
    if shown is None:
        return missing(look)
    # The consents were given with the form; a correction neither gives nor takes any.
    submission = _consented(submission)
    again = again_of(request, desk, shown, submission)
    if again is None:
        sent = sent_of(submission, receipt.code, look)
        try:
            public.correct_form(bootstrap.the_public(), receipt.meeting_id, sent)
        except (Refused, NotFound) as refused:
            again = Again(submission.typed, submission.stamp, refused=refused)
        else:
            return lead_to(f"/my/{receipt.code}", "corrected", look)
    status = 200 if submission.does == ADD else 422
    return page(register_pages.form(shown, look, again, receipt.code), status)


async def _withdraw(request: Request, desk: RegisterDesk) -> Response:
    look = look_of(request, desk.settings)
    origin = request.headers.get("origin")
    receipt = await run_in_threadpool(_found, request.path_params["code"])
    if receipt is None or (origin is not None and not is_ours(origin, desk.settings)):
        desk.failed.add(who(request))
        return page(register_pages.enter(look, "receipt.fault.unknown"), 404)
    return await run_in_threadpool(_taken_back, receipt, look)


def _taken_back(receipt: Receipt, look: PageLook) -> Response:
    try:
        public.withdraw_form(bootstrap.the_public(), receipt.meeting_id, hash_of(receipt.code))
    except ConsoleError as refused:
        return page(register_pages.plain(look, f"error.{refused.code}", **refused.facts), 409)
    return lead_to(f"/my/{receipt.code}", "withdrawn", look)


def _consented(submission: Submission) -> Submission:
    typed = replace(submission.typed, consents=frozenset(public_form.PURPOSES))
    return replace(submission, typed=typed, files=(), file_fault=None, has_files=False)


def _found(typed: str) -> Receipt | None:
    code = form_stamps.read_code(typed)
    return load_receipt(code) if code else None


def _receipt(shown: Receipt, desk: RegisterDesk, look: PageLook, news: str = "") -> Response:
    address = desk.address_of(shown.code)
    return page(register_pages.receipt(shown, look, address=address, news=news))
