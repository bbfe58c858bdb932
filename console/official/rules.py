"""What a paper must have before it is sent and before it is issued. Pure."""

import re
from datetime import date

from console.docx import wording
from console.official.document import ADDRESSED, OfficialPaper
from console.text.folding import one_line

NUMBER = re.compile(r"\d{1,5}(/[\w-]{1,30})?")  # "12" or "12/GM-TTPVHCC"
MISSING = {  # field -> what is said when it is empty
    "subject": "paper_subject_missing",
    "body": "paper_body_missing",
    "addressees": "paper_addressees_missing",
    "signer_title": "paper_signer_title_missing",
    "signer": "paper_signer_missing",
}
TYPED = tuple(MISSING)
ABOUT = ("question_id", "corrects_id")  # what a letter is about


def tidied(text: str) -> str:
    """Give a text with a paragraph a line, without empty lines and outer spaces."""
    return "\n".join(line for line in wording.lines(text) if line)


def missing(paper: OfficialPaper) -> dict[str, str]:
    """Tell what must be filled before a paper is sent to be signed: field -> code."""
    is_addressed = paper.kind in ADDRESSED
    return {
        field: code
        for field, code in MISSING.items()
        if not getattr(paper, field) and (is_addressed or field != "addressees")
    }


def number(typed: str) -> str:
    """Give the number as it is kept: "5" and "05" are the same, a symbol stays beside it."""
    count, slash, symbol = one_line(typed).partition("/")
    return f"{wording.padded(count) if count else ''}{slash}{symbol}"


def wrong_registry(number: str, dated_on: date | None, today: date) -> dict[str, str]:
    """Tell what is wrong with number and day: field -> code; empty = nothing."""
    wrong = {}
    if not number:
        wrong["number_text"] = "number_missing"
    elif not NUMBER.fullmatch(number):
        wrong["number_text"] = "number_wrong"
    if dated_on is None:
        wrong["dated_on"] = "dated_missing"
    elif dated_on > today:
        wrong["dated_on"] = "dated_future"
    return wrong
