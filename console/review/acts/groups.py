"""The acts that join questions into one matter, and part them again."""

from console import require
from console.auth.permissions import Permission
from console.errors import Invalid, Refused
from console.journal import Subject
from console.live.topics import Topic
from console.review import rules
from console.review.require import (
    as_links,
    by_id,
    covering,
    links_of,
    matters_of,
    movable,
    refuse_on_floor,
)
from console.use_case import Work, use_case
from models import Matter, MatterQuestion, Question
from models.codes.questions import Decision, Place


@use_case(Permission.REVIEW_DECIDE)
def group(
    work: Work,
    meeting_id: int,
    question_ids: tuple[int, ...],
    *,
    spokesperson_id: int | None = None,
    seen: tuple[int, ...],
) -> int:
    """Answer several accepted questions as one matter; every asker stays in it.

    The other matters wait empty, with their units, until `ungroup` gives the questions back.

    Args:
        spokesperson_id: the question whose asker speaks for all; its matter is the one kept.
        seen: ids of the matters these questions are in, lowest first.

    Raises:
        Conflict: one of them was grouped in the meantime.
        Refused: one is not accepted, is grouped elsewhere, its matter is in the programme or came
            to the floor, or the minutes are signed.
        Invalid: fewer than two questions, or a spokesperson who is not among them.
    """
    require.refuse_signed(work, meeting_id)
    questions = require.questions(work, meeting_id, question_ids)
    _refuse_ungroupable(questions, spokesperson_id)
    ids = [question.id for question in questions]
    matters = matters_of(work, ids)
    work.expect(tuple(sorted(seen)), tuple(matter.id for matter in matters))
    refuse_on_floor(matters)
    _refuse_without_matter(work, questions)
    target = _target(work, questions, matters, spokesperson_id)
    moved = [link for link in links_of(work, ids) if link.matter_id != target.id]
    _refuse_unmovable(moved, questions, by_id(matters))
    for link in moved:
        _move(work, link, target)
    _mark_empty(work, matters, target)
    if spokesperson_id is not None:
        target.spokesperson_question_id = spokesperson_id
    return _record(work, "review:matter:grouped", target, moved, matters)


def _refuse_without_matter(work: Work, questions: list[Question]) -> None:
    """A question may have been taken out of its matter by a correction."""
    inside = {link.question_id for link in links_of(work, [question.id for question in questions])}
    for question in questions:
        if question.id not in inside:
            raise Refused("question_without_matter", ref=question.ref)


@use_case(Permission.REVIEW_DECIDE)
def ungroup(work: Work, meeting_id: int, matter_id: int, *, seen: tuple[int, ...]) -> int:
    """Give every question that was grouped into a matter back to the matter it came from.

    Args:
        seen: ids of the questions the matter covers, lowest first.

    Raises:
        Conflict: it covers other questions by now.
        Refused: nothing was grouped into it, it came to the floor, or the minutes are signed.
    """
    parted = movable(work, meeting_id, matter_id)
    links = covering(work, matter_id)
    work.expect(tuple(sorted(seen)), tuple(link.question_id for link in links))
    grouped = [link for link in links if link.from_matter_id is not None]
    if not grouped:
        raise Refused("matter_not_grouped", number=parted.number)
    former = [require.matter(work, meeting_id, link.from_matter_id or 0) for link in grouped]
    for link, home in zip(grouped, former, strict=True):
        _give_back(work, link, home)
    parted.spokesperson_question_id = None
    return _record(work, "review:matter:ungrouped", parted, grouped, former)


@use_case(Permission.REVIEW_DECIDE)
def part(
    work: Work, meeting_id: int, matter_id: int, question_id: int, *, seen: tuple[int, ...]
) -> int:
    """Give one question that was grouped into a matter back to the matter it came from.

    Args:
        seen: ids of the questions the matter covers, lowest first.

    Raises:
        Conflict: it covers other questions by now.
        Refused: the question was not grouped into it, the matter came to the floor, or the
            minutes are signed.
    """
    parted = movable(work, meeting_id, matter_id)
    links = covering(work, matter_id)
    work.expect(tuple(sorted(seen)), tuple(link.question_id for link in links))
    link = next((link for link in links if link.question_id == question_id), None)
    if link is None or link.from_matter_id is None:
        raise Refused("matter_not_grouped", number=parted.number)
    home = require.matter(work, meeting_id, link.from_matter_id)
    _give_back(work, link, home)
    if parted.spokesperson_question_id == question_id:
        parted.spokesperson_question_id = None
    return _record(work, "review:matter:parted", parted, [link], [home])


