"""A new line of the register of requests."""

from console import clock
from console.personal_data import rules
from console.use_case import Work
from console.working_days import legal_clock
from models import DataRequest, Registration
from models.codes.personal_data import RequestKind, RequestWay


def add_request(
    work: Work, form: Registration, kind: RequestKind, way: RequestWay, text: str
) -> DataRequest:
    """Enter a request with its clock; gives the row, with its id."""
    today = clock.today()
    made = DataRequest(
        meeting_id=form.meeting_id,
        registration_id=form.id,
        kind=kind,
        way=way,
        text=text,
        asked_at=work.now,
        answer_by=rules.answer_by(today, legal_clock.load(work.session).table),
        do_by=rules.do_by(kind, today),
        entry=work.number,
    )
    work.session.add(made)
    work.session.flush()
    return made
