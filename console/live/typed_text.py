"""The one writer of the table `typing`: the latest text per account and field.

Not an act: no journal entry, no ring. The browser counts its changes (`revision`) and names its tab
(`writer`), so a late message changes nothing and two tabs do not write over each other.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from console import clock, db
from console.auth import door
from console.auth.actor import Actor
from console.auth.permissions import Permission
from console.errors import Conflict, Invalid, NotAllowed
from console.live.field_names import FieldName, TextKind
from console.live.writers import WRITERS, Writing
from console.text.folding import clean
from models import Account, TypedText
from models.codes.people import Role

LONGEST = 20_000  # characters, as of a note
MOST_REVISIONS = 2**31 - 1
WRITING_NOW = timedelta(seconds=10)  # so long after a key somebody counts as writing
KEPT_DAYS = timedelta(days=30)  # what nobody came back to is erased
MOST_FIELDS = 200  # of one account; the oldest go

_P = Permission
_K = TextKind
MAY_WRITE = {
    _K.LINE: _P.CAPTURE_WRITE,
    _K.NOTE: _P.CAPTURE_WRITE,
    _K.WORDING: _P.CAPTURE_WRITE,
    _K.CORRECTION: _P.CAPTURE_WRITE,
    _K.OUTCOME: _P.CAPTURE_DECIDE,
    _K.CONCLUSION: _P.CAPTURE_DECIDE,
    _K.PROPOSAL: _P.CAPTURE_WRITE,
    _K.CHAIR: _P.CAPTURE_DECIDE,
    _K.TURN: _P.FLOOR_JOIN,
    _K.TROUBLE: _P.BRIDGE_REPORT,
    _K.REVIEW: _P.REVIEW_DECIDE,
    _K.DRAFT: _P.DRAFT_WRITE,
    _K.CLEARING: _P.DRAFT_CLEAR,
    _K.TRANSFER: _P.DRAFT_WRITE,
    _K.MINUTES: _P.PAPERS_SIGN,
}
_TOKEN = re.compile(r"[A-Za-z0-9_-]{0,32}")


@dataclass(frozen=True, slots=True)
class Writer:
    """Somebody else who is writing in the same field."""

    account_id: int
    name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept of one's own writing in a field, and who else writes there."""

    text: str
    revision: int  # 0 = nothing written yet
    done: str  # id of the last text that became an act; empty = none
    others: tuple[Writer, ...] = ()


def load(actor: Actor | None, field: FieldName) -> Kept:
    """Give what this account has written in a field.

    Raises:
        NotSignedIn, NotAllowed: nobody, or not who may write there.
    """
    with db.reading() as session:
        account = _admitted(session, actor, field)
        row = session.get(TypedText, (account.id, str(field)))
        return _kept(row, _others(session, account, field))


def keep(
    actor: Actor | None, field: FieldName, text: str, *, revision: int, seen: int, writer: str
) -> Kept:
    """Keep what stands in a field now.

    Args:
        text: whole, at most 20,000 characters.
        revision: number of this change, counted by the browser; an older one changes nothing.
        seen: revision the browser last learned from here.
        writer: the browser's tab.

    Raises:
        NotSignedIn, NotAllowed: nobody, or not who may write there.
        Invalid: too long, or not what a browser of ours sends.
        Conflict: another tab or machine of this account wrote meanwhile; `now` is its `Kept`.
    """
    kept = _checked(text, revision, seen, writer)
    with db.writing() as session:
        account = _admitted(session, actor, field)
        row = session.get(TypedText, (account.id, str(field))) or _new(session, account, field)
        if row.writer == writer and revision <= row.revision:
            return _kept(row, _others(session, account, field))
        if row.writer != writer and row.revision > seen and row.text not in ("", kept):
            raise Conflict(seen=seen, now=_kept(row, ()))
        row.text, row.revision, row.writer = kept, revision, writer
        row.updated_at = clock.now()
        told = _writing(account, field, row)
        answer = _kept(row, _others(session, account, field))
    WRITERS.ring(told)
    return answer


def drafts(actor: Actor | None, meeting: str, kind: TextKind) -> tuple[str, ...]:
    """Give the ids of the fields of a kind in which this account has words that are no act yet.

    Raises:
        NotSignedIn, NotAllowed: nobody, or not who may write there.
    """
    with db.reading() as session:
        account = _admitted(session, actor, FieldName(meeting, kind, ""))
        query = select(TypedText.field).where(
            TypedText.account_id == account.id,
            TypedText.field.startswith(f"{meeting}:{kind.value}:", autoescape=True),
            TypedText.text != "",
        )
        return tuple(FieldName.parse(name).id for name in session.scalars(query))


