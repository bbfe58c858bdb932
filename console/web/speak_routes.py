"""Joining the queue from one's own phone, without sign-in, where the meeting lets people do so.

/speak/<meeting>          the form; POST puts somebody in the queue
/speak/<meeting>/<code>   what becomes of their turn
"""

from dataclasses import dataclass

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from console import bootstrap
from console.errors import Invalid, Refused
from console.floor.acts.public import join_publicly
from console.floor.public_queue import MOST_LETTERS
from console.i18n.catalog import translate
from console.registration import form_stamps
from console.registration.submission import hash_of
from console.registration.views.joined_turn import PublicQueue, joined_turn, queue_of
from console.settings import Settings
from console.web.public_pages import PageLook, draw, look_of
from console.web.public_routes import CODE
from console.web.receipt_cookies import ask_whether_kept, code_of, keep, keeps_cookies, lead_to
from console.web.register_desk import NEVER_KEPT, RegisterDesk, doubt, haste, missing, page, who
from console.web.register_form import HONEYPOT

_LONGEST_FIELD = 500  # characters kept of what was typed, to be shown again


@dataclass(frozen=True, slots=True)
class TypedTurn:
    """What somebody typed who wants to speak."""

    name: str = ""
    topic: str = ""
    place: str = "hall"
    stamp: str = ""
    is_trapped: bool = False


def routes(settings: Settings) -> list[Route]:
    """Give the routes of joining the queue."""
    desk = RegisterDesk(settings)

    async def speak(request: Request) -> Response:
        look, queue = look_of(request, settings), await _asked_for(request)
        if queue is None:
            return missing(look)
        if request.method != "POST":
            drawn = await run_in_threadpool(_form, queue, look, TypedTurn())
            return ask_whether_kept(page(drawn), settings)
        typed = await _read(request)
        return await run_in_threadpool(_take, request, desk, queue, typed, look)

    async def joined(request: Request) -> Response:
        return await _joined(request, desk)

    return [
        Route("/speak/{meeting}/{code}", joined),
        Route("/speak/{meeting}", speak, methods=["GET", "POST"]),
    ]


async def _asked_for(request: Request) -> PublicQueue | None:
    code = request.path_params["meeting"]
    return await run_in_threadpool(queue_of, code) if CODE.fullmatch(code) else None


async def _read(request: Request) -> TypedTurn:
    """Read a form; what is none says nothing."""
    try:
        async with request.form(max_files=1, max_fields=10) as form:
            sent = {
                name: value[:_LONGEST_FIELD]
                for name, value in form.items()
                if isinstance(value, str)
            }
    except HTTPException:
        return TypedTurn()
    simple = {name: sent.get(name, "") for name in ("name", "topic", "place", "stamp")}
    return TypedTurn(**simple, is_trapped=bool(sent.get(HONEYPOT)))


def _take(
    request: Request, desk: RegisterDesk, queue: PublicQueue, typed: TypedTurn, look: PageLook
) -> Response:
    """Put somebody in the queue and lead to their turn, or show the form again."""
    stamp = form_stamps.read(typed.stamp, _mark(queue.code))
    doubted = doubt(request, desk, stamp) or haste(
        request, desk, stamp, is_trapped=typed.is_trapped
    )
    if doubted is not None or stamp is None:
        desk.faulty.take(who(request))
        return page(_form(queue, look, typed, _refused(doubted, look)), 422)
    try:
        _join(queue, typed, stamp.receipt_code)
    except Invalid as invalid:
        desk.sent.give_back(who(request))
        wrong = {
            field: translate(look.language, f"field.{code}")
            for field, code in invalid.fields.items()
        }
        return page(_form(queue, look, typed, wrong), 422)
    except Refused as refused:
        desk.sent.give_back(who(request))
        if refused.code != "turn_joined_already":
            return page(_form(queue, look, typed, _refused(refused, look)), 409)
    path, code = f"/speak/{queue.code}", stamp.receipt_code
    if keeps_cookies(request):
        return lead_to(request, path, code, desk.settings, look)
    return RedirectResponse(f"{path}/{code}?lang={look.language}", 303, headers=NEVER_KEPT)


def _join(queue: PublicQueue, typed: TypedTurn, receipt_code: str) -> None:
    join_publicly(
        bootstrap.the_public(),
        queue.meeting_id,
        typed.name,
        topic=typed.topic,
        is_online=typed.place == "online",
        receipt_hash=hash_of(receipt_code),
    )


def _refused(refused: Refused | None, look: PageLook) -> dict[str, str]:
    if refused is None:
        return {}
    return {"send": translate(look.language, f"error.{refused.code}", **refused.facts)}


def _mark(code: str) -> str:
    """Name what a stamp of this form is for, apart from the registration of the same meeting."""
    return f"speak:{code}"


def _form(
    queue: PublicQueue, look: PageLook, typed: TypedTurn, wrong: dict[str, str] | None = None
) -> str:
    mark = _mark(queue.code)
    known = form_stamps.read(typed.stamp, mark)
    stamp = typed.stamp if known and not known.is_stale else form_stamps.new(mark)
    facts = {"typed": typed, "by_field": wrong or {}, "stamp": stamp, "letters": MOST_LETTERS}
    return draw("speak.html", look, queue=queue, **facts)


async def _joined(request: Request, desk: RegisterDesk) -> Response:
    look, address = look_of(request, desk.settings), who(request)
    queue = await _asked_for(request)
    code = form_stamps.read_code(code_of(request, request.path_params["code"]) or "")
    if queue is None or code is None or not desk.wrong_codes.take(address):
        return missing(look)
    turn = await run_in_threadpool(joined_turn, queue.code, code)
    if turn is None:
        return missing(look)
    desk.wrong_codes.give_back(address)
    drawn = page(draw("speak_joined.html", look, queue=queue, turn=turn))
    return keep(request, drawn, f"/speak/{queue.code}", code, desk.settings)
