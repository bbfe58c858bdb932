"""What can be said about a cell, a row or a file: codes with a weight; the texts lie in i18n."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from console.errors import Fact


class Verdict(StrEnum):
    """How far a cell or a row can be trusted; a row with an error is not imported."""

    OK = "ok"
    REPAIRED = "repaired"
    WARNING = "warning"
    ERROR = "error"

    @property
    def label_key(self) -> str:
        """The key of the word shown for it."""
        return f"intake.verdict.{self.value}"


class Code(StrEnum):
    """One reason; its text is `intake.finding.<code>`."""

    # any text
    ACCENTS_JOINED = "accents_joined"
    LETTER_D_REPAIRED = "letter_d_repaired"
    INVISIBLE_REMOVED = "invisible_removed"
    LINE_ENDS_UNIFIED = "line_ends_unified"
    SPACES_TRIMMED = "spaces_trimmed"
    FORMULA_TEXT = "formula_text"
    MARKUP_TEXT = "markup_text"
    TEXT_LONG = "text_long"
    TEXT_TOO_LONG = "text_too_long"
    TEXT_CONVERTED = "text_converted"
    TEXT_DAMAGED = "text_damaged"
    ERROR_VALUE = "error_value"
    FORMULA_UNSAVED = "formula_unsaved"
    ANSWERS_DIFFER = "answers_differ"
    # submission time
    TIME_MISSING = "time_missing"
    TIME_RESPELLED = "time_respelled"
    TIME_MONTH_FIRST = "time_month_first"
    TIME_COLUMN_MONTH_FIRST = "time_column_month_first"
    TIME_ORDER_MIXED = "time_order_mixed"
    TIME_ORDER_UNSURE = "time_order_unsure"
    TIME_UNREADABLE = "time_unreadable"
    TIME_IN_FUTURE = "time_in_future"
    TIME_TOO_OLD = "time_too_old"
    # who asks
    NAME_MISSING = "name_missing"
    KIND_ASSUMED = "kind_assumed"
    PHONE_REPAIRED = "phone_repaired"
    PHONE_MISSING = "phone_missing"
    PHONE_LETTERS = "phone_letters"
    PHONE_HOTLINE = "phone_hotline"
    PHONE_UNREADABLE = "phone_unreadable"
    EMAIL_NONE = "email_none"
    EMAIL_RESPELLED = "email_respelled"
    EMAIL_UNREADABLE = "email_unreadable"
    # how, and what about
    ATTENDANCE_ASSUMED = "attendance_assumed"
    BRANCH_UNCLEAR = "branch_unclear"
    TICK_UNKNOWN = "tick_unknown"
    SPEAKING_ASSUMED = "speaking_assumed"
    SPEAKING_UNREADABLE = "speaking_unreadable"
    PEOPLE_UNREADABLE = "people_unreadable"
    TAX_CODE_UNREADABLE = "tax_code_unreadable"
    QUESTION_MISSING = "question_missing"
    RAISED_TIMES_ASSUMED = "raised_times_assumed"
    RAISED_UNREADABLE = "raised_unreadable"
    # a whole row
    DUPLICATE = "duplicate"
    CELLS_TOO_MANY = "cells_too_many"
    CELLS_TOO_FEW = "cells_too_few"
    NOTHING_SAID = "nothing_said"
    ROW_HIDDEN = "row_hidden"
    # the whole file
    COLUMN_UNKNOWN = "column_unknown"
    COLUMN_UNNAMED = "column_unnamed"
    COLUMN_ABSENT = "column_absent"
    SHEET_NOT_READ = "sheet_not_read"
    SHEET_HIDDEN = "sheet_hidden"
    ENCODING_CONVERTED = "encoding_converted"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found, with the facts that fill the blanks of its text."""

    verdict: Verdict
    code: Code
    facts: Mapping[str, Fact] = field(default_factory=dict)

    @property
    def text_key(self) -> str:
        """The key of its text."""
        return f"intake.finding.{self.code.value}"


def repaired(code: Code, /, **facts: Fact) -> Finding:
    """Say that a value was put right, and how."""
    return Finding(Verdict.REPAIRED, code, facts)


def warning(code: Code, /, **facts: Fact) -> Finding:
    """Say what a person should look at; the row is imported."""
    return Finding(Verdict.WARNING, code, facts)


def error(code: Code, /, **facts: Fact) -> Finding:
    """Say why the row cannot be imported."""
    return Finding(Verdict.ERROR, code, facts)


_WEIGHT = {verdict: weight for weight, verdict in enumerate(Verdict)}


def worst(verdicts: Iterable[Verdict]) -> Verdict:
    """Give the gravest of some verdicts, `ok` when there is none."""
    return max(verdicts, key=_WEIGHT.__getitem__, default=Verdict.OK)


def warned(findings: Iterable[Finding]) -> tuple[Code, ...]:
    """Give what a person should look at, in the order it was found."""
    return tuple(finding.code for finding in findings if finding.verdict is Verdict.WARNING)
