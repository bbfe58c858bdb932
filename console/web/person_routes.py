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
from console.registration.submission import hash_of
from console.registration.views.receipt import Receipt
from console.web import register_pages
from console.web.public_pages import PageLook, look_of
from console.web.receipt_asked import asked_to_change
from console.web.receipt_cookies import lead_to
from console.web.register_desk import RegisterDesk, page
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
    look = look_of(request, desk.settings)
    receipt = await asked_to_change(request, desk)
    if isinstance(receipt, Response):
        return receipt
    if is_erasing:
        return await run_in_threadpool(_erase, receipt, look)
    purpose = await _purpose(request)
    refused = await run_in_threadpool(_withdraw, receipt, purpose, look)
    return refused or lead_to(request, "/my", receipt.code, desk.settings, look, "consent")


async def _purpose(request: Request) -> str:
    async with request.form(max_files=1, max_fields=5) as form:
        told = form.get("purpose", "")
    return told if isinstance(told, str) else ""


def _erase(receipt: Receipt, look: PageLook) -> Response:
    try:
        erasure.erase_own_data(bootstrap.the_public(), receipt.meeting_id, hash_of(receipt.code))
    except ConsoleError as refused:
        return page(register_pages.plain(look, f"error.{refused.code}", **refused.facts), 409)
    return page(register_pages.plain(look, "personal_data.told_erased"))


def _withdraw(receipt: Receipt, purpose: str, look: PageLook) -> Response | None:
    """Withdraw a consent; gives why that does not go."""
    if purpose not in set(ConsentPurpose):
        return page(register_pages.plain(look, "error.consent_not_found"), 422)
    given = (bootstrap.the_public(), receipt.meeting_id, hash_of(receipt.code))
    try:
        consents.withdraw_own_consent(*given, ConsentPurpose(purpose))
    except ConsoleError as refused:
        return page(register_pages.plain(look, f"error.{refused.code}", **refused.facts), 409)
    return None
