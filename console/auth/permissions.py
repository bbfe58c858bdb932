"""Permissions and the one table that says which role holds which.

Row scope comes on top and is checked by the use-case and the view: an operator acts for their own
branch only, a department for what is assigned to it, a leader runs the floor only of a meeting in
which they hold the duty of chair or deputy.
"""

from enum import StrEnum

from models.codes.people import Role


class Permission(StrEnum):
    """What can be allowed; `area:act`."""

    MEETING_READ = "meeting:read"
    MEETING_SCHEDULE = "meeting:schedule"
    MEETING_DUTIES = "meeting:duties"
    REGISTRATION_READ = "registration:read"
    NOTICE_PUBLISH = "notice:publish"
    RESULTS_PUBLISH = "results:publish"
    REGISTRATION_SEND = "registration:send"
    INTAKE_IMPORT = "intake:import"
    INTAKE_COUNTER = "intake:counter"
    REVIEW_READ = "review:read"
    REVIEW_DECIDE = "review:decide"
    REVIEW_ASSIGN = "review:assign"
    DRAFT_READ = "draft:read"
    DRAFT_WRITE = "draft:write"
    DRAFT_CLEAR = "draft:clear"
    BRIDGE_REPORT = "bridge:report"
    BRIDGE_LINK = "bridge:link"
    FLOOR_RUN = "floor:run"
    FLOOR_JOIN = "floor:join"
    CAPTURE_READ = "capture:read"
    CAPTURE_WRITE = "capture:write"
    CAPTURE_DECIDE = "capture:decide"
    UNIT_REPORT = "unit:report"
    CHANNEL_WRITE = "channel:write"
    SCREEN_SHOW = "screen:show"
    SCREEN_CLEAR = "screen:clear"
    FOLLOW_UP_REPORT = "follow_up:report"
    FOLLOW_UP_CONFIRM = "follow_up:confirm"
    PAPERS_READ = "papers:read"
    PAPERS_PREPARE = "papers:prepare"
    PAPERS_SIGN = "papers:sign"
    MAIL_SEND = "mail:send"
    PERSON_ERASE = "person:erase"
    JOURNAL_READ = "journal:read"
    ACCOUNT_MANAGE = "account:manage"
    DIRECTORY_EDIT = "directory:edit"
    CALENDAR_EDIT = "calendar:edit"
    DATABASE_MARK = "database:mark"
    ACCESS_TELL = "access:tell"
    OWN_CALENDAR = "own:calendar"
    OWN_PASSWORD = "own:password"  # noqa: S105  the name of a permission


_P = Permission

_READS = {
    _P.MEETING_READ,
    _P.REGISTRATION_READ,
    _P.REVIEW_READ,
    _P.DRAFT_READ,
    _P.CAPTURE_READ,
    _P.PAPERS_READ,
    _P.JOURNAL_READ,
}

HELD: dict[Role, frozenset[Permission]] = {
    Role.SECRETARY: frozenset(
        (_READS - {_P.JOURNAL_READ})
        | {
            _P.MEETING_SCHEDULE,
            _P.MEETING_DUTIES,
            _P.NOTICE_PUBLISH,
            _P.RESULTS_PUBLISH,
            _P.INTAKE_IMPORT,
            _P.INTAKE_COUNTER,
            _P.REVIEW_DECIDE,
            _P.REVIEW_ASSIGN,
            _P.DRAFT_WRITE,
            _P.DRAFT_CLEAR,
            _P.BRIDGE_REPORT,
            _P.BRIDGE_LINK,
            _P.FLOOR_RUN,
            _P.FLOOR_JOIN,
            _P.CAPTURE_WRITE,
            _P.CAPTURE_DECIDE,
            _P.CHANNEL_WRITE,
            _P.SCREEN_SHOW,
            _P.SCREEN_CLEAR,
            _P.FOLLOW_UP_REPORT,
            _P.FOLLOW_UP_CONFIRM,
            _P.PAPERS_PREPARE,
            _P.PAPERS_SIGN,
            _P.MAIL_SEND,
            _P.PERSON_ERASE,
            _P.OWN_CALENDAR,
            _P.OWN_PASSWORD,
        }
    ),
    Role.REVIEWER: frozenset(
        {
            _P.MEETING_READ,
            _P.REGISTRATION_READ,
            _P.REVIEW_READ,
            _P.REVIEW_DECIDE,
            _P.REVIEW_ASSIGN,
            _P.DRAFT_READ,
            _P.OWN_CALENDAR,
            _P.OWN_PASSWORD,
        }
    ),
    Role.OPERATOR: frozenset(
        {
            _P.INTAKE_COUNTER,
            _P.MEETING_READ,
            _P.BRIDGE_REPORT,
            _P.FLOOR_JOIN,
            _P.CHANNEL_WRITE,
            _P.SCREEN_CLEAR,
            _P.FOLLOW_UP_REPORT,
            _P.OWN_CALENDAR,
            _P.OWN_PASSWORD,
        }
    ),
    Role.DEPARTMENT: frozenset(
        {
            _P.MEETING_READ,
            _P.DRAFT_READ,
            _P.DRAFT_WRITE,
            _P.UNIT_REPORT,
            _P.CHANNEL_WRITE,
            _P.FOLLOW_UP_REPORT,
            _P.OWN_CALENDAR,
            _P.OWN_PASSWORD,
        }
    ),
    Role.PUBLISHER: frozenset(
        {
            _P.MEETING_READ,
            _P.NOTICE_PUBLISH,
            _P.RESULTS_PUBLISH,
            _P.PAPERS_READ,
            _P.OWN_CALENDAR,
            _P.OWN_PASSWORD,
        }
    ),
    Role.ADMIN: frozenset(
        {
            _P.MEETING_READ,
            _P.ACCOUNT_MANAGE,
            _P.DIRECTORY_EDIT,
            _P.CALENDAR_EDIT,
            _P.MAIL_SEND,
            _P.JOURNAL_READ,
            _P.OWN_CALENDAR,
            _P.OWN_PASSWORD,
        }
    ),
    Role.AUDITOR: frozenset(_READS | {_P.OWN_CALENDAR, _P.OWN_PASSWORD}),
    Role.LEADER: frozenset(
        {
            _P.MEETING_READ,
            _P.DRAFT_READ,
            _P.DRAFT_CLEAR,
            _P.CAPTURE_READ,
            _P.PAPERS_READ,
            _P.FLOOR_RUN,
            _P.FLOOR_JOIN,
            _P.CAPTURE_DECIDE,
            _P.CHANNEL_WRITE,
            _P.SCREEN_CLEAR,
            _P.OWN_CALENDAR,
            _P.OWN_PASSWORD,
        }
    ),
    Role.SYSTEM: frozenset(Permission),
}

PUBLIC_ACCOUNT = "(public)"  # acts for everybody who sends a form; no name a person can sign in by
# A system account that acts for strangers holds what they may do, and nothing else.
_HELD_BY_NAME = {PUBLIC_ACCOUNT: frozenset({_P.REGISTRATION_SEND, _P.ACCESS_TELL})}


def holds(role: Role, permission: Permission) -> bool:
    """Tell whether a role holds a permission."""
    return permission in HELD[role]


def account_holds(name: str, role: Role, permission: Permission) -> bool:
    """Tell whether an account holds a permission: that of its role, unless it is named above."""
    return permission in _HELD_BY_NAME.get(name, HELD[role])
