"""A receipt in a browser: its code is in a cookie for some hours, its address tells nothing.

    /my/<code>  ->  cookie  ->  /my/<handle>, under which the same browser reads and changes it

An address stays in the bar, in the history and on screens behind somebody's back. A handle is made
of the code by the key of the database: nobody gets from one to the other. A browser that keeps no
cookies goes on with the code. Each receipt has a cookie of its own, so several stay apart.
"""

import re

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from console.registration import form_stamps
from console.settings import Settings
from console.web.public_pages import PageLook
from console.web.register_desk import NEVER_KEPT

PREFIX = "console_receipt_"
KEEPS = "console_keeps"  # says that this browser keeps cookies
SECONDS = 2 * 60 * 60
_MOST = 8  # receipts of one browser; the first is forgotten first
_HANDLE = re.compile(r"r-[0-9a-f]{16}")


def is_handle(part: str) -> bool:
    """Tell whether a part of an address is a handle, known here or not."""
    return _HANDLE.fullmatch(part) is not None


def code_of(request: Request, part: str) -> str | None:
    """Give the code a part of an address stands for; None = a handle this browser has no code of.

    Args:
        request: brings the cookies.
        part: a handle, or a code as somebody spelt it.
    """
    if not is_handle(part):
        return part
    code = request.cookies.get(PREFIX + part, "")
    return code if code and form_stamps.handle_of(code) == part else None


def keeps_cookies(request: Request) -> bool:
    """Tell whether a browser brought back what it was given."""
    return any(name == KEEPS or name.startswith(PREFIX) for name in request.cookies)


def way_of(request: Request, code: str) -> str:
    """Give what addresses of a receipt are made of in this browser."""
    return form_stamps.handle_of(code) if keeps_cookies(request) else code


def lead_to(
    request: Request, path: str, code: str, settings: Settings, look: PageLook, news: str = ""
) -> Response:
    """Lead to the page of a receipt under its handle.

    Args:
        request: brings the cookies kept so far.
        path: the address without the last part: `/my`.
        code: of the receipt.
        settings: whether cookies must be Secure.
        look: how the page is wanted.
        news: what just happened, told there.
    """
    told = "".join(
        f"{name}={value}&" for name, value in (("news", news), ("theme", look.theme)) if value
    )
    address = f"{path}/{form_stamps.handle_of(code)}?{told}lang={look.language}"
    response = RedirectResponse(address, 303, headers=NEVER_KEPT)
    return keep(request, response, path, code, settings)


def keep(
    request: Request, response: Response, path: str, code: str, settings: Settings
) -> Response:
    """Let a browser keep a code under its handle, and forget the first of many."""
    name = PREFIX + form_stamps.handle_of(code)
    others = [other for other in request.cookies if other.startswith(PREFIX) and other != name]
    for other in others[: max(0, len(others) + 1 - _MOST)]:
        response.delete_cookie(other, path, httponly=True, samesite="lax")
    _set(response, name, code, path, settings)
    return response


def ask_whether_kept(response: Response, settings: Settings) -> Response:
    """Find out with the next request whether this browser keeps cookies."""
    _set(response, KEEPS, "1", "/", settings)
    return response


def _set(response: Response, name: str, value: str, path: str, settings: Settings) -> None:
    response.set_cookie(
        name,
        value,
        max_age=SECONDS,
        path=path,
        httponly=True,
        samesite="lax",
        secure=settings.is_secure,
    )
