"""Who may read what: every audience, every kind, every state, written out as it must be."""

from itertools import product

import pytest

from console.disclosure.audience import Audience
from console.disclosure.grounds import (
    Ground,
    QuestionFacts,
    of_matter,
    of_matter_decided,
    of_note,
    of_question_decided,
)
from console.disclosure.table import (
    WITHHELD,
    Part,
    anything_withheld_from,
    senders_withheld_from,
    withheld_from,
)
from models.codes.capture import NoteKind, OutcomeKind
from models.codes.questions import Decision, Kind

PLAIN = "Xin hỏi thủ tục cấp đổi giấy phép lái xe gồm những gì?"
TEXTS = {
    "plain": PLAIN,
    "complains": "Tôi khiếu nại quyết định thu hồi đất số 123 của Ủy ban nhân dân quận.",
    "denounces": "Tôi tố cáo ông Nguyễn Văn A nhận hối lộ 5 triệu đồng khi làm hồ sơ.",
}
KINDS = (None, *Kind)
LETTERS = {Part.WORDING: "w", Part.ANSWER: "a", Part.ASKER: "k", Part.SPEAKER: "s"}

# What of an undecided matter with one question may be read: Wording, Answer, asKer, Speaker. The
# first row that fits holds; "undecided" is no kind yet, so that what its text says is suspected;
# "excluded" is what a review or a withdrawal leaves behind; "off" is not put on screen.
TABLE = """
kind         text      decision screen | public hall unit operator staff chair readers minutes letter
denunciation any       any      any    | -      -    -    s        s     waks  waks    -       ks
undecided    denounces any      any    | -      -    -    s        s     waks  waks    -       waks
mixed        denounces any      any    | -      -    -    s        s     waks  waks    -       ks
complaint    any       any      on     | ks     ks   wa   waks     waks  waks  waks    -       ks
complaint    any       any      off    | ks     ks   wa   aks      waks  waks  waks    -       ks
mixed        any       any      on     | ks     ks   wa   waks     waks  waks  waks    -       ks
mixed        any       any      off    | ks     ks   wa   aks      waks  waks  waks    -       ks
out_of_scope any       any      on     | ks     ks   wa   waks     waks  waks  waks    -       waks
out_of_scope any       any      off    | ks     ks   wa   aks      waks  waks  waks    -       waks
any          any       excluded on     | ks     ks   wa   waks     waks  waks  waks    -       waks
any          any       excluded off    | ks     ks   wa   aks      waks  waks  waks    -       waks
undecided    complains any      on     | ks     ks   wa   waks     waks  waks  waks    s       waks
undecided    complains any      off    | ks     ks   wa   aks      waks  waks  waks    s       waks
any          any       any      on     | waks   waks wa   waks     waks  waks  waks    waks    waks
any          any       any      off    | aks    aks  wa   aks      waks  waks  waks    waks    waks
"""  # noqa: E501  a table is read across


def rows_of(written: str) -> tuple[list[str], list[tuple[list[str], list[str]]]]:
    """Split a table into the names of its last columns and its rows: conditions, cells."""
    head, *lines = (line.split("|") for line in written.strip().splitlines())
    return head[1].split(), [(left.split(), right.split()) for left, right in lines]


def expected(written: str, *state: str) -> dict[str, str]:
    """Give the cells of the first row that fits, by name of their column."""
    names, rows = rows_of(written)
    cells = next(
        cells
        for conditions, cells in rows
        if all(wanted in ("any", held) for wanted, held in zip(conditions, state, strict=True))
    )
    return dict(zip(names, cells, strict=True))


def read_of(question: QuestionFacts, screen: str) -> dict[str, str]:
    """Give what each audience reads of a matter with this question, as the table writes it."""
    grounds = of_matter(PLAIN if screen == "on" else "", [question])
    return {
        audience.value: "".join(
            letter for part, letter in LETTERS.items() if not withheld_from(audience, grounds, part)
        )
        or "-"
        for audience in Audience
    }


@pytest.mark.parametrize("kind", KINDS)
def test_every_audience_reads_of_a_matter_what_the_table_says(kind: Kind | None) -> None:
    states = list(product(TEXTS, Decision, ("on", "off")))

    read = {
        (text, decision, screen): read_of(QuestionFacts(kind, decision, TEXTS[text]), screen)
        for text, decision, screen in states
    }

    assert read == {state: expected(TABLE, kind or "undecided", *state) for state in states}


# What the minutes tell once the chair decided: of the matter, and of its question.
DECIDED = """
kind         decision outcome      | matter question
any          any      out_of_scope | no     no
denunciation any      any          | yes    no
complaint    any      any          | yes    no
mixed        any      any          | yes    no
out_of_scope any      any          | yes    no
any          excluded any          | yes    no
any          any      any          | yes    yes
"""


