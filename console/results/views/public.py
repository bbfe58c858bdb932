"""Results for everybody: of one meeting, of all, found by words. Nothing asks who looks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from weakref import WeakKeyDictionary

from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from console import db
from console.results.rules import ResultMatter, ResultsContent, read
from console.text.folding import fold
from models import Meeting, Results
from models.codes.results import ResultsState

MOST_FOUND = 50


@dataclass(frozen=True, slots=True)
class PublicResults:
    """The newest version of a meeting."""

    code: str
    version: int
    content: ResultsContent | None  # None = taken back
    content_hash: str
    published_at: datetime
    entry: int  # of the journal, which holds the same hash
    reason: str  # why it was taken back
    text: str  # the hashed text itself


@dataclass(frozen=True, slots=True)
class FoundMatter:
    """One matter found by words."""

    code: str  # of its meeting
    matter: ResultMatter


@dataclass(frozen=True, slots=True)
class _Everything:
    """All that is public, as of one version, with what is searched in."""

    newest_id: int
    results: tuple[PublicResults, ...]  # the latest meeting first
    matters: tuple[tuple[str, FoundMatter], ...]  # folded words, the latest meeting first


_kept: WeakKeyDictionary[Engine, _Everything] = WeakKeyDictionary()


def _everything(session: Session) -> _Everything:
    """Give all that is public; read anew only when another version is there."""
    newest = session.scalar(select(func.max(Results.id))) or 0
    known = _kept.get(db.engine())
    if known is None or known.newest_id != newest:
        known = _read_all(session, newest)
        _kept[db.engine()] = known
    return known


def all_results() -> tuple[PublicResults, ...]:
    """Give the results of every meeting that are public, the latest first."""
    with db.reading() as session:
        return tuple(shown for shown in _everything(session).results if shown.content is not None)


def results_of(code: str) -> PublicResults | None:
    """Give what holds of a meeting: its results, or that they were taken back; None = nothing."""
    with db.reading() as session:
        found = _everything(session).results
    return next((shown for shown in found if shown.code == code), None)


def search(words: str) -> tuple[FoundMatter, ...]:
    """Find published matters that hold all of some words, with or without accents."""
    wanted = fold(words).split()
    if not wanted:
        return ()
    with db.reading() as session:
        whole = _everything(session)
    found = (matter for said, matter in whole.matters if all(word in said for word in wanted))
    return tuple(matter for matter, _ in zip(found, range(MOST_FOUND), strict=False))


def _read_all(session: Session, newest_id: int) -> _Everything:
    last = (
        select(Results.meeting_id, func.max(Results.version).label("version"))
        .group_by(Results.meeting_id)
        .subquery()
    )
    query = (
        select(Meeting.code, Results)
        .join(Results, Results.meeting_id == Meeting.id)
        .join(last, (last.c.meeting_id == Results.meeting_id) & (last.c.version == Results.version))
        .order_by(Meeting.code.desc())
    )
    results = tuple(_public(code, row) for code, row in session.execute(query))
    return _Everything(newest_id, results, tuple(_words(results)))


def _public(code: str, row: Results) -> PublicResults:
    is_public = row.state is ResultsState.PUBLISHED
    return PublicResults(
        code=code,
        version=row.version,
        content=read(row.content) if is_public else None,
        content_hash=row.content_hash,
        published_at=row.published_at,
        entry=row.entry,
        reason=row.reason,
        text=row.content,
    )


def _words(results: Sequence[PublicResults]) -> list[tuple[str, FoundMatter]]:
    return [
        (fold(" ".join(_said(matter))), FoundMatter(shown.code, matter))
        for shown in results
        if shown.content is not None
        for matter in shown.content.matters
    ]


def _said(matter: ResultMatter) -> tuple[str, ...]:
    answers = [f"{answer.unit} {answer.text}" for answer in matter.answers]
    return (matter.question, matter.field, *answers, matter.decision, matter.unit)
