"""The receipt somebody asks for by its code, as often as an address may be wrong."""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from console.registration import form_stamps
from console.registration.views.receipt import Receipt, load_receipt
from console.web import register_pages
from console.web.origins import is_foreign_form
from console.web.public_pages import PageLook, look_of
from console.web.receipt_cookies import code_of
from console.web.register_desk import RegisterDesk, page, who


async def asked(
    request: Request, desk: RegisterDesk, typed: str | None = None
) -> Receipt | Response:
    """Give the receipt, or the answer to who has no such code.

    Args:
        typed: a code that was typed, to be shown again; None = it is asked for by the address.
    """
    look, address = look_of(request, desk.settings), who(request)
    code = typed
    if code is None and (code := code_of(request, request.path_params["code"])) is None:
        return page(register_pages.enter(look, "receipt.fault.ended"), 404)
    if not desk.wrong_codes.take(address):
        minutes = desk.wrong_codes.minutes_to_wait(address)
        drawn = register_pages.enter(look, "receipt.fault.too_many", minutes=minutes)
        return page(drawn, 429)
    receipt = await run_in_threadpool(_found, code)
    if receipt is None:
        drawn = register_pages.enter(look, "receipt.fault.unknown", typed or "")
        return page(drawn, 404 if typed is None else 422)
    desk.wrong_codes.give_back(address)
    return receipt


async def asked_to_change(request: Request, desk: RegisterDesk) -> Receipt | Response:
    """Give the receipt whose form is to be changed, asked for from a page of ours."""
    receipt, look = await asked(request, desk), look_of(request, desk.settings)
    if isinstance(receipt, Response):
        return receipt
    if is_foreign_form(request, desk.settings):
        return page(register_pages.enter(look, "receipt.fault.unknown"), 404)
    return too_often(receipt, desk, look) or receipt


def too_often(receipt: Receipt, desk: RegisterDesk, look: PageLook) -> Response | None:
    """Count a change; gives the answer where this form was changed too often."""
    if desk.changed.take(receipt.code):
        return None
    minutes = desk.changed.minutes_to_wait(receipt.code)
    return page(register_pages.plain(look, "receipt.fault.changed", minutes=minutes), 429)


def _found(typed: str) -> Receipt | None:
    code = form_stamps.read_code(typed)
    return load_receipt(code) if code else None
