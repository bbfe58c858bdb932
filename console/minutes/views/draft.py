"""The minutes as they stand now: a valid draft at any second, built from the rows."""

from collections.abc import Iterator
from dataclasses import replace

from console import db
from console.auth import door
from console.auth.actor import Actor
from console.auth.permissions import Permission
from console.capture import note_kinds
from console.capture.note_kinds import MinutesPart
from console.capture.outcomes import NEUTRAL
from console.docx import wording
from console.minutes import matters
from console.minutes import sources as stored
from console.minutes.content import (
    Conclusion,
    MinutesCommitment,
    MinutesConnection,
    MinutesContent,
    MinutesDelegate,
    MinutesHeadCount,
    MinutesItem,
    MinutesJournalHead,
    MinutesRecess,
    MinutesSite,
    Officer,
    Signed,
)
from console.minutes.sources import MinutesRows
from console.minutes.withheld import matters_withheld
from console.queries import meetings
from models import Duty, Note
from models.codes.bridges import ConnectionEnd
from models.codes.documents import DocumentState
from models.codes.meetings import DutyKind
from models.codes.questions import Decision


def load_minutes(viewer: Actor | None, meeting_id: int) -> MinutesContent:
    """Give the content of a meeting's minutes.

    Raises:
        NotSignedIn, NotAllowed: this viewer may not read papers.
        NotFound: no such meeting.
    """
    with db.reading() as session:
        door.admit(session, viewer, Permission.PAPERS_READ)
        meeting = meetings.by_id(session, meeting_id)
        return content_of(stored.load(session, meeting))


def content_of(rows: MinutesRows) -> MinutesContent:
    """Turn the rows of a meeting into what its minutes say."""
    numbered = matters.numbered(rows)
    content = MinutesContent(
        meeting_name=wording.meeting_name(rows.meeting.code),
        meeting_code=rows.meeting.code,
        form=wording.HYBRID,
        venue=rows.meeting.venue,
        journal=MinutesJournalHead(rows.head.number, rows.head.hash),
        chairs=_officers(rows, DutyKind.CHAIR),
        secretaries=_officers(rows, DutyKind.SECRETARY),
        planned_start_at=rows.meeting.planned_start_at,
        started_at=rows.meeting.opened_at,
        ended_at=rows.meeting.closed_at,
        delegates=tuple(
            MinutesDelegate(
                delegate.name,
                delegate.position,
                delegate.organization,
                delegate.attendance,
                delegate.reason,
            )
            for delegate in rows.delegates
        ),
        sites=_sites(rows),
        hall_head_counts=_head_counts(rows, None),
        registrations_count=len(rows.registrations),
        agenda=_agenda(rows),
        matters=matters.told(rows, numbered),
        chair_notes=matters.chair_notes(rows),
        recesses=tuple(
            MinutesRecess(recess.started_at, recess.ended_at) for recess in rows.recesses
        ),
        turns_aside=matters.turns_aside(rows),
        conclusions=conclusions_of(rows, numbered),
        commitments=_commitments(rows, numbered),
        not_reached=matters.not_reached(rows),
        excluded_count=_decided(rows, Decision.EXCLUDED, Decision.REFERRED),
        unreviewed_count=_decided(rows, Decision.UNREVIEWED),
        is_demonstration=rows.is_demonstration,
    )
    return _with_paper(content, rows)


def _officers(rows: MinutesRows, kind: DutyKind) -> tuple[Officer, ...]:
    return tuple(_officer(rows, duty) for duty in rows.duties if duty.kind is kind)


def _officer(rows: MinutesRows, duty: Duty) -> Officer:
    """An account is a person with a name; words name a position ("Phó Giám đốc Trung tâm")."""
    name = rows.accounts.get(duty.account_id or 0, "")
    position = "" if duty.person == name else duty.person
    return Officer(name, position, from_at=duty.from_at, to_at=duty.to_at)


