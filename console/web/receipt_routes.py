"""Following one's own form by its receipt code, without sign-in.

    /my                   enter a receipt code; POST shows its form
    /my/<code>            the form of a receipt code (from its QR code)
    /my/<code>/correct    the same form to be corrected; POST keeps it as a new version
    /my/<code>/withdraw   POST withdraws it

The code stands in an address only until it was read; then a handle does (`receipt_cookies`).
"""

from dataclasses import replace

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from console import bootstrap
from console.errors import ConsoleError, NotFound, Refused
from console.registration import public_form
from console.registration.acts import public
from console.registration.submission import hash_of
from console.registration.views.public_list import list_of
from console.registration.views.receipt import Receipt, typed_of
from console.web import person_routes, register_pages
from console.web.public_pages import PageLook, look_of
from console.web.receipt_asked import asked, asked_to_change, too_often
from console.web.receipt_cookies import ask_whether_kept, is_handle, keep, lead_to, way_of
from console.web.register_desk import RegisterDesk, again_of, missing, page, sent_of, who
from console.web.register_form import ADD, Submission, read_submission
from console.web.register_pages import Again

PATH = "/my"
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
        return ask_whether_kept(page(register_pages.enter(look)), desk.settings)
    receipt = await asked(request, desk, await _typed_code(request))
    if isinstance(receipt, Response):
        return receipt
    return await run_in_threadpool(shown_receipt, request, receipt, desk)


async def _typed_code(request: Request) -> str:
    try:
        async with request.form(max_files=1, max_fields=5) as form:
            typed = form.get("code", "")
    except HTTPException:
        return ""  # no form at all is a code nobody has
    return typed[:60] if isinstance(typed, str) else ""


async def _my(request: Request, desk: RegisterDesk) -> Response:
    look = look_of(request, desk.settings)
    receipt = await asked(request, desk)
    if isinstance(receipt, Response):
        return receipt
    news = request.query_params.get("news", "")
    told = news if news in _NEWS else ""
    if not is_handle(request.path_params["code"]):
        return lead_to(request, PATH, receipt.code, desk.settings, look, told)
    return await run_in_threadpool(shown_receipt, request, receipt, desk, told)


async def _correct(request: Request, desk: RegisterDesk) -> Response:
    look = look_of(request, desk.settings)
    receipt = await asked(request, desk)
    if isinstance(receipt, Response):
        return receipt
    if request.method != "POST":
        return await run_in_threadpool(_correction, request, desk, receipt, look)
    if (refused := too_often(receipt, desk, look)) is not None:
        return refused
    submission = await read_submission(request)
    if submission is None:
        return page(register_pages.plain(look, "register.unreadable"), 400)
    return await run_in_threadpool(_keep, request, desk, receipt, submission, look)


def _correction(request: Request, desk: RegisterDesk, receipt: Receipt, look: PageLook) -> Response:
    shown, typed = list_of(receipt.meeting_code), typed_of(receipt.code)
    if shown is None or typed is None:
        return missing(look)
    drawn = register_pages.form(shown, look, Again(typed), way_of(request, receipt.code))
    return keep(request, page(drawn), PATH, receipt.code, desk.settings)


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
            desk.sent.give_back(who(request))
            again = Again(submission.typed, submission.stamp, refused=refused)
        else:
            return lead_to(request, PATH, receipt.code, desk.settings, look, "corrected")
    status = 200 if submission.does == ADD else 422
    way = way_of(request, receipt.code)
    drawn = page(register_pages.form(shown, look, again, way), status)
    return keep(request, drawn, PATH, receipt.code, desk.settings)


async def _withdraw(request: Request, desk: RegisterDesk) -> Response:
    look = look_of(request, desk.settings)
    receipt = await asked_to_change(request, desk)
    if isinstance(receipt, Response):
        return receipt
    refused = await run_in_threadpool(_taken_back, receipt, look)
    return refused or lead_to(request, PATH, receipt.code, desk.settings, look, "withdrawn")


def _taken_back(receipt: Receipt, look: PageLook) -> Response | None:
    """Withdraw a form; gives why that does not go."""
    try:
        public.withdraw_form(bootstrap.the_public(), receipt.meeting_id, hash_of(receipt.code))
    except ConsoleError as refused:
        return page(register_pages.plain(look, f"error.{refused.code}", **refused.facts), 409)
    return None


def _consented(submission: Submission) -> Submission:
    typed = replace(submission.typed, consents=frozenset(public_form.PURPOSES))
    return replace(submission, typed=typed, files=(), file_fault=None, has_files=False)


def shown_receipt(request: Request, shown: Receipt, desk: RegisterDesk, news: str = "") -> Response:
    """Show a receipt; the browser keeps its code from now on."""
    look, address = look_of(request, desk.settings), desk.address_of(shown.code)
    way = way_of(request, shown.code)
    drawn = register_pages.receipt(shown, look, way=way, address=address, news=news)
    return keep(request, page(drawn), PATH, shown.code, desk.settings)
