"""What the reviewers of the demonstration decided: accepted, excluded, grouped, assigned."""

import csv
import random
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select

from console import db
from console.auth.actor import Actor
from console.i18n.catalog import translate
from console.meetings.acts import agenda
from console.meetings.views.agenda import id_of
from console.review.acts import assignments, decisions
from console.review.acts import groups as groups_acts
from console.review.rules import Weight
from console.review.views.several import weight_of
from console.review.views.suggestions import load_suggestions
from models import Field, Matter, MatterQuestion, Question, Unit
from models.codes.questions import Decision, Kind

SAMPLE = Path(__file__).parent / "sample"
SAMPLE_MONTH = "2026-10"
ACCEPTED = (Kind.QUESTION, Kind.PROPOSAL)
LEFT_OPEN = 0.08  # share of questions still waiting for a reviewer
PROGRAMMED = 12  # matters put on the programme


@dataclass(frozen=True, slots=True)
class SampleDecision:
    """One line of the sample decisions."""

    ref: str
    kind: Kind
    field: str
    units: tuple[str, ...]
    group: str


def suggested_weights(cli: Actor, code: str) -> dict[str, Weight]:
    """Give the priority suggested for every question: label -> weight."""
    return {question.ref: weight_of(question) for question in load_suggestions(cli, code).questions}


def decide_all(cli: Actor, code: str, seed: int, weights: Mapping[str, Weight]) -> None:
    """Decide nearly every question of the meeting as the sample says.

    Args:
        weights: priorities kept with what is accepted; label -> weight.
    """
    meeting_id = id_of(cli, code)
    verdicts = _verdicts(code)
    chance = random.Random(seed)  # noqa: S311  a demonstration, not a secret
    with db.reading() as session:
        questions = {
            question.ref: question.id
            for question in session.scalars(
                select(Question).where(Question.meeting_id == meeting_id)
            )
        }
        fields = {field.code: field.id for field in session.scalars(select(Field))}
        units = {unit.code: unit.id for unit in session.scalars(select(Unit))}
    open_left = {ref for ref in questions if chance.random() < LEFT_OPEN}
    decided = [
        verdict for verdict in verdicts if verdict.ref in questions and verdict.ref not in open_left
    ]
    for verdict in decided:
        _decide(cli, meeting_id, questions[verdict.ref], verdict, fields, weights)
    _group(cli, meeting_id, [verdict for verdict in decided if verdict.kind in ACCEPTED], questions)
    _assign(cli, meeting_id, decided, questions, units)


def _verdicts(code: str) -> list[SampleDecision]:
    with (SAMPLE / "decisions.csv").open(encoding="utf-8-sig", newline="") as opened:
        return [
            SampleDecision(
                line["row_id"].replace(SAMPLE_MONTH, code),
                Kind(line["kind"]),
                line["field"],
                tuple(
                    code
                    for code in (line["department"], *line["alt_departments"].split(";"))
                    if code
                ),
                line["dup_group"],
            )
            for line in csv.DictReader(opened)
            if line["row_id"].startswith(SAMPLE_MONTH)
        ]


def _decide(
    cli: Actor,
    meeting_id: int,
    question_id: int,
    verdict: SampleDecision,
    fields: dict[str, int],
    weights: Mapping[str, Weight],
) -> None:
    if verdict.kind in ACCEPTED:
        decisions.accept(
            cli,
            meeting_id,
            question_id,
            kind=verdict.kind,
            field_id=fields.get(verdict.field),
            weight=weights.get(verdict.ref),
            seen=Decision.UNREVIEWED,
        )
    else:
        decisions.exclude(
            cli,
            meeting_id,
            question_id,
            kind=verdict.kind,
            reason=translate("vi", f"review.kind.{verdict.kind.value}"),
            seen=Decision.UNREVIEWED,
        )


def _group(
    cli: Actor, meeting_id: int, accepted: list[SampleDecision], questions: dict[str, int]
) -> None:
    groups: dict[str, list[int]] = defaultdict(list)
    for verdict in accepted:
        if verdict.group:
            groups[verdict.group].append(questions[verdict.ref])
    for members in groups.values():
        if len(members) > 1:
            seen = _matters(meeting_id, tuple(members))
            ids = tuple(members)
            groups_acts.group(cli, meeting_id, ids, spokesperson_id=members[0], seen=seen)


def _assign(
    cli: Actor,
    meeting_id: int,
    decided: list[SampleDecision],
    questions: dict[str, int],
    units: dict[str, int],
) -> None:
    done: set[int] = set()
    for verdict in decided:
        matter_ids = _matters(meeting_id, (questions[verdict.ref],))
        if verdict.kind not in ACCEPTED or not matter_ids or matter_ids[0] in done:
            continue
        done.add(matter_ids[0])
        lead, *others = [units[code] for code in verdict.units] or [units["CSKH"]]
        assignments.assign(
            cli,
            meeting_id,
            matter_ids[0],
            lead_unit_id=lead,
            other_unit_ids=tuple(others),
            seen=(None, ()),
        )
        if len(done) <= PROGRAMMED:
            agenda.schedule_matter(cli, meeting_id, matter_ids[0], position=len(done), seen=None)


def _matters(meeting_id: int, question_ids: tuple[int, ...]) -> tuple[int, ...]:
    query = (
        select(Matter.id)
        .join(MatterQuestion, MatterQuestion.matter_id == Matter.id)
        .where(Matter.meeting_id == meeting_id, MatterQuestion.question_id.in_(question_ids))
        .distinct()
        .order_by(Matter.id)
    )
    with db.reading() as session:
        return tuple(session.scalars(query))
