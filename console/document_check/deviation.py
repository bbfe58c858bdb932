"""One deviation from the decree: which part, what about it, where, found and expected."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from console.document_check.read_document import Paragraph

LONGEST_QUOTE = 60  # characters of a paragraph that are quoted


class PaperPart(StrEnum):
    """What a deviation is about, in the words of Phụ lục I."""

    FILE = "file"
    PAGE = "page"
    PAGE_NUMBER = "page_number"
    LETTERS = "letters"
    STATE = "state"
    MOTTO = "motto"
    PARENT = "parent"
    ISSUER = "issuer"
    NUMBER = "number"
    PLACE_DATE = "place_date"
    TITLE = "title"
    SUBJECT = "subject"
    LETTER_SUBJECT = "letter_subject"
    BASIS = "basis"
    ADDRESSED = "addressed"
    CONTENT = "content"
    HEADING = "heading"
    RECIPIENTS_LABEL = "recipients_label"
    RECIPIENTS = "recipients"
    SIGNER_ROLE = "signer_role"
    SIGNER_NAME = "signer_name"
    APPENDIX = "appendix"
    APPENDIX_TITLE = "appendix_title"
    APPENDIX_OF = "appendix_of"


class Aspect(StrEnum):
    """What is wrong with it."""

    MISSING = "missing"
    UNREADABLE = "unreadable"
    WORDING = "wording"
    SIZE = "size"
    BOLD = "bold"
    ITALIC = "italic"
    ALIGN = "align"
    CAPITALS = "capitals"
    RULE = "rule"
    RULE_LENGTH = "rule_length"
    ORDER = "order"
    ENDING = "ending"
    NUMBERING = "numbering"
    INDENT = "indent"
    GAP = "gap"
    LINES = "lines"
    PAPER = "paper"
    ORIENTATION = "orientation"
    MARGIN_TOP = "margin_top"
    MARGIN_BOTTOM = "margin_bottom"
    MARGIN_LEFT = "margin_left"
    MARGIN_RIGHT = "margin_right"
    PLACE = "place"
    FIRST_PAGE = "first_page"
    FONT = "font"
    COLOR = "color"
    LANGUAGE = "language"
    UNICODE = "unicode"
    HIDDEN = "hidden"
    MARKED = "marked"
    SIZE_SET = "size_set"
    LEVEL = "level"
    BLANK = "blank"
    SIGNERS = "signers"
    DEGREE = "degree"
    CHANGES = "changes"
    COMMENTS = "comments"
    PROPERTIES = "properties"
    MACROS = "macros"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Deviation:
    """One deviation."""

    part: PaperPart
    aspect: Aspect
    rule: str  # item of the decree: "Phụ lục I, II.1"
    found: str = ""
    expected: str = ""
    paragraph: int = 0  # from 1; 0 = not of one paragraph
    quote: str = ""  # how the paragraph begins
    page: int = 0  # number of the section; 0 = not of one

    @property
    def code(self) -> str:
        """Its name: `state_size`."""
        return f"{self.part.value}_{self.aspect.value}"


@dataclass(frozen=True, slots=True)
class Lettering:
    """How a part has to look; None = either way."""

    sizes: tuple[float, float] = (13, 14)
    bold: bool | None = False
    italic: bool | None = False
    align: str = "center"
    capitals: bool = False


def at(
    paragraph: Paragraph,
    part: PaperPart,
    aspect: Aspect,
    rule: str,
    found: str = "",
    expected: str = "",
) -> Deviation:
    """Tell a deviation of one paragraph."""
    quote = paragraph.text[:LONGEST_QUOTE]
    return Deviation(part, aspect, rule, found, expected, paragraph.number, quote)


def written_as(
    paragraph: Paragraph, part: PaperPart, rule: str, lettering: Lettering
) -> Iterator[Deviation]:
    """Tell how a paragraph differs from the look of its part."""
    least, most = lettering.sizes
    wrong = sorted({run.size_pt for run in paragraph.written if not least <= run.size_pt <= most})
    if wrong:
        wanted = points(least) if least == most else f"{points(least)}-{points(most)}"
        yield at(paragraph, part, Aspect.SIZE, rule, ", ".join(map(points, wrong)), wanted)
    if lettering.bold is not None and any(
        run.is_bold is not lettering.bold for run in paragraph.written
    ):
        yield at(
            paragraph, part, Aspect.BOLD, rule, yes_no(not lettering.bold), yes_no(lettering.bold)
        )
    slanted = lettering.italic
    if slanted is not None and any(run.is_italic is not slanted for run in paragraph.written):
        yield at(paragraph, part, Aspect.ITALIC, rule, yes_no(not slanted), yes_no(slanted))
    if lettering.align and paragraph.align != lettering.align:
        yield at(paragraph, part, Aspect.ALIGN, rule, paragraph.align, lettering.align)
    if lettering.capitals and paragraph.text != paragraph.text.upper():
        yield at(paragraph, part, Aspect.CAPITALS, rule, paragraph.text, paragraph.text.upper())


def points(size: float) -> str:
    """Write a type size: 13 or 13.5."""
    return f"{size:g}"


def yes_no(is_so: bool) -> str:
    """Write a switch."""
    return "yes" if is_so else "no"