def finish(actor: Actor | None, field: FieldName, handed: str, text: str) -> None:
    """Note that a text became an act: it is erased, what was written after it stays.

    Args:
        handed: the id the browser gave it.
        text: as it was handed over.

    Raises:
        NotSignedIn, NotAllowed: nobody, or not who may write there.
    """
    with db.writing() as session:
        account = _admitted(session, actor, field)
        row = session.get(TypedText, (account.id, str(field))) or _new(session, account, field)
        row.done = handed if _TOKEN.fullmatch(handed) else ""
        row.text = _without(row.text, clean(text))
        row.updated_at = clock.now()
        told = _writing(account, field, row)
    WRITERS.ring(told)


def erase(actor: Actor | None, field: FieldName) -> None:
    """Erase what this account has written in a field.

    Raises:
        NotSignedIn, NotAllowed: nobody, or not who may write there.
    """
    with db.writing() as session:
        account = _admitted(session, actor, field)
        row = session.get(TypedText, (account.id, str(field)))
        if row is None:
            return
        row.text, row.updated_at = "", clock.now()
        told = _writing(account, field, row)
    WRITERS.ring(told)


def begun(actor: Actor | None, fields: Sequence[FieldName]) -> tuple[FieldName, ...]:
    """Tell in which of these fields this account has written what is not an act yet, in order.

    Args:
        fields: of one kind, and one unit.

    Raises:
        NotSignedIn, NotAllowed: nobody, or not who may write there.
    """
    if not fields:
        return ()
    with db.reading() as session:
        account = _admitted(session, actor, fields[0])
        query = select(TypedText.field).where(
            TypedText.account_id == account.id,
            TypedText.field.in_(map(str, fields)),
            TypedText.text != "",
        )
        found = set(session.scalars(query))
    return tuple(field for field in fields if str(field) in found)


def _admitted(session: Session, actor: Actor | None, field: FieldName) -> Account:
    """Give who may write in a field; a department writes the drafts of its own unit alone."""
    account = door.admit(session, actor, MAY_WRITE[field.kind])
    is_bound = account.role is Role.DEPARTMENT and field.unit_id is not None
    if is_bound and account.unit_id != field.unit_id:
        raise NotAllowed("not_your_unit")
    return account


def _checked(text: str, revision: int, seen: int, writer: str) -> str:
    kept = clean(text)
    if len(kept) > LONGEST:
        raise Invalid({"text": "text_too_long"})
    if not (0 < revision <= MOST_REVISIONS and 0 <= seen <= MOST_REVISIONS):
        raise Invalid({"revision": "typing_unreadable"})
    if not writer or not _TOKEN.fullmatch(writer):
        raise Invalid({"writer": "typing_unreadable"})
    return kept


def _new(session: Session, account: Account, field: FieldName) -> TypedText:
    _erase_old(session, account.id)
    made = TypedText(
        account_id=account.id,
        field=str(field),
        text="",
        revision=0,
        writer="",
        done="",
        updated_at=clock.now(),
    )
    session.add(made)
    return made


def _erase_old(session: Session, account_id: int) -> None:
    session.execute(delete(TypedText).where(TypedText.updated_at < clock.now() - KEPT_DAYS))
    query = select(TypedText).where(TypedText.account_id == account_id)
    newest_first = session.scalars(query.order_by(TypedText.updated_at.desc())).all()
    for row in newest_first[MOST_FIELDS - 1 :]:
        session.delete(row)


def _others(session: Session, account: Account, field: FieldName) -> tuple[Writer, ...]:
    query = (
        select(TypedText.account_id, Account.display_name, TypedText.updated_at)
        .join(Account, Account.id == TypedText.account_id)
        .where(
            TypedText.field == str(field),
            TypedText.account_id != account.id,
            TypedText.text != "",
            TypedText.updated_at >= clock.now() - WRITING_NOW,
        )
        .order_by(TypedText.updated_at.desc())
    )
    return tuple(Writer(*row) for row in session.execute(query))


def _kept(row: TypedText | None, others: tuple[Writer, ...]) -> Kept:
    if row is None:
        return Kept("", 0, "", others)
    return Kept(row.text, row.revision, row.done, others)


def _writing(account: Account, field: FieldName, row: TypedText) -> Writing:
    return Writing(field, account.id, account.display_name, row.updated_at, not row.text)


def _without(text: str, handed: str) -> str:
    if text.strip() == handed.strip():
        return ""
    return text.removeprefix(f"{handed}\n")
