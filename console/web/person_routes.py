"""What a receipt code lets a person do about their own data, without sign-in.

/my/<code>/erase       POST erases the person
/my/<code>/consent     POST withdraws the consent named by `purpose`
"""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from console import bootstrap
from console.errors import ConsoleError
from console.personal_data.acts import consents, erasure
from console.registration import form_stamps
from console.registration.submission import hash_of
from console.registration.views.receipt import Receipt, load_receipt
from console.web import register_pages
from console.web.origins import is_ours
from console.web.public_pages import PageLook, look_of
from console.web.register_desk import RegisterDesk, lead_to, page, who
from models.codes.public_forms import ConsentPurpose


def routes(desk: RegisterDesk) -> list[Route]:
    """Give the routes of erasing and of consents."""

    async def erase(request: Request) -> Response:
        return await _answer(request, desk, is_erasing=True)

    async def consent(request: Request) -> Response:
        return await _answer(request, desk, is_erasing=False)

    return [
        Route("/my/{code}/erase", erase, methods=["POST"]),
        Route("/my/{code}/consent", consent, methods=["POST"]),
    ]


async def _answer(request: Request, desk: RegisterDesk, *, is_erasing: bool) -> Response:
    look, address = look_of(request, desk.settings), who(request)
    if desk.failed.is_full(address):
        return page(register_pages.enter(look, "receipt.fault.too_many"), 429)
    origin = request.headers.get("origin")
    receipt = await run_in_threadpool(_found, request.path_params["code"])
    if receipt is None or (origin is not None and not is_ours(origin, desk.settings)):
        desk.failed.add(address)
        return page(register_pages.enter(look, "receipt.fault.unknown"), 404)
    if is_erasing:
        return await run_in_threadpool(_erase, receipt, look)
    purpose = await _purpose(request)
    return await run_in_threadpool(_withdraw, receipt, purpose, look)


async def _purpose(request: Request) -> str:
    async with request.form(max_files=1, max_fields=5) as form:
        told = form.get("purpose", "")
    return told if isinstance(told, str) else ""


def _found(typed: str) -> Receipt | None:
    code = form_stamps.read_code(typed)
    return load_receipt(code) if code else None


def _erase(receipt: Receipt, look: PageLook) -> Response:
    try:
        erasure.erase_own_data(bootstrap.the_public(), receipt.meeting_id, hash_of(receipt.code))
    except ConsoleError as refused:
        return page(register_pages.plain(look, f"error.{refused.code}", **refused.facts), 409)
    return page(register_pages.plain(look, "personal_data.told_erased"))


def _withdraw(receipt: Receipt, purpose: str, look: PageLook) -> Response:
    if purpose not in set(ConsentPurpose):
        return page(register_pages.plain(look, "error.consent_not_found"), 422)
    given = (bootstrap.the_public(), receipt.meeting_id, hash_of(receipt.code))
    try:
        consents.withdraw_own_consent(*given, ConsentPurpose(purpose))
    except ConsoleError as refused:
        return page(register_pages.plain(look, f"error.{refused.code}", **refused.facts), 409)
    return lead_to(f"/my/{receipt.code}", "consent", look)
