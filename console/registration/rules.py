"""Pure rules of taking forms in: which are new, what they are called, what a person should know.

A form is known by its content, so the same file twice adds nothing, and an export with forms
inserted above adds only those.

Its label `2026-10-031` is the month and its record number in the file it came with; forms of the
month's second source are called `2026-10-b2-031`. A file is a further export of a source when more
than half of its forms came in with that source, or it still holds more than half of that source's
forms. A new form of such an export keeps its record number if that is free; one whose number is
taken, because it was inserted above others, gets the next number after the highest. A label, once
given, never changes.
"""

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from console.import_files.form_content import FormContent
from console.import_files.rows import Row
from console.text.folding import fold
from console.text.signs import plain_signs
from models.codes.registrations import AttendanceWish

LONGEST_FOLDED_NAME = 200  # characters; an indexed column, and no name is longer
LONGEST_PHONE = 60  # characters of one kept as written
HALL = 0  # site of who comes to the hall

# Twelve digits, the first three the province or country of birth (001 to 096).
# Source: personal data are kept to what the purpose needs (law 91/2025, article 3).
_APART = "[ ._-]{0,2}"
_NATIONAL_ID = re.compile(
    rf"(?<![\d+.])0(?:\d\d{_APART}\d{{3}}{_APART}\d{{3}}{_APART}\d{{3}}"
    rf"|\d{{3}}{_APART}\d{{4}}{_APART}\d{{4}}|(?:[ ._-]\d){{11}})(?!\d)"
)


class Effect(StrEnum):
    """What importing does with one form."""

    NEW = "new"
    KNOWN = "known"
    REFUSED = "refused"


class ImportNotice(StrEnum):
    """What a person should know of a form beyond its cells; its text is `intake.notice.<code>`."""

    NATIONAL_ID = "national_id"
    NATIONAL_ID_DROPPED = "national_id_dropped"
    BRANCH_UNKNOWN = "branch_unknown"
    TWO_SITES = "two_sites"


Person = tuple[str, str]  # folded name and phone


@dataclass(frozen=True, slots=True)
class KnownForm:
    """A form that is in already."""

    content_hash: str
    ref: str
    source_number: int | None  # None = not from a file
    person: Person
    site: int | None  # as `Planned.site`


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """What becomes of one row of a file."""

    row: Row
    effect: Effect
    ref: str  # empty = refused
    site: int | None  # number of a branch, 0 = hall, None = absent
    notices: tuple[ImportNotice, ...]


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What importing a file does."""

    source_number: int
    rows: tuple[PlannedRow, ...]

    def count(self, effect: Effect) -> int:
        """Count the rows with an effect."""
        return sum(1 for row in self.rows if row.effect is effect)

    @property
    def new(self) -> tuple[PlannedRow, ...]:
        """The forms to be added, in the order of the file."""
        return tuple(row for row in self.rows if row.effect is Effect.NEW)


def plan(
    rows: Sequence[Row],
    known: Sequence[KnownForm],
    branch_numbers: Iterable[int],
    meeting_code: str,
) -> ImportPlan:
    """Tell what importing these rows does to a meeting that holds the known forms.

    Args:
        branch_numbers: of the branches that stand today.
        meeting_code: `2026-10`; begins the labels of new forms.
    """
    source = source_of(rows, known)
    effects = _effects(rows, {form.content_hash for form in known})
    refs = {form.content_hash: form.ref for form in known}
    fresh = [row for row in rows if effects[row.record] is Effect.NEW]
    refs |= _new_refs(fresh, [form.ref for form in known], prefix(meeting_code, source))
    branches = frozenset(branch_numbers)
    travellers = at_two_sites(rows, known)
    return ImportPlan(
        source,
        tuple(
            PlannedRow(
                row,
                effects[row.record],
                "" if effects[row.record] is Effect.REFUSED else refs[row.content_hash],
                site_of(row.content),
                tuple(notices_of(row.content, branches, travellers)),
            )
            for row in rows
        ),
    )


def source_of(rows: Sequence[Row], known: Sequence[KnownForm]) -> int:
    """Tell which source of the month a file is: one we know, or the next."""
    held = Counter(form.source_number for form in known if form.source_number is not None)
    if not held:
        return 1
    from_source = {form.content_hash: form.source_number for form in known}
    hashes = {row.content_hash for row in rows}
    met = Counter(filter(None, (from_source.get(content_hash) for content_hash in hashes)))
    for source, count in sorted(met.items(), key=lambda pair: (-pair[1], pair[0])):
        if 2 * count > len(hashes) or 2 * count > held[source]:
            return source
    return max(held) + 1


def prefix(meeting_code: str, source_number: int) -> str:
    """Give what the labels of a source begin with."""
    return meeting_code if source_number == 1 else f"{meeting_code}-b{source_number}"


def site_of(content: FormContent) -> int | None:
    """Tell where somebody wants to take part: number of a branch, 0 = hall, None = absent."""
    attendance = content.attendance
    if attendance.wish is AttendanceWish.HALL:
        return HALL
    return attendance.branch_number if attendance.wish is AttendanceWish.BRIDGE else None


def person_of(content: FormContent) -> Person:
    """Give by what two forms of one person are known."""
    return fold(content.full_name)[:LONGEST_FOLDED_NAME], phone_of(content)


def phone_of(content: FormContent) -> str:
    """Give the telephone number as kept; an identity number in its place is not kept."""
    return "" if holds_national_id(content.phone) else content.phone[:LONGEST_PHONE]


def holds_national_id(text: str) -> bool:
    """Tell whether a text holds what looks like the number of a citizen's identity card."""
    return _NATIONAL_ID.search(plain_signs(text)) is not None


