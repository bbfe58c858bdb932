"""What the minutes are made of: frozen, complete, and free of anything that may not be printed.

Times are moments in UTC; the paper shows them as clocks in Hanoi do. Texts are Vietnamese as they
were noted. A matter out of scope is an `OutOfScope`: it has no place for a wording or a name.
"""

from dataclasses import dataclass
from datetime import date, datetime

from console.capture import outcomes
from models.codes.capture import OutcomeKind
from models.codes.meetings import Attendance


@dataclass(frozen=True, slots=True)
class JournalStamp:
    """When it happened, and which journal entry holds it; late = entered after the fact."""

    at: datetime
    entry: int
    recorded_at: datetime
    is_late: bool = False


@dataclass(frozen=True, slots=True)
class Officer:
    """Who chaired or kept the minutes, in words; two or more when the duty was handed over."""

    name: str
    position: str = ""
    from_at: datetime | None = None
    to_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class MinutesDelegate:
    """An invited participant and whether they came."""

    name: str
    position: str = ""
    organization: str = ""
    attendance: Attendance = Attendance.PRESENT
    reason: str = ""


@dataclass(frozen=True, slots=True)
class MinutesHeadCount:
    """How many people were at a site at a moment."""

    people_count: int
    at: datetime


@dataclass(frozen=True, slots=True)
class MinutesConnection:
    """One stretch of time a site was connected; `to_at` empty = to the end."""

    from_at: datetime
    to_at: datetime | None = None
    was_lost: bool = False
    evidence: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class MinutesSite:
    """A branch that took part."""

    name: str
    connections: tuple[MinutesConnection, ...] = ()
    head_counts: tuple[MinutesHeadCount, ...] = ()


@dataclass(frozen=True, slots=True)
class MinutesItem:
    """One item of the programme; times empty = not reached or not closed."""

    number: int
    title: str
    started_at: datetime | None = None
    ended_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class MinutesRecess:
    """A break; `ended_at` empty = the meeting was not resumed."""

    started_at: datetime
    ended_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ChairNote:
    """What the chair said outside answers and conclusions."""

    text: str
    stamp: JournalStamp


@dataclass(frozen=True, slots=True)
class MinutesAnswer:
    """One answer, by a unit and the person who spoke for it."""

    unit: str
    text: str
    stamp: JournalStamp
    person: str = ""


@dataclass(frozen=True, slots=True)
class MinutesOutcome:
    """How a matter ended; `unit` acts on it, `body` is the authority or agency it goes to."""

    kind: OutcomeKind
    stamp: JournalStamp
    text: str = ""
    unit: str = ""
    body: str = ""
    due_on: date | None = None

    def __post_init__(self) -> None:
        """Keep matters out of scope to their neutral line: ValueError for their kind."""
        if outcomes.of(self.kind).is_neutral:
            raise ValueError("a matter out of scope is an OutOfScope")


@dataclass(frozen=True, slots=True)
class MinutesMatter:
    """What was asked and answered once; `asker` empty = the name is not recorded here.

    `refs` empty = asked outside the registration forms; `is_organization` is about the asker.
    """

    number: int
    stamp: JournalStamp
    site: str
    wording: str
    asker: str = ""
    refs: tuple[str, ...] = ()
    field: str = ""
    additions: tuple[str, ...] = ()
    answers: tuple[MinutesAnswer, ...] = ()
    outcome: MinutesOutcome | None = None
    is_organization: bool = False


@dataclass(frozen=True, slots=True)
class OutOfScope:
    """A matter the conference does not discuss: number, site and time, nothing else."""

    number: int
    site: str
    at: datetime


@dataclass(frozen=True, slots=True)
class TurnAside:
    """A registered speaker who did not speak; `is_no_show` or withdrawn, else not reached."""

    name: str
    site: str
    topic: str = ""
    at: datetime | None = None
    is_no_show: bool = False
    is_withdrawn: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Conclusion:
    """A numbered conclusion of the chair."""

    number: int
    text: str
    stamp: JournalStamp
    unit: str = ""
    due_on: date | None = None
    matter_numbers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class MinutesCommitment:
    """Work given to a unit; `source` says by what, such as "Kết luận 3"."""

    unit: str
    work: str
    due_on: date | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class NotReached:
    """A scheduled matter or accepted question that gets a written reply of `unit`."""

    wording: str
    unit: str
    number: int | None = None
    refs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Signed:
    """Both signatures are there."""

    at: datetime
    secretary: str
    chair: str


@dataclass(frozen=True, slots=True)
class MinutesJournalHead:
    """The last journal entry the minutes rest on."""

    number: int
    hash: str


@dataclass(frozen=True, slots=True)
class MinutesContent:
    """Everything the minutes say. Matters stand in the order in which they came to the floor."""

    meeting_name: str
    meeting_code: str
    form: str
    venue: str
    journal: MinutesJournalHead
    chairs: tuple[Officer, ...]
    secretaries: tuple[Officer, ...]
    planned_start_at: datetime | None = None
    started_at: datetime | None = None
    ended_at: datetime | None = None
    number: str = ""
    dated_on: date | None = None
    delegates: tuple[MinutesDelegate, ...] = ()
    sites: tuple[MinutesSite, ...] = ()
    hall_head_counts: tuple[MinutesHeadCount, ...] = ()
    registrations_count: int = 0
    agenda: tuple[MinutesItem, ...] = ()
    matters: tuple[MinutesMatter | OutOfScope, ...] = ()
    chair_notes: tuple[ChairNote, ...] = ()
    recesses: tuple[MinutesRecess, ...] = ()
    turns_aside: tuple[TurnAside, ...] = ()
    conclusions: tuple[Conclusion, ...] = ()
    commitments: tuple[MinutesCommitment, ...] = ()
    not_reached: tuple[NotReached, ...] = ()
    excluded_count: int = 0
    unreviewed_count: int = 0
    recipients: tuple[str, ...] = ()
    was_read_out: bool = False
    signed: Signed | None = None
    is_demonstration: bool = False
