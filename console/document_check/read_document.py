"""A Word document as a reviewer sees it: paragraphs with the look they end up with, and pages."""

from dataclasses import dataclass

PT_PER_TWIP = 1 / 20
MM_PER_TWIP = 25.4 / 1440


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of text in one look."""

    text: str
    size_pt: float
    is_bold: bool
    is_italic: bool
    fonts: tuple[str, ...]  # of Latin letters, of others, of complex script
    color: str  # hex; empty = black or automatic
    language: str  # empty = none is set
    is_hidden: bool
    is_marked: bool  # highlighted or struck through


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph in its final look."""

    number: int  # from 1, in the order of the document
    runs: tuple[Stretch, ...]
    align: str  # left, center, right, both
    before_pt: float
    after_pt: float
    lines: float  # 1.0 = single; 0 = an exact height
    first_line_mm: float
    left_mm: float
    right_mm: float
    is_listed: bool  # numbered or bulleted by Word
    has_border: bool  # a line under it
    draws_line: bool  # a drawn line hangs at it
    table: int | None  # number of its table; None = outside
    row: int  # of its table
    column: int
    width_mm: float  # of the cell; 0 = outside or not told
    section: int

    @property
    def text(self) -> str:
        """Its text, blanks as one."""
        return " ".join("".join(run.text for run in self.runs).split())

    @property
    def written(self) -> tuple[Stretch, ...]:
        """The runs that show letters."""
        return tuple(run for run in self.runs if run.text.strip())


@dataclass(frozen=True, slots=True)
class PageSection:
    """The page of one section."""

    number: int
    width_mm: float
    height_mm: float
    top_mm: float
    bottom_mm: float
    left_mm: float
    right_mm: float
    is_landscape: bool
    hides_first_header: bool
    starts_at: int | None  # page number it begins with; None = goes on


@dataclass(frozen=True, slots=True)
class PageNumber:
    """Where a page number stands."""

    place: str  # header or footer
    kind: str  # default, first, even
    align: str
    size_pt: float
    is_upright: bool


@dataclass(frozen=True, slots=True)
class FileFacts:
    """What the file holds beside its text."""

    title: str
    author: str
    last_author: str
    remarks: tuple[str, ...]  # comments, keywords, company and the like in its properties
    has_changes: bool
    has_comments: bool
    has_macros: bool


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """A whole document."""

    paragraphs: tuple[Paragraph, ...]
    sections: tuple[PageSection, ...]
    page_numbers: tuple[PageNumber, ...]
    facts: FileFacts