def _effects(rows: Sequence[Row], known: set[str]) -> dict[int, Effect]:
    """Decide row by row; the second of two alike in one file is known by then."""
    seen = set(known)
    effects: dict[int, Effect] = {}
    for row in rows:
        if not row.can_be_imported:
            effects[row.record] = Effect.REFUSED
            continue
        effects[row.record] = Effect.KNOWN if row.content_hash in seen else Effect.NEW
        seen.add(row.content_hash)
    return effects


def _new_refs(fresh: Sequence[Row], refs: Iterable[str], start: str) -> dict[str, str]:
    """Label new forms: first those whose own number is free, then the others after the highest."""
    numbered = re.compile(rf"{re.escape(start)}-(\d+)")
    found = (numbered.fullmatch(ref) for ref in refs)
    taken = {int(match[1]) for match in found if match}
    own = {row.content_hash: row.record for row in fresh if row.record not in taken}
    highest = max([*taken, *own.values()], default=0)
    moved = (row.content_hash for row in fresh if row.content_hash not in own)
    numbers = {
        **own,
        **{content_hash: highest + n for n, content_hash in enumerate(moved, start=1)},
    }
    return {content_hash: f"{start}-{number:03}" for content_hash, number in numbers.items()}


def at_two_sites(rows: Sequence[Row], known: Iterable[KnownForm]) -> set[Person]:
    """Give who wants to be at more than one site: same folded name, same phone."""
    sites: dict[Person, set[int]] = {}
    forms = [row.content for row in rows if row.can_be_imported]
    wishes = [(person_of(content), site_of(content)) for content in forms]
    for person, site in (*wishes, *((form.person, form.site) for form in known)):
        if all(person) and site is not None:
            sites.setdefault(person, set()).add(site)
    return {person for person, wished in sites.items() if len(wished) > 1}


def notices_of(
    content: FormContent, branches: Container[int | None], travellers: Container[Person]
) -> Iterator[ImportNotice]:
    """Tell what a person should know of a form beyond its cells.

    Args:
        branches: numbers of those that stand today; a page offers no others.
        travellers: who wants to be at more than one site.
    """
    if any(map(holds_national_id, _free_texts(content))):
        yield ImportNotice.NATIONAL_ID
    if holds_national_id(content.phone):
        yield ImportNotice.NATIONAL_ID_DROPPED
    if _names_unknown_branch(content, branches):
        yield ImportNotice.BRANCH_UNKNOWN
    if person_of(content) in travellers:
        yield ImportNotice.TWO_SITES


def _free_texts(content: FormContent) -> Iterator[str]:
    yield from (question.wording for question in content.questions)
    yield from (content.procedure_text, content.field_text, content.address)
    yield from (content.organization, content.position, content.full_name, content.raised_before)


def _names_unknown_branch(content: FormContent, branches: Container[int | None]) -> bool:
    attendance = content.attendance
    is_at_bridge = attendance.wish is AttendanceWish.BRIDGE and content.site_unit_id is None
    return is_at_bridge and attendance.branch_number not in branches


def warnings_of(content: FormContent, notices: Iterable[ImportNotice]) -> str:
    """Give the codes kept with a form: its notices, then what its reader warned of."""
    codes = (*notices, *content.warnings)
    return ",".join(dict.fromkeys(code.value for code in codes))