def _sites(rows: MinutesRows) -> tuple[MinutesSite, ...]:
    """Only sites that were connected or counted took part."""
    sites = (
        MinutesSite(
            rows.units[bridge.unit_id].name,
            tuple(
                MinutesConnection(
                    connection.from_at,
                    connection.to_at,
                    was_lost=connection.ended is ConnectionEnd.LOST,
                    evidence=connection.evidence,
                    reason=connection.reason,
                )
                for connection in rows.connections.get(bridge.id, [])
            ),
            _head_counts(rows, bridge.id),
        )
        for bridge in sorted(rows.bridges, key=lambda bridge: rows.units[bridge.unit_id].code)
    )
    return tuple(site for site in sites if site.connections or site.head_counts)


def _head_counts(rows: MinutesRows, bridge_id: int | None) -> tuple[MinutesHeadCount, ...]:
    return tuple(
        MinutesHeadCount(head_count.people_count, head_count.happened_at)
        for head_count in rows.head_counts
        if head_count.bridge_id == bridge_id
    )


def _agenda(rows: MinutesRows) -> tuple[MinutesItem, ...]:
    return tuple(
        MinutesItem(
            item.position, item.title_announced or item.title, item.started_at, item.ended_at
        )
        for item in rows.items
    )


def conclusions_of(rows: MinutesRows, numbered: dict[int, int]) -> tuple[Conclusion, ...]:
    """A conclusion about a matter out of scope keeps its number and says nothing of it."""
    kept = list(_concluded(rows))
    return tuple(
        Conclusion(
            note.number or 0,
            wording.OUT_OF_SCOPE_CONCLUSION if _is_withheld(rows, note) else note.text,
            matters.stamp(note),
            unit="" if _is_withheld(rows, note) else matters.unit_name(rows, note.unit_id),
            due_on=None if _is_withheld(rows, note) else note.due_on,
            matter_numbers=tuple(
                sorted(
                    numbered[matter_id]
                    for matter_id in rows.concluded.get(note.id, [])
                    if matter_id in numbered
                )
            ),
        )
        for note in sorted(kept, key=lambda note: note.number or 0)
    )


def _concluded(rows: MinutesRows) -> Iterator[Note]:
    for note in rows.notes:
        if note_kinds.of(note.kind).minutes is MinutesPart.CONCLUSIONS:
            yield note


def _is_withheld(rows: MinutesRows, conclusion: Note) -> bool:
    about = rows.concluded.get(conclusion.id, [])
    return not matters_withheld(rows).isdisjoint(about)


def _commitments(rows: MinutesRows, numbered: dict[int, int]) -> tuple[MinutesCommitment, ...]:
    """What holds now; what a matter out of scope left behind stands in no list."""
    from_outcomes = {
        outcome.id: wording.matter_source(numbered[outcome.matter_id])
        for outcome in rows.outcomes.values()
        if outcome.kind not in NEUTRAL and outcome.matter_id in numbered
    }
    from_conclusions = {
        note.id: wording.conclusion_source(note.number or 0)
        for note in _concluded(rows)
        if not _is_withheld(rows, note)
    }
    made = (
        (
            commitment,
            from_outcomes.get(commitment.outcome_id or 0)
            or from_conclusions.get(commitment.note_id or 0),
        )
        for commitment in rows.commitments
    )
    return tuple(
        MinutesCommitment(
            rows.units[commitment.unit_id].name, commitment.text, commitment.due_on, source
        )
        for commitment, source in made
        if source
    )


def _decided(rows: MinutesRows, *decisions: Decision) -> int:
    """Count questions so decided that no matter brought to the floor."""
    reached = matters.reached_questions(rows)
    return sum(
        question.decision in decisions and question.id not in reached
        for question in rows.questions.values()
    )


def _with_paper(content: MinutesContent, rows: MinutesRows) -> MinutesContent:
    paper = rows.paper
    if paper is None:
        return content
    signed = None
    if paper.state is DocumentState.SIGNED and paper.signed_at is not None:
        signed = Signed(paper.signed_at, paper.secretary, paper.chair)
    head = rows.signed_head if signed else content.journal
    return replace(
        content,
        number=paper.number_text,
        dated_on=paper.dated_on,
        signed=signed,
        journal=MinutesJournalHead(head.number, head.hash) if head else content.journal,
    )
