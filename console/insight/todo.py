"""What each role does next: one table of rules over how things stand, and a light by word."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from console.working_days.counting import PERIODS
from console.working_days.due import Due, Light, light
from models.codes.meetings import MeetingState
from models.codes.people import Role
from models.codes.steps import Step


@dataclass(frozen=True, slots=True)
class WaitingCounts:
    """How things stand for one viewer; counts of what waits, 0 where that is not theirs."""

    role: Role
    today: date
    state: MeetingState | None = None  # None = no meeting yet
    held_on: date | None = None
    due: Mapping[str, Due] = field(default_factory=dict)  # keys of PERIODS, `meeting` and `pack`
    has_forms: bool = False
    unreviewed: int = 0
    unassigned: int = 0  # accepted matters without a unit to answer
    unordered: int = 0  # matters that could stand on a programme which is still empty
    has_chair: bool = False
    runs_floor: bool = False  # chairs or deputises in this meeting
    sites_without_operator: int = 0
    sites_without_link: int = 0
    sites_lost: int = 0
    undecided: int = 0
    is_signed: bool = False
    open_steps: frozenset[Step] = frozenset()  # of those before the meeting
    to_issue: int = 0  # papers that wait for number and date
    unsent: int = 0  # mail that was given up
    data_requests: int = 0  # of people about their own data, open
    to_confirm: int = 0  # promises said to be kept
    commitments_overdue: int = 0
    commitments_soon: int = 0
    own_parts: int = 0  # parts of the viewer's unit whose answer is not cleared
    not_handed: int = 0  # units with a part that was not handed out to them
    awaiting: int = 0  # drafts for which clearance was asked
    is_own_site_connected: bool = False
    has_own_count: bool = False
    own_turn_near: bool = False  # and not reported ready
    own_unnamed: int = 0
    own_wishes: int = 0  # people who wished to speak at the viewer's site and are in no queue
    units: int = 0
    one_time_passwords: int = 0
    locked: int = 0
    entries: int = 0  # of the journal
    was_held: bool = True  # a meeting called off is closed and was never open

    @property
    def is_planned(self) -> bool:
        """Whether the meeting is still to be opened."""
        return self.state is MeetingState.PLANNED

    @property
    def is_live(self) -> bool:
        """Whether the meeting goes on."""
        return self.state in (MeetingState.OPEN, MeetingState.RECESS)

    @property
    def is_closed(self) -> bool:
        """Whether the meeting is over."""
        return self.state is MeetingState.CLOSED and self.was_held

    @property
    def is_today(self) -> bool:
        """Whether the meeting goes on or is to be opened today."""
        return self.is_live or (self.is_planned and self.held_on == self.today)


@dataclass(frozen=True, slots=True)
class Todo:
    """One thing to do next and the page where it is done."""

    key: str
    page: str
    count: int
    due_on: date | None
    light: Light | None  # None = no date, it is for now


@dataclass(frozen=True, slots=True)
class Rule:
    """When something waits for some roles, where it is done, and by when."""

    key: str
    page: str
    roles: frozenset[Role]
    waits: Callable[[WaitingCounts], int | bool]  # how much of it waits; 0 = nothing to do
    due: str = ""  # key of the date it is due on


_SECRETARY = frozenset({Role.SECRETARY})
_REVIEW = frozenset({Role.SECRETARY, Role.REVIEWER})
_LEADER = frozenset({Role.LEADER})
_OPERATOR = frozenset({Role.OPERATOR})
_DEPARTMENT = frozenset({Role.DEPARTMENT})
_COMMITMENTS = frozenset({Role.SECRETARY, Role.DEPARTMENT})
_PUBLISHER = frozenset({Role.PUBLISHER})
_ADMIN = frozenset({Role.ADMIN})
_AUDITOR = frozenset({Role.AUDITOR})

# What presses most stands first; the table is the order on the page.
RULES = (
    Rule("run", "chair", _LEADER, lambda now: now.is_live and now.runs_floor),
    Rule("watch", "chair", _LEADER, lambda now: now.is_live and not now.runs_floor),
    Rule("capture", "secretary", _SECRETARY, lambda now: now.is_live),
    Rule(
        "connect", "branch", _OPERATOR, lambda now: now.is_today and not now.is_own_site_connected
    ),
    Rule("ready", "branch", _OPERATOR, lambda now: now.is_live and now.own_turn_near),
    Rule("decide", "chair", _LEADER, lambda now: now.runs_floor and now.undecided),
    Rule("settle", "secretary", _SECRETARY, lambda now: now.undecided),
    Rule("lost", "branch", _SECRETARY, lambda now: now.is_live and now.sites_lost),
    Rule("name", "branch", _OPERATOR, lambda now: now.own_unnamed),
    Rule(
        "people",
        "branch",
        _OPERATOR,
        lambda now: now.is_own_site_connected and not now.has_own_count,
    ),
    Rule(
        "wishes", "branch", _OPERATOR, lambda now: not now.is_closed and now.own_wishes, "meeting"
    ),
    Rule("schedule", "agenda", _SECRETARY, lambda now: now.state is None),
    Rule("date", "agenda", _SECRETARY, lambda now: now.is_planned and now.held_on is None),
    Rule(
        "open",
        "chair",
        _LEADER,
        lambda now: now.is_planned and now.is_today and now.runs_floor,
        "meeting",
    ),
    Rule(
        "import",
        "registrations",
        _SECRETARY,
        lambda now: now.is_planned and not now.has_forms,
        "programme",
    ),
    Rule(
        "announce", "papers", _SECRETARY, lambda now: _is_open(now, Step.ANNOUNCED), "public_notice"
    ),
    Rule("invite", "papers", _SECRETARY, lambda now: _is_open(now, Step.INVITED), "invitation"),
    Rule(
        "review", "review", _REVIEW, lambda now: not now.is_closed and now.unreviewed, "programme"
    ),
    Rule(
        "assign", "review", _REVIEW, lambda now: not now.is_closed and now.unassigned, "programme"
    ),
    Rule("hand_out", "packs", _REVIEW, lambda now: now.is_planned and now.not_handed, "programme"),
    Rule(
        "clear", "drafting", _SECRETARY, lambda now: not now.is_closed and now.awaiting, "meeting"
    ),
    Rule(
        "clear",
        "drafting",
        _LEADER,
        lambda now: not now.is_closed and now.runs_floor and now.awaiting,
        "meeting",
    ),
    Rule("order", "agenda", _SECRETARY, lambda now: now.is_planned and now.unordered, "programme"),
    Rule(
        "programme",
        "papers",
        _SECRETARY,
        lambda now: _is_open(now, Step.PROGRAMME_OUT),
        "programme",
    ),
    Rule("issue", "papers", _SECRETARY, lambda now: now.to_issue),
    Rule("unsent", "mail", _SECRETARY, lambda now: now.unsent),
    Rule(
        "chair",
        "agenda",
        _SECRETARY,
        lambda now: (now.is_planned or now.is_live) and not now.has_chair,
        "meeting",
    ),
    Rule(
        "operators",
        "agenda",
        _SECRETARY,
        lambda now: _is_coming(now) and now.sites_without_operator,
        "meeting",
    ),
    Rule(
        "links",
        "branch",
        _SECRETARY,
        lambda now: _is_coming(now) and now.sites_without_link,
        "meeting",
    ),
    Rule("prepare", "agenda", _LEADER, lambda now: now.is_planned and not now.is_today, "meeting"),
    Rule(
        "answer",
        "drafting",
        _DEPARTMENT,
        lambda now: not now.is_closed and now.own_parts,
        "pack",
    ),
    Rule(
        "sign",
        "minutes",
        _SECRETARY,
        lambda now: now.is_closed and not now.is_signed,
        "conclusion_notice",
    ),
    Rule(
        "read",
        "minutes",
        _LEADER,
        lambda now: now.is_closed and not now.is_signed,
        "conclusion_notice",
    ),
    Rule("publish", "minutes", _PUBLISHER, lambda now: now.is_closed, "result_notice"),
    Rule("overdue", "follow_up", _COMMITMENTS, lambda now: now.commitments_overdue),
    Rule("confirm", "follow_up", _SECRETARY, lambda now: now.to_confirm),
    Rule("soon", "follow_up", _COMMITMENTS, lambda now: now.commitments_soon),
    Rule("data_requests", "personal_data", _SECRETARY, lambda now: now.data_requests),
    Rule("directory", "admin", _ADMIN, lambda now: not now.units),
    Rule("locked", "admin", _ADMIN, lambda now: now.locked),
    Rule("passwords", "admin", _ADMIN, lambda now: now.one_time_passwords),
    Rule("verify", "journal", _AUDITOR, lambda now: now.entries),
)
_LIGHTS = {"overdue": Light.OVERDUE, "soon": Light.SOON}  # of what is told by its own dates


_ALL_DATES = _SECRETARY  # who looks after every statutory date, with or without a rule above


def dates_of(role: Role) -> frozenset[str]:
    """Name the statutory dates a role works towards."""
    if role in _ALL_DATES:
        return frozenset(PERIODS)
    return frozenset(rule.due for rule in RULES if role in rule.roles) & frozenset(PERIODS)


def _is_coming(now: WaitingCounts) -> bool:
    return now.is_live or (now.is_planned and now.held_on is not None)


def _is_open(now: WaitingCounts, step: Step) -> bool:
    return now.held_on is not None and step in now.open_steps


def of(now: WaitingCounts) -> tuple[Todo, ...]:
    """List what this viewer does next, what presses most first."""
    waiting = ((rule, int(rule.waits(now))) for rule in RULES if now.role in rule.roles)
    return tuple(_duty(rule, count, now) for rule, count in waiting if count)


def _duty(rule: Rule, count: int, now: WaitingCounts) -> Todo:
    due = now.due.get(rule.due)
    lit = _LIGHTS.get(rule.key) or (light(due, now.today) if due else None)
    return Todo(rule.key, rule.page, count, due.due_on if due else None, lit)