def minuted_of(question: QuestionFacts, outcome: OutcomeKind) -> dict[str, str]:
    """Give whether the minutes tell a matter decided so, and whether they quote its question."""
    grounds = of_matter_decided(question.wording, [question], outcome)
    is_told = not withheld_from(Audience.MINUTES, grounds)
    of_question = of_question_decided(question, outcome)
    is_quoted = is_told and not withheld_from(Audience.MINUTES, of_question)
    return {"matter": "yes" if is_told else "no", "question": "yes" if is_quoted else "no"}


@pytest.mark.parametrize("kind", KINDS)
def test_the_minutes_tell_what_was_suspected_as_the_chair_decided_it(kind: Kind | None) -> None:
    states = list(product(TEXTS, Decision, OutcomeKind))

    told = {
        (text, decision, outcome): minuted_of(QuestionFacts(kind, decision, TEXTS[text]), outcome)
        for text, decision, outcome in states
    }

    assert told == {
        (text, decision, outcome): expected(DECIDED, kind or "undecided", decision, outcome)
        for text, decision, outcome in states
    }


def test_until_the_chair_decides_a_suspicion_stands_but_for_words_let_onto_the_screen() -> None:
    suspected = QuestionFacts(None, Decision.UNREVIEWED, TEXTS["denounces"])

    assert of_matter_decided("", [suspected], None) == of_matter("", [suspected])
    assert Ground.SUSPECTED_DENUNCIATION in of_matter_decided(TEXTS["denounces"], [suspected], None)
    assert Ground.SUSPECTED_DENUNCIATION not in of_matter_decided(PLAIN, [suspected], None)


# Who may read a note, of a matter against which nothing stands.
NOTES = """
kind     text      | public hall unit operator staff chair readers minutes letter
private  denounces | no     no   no   no       no    no    yes     no      no
private  any       | no     no   no   no       yes   no    yes     no      no
any      denounces | no     no   no   no       no    yes   yes     no      no
any      complains | no     no   no   no       yes   yes   yes     no      no
any      any       | no     no   no   no       yes   yes   yes     yes     no
"""


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("kind", list(NoteKind))
def test_every_audience_reads_of_a_note_what_the_table_says(kind: NoteKind, text: str) -> None:
    grounds = of_note(kind, TEXTS[text])

    read = {
        audience.value: "no" if withheld_from(audience, grounds, Part.NOTE) else "yes"
        for audience in Audience
    }

    assert read == expected(NOTES, kind, text)


# Who is wider, and who is narrower and reads all the same and perhaps more. A unit reads no name,
# and a paper is measured by what it quotes.
PEOPLE = (
    (Audience.PUBLIC, Audience.HALL),
    (Audience.HALL, Audience.OPERATOR),
    (Audience.OPERATOR, Audience.STAFF),
    (Audience.OPERATOR, Audience.CHAIR),
    (Audience.STAFF, Audience.READERS),
    (Audience.CHAIR, Audience.READERS),
)
UNITS = (
    (Audience.HALL, Audience.UNIT),
    (Audience.UNIT, Audience.STAFF),
    (Audience.UNIT, Audience.CHAIR),
)
PAPERS = ((Audience.PUBLIC, Audience.MINUTES), (Audience.PUBLIC, Audience.LETTER))
COMPARED = (
    *product(PEOPLE, Part),
    *product(UNITS, (Part.WORDING, Part.ANSWER, Part.NOTE)),
    *product(PAPERS, (Part.WORDING,)),
)


@pytest.mark.parametrize("ground", list(Ground))
def test_no_wider_audience_reads_more(ground: Ground) -> None:
    grounds = frozenset({ground})

    reading_more = [
        (wider, narrower, part)
        for (wider, narrower), part in COMPARED
        if withheld_from(narrower, grounds, part) and not withheld_from(wider, grounds, part)
    ]

    assert reading_more == []


def test_nothing_is_kept_from_who_is_named_to_deal_with_denunciations() -> None:
    kept = [part for part in Part if anything_withheld_from(Audience.READERS, part)]

    assert kept == []


def test_every_ground_keeps_something_from_somebody() -> None:
    keeping = {ground for ground, parts in WITHHELD.items() if any(parts.values())}

    assert keeping == set(Ground)


def test_a_unit_reads_no_name() -> None:
    names = (Part.ASKER, Part.SPEAKER)

    assert [part for part in names if not withheld_from(Audience.UNIT, frozenset(), part)] == []


@pytest.mark.parametrize(
    ("audience", "withheld"),
    [
        (Audience.PUBLIC, {2}),
        (Audience.STAFF, {2}),
        (Audience.CHAIR, set()),
        (Audience.UNIT, {1, 2}),
    ],
)
def test_one_question_that_denounces_withholds_the_sender_of_its_form(
    audience: Audience, withheld: set[int]
) -> None:
    plain = QuestionFacts(Kind.QUESTION, Decision.ACCEPTED, PLAIN)
    denounces = QuestionFacts(Kind.DENUNCIATION, Decision.EXCLUDED, PLAIN)

    found = senders_withheld_from(
        audience, [(1, plain), (2, plain), (2, denounces), (None, denounces)]
    )

    assert found == withheld