@use_case(Permission.REVIEW_DECIDE)
def name_spokesperson(
    work: Work, meeting_id: int, matter_id: int, question_id: int, *, seen: int | None
) -> int:
    """Say whose asker speaks for all in a matter of several questions.

    Args:
        seen: the question of the spokesperson so far; None = nobody was named.

    Raises:
        Conflict: somebody else was named in the meantime.
        Refused: the matter came to the floor, or the minutes are signed.
        Invalid: the matter does not cover this question.
    """
    named = movable(work, meeting_id, matter_id)
    work.expect(seen, named.spokesperson_question_id)
    links = covering(work, matter_id)
    if question_id not in {link.question_id for link in links}:
        raise Invalid({"spokesperson_id": "spokesperson_outside"})
    named.spokesperson_question_id = question_id
    return _record(work, "review:matter:spokesperson", named, links, [named])


def _refuse_ungroupable(questions: list[Question], spokesperson_id: int | None) -> None:
    if len(questions) < 2:
        raise Invalid({"question_ids": "group_needs_two"})
    if spokesperson_id is not None and spokesperson_id not in {
        question.id for question in questions
    }:
        raise Invalid({"spokesperson_id": "spokesperson_outside"})
    for question in questions:
        if question.decision is not Decision.ACCEPTED:
            raise Refused("question_not_accepted", ref=question.ref)


def _target(
    work: Work, questions: list[Question], matters: list[Matter], spokesperson_id: int | None
) -> Matter:
    ids = [question.id for question in questions]
    links = as_links(covering(work, *(matter.id for matter in matters)))
    asked = [link for link in links if link.question_id in ids]
    if (twice := rules.in_several(asked)) is not None:
        raise Refused("question_in_several_matters", ref=_ref(questions, twice))
    if len(matters) < 2:
        raise Refused("questions_together_already")
    target_id = rules.target_of(links, ids, spokesperson_id)
    return next(matter for matter in matters if matter.id == target_id)


def _refuse_unmovable(
    moved: list[MatterQuestion], questions: list[Question], matters: dict[int, Matter]
) -> None:
    """What was grouped stays until it is parted, so that parting always finds the way back."""
    for link in moved:
        if link.from_matter_id is not None:
            raise Refused("question_in_group", ref=_ref(questions, link.question_id))
        if matters[link.matter_id].place is Place.SCHEDULED:
            raise Refused("matter_in_programme", number=matters[link.matter_id].number)


def _move(work: Work, link: MatterQuestion, target: Matter) -> None:
    link.from_matter_id, link.matter_id = link.matter_id, target.id
    link.entry = work.number


def _mark_empty(work: Work, matters: list[Matter], target: Matter) -> None:
    work.session.flush()
    kept = {link.matter_id for link in covering(work, *(matter.id for matter in matters))}
    for matter in matters:
        if matter.id not in kept:
            matter.merged_into_id = target.id


def _give_back(work: Work, link: MatterQuestion, home: Matter) -> None:
    home.merged_into_id = None
    if link.question_id in {link.question_id for link in covering(work, home.id)}:
        work.session.delete(link)  # it was put back there by hand in the meantime
        return
    link.matter_id, link.from_matter_id, link.entry = home.id, None, work.number


def _ref(questions: list[Question], question_id: int) -> str:
    return next(question.ref for question in questions if question.id == question_id)


def _record(
    work: Work, act: str, matter: Matter, moved: list[MatterQuestion], matters: list[Matter]
) -> int:
    work.record(
        act,
        Subject("matter", matter.id),
        facts={
            "questions": sorted(link.question_id for link in moved),
            "matters": sorted({matter.id for matter in matters}),
            "spokesperson": matter.spokesperson_question_id,
        },
        topics=(Topic.REVIEW, Topic.AGENDA),
        also=(
            *(Subject("question", link.question_id) for link in moved),
            *(Subject("matter", matter.id) for matter in matters),
        ),
    )
    return matter.id
