"""Public registration and "my question", without Streamlit and without sign-in.

    /register/<meeting>            the form; POST takes it in, or adds a field for one more question
    /register/<meeting>/similar    POST: what earlier meetings answered to a text like this
    /register/<meeting>/form.docx  the blank form, to be filled in on paper or on a computer

What happens to a form afterwards is told by the routes of receipts.
"""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from console import bootstrap
from console.errors import Refused
from console.official import registration_form
from console.registration import form_stamps
from console.registration.acts import public
from console.registration.public_form import Typed
from console.registration.views.public_list import PublicList
from console.registration.views.receipt import load_receipt
from console.settings import Settings
from console.web import receipt_routes, register_pages
from console.web.downloads import WORD
from console.web.public_pages import PageLook, look_of
from console.web.public_routes import CODE
from console.web.receipt_cookies import ask_whether_kept, keeps_cookies, lead_to
from console.web.register_desk import (
    NEVER_KEPT,
    RegisterDesk,
    again_of,
    head_of,
    list_asked_for,
    missing,
    page,
    sent_of,
    who,
)
from console.web.register_form import ADD, Submission, read_submission
from console.web.register_pages import Again

_ASK_ALWAYS = {"cache-control": "no-cache"}
_HINTED_LETTERS = 4_000  # bytes of a text sent for hints, decoded


def routes(settings: Settings) -> list[Route]:
    """Give the routes of registration and of receipts."""
    desk = RegisterDesk(settings)

    async def register(request: Request) -> Response:
        if request.method == "POST":
            return await _take(request, desk)
        return await _form(request, desk)

    async def similar(request: Request) -> Response:
        return await _similar(request, desk)

    async def blank(request: Request) -> Response:
        return await _blank(request, desk)

    return [
        Route("/register/{meeting}/similar", similar, methods=["POST"]),
        Route("/register/{meeting}/form.docx", blank),
        Route("/register/{meeting:path}", register, methods=["GET", "POST"]),
        *receipt_routes.routes(desk),
    ]


async def _form(request: Request, desk: RegisterDesk) -> Response:
    look = look_of(request, desk.settings)
    shown = await list_asked_for(request)
    if shown is None:
        return missing(look)
    drawn = await run_in_threadpool(register_pages.form, shown, look, Again(Typed()))
    return ask_whether_kept(page(drawn), desk.settings)


async def _take(request: Request, desk: RegisterDesk) -> Response:
    """Take a form in, or show it again with everything typed and what to do."""
    look = look_of(request, desk.settings)
    shown = await list_asked_for(request)
    if shown is None:
        return missing(look)
    submission = await read_submission(request)
    if submission is None:
        return page(register_pages.plain(look, "register.unreadable"), 400)
    again = await run_in_threadpool(again_of, request, desk, shown, submission)
    if again is None:
        return await run_in_threadpool(_send, request, desk, shown, submission, look)
    if submission.does != ADD:
        desk.faulty.take(who(request))
    drawn = await run_in_threadpool(register_pages.form, shown, look, again)
    return page(drawn, 200 if submission.does == ADD else 422)


def _send(
    request: Request, desk: RegisterDesk, shown: PublicList, submission: Submission, look: PageLook
) -> Response:
    """Take a form in and lead to its receipt; the same form again leads to the same receipt."""
    stamp = form_stamps.read(submission.stamp, shown.code)
    assert stamp is not None  # a form without one was shown again
    code = stamp.receipt_code
    sent = sent_of(submission, code, look)
    try:
        public.register_publicly(bootstrap.the_public(), shown.meeting.id, sent)
    except Refused as refused:
        desk.sent.give_back(who(request))
        if refused.code == "form_sent_already":
            return _received(request, desk, code, "again", look)
        again = Again(submission.typed, submission.stamp, refused=refused)
        return page(register_pages.form(shown, look, again), 409)
    return _received(request, desk, code, "received", look)


def _received(
    request: Request, desk: RegisterDesk, code: str, news: str, look: PageLook
) -> Response:
    """Lead to the receipt; a browser that keeps no cookies is shown it at once."""
    receipt = None if keeps_cookies(request) else load_receipt(code)
    if receipt is None:
        return lead_to(request, receipt_routes.PATH, code, desk.settings, look, news)
    return receipt_routes.shown_receipt(request, receipt, desk, news)


async def _similar(request: Request, desk: RegisterDesk) -> Response:
    """Give what earlier meetings answered, as a piece of a page; empty = nothing like it."""
    look, code = look_of(request, desk.settings), request.path_params["meeting"]
    if not CODE.fullmatch(code) or not desk.hinted.take(who(request)):
        return Response(status_code=204, headers=NEVER_KEPT)
    text = (await request.body())[:_HINTED_LETTERS].decode("utf-8", "ignore")
    if await list_asked_for(request) is None:
        return Response(status_code=204, headers=NEVER_KEPT)
    drawn = await run_in_threadpool(register_pages.hints, text, code, look)
    return page(drawn) if drawn else Response(status_code=204, headers=NEVER_KEPT)


async def _blank(request: Request, desk: RegisterDesk) -> Response:
    """Answer with the blank form; it holds nothing about anybody."""
    shown = await list_asked_for(request)
    if shown is None:
        return missing(look_of(request, desk.settings))
    content = await run_in_threadpool(registration_form.build, head_of(shown))
    name = f"phieu-dang-ky-{shown.code}.docx"
    return Response(
        content,
        media_type=WORD,
        headers={**_ASK_ALWAYS, "content-disposition": f'attachment; filename="{name}"'},
    )
