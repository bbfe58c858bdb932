"""Taking forms in at a counter: the plain form of the public, for who is signed in.

    /counter/<meeting>   the form; POST takes it in and shows the next empty one

One page for both, so that a person at the counter is asked what everybody is asked at home.
"""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from console.auth.actor import Actor
from console.errors import Refused
from console.registration import form_stamps
from console.registration.acts import counter
from console.registration.public_form import Typed
from console.registration.submission import hash_of
from console.registration.views import counter as view
from console.registration.views.public_list import PublicList
from console.settings import Settings
from console.web import register_pages, sign_in
from console.web.public_pages import PageLook, look_of
from console.web.register_desk import RegisterDesk, again_of, list_asked_for, missing, page, sent_of
from console.web.register_form import ADD, Submission, read_submission
from console.web.register_pages import Again, AtCounter


def routes(settings: Settings) -> list[Route]:
    """Give the routes of counters."""
    desk = RegisterDesk(settings)

    async def form(request: Request) -> Response:
        actor = await sign_in.required(request.scope)
        shown = await list_asked_for(request)
        if shown is None:
            return missing(look_of(request, settings))
        if request.method == "POST":
            return await _take(request, desk, shown, actor)
        return await run_in_threadpool(_drawn, request, desk, shown, actor, Again(Typed()))

    return [Route("/counter/{meeting}", form, methods=["GET", "POST"])]


async def _take(request: Request, desk: RegisterDesk, shown: PublicList, actor: Actor) -> Response:
    """Take a form in, or show it again with everything typed and what to do."""
    submission = await read_submission(request)
    if submission is None:
        return page(
            register_pages.plain(look_of(request, desk.settings), "register.unreadable"), 400
        )
    return await run_in_threadpool(_taken, request, desk, shown, actor, submission)


def _taken(
    request: Request, desk: RegisterDesk, shown: PublicList, actor: Actor, submission: Submission
) -> Response:
    mark = mark_of(shown, actor)
    again = again_of(request, desk, shown, submission, mark)
    if again is not None:
        status = 200 if submission.does == ADD else 422
        return _drawn(request, desk, shown, actor, again, status)
    stamp = form_stamps.read(submission.stamp, mark)
    assert stamp is not None  # a form without one was shown again
    code, look = stamp.receipt_code, look_of(request, desk.settings)
    try:
        counter.register_at_counter(actor, shown.meeting.id, sent_of(submission, code, look))
    except Refused as refused:
        if refused.code != "form_sent_already":
            again = Again(submission.typed, submission.stamp, refused=refused)
            return _drawn(request, desk, shown, actor, again, 409)
    return _drawn(request, desk, shown, actor, Again(Typed()), code=code)


def mark_of(shown: PublicList, actor: Actor) -> str:
    """Give what a stamp of this counter is for: nobody else's page sends a form in this name."""
    return f"{shown.code}@{actor.account_id}"


def _drawn(
    request: Request,
    desk: RegisterDesk,
    shown: PublicList,
    actor: Actor,
    again: Again,
    status: int = 200,
    *,
    code: str = "",
) -> Response:
    """Draw the form with who takes it in and, after one was taken, its label and receipt."""
    look: PageLook = look_of(request, desk.settings)
    clerk = view.load_clerk(actor)
    taken = view.load_taken(actor, hash_of(code)) if code else None
    at = AtCounter(clerk, mark_of(shown, actor), taken, code)
    return page(register_pages.form(shown, look, again, at=at), status)
