"""Until when a request about personal data is answered and done."""

from datetime import date, timedelta
from itertools import islice

from console.working_days.days import DayTable
from models.codes.personal_data import RequestKind as Kind

# Source: decree 356/2025/NĐ-CP, article 5.
ANSWERED_WITHIN = 2  # working days after the day of the request
DONE_WITHIN = {  # days
    Kind.SEE: 10,
    Kind.CORRECT: 10,
    Kind.WITHDRAW: 15,
    Kind.OBJECT: 15,
    Kind.ERASE: 20,
}


def answer_by(asked_on: date, table: DayTable) -> date:
    """Give the last day of the first answer."""
    days = table.working_days(asked_on + timedelta(days=1), 1)
    return next(islice(days, ANSWERED_WITHIN - 1, None))


def do_by(kind: Kind, asked_on: date) -> date:
    """Give the last day to do what is asked."""
    return asked_on + timedelta(days=DONE_WITHIN[kind])
