"""The register of requests as its page shows it."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import select

from console import clock, db
from console.auth import door
from console.auth.actor import Actor
from console.auth.permissions import Permission
from console.queries import journal
from console.text.phones import show_phone
from console.working_days.due import Due, Light, light
from models import Consent, DataRequest, Registration
from models.codes.personal_data import RequestKind, RequestState, RequestWay
from models.codes.public_forms import ConsentPurpose


@dataclass(frozen=True, slots=True)
class RequestLine:
    """One request."""

    id: int
    ref: str  # label of the form
    kind: RequestKind
    way: RequestWay
    text: str
    state: RequestState
    asked_at: datetime
    answer_by: date
    do_by: date
    answer: str
    light: Light

    @property
    def is_consent(self) -> bool:
        """Whether its text is the purpose of a consent that was withdrawn."""
        return self.text in set(ConsentPurpose)


@dataclass(frozen=True, slots=True)
class Register:
    """All requests of a meeting, open ones first, the nearest due date first."""

    number: int  # of the newest journal entry the lines know
    lines: tuple[RequestLine, ...]

    @property
    def open_count(self) -> int:
        """How many are open."""
        return sum(line.state is RequestState.OPEN for line in self.lines)


@dataclass(frozen=True, slots=True)
class PersonFound:
    """A form as the person who asks must be recognised by, before anything is erased."""

    ref: str
    full_name: str
    phone: str  # as it is dialled
    erased_at: datetime | None
    consents: tuple[ConsentPurpose, ...]  # those that hold


def load(viewer: Actor | None, meeting_id: int) -> Register:
    """Give the register of a meeting.

    Raises:
        NotSignedIn, NotAllowed: this viewer may not look after personal data.
    """
    with db.reading() as session:
        door.admit(session, viewer, Permission.PERSON_ERASE)
        query = (
            select(DataRequest, Registration.source_ref)
            .join(Registration, Registration.id == DataRequest.registration_id)
            .where(DataRequest.meeting_id == meeting_id)
            .order_by(DataRequest.state != RequestState.OPEN, DataRequest.do_by, DataRequest.id)
        )
        today = clock.today()
        lines = tuple(_line(row, ref, today) for row, ref in session.execute(query))
        return Register(journal.head(session, meeting_id).number, lines)


def find(viewer: Actor | None, meeting_id: int, ref: str) -> PersonFound | None:
    """Give the person of a form's label; None = the meeting has no such form."""
    with db.reading() as session:
        door.admit(session, viewer, Permission.PERSON_ERASE)
        form = session.scalars(
            select(Registration).where(
                Registration.meeting_id == meeting_id, Registration.source_ref == ref.strip()
            )
        ).one_or_none()
        if form is None:
            return None
        query = select(Consent.purpose).where(
            Consent.registration_id == form.id, Consent.withdrawn_at.is_(None)
        )
        consents = tuple(session.scalars(query.order_by(Consent.id)))
        return PersonFound(
            form.source_ref, form.full_name, show_phone(form.phone), form.erased_at, consents
        )


def _line(row: DataRequest, ref: str, today: date) -> RequestLine:
    due = Due(row.do_by, row.answer_by - timedelta(days=1))
    is_done = row.state is not RequestState.OPEN
    return RequestLine(
        id=row.id,
        ref=ref,
        kind=row.kind,
        way=row.way,
        text=row.text,
        state=row.state,
        asked_at=row.asked_at,
        answer_by=row.answer_by,
        do_by=row.do_by,
        answer=row.answer,
        light=light(due, today, is_done=is_done),
    )
