"""Why a question, a matter or a note is kept from some: what was decided, and what is suspected.

Nobody has to decide first: what the screening suspects counts at once, until a person decides that
it is something else. A wording on screen says no more than what was decided when every word the
screening stumbles over stands in a question that a person let through.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from console.disclosure import suspicion
from models.codes.capture import NoteKind, OutcomeKind
from models.codes.questions import Decision, Kind

LET_THROUGH = (Kind.QUESTION, Kind.PROPOSAL)  # what the meeting deals with


class Ground(StrEnum):
    """One reason to withhold."""

    DENUNCIATION = "denunciation"
    SUSPECTED_DENUNCIATION = "suspected_denunciation"
    COMPLAINT = "complaint"
    SUSPECTED_COMPLAINT = "suspected_complaint"
    OUT_OF_SCOPE = "out_of_scope"  # decided by the review or by the chair
    EXCLUDED = "excluded"  # by the review, or withdrawn by its sender
    NOT_RELEASED = "not_released"  # not put on screen
    PRIVATE = "private"  # a note for the secretary's own use


Grounds = frozenset[Ground]

SUSPICIONS = frozenset({Ground.SUSPECTED_DENUNCIATION, Ground.SUSPECTED_COMPLAINT})
# A mixed one holds a complaint or a denunciation; whether the latter, its words tell.
_OF_KIND = {
    Kind.COMPLAINT: Ground.COMPLAINT,
    Kind.DENUNCIATION: Ground.DENUNCIATION,
    Kind.MIXED: Ground.COMPLAINT,
    Kind.OUT_OF_SCOPE: Ground.OUT_OF_SCOPE,
}
_OF_OUTCOME = {OutcomeKind.OUT_OF_SCOPE: Ground.OUT_OF_SCOPE}


class QuestionLike(Protocol):
    """A question as disclosure looks at it."""

    @property
    def kind(self) -> Kind | None: ...  # noqa: D102
    @property
    def decision(self) -> Decision: ...  # noqa: D102
    @property
    def wording(self) -> str: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class QuestionFacts:
    """The same for who reads no more of a question than this."""

    kind: Kind | None
    decision: Decision
    wording: str


def of_question(question: QuestionLike) -> Grounds:
    """Give what stands against telling one question."""
    found = {Ground.EXCLUDED} if question.decision is Decision.EXCLUDED else set[Ground]()
    if question.kind in _OF_KIND:
        found.add(_OF_KIND[question.kind])
    if question.kind is None:
        found |= of_text(question.wording)
    elif question.kind is Kind.MIXED and suspicion.denouncing(question.wording):
        found.add(Ground.SUSPECTED_DENUNCIATION)
    return frozenset(found)


def of_questions(questions: Iterable[QuestionLike]) -> Grounds:
    """Give what stands against any of several questions, as those of one form."""
    return frozenset[Ground]().union(*(of_question(question) for question in questions))


def of_turn(topic: str, questions: Iterable[QuestionLike]) -> Grounds:
    """Give what stands against telling a turn: its topic, and the questions of its form."""
    return of_questions(questions) | of_text(topic)


def of_text(text: str, questions: Iterable[QuestionLike] = ()) -> Grounds:
    """Give what is suspected of a text nobody decides about, as a topic, a note, a screen.

    Args:
        questions: whose words stand in it; what of them a person let through is not suspected.
    """
    if not suspicion.petitioning(text):
        return frozenset()
    known = _let_through(questions)
    if suspicion.denouncing(text) - known:
        return frozenset({Ground.SUSPECTED_DENUNCIATION})
    return frozenset({Ground.SUSPECTED_COMPLAINT} if suspicion.petitioning(text) - known else ())


def of_matter(
    wording: str, questions: Sequence[QuestionLike], outcome: OutcomeKind | None = None
) -> Grounds:
    """Give what stands against telling a matter.

    Args:
        wording: as on screen; empty = not yet.
        questions: those it covers.
        outcome: that holds; None = undecided.
    """
    found = of_questions(questions) | of_text(wording, questions) | _of_outcome(outcome)
    return found if wording else found | {Ground.NOT_RELEASED}


def of_matter_decided(
    wording: str, questions: Sequence[QuestionLike], outcome: OutcomeKind | None
) -> Grounds:
    """Give the same as the chair decided it: an outcome alone says whether the matter is told.

    Until then a suspicion stands, unless nothing is suspected of the wording put on screen.
    """
    if outcome is not None:
        return _of_outcome(outcome)
    found = of_matter(wording, questions)
    return found - SUSPICIONS if wording and not of_text(wording, questions) else found


def of_question_decided(question: QuestionLike, outcome: OutcomeKind | None) -> Grounds:
    """Give the same of a question once the chair decided its matter: no suspicion is left."""
    found = of_question(question)
    return found if outcome is None else found - SUSPICIONS


def of_note(kind: NoteKind, text: str) -> Grounds:
    """Give what stands against telling a note, apart from its matter; notes are never on screen."""
    found = of_text(text) | {Ground.NOT_RELEASED}
    return found | {Ground.PRIVATE} if kind is NoteKind.PRIVATE else found


def _of_outcome(outcome: OutcomeKind | None) -> Grounds:
    return frozenset({_OF_OUTCOME[outcome]} if outcome in _OF_OUTCOME else ())


def _let_through(questions: Iterable[QuestionLike]) -> frozenset[str]:
    texts = (question.wording for question in questions if question.kind in LET_THROUGH)
    return frozenset[str]().union(*(suspicion.cues(text) for text in texts))
