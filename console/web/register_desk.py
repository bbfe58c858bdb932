"""What the routes of public registration share: limits, doubts about a sender, kinds of answers."""

from dataclasses import dataclass, field

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from console import clock
from console.errors import Refused
from console.official.registration_form import FormHead
from console.registration import form_faults, form_stamps, public_form
from console.registration.form_stamps import Stamp
from console.registration.submission import Sent, hash_of
from console.registration.views.public_list import PublicList, list_of
from console.settings import Settings
from console.web import public_pages, register_pages
from console.web.origins import is_foreign_form
from console.web.public_pages import PageLook
from console.web.public_routes import CODE
from console.web.rate_limit import Counted
from console.web.register_form import ADD, Submission
from console.web.register_pages import Again

NEVER_KEPT = {"cache-control": "no-store", "x-robots-tag": "noindex"}
CHANGED = 60  # times an hour a form may be corrected, or withdrawn
LOOKED_UP = 10  # times as often as a form may be sent, a hint may be asked for


@dataclass
class RegisterDesk:
    """What the routes share: settings, and what each address did lately."""

    settings: Settings
    sent: Counted = field(init=False)
    faulty: Counted = field(init=False)  # forms shown again
    wrong_codes: Counted = field(init=False)
    hinted: Counted = field(init=False)
    changed: Counted = field(init=False)  # by code: the right one too is asked so often

    def __post_init__(self) -> None:
        """Take the limits from the settings."""
        most = self.settings.public_submissions
        self.sent, self.faulty, self.wrong_codes = Counted(most), Counted(most), Counted(most)
        self.hinted = Counted(most * LOOKED_UP)
        self.changed = Counted(CHANGED)

    def address_of(self, code: str) -> str:
        """Give the address of a receipt, as its QR code says it."""
        return f"{self.settings.public_url.rstrip('/')}/my/{code}"


def again_of(
    request: Request, desk: RegisterDesk, shown: PublicList, submission: Submission, mark: str = ""
) -> Again | None:
    """Tell how a form is to be shown again; None = it can be taken in.

    Args:
        mark: what its stamp must be for; empty = the meeting.
    """
    typed, stamp = submission.typed, form_stamps.read(submission.stamp, mark or shown.code)
    kept = submission.stamp if stamp else ""
    lost = submission.has_files
    if submission.does == ADD:
        more = register_pages.with_more(typed)
        return Again(more, kept, lost_files=lost, focus=f"question-{len(more.questions)}")
    faults = form_faults.faults_of(typed, shown.branch_ids)
    refused = submission.file_fault
    if faults or refused:
        return Again(typed, kept, faults, refused, lost_files=lost)
    doubted = doubt(request, desk, stamp) or (
        None if mark else haste(request, desk, stamp, is_trapped=submission.is_trapped)
    )
    if doubted is None:
        return None
    return Again(typed, "" if doubted.code == "form_stale" else kept, (), doubted, lost)


def doubt(request: Request, desk: RegisterDesk, stamp: Stamp | None) -> Refused | None:
    """Tell why a form without a fault may not come from a person on our page."""
    if is_foreign_form(request, desk.settings):
        return Refused("form_foreign", address=desk.settings.public_url)
    if stamp is None or stamp.is_stale:
        return Refused("form_stale")
    return None


def haste(
    request: Request, desk: RegisterDesk, stamp: Stamp | None, *, is_trapped: bool
) -> Refused | None:
    """Tell why a form of nobody in particular may come from a program, or from too many people.

    One that may be taken in is counted here, before it is: forms side by side are not more.
    """
    if is_trapped or (stamp is not None and stamp.is_hasty):
        return Refused("form_hasty")
    address = who(request)
    minutes = desk.faulty.minutes_to_wait(address)
    if not minutes and desk.sent.take(address):
        return None
    return Refused("registration_busy", minutes=minutes or desk.sent.minutes_to_wait(address))


def sent_of(submission: Submission, code: str, look: PageLook) -> Sent:
    """Give a form without a fault as the acts take it."""
    typed = submission.typed
    texts = register_pages.consents(public_form.purposes_of(typed), look.language)
    content = public_form.read(typed, now=clock.now())
    return Sent(content, hash_of(code), texts, submission.files)


async def list_asked_for(request: Request) -> PublicList | None:
    """Give the list of the meeting in the address; None = there is no such meeting."""
    code = request.path_params["meeting"]
    return await run_in_threadpool(list_of, code) if CODE.fullmatch(code) else None


def head_of(shown: PublicList) -> FormHead:
    """Give what the blank form says of a meeting."""
    return FormHead(
        shown.code, shown.start_at, shown.venue, shown.closes_at, shown.is_demonstration
    )


def who(request: Request) -> str:
    """Give the address of who asks."""
    return request.client.host if request.client else ""


def page(drawn: str, status: int = 200) -> Response:
    """Answer with a page nobody keeps."""
    return HTMLResponse(drawn, status, headers=NEVER_KEPT)


def missing(look: PageLook) -> Response:
    """Answer for an address where nothing is."""
    return page(public_pages.missing(look), 404)
