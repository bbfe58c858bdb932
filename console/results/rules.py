"""What results say: an allow-list over signed minutes, and its text. Pure."""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass

FEWEST_COUNTED = 5  # smaller groups would tell who is in them


@dataclass(frozen=True, slots=True)
class ResultAnswer:
    """What a body answered."""

    unit: str
    text: str


@dataclass(frozen=True, slots=True)
class ResultMatter:
    """One matter as everybody may read it."""

    number: int  # of the meeting, as on screens and receipts
    field: str
    question: str
    answers: tuple[ResultAnswer, ...]
    outcome: str  # code of its kind; empty = none
    decision: str  # what the chair decided, in words
    unit: str  # acts on it; empty = nobody
    body: str  # the authority it goes to; empty = none
    due_on: str  # 2026-11-05; empty = no date


@dataclass(frozen=True, slots=True)
class ResultsContent:
    """Everything results say; nothing else of a meeting is ever in them."""

    meeting: str  # code
    held_on: str  # 2026-10-29
    venue: str
    registered: int  # forms received
    matters: tuple[ResultMatter, ...]
    conclusions: tuple[str, ...]


def written(content: ResultsContent) -> str:
    """Give the text that is published and hashed: JSON with a line break at its end."""
    return json.dumps(asdict(content), ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def read(text: str) -> ResultsContent:
    """Give back what a published text says."""
    told = json.loads(text)
    matters = tuple(_matter(matter) for matter in told["matters"])
    return ResultsContent(**{**told, "matters": matters, "conclusions": tuple(told["conclusions"])})


def _matter(told: dict[str, object]) -> ResultMatter:
    answers = tuple(ResultAnswer(**answer) for answer in told["answers"])  # type: ignore[attr-defined]
    return ResultMatter(**{**told, "answers": answers})  # type: ignore[arg-type]


def counted(codes: Iterable[str]) -> tuple[tuple[str, int], ...]:
    """Count outcomes, most frequent first; groups under five are never told by themselves."""
    found = Counter(filter(None, codes))
    return tuple((code, count) for code, count in found.most_common() if count >= FEWEST_COUNTED)


def in_fields(matters: Sequence[ResultMatter]) -> tuple[tuple[str, tuple[ResultMatter, ...]], ...]:
    """Give the matters by their fields, in the order in which fields first come."""
    fields = dict.fromkeys(matter.field for matter in matters)
    return tuple(
        (field, tuple(matter for matter in matters if matter.field == field)) for field in fields
    )
