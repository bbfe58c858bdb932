"""The pages of the console: their addresses, their order in the menu, what each asks for."""

from dataclasses import dataclass

from console.auth.permissions import Permission


@dataclass(frozen=True, slots=True)
class PageEntry:
    """One page for people who signed in."""

    name: str  # its folder in `pages/`, its address, and the area of its texts
    permission: Permission  # to open it; views and acts ask for themselves all the same


# The first page is where one starts; then come those needed while a meeting goes on, which must
# never lie in the menu of what does not fit; then the way of a question.
PAGES = (
    PageEntry("today", Permission.MEETING_READ),
    PageEntry("chair", Permission.CAPTURE_READ),
    PageEntry("secretary", Permission.CAPTURE_READ),
    PageEntry("branch", Permission.BRIDGE_REPORT),
    PageEntry("department", Permission.UNIT_REPORT),
    PageEntry("registrations", Permission.REGISTRATION_READ),
    PageEntry("review", Permission.REVIEW_READ),
    PageEntry("packs", Permission.REVIEW_READ),
    PageEntry("drafting", Permission.DRAFT_READ),
    PageEntry("agenda", Permission.MEETING_READ),
    PageEntry("papers", Permission.PAPERS_READ),
    PageEntry("mail", Permission.MAIL_SEND),
    PageEntry("minutes", Permission.PAPERS_READ),
    PageEntry("publication", Permission.RESULTS_PUBLISH),
    PageEntry("follow_up", Permission.MEETING_READ),
    PageEntry("personal_data", Permission.PERSON_ERASE),
    PageEntry("journal", Permission.JOURNAL_READ),
    PageEntry("admin", Permission.ACCOUNT_MANAGE),
    PageEntry("account", Permission.OWN_PASSWORD),
)
SIGN_IN = "sign_in"  # stands under every address while nobody is signed in
_BY_NAME = {entry.name: entry for entry in PAGES}


def of(name: str) -> PageEntry:
    """Give a page by its name."""
    return _BY_NAME[name]


def file_of(name: str) -> str:
    """Give the script of a page, by its path from the entry script."""
    return f"../../pages/{name}/page.py"
