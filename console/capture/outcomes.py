"""How a matter can end: one row a kind, read wherever an outcome is asked for, drawn or told.

The words of a kind stand in the catalogs under its code: `word.outcome` as a label,
`word.outcome_count` before a figure, and for a kind that names a body `word.outcome_body` over its
choice and `word.outcome_to` before its name in the minutes. Whether pages, boards and receipts tell
it is said by `console.disclosure`.
"""

from dataclasses import dataclass
from enum import StrEnum

from console.looks import Look
from models.codes.capture import OutcomeKind


class InMinutes(StrEnum):
    """Where the minutes tell a matter that ended so."""

    IN_FULL = "in_full"  # among the proceedings, with what was asked, answered and decided
    NEUTRAL_LINE = "neutral_line"  # number, site and time alone (plan P8)


@dataclass(frozen=True, slots=True)
class OutcomeFacts:
    """Everything the console knows of one kind of outcome."""

    kind: OutcomeKind
    key: str  # single key on the chair's desk; after `=` in the secretary's line
    look: Look
    symbol: str  # the icon on Streamlit's buttons, a Material symbol
    names_unit: bool  # who acts on it
    names_body: bool  # the authority reported to, or body referred to
    unit_missing: str = ""  # `field.` text where a unit must be named; empty = it may stay open
    body_missing: str = ""  # the same of the body
    takes_date: bool = True  # a date makes a commitment, whatever the kind
    makes_commitment: bool = False  # without a date too
    is_answer: bool = True  # told to whoever asks the same again
    minutes: InMinutes = InMinutes.IN_FULL
    run_code: str = ""  # in the file of a recorded run; empty = recorded runs do not know it

    @property
    def is_neutral(self) -> bool:
        """Whether pages, lists and minutes tell of the matter that it came up, and no more."""
        return self.minutes is InMinutes.NEUTRAL_LINE


# In the order of their keys, which is the order of every list.
OUTCOMES = (
    OutcomeFacts(
        OutcomeKind.ANSWERED_ON_SITE,
        key="1",
        look=Look("ok", "check-circle"),
        symbol="check_circle",
        names_unit=True,
        names_body=False,
        run_code="answered_live",
    ),
    OutcomeFacts(
        OutcomeKind.WRITTEN_REPLY,
        key="2",
        look=Look("info", "letter"),
        symbol="mail",
        names_unit=True,
        unit_missing="reply_needs_unit",
        names_body=False,
        makes_commitment=True,  # plan P6: what is not answered on site is answered in writing
        run_code="written_reply",
    ),
    OutcomeFacts(
        OutcomeKind.ESCALATED,
        key="3",
        look=Look("info", "up"),
        symbol="arrow_upward",
        names_unit=True,
        names_body=True,  # the authority may not be known yet
        run_code="escalate",
    ),
    OutcomeFacts(
        OutcomeKind.REFERRED,
        key="4",
        look=Look("info", "right"),
        symbol="arrow_forward",
        names_unit=False,
        names_body=True,
        body_missing="referral_needs_body",
        run_code="referred",
    ),
    OutcomeFacts(
        OutcomeKind.ACCEPTED_FOR_STUDY,
        key="5",
        look=Look("info", "note"),
        symbol="edit_note",
        names_unit=True,
        names_body=False,
    ),
    OutcomeFacts(
        OutcomeKind.WITHDRAWN,
        key="6",
        look=Look("info", "undo"),
        symbol="undo",
        names_unit=False,
        names_body=False,
        is_answer=False,
    ),
    OutcomeFacts(
        OutcomeKind.OUT_OF_SCOPE,
        key="7",
        look=Look("info", "ban"),
        symbol="block",
        names_unit=False,
        names_body=False,
        is_answer=False,
        minutes=InMinutes.NEUTRAL_LINE,
        run_code="not_discussed",
    ),
)
KINDS = tuple(facts.kind for facts in OUTCOMES)
NEUTRAL = tuple(facts.kind for facts in OUTCOMES if facts.is_neutral)
_BY_KIND = {facts.kind: facts for facts in OUTCOMES}
_BY_RUN_CODE = {facts.run_code: facts for facts in OUTCOMES if facts.run_code}


def of(kind: OutcomeKind) -> OutcomeFacts:
    """Give the row of a kind."""
    return _BY_KIND[kind]


def of_run(code: str) -> OutcomeFacts:
    """Give the row a recorded run means.

    Raises:
        KeyError: no outcome of that code.
    """
    return _BY_RUN_CODE[code]
