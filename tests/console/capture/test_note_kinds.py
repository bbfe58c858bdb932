"""The table of notes is whole: a kind has its texts and its place, and says what an act needs."""

from itertools import pairwise

import pytest

from console.capture import note_kinds
from console.capture.note_kinds import NOTE_KINDS, MinutesPart, NoteFacts
from console.i18n import catalog
from models.codes.capture import NoteKind

each = pytest.mark.parametrize("facts", NOTE_KINDS, ids=lambda facts: facts.kind.value)


def test_every_kind_stands_in_the_table_once() -> None:
    assert sorted(facts.kind for facts in NOTE_KINDS) == sorted(NoteKind)


def test_no_sign_begins_another() -> None:
    signs = sorted(facts.sign for facts in NOTE_KINDS if facts.sign)

    pairs = pairwise(signs)
    assert [pair for pair in pairs if pair[1].startswith(pair[0])] == []


@each
@pytest.mark.parametrize("language", catalog.LANGUAGES)
def test_a_kind_has_its_texts_in_each_language(facts: NoteFacts, language: str) -> None:
    code = facts.kind.value
    missing = [f"field.{facts.unit_missing}"] if facts.unit_missing else []
    known = catalog.load(language)

    needed = [f"word.note.{code}", f"secretary.kinds.{code}", *missing]
    assert [key for key in needed if not known.get(key)] == []


def test_the_minutes_tell_every_kind_but_the_private_one() -> None:
    untold = [facts.kind for facts in NOTE_KINDS if facts.minutes is MinutesPart.NOWHERE]

    assert tuple(untold) == note_kinds.PRIVATE == (NoteKind.PRIVATE,)


@each
def test_what_stands_under_its_matter_in_the_minutes_names_it(facts: NoteFacts) -> None:
    assert facts.of_matter == (facts.minutes in (MinutesPart.QUESTION, MinutesPart.ANSWERS))
