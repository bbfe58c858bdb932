"""The secretary's desk: who sees it, what each line and button makes, what a refusal leaves."""

# ruff: noqa: PLC0415  AppTest.from_function runs the source of a function as a script of its own

import json
from datetime import date

import pytest
from sqlalchemy import select
from streamlit.testing.v1 import AppTest

from console import clock, db
from console.auth.actor import Actor
from console.auth.cookies import SESSION_COOKIE
from console.capture.acts import notes, outcomes
from console.capture.note_kinds import NOTE_KINDS
from console.capture.outcomes import OUTCOMES, OutcomeFacts
from console.capture.rules import OutcomeSeen
from console.floor.acts import answers
from console.live import typed_text
from console.live.field_names import FieldName
from console.settings import Settings
from console.ui import gate
from console.web import options
from models import Base, HeadCount, Matter, MatterQuestion, Note, Outcome, Proposal
from models.codes.capture import NoteKind, OutcomeKind
from models.codes.people import Role
from models.codes.questions import Place
from pages.secretary import line, line_acts, outcome, outcome_acts
from tests import make
from tests.cast import sign_in
from tests.console.floor.stage import after
from tests.pages.conftest import OpenPage, assert_refused, cookie_for, drawn, mounted, page_of

PAGE = "../../pages/secretary/page.py"
LINE, OUTCOME = "2026-10:line:desk", "2026-10:proposal:1"
READERS = (Role.SECRETARY, Role.LEADER, Role.AUDITOR)


@pytest.fixture
def meeting_id(sqlite_database: str) -> int:
    return make.make_open_meeting()


@pytest.fixture
def minh(sqlite_database: str) -> Actor:
    return sign_in(Role.SECRETARY)


@pytest.fixture
def matter_id(meeting_id: int) -> int:
    made = make.make_matter(meeting_id, 7, place=Place.ON_FLOOR, wording="Thẻ bảo hiểm")
    make.link_question(made, make.make_question(meeting_id))
    return made


def opened(open_page: OpenPage, actor: Actor, **held: object) -> AppTest:
    page = open_page(as_=actor).switch_page(PAGE)
    for key, value in held.items():
        page.session_state[f"secretary-{key}"] = value
    page.run()
    assert not page.exception
    return page


def pressed(page: AppTest, key: str) -> AppTest:
    page.button(key=key).click().run()
    assert not page.exception
    return page


def keys(page: AppTest) -> set[str]:
    return {key for one in page.button if (key := str(one.key)).startswith("secretary-")}


def rows(table: type[Base]) -> list[Base]:
    with db.reading() as session:
        return list(session.scalars(select(table)))


def handing_over(actor: object, callback: str, arguments: list[object]) -> None:
    """What a callback of the desk does, as a script."""
    import streamlit as st

    from console.capture.views import secretary
    from console.ui import feedback
    from pages.secretary import acts, asker, correction_acts, line_acts, outcome_acts, tray

    homes = (acts, asker, correction_acts, line_acts, outcome_acts)
    (act,) = (getattr(home, callback) for home in homes if hasattr(home, callback))
    desk = secretary.load(actor, 1)  # type: ignore[arg-type]
    act(actor, desk, *arguments)
    for area in (line_acts.LINE, tray.SIDE):
        feedback.show(area)
    st.text("ran")


def hand(
    actor: Actor,
    callback: str,
    key: str,
    field: str,
    text: str,
    *arguments: object,
    **about: object,
) -> AppTest:
    """Hand a text over as the browser does; gives the page after the callback."""
    options.put_in_force(Settings())
    told = {
        "field": field,
        "id": f"id-{abs(hash(text))}",
        "text": text,
        "at": clock.now().isoformat(),
        "about": {name: str(value) for name, value in about.items()},
    }
    kwargs = {"actor": actor, "callback": callback, "arguments": list(arguments)}
    page = page_of(handing_over, kwargs=kwargs)
    page.session_state[key] = {"handed": json.dumps(told)}
    with gate.pretended_cookies({SESSION_COOKIE: cookie_for(actor)}):
        page.run()
    assert not page.exception
    return page


def write(actor: Actor, text: str, **about: object) -> AppTest:
    return hand(actor, "keep_line", "secretary-line", LINE, text, **about)


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.SYSTEM])
def test_the_desk_is_there_for_who_may_read_what_is_captured_and_nobody_else(
    open_page: OpenPage, meeting_id: int, role: Role
) -> None:
    page = open_page(as_=sign_in(role, unit_id=make.make_branch()))

    if role in READERS:
        assert not page.switch_page(PAGE).run().exception
    else:
        assert_refused(page, PAGE)


@pytest.mark.parametrize("role", [Role.LEADER, Role.AUDITOR])
def test_who_only_reads_has_nothing_to_press(
    open_page: OpenPage, meeting_id: int, matter_id: int, role: Role
) -> None:
    reader = sign_in(role)

    for tray in ("", "heads", "wording", "questions"):
        assert keys(opened(open_page, reader, tray=tray)) == set()


def test_without_a_meeting_the_page_says_so(open_page: OpenPage, minh: Actor) -> None:
    assert len(opened(open_page, minh).info) == 1


def test_a_signed_meeting_takes_nothing_more(
    open_page: OpenPage, minh: Actor, meeting_id: int, matter_id: int
) -> None:
    make.make_signed_minutes(meeting_id)

    assert keys(opened(open_page, minh)) == set()


def test_an_answer_is_kept_with_its_unit_and_person_and_the_draft_is_erased(
    minh: Actor, meeting_id: int, matter_id: int
) -> None:
    unit_id = make.make_unit("CATP")
    typed_text.keep(minh, FieldName.parse(LINE), "Đã chuyển", revision=3, seen=0, writer="tab")

    write(minh, "Đã chuyển", kind="answer", matter=matter_id, unit_id=unit_id, person="PC06")

    (note,) = rows(Note)
    assert isinstance(note, Note)
    assert (note.kind, note.text, note.matter_id) == (NoteKind.ANSWER, "Đã chuyển", matter_id)
    assert (note.unit_id, note.person, note.is_late) == (unit_id, "PC06", False)
    assert typed_text.load(minh, FieldName.parse(LINE)).text == ""


def test_an_answer_without_its_unit_is_refused_and_stays_written(
    minh: Actor, meeting_id: int, matter_id: int
) -> None:
    typed_text.keep(minh, FieldName.parse(LINE), "Đã chuyển", revision=3, seen=0, writer="tab")

    page = write(minh, "Đã chuyển", kind="answer", matter=matter_id)

    assert (rows(Note), len(page.error)) == ([], 1)
    assert typed_text.load(minh, FieldName.parse(LINE)).text == "Đã chuyển"


@pytest.mark.parametrize("kind", ["chair", "private"])
def test_remarks_are_kept_under_their_matter(
    minh: Actor, meeting_id: int, matter_id: int, kind: str
) -> None:
    write(minh, "Đề nghị rõ hơn", kind=kind, matter=matter_id)

    (note,) = rows(Note)
    assert isinstance(note, Note)
    assert (note.kind.value, note.matter_id) == (kind, matter_id)


def test_a_question_from_the_floor_becomes_a_matter_of_who_speaks(
    minh: Actor, meeting_id: int
) -> None:
    write(minh, "Bao giờ sửa xong ngõ 12?", kind="wording")

    (matter,) = rows(Matter)
    assert isinstance(matter, Matter)
    assert (matter.wording, matter.place) == ("Bao giờ sửa xong ngõ 12?", Place.SCHEDULED)
    assert matter.screen_text == ""


def test_a_conclusion_names_its_matter_its_unit_and_its_date(
    minh: Actor, meeting_id: int, matter_id: int
) -> None:
    unit_id = make.make_unit("CATP")

    write(
        minh, "Gỡ hồ sơ treo", kind="conclusion", matter=matter_id, unit_id=unit_id,
        due="2026-11-06",
    )  # fmt: skip

    (note,) = rows(Note)
    assert isinstance(note, Note)
    assert (note.kind, note.number, note.unit_id) == (NoteKind.CONCLUSION, 1, unit_id)
    assert note.due_on == date(2026, 11, 6)


def test_the_line_has_the_signs_and_fields_of_the_table_of_notes() -> None:
    options.put_in_force(Settings())

    inputs = {given["name"]: given for given in line.line_inputs()}

    signs = {option["value"]: option["sign"] for option in inputs["kind"]["options"]}
    asked = {name: inputs[name]["when"]["kind"] for name in ("unit", "person", "due")}
    assert signs == {facts.kind.value: facts.sign for facts in NOTE_KINDS}
    assert {kind.value for kind in line_acts.KEPT} == set(signs)
    assert asked == {
        "unit": ["answer", "conclusion", "outcome"],
        "person": ["answer"],
        "due": ["conclusion", "outcome"],
    }


def test_a_line_about_another_question_takes_nothing_of_the_one_looked_at(
    minh: Actor, meeting_id: int, matter_id: int
) -> None:
    police, health = make.make_unit("CATP"), make.make_unit("SYT", name="Sở Y tế")
    other = make.make_matter(meeting_id, 100, place=Place.SCHEDULED)

    write(
        minh, "> #100 Sở Y tế sẽ kiểm tra",
        kind="answer", matter=matter_id, unit_id=police, person="Phòng PC06",
    )  # fmt: skip

    (note,) = rows(Note)
    assert isinstance(note, Note)
    assert (note.matter_id, note.unit_id, note.person) == (other, health, "")
    assert note.text == "Sở Y tế sẽ kiểm tra"


@pytest.mark.parametrize(
    "text", ["#99 đã chuyển", "@khongco đã chuyển", "=9 rút", "! rà soát, hạn 31/02"]
)
def test_a_line_that_names_what_nobody_knows_is_refused_and_stays_written(
    minh: Actor, meeting_id: int, matter_id: int, text: str
) -> None:
    unit_id = make.make_unit("CATP")
    typed_text.keep(minh, FieldName.parse(LINE), text, revision=3, seen=0, writer="tab")

    page = write(minh, text, kind="answer", matter=matter_id, unit_id=unit_id)

    assert (rows(Note), rows(Proposal), len(page.warning)) == ([], [], 1)
    assert typed_text.load(minh, FieldName.parse(LINE)).text == text


@pytest.mark.parametrize("facts", OUTCOMES, ids=lambda facts: facts.kind.value)
def test_the_key_of_an_outcome_in_the_line_proposes_it_to_the_chair(
    minh: Actor, meeting_id: int, matter_id: int, facts: OutcomeFacts
) -> None:
    make.make_unit("CATP")

    write(minh, f"={facts.key} @CATP rõ, hạn 06/11", kind="answer", matter=matter_id, seen="0-0")

    (proposal,) = rows(Proposal)
    assert isinstance(proposal, Proposal)
    assert (rows(Note), proposal.kind) == ([], facts.kind)


def test_an_outcome_in_the_line_has_to_have_seen_the_newest(
    minh: Actor, meeting_id: int, matter_id: int
) -> None:
    outcomes.propose_outcome(
        minh, meeting_id, matter_id, OutcomeKind.WITHDRAWN, seen=OutcomeSeen(0, 0)
    )

    page = write(minh, "=6 rút", kind="answer", matter=matter_id, seen="0-0")

    assert (len(rows(Proposal)), len(page.error)) == (1, 1)


def test_a_late_entry_stands_at_the_time_chosen(
    minh: Actor, meeting_id: int, matter_id: int
) -> None:
    with clock.stopped(after(3600)):
        write(minh, "ghi bù", kind="chair", matter=matter_id, time="08:45:30")

    (note,) = rows(Note)
    assert isinstance(note, Note)
    assert (note.happened_at, note.is_late) == (after(930), True)


def test_the_same_line_handed_over_twice_is_kept_once(
    minh: Actor, meeting_id: int, matter_id: int
) -> None:
    write(minh, "một lần", kind="chair", matter=matter_id)

    write(minh, "một lần", kind="chair", matter=matter_id)

    assert len(rows(Note)) == 1


def test_what_no_browser_of_ours_hands_over_is_left_alone(
    minh: Actor, meeting_id: int, matter_id: int
) -> None:
    options.put_in_force(Settings())
    for sent in ("", "null", "[]", "{}", '{"field": 1}', "{"):
        kwargs = {"actor": minh, "callback": "keep_line", "arguments": []}
        page = page_of(handing_over, kwargs=kwargs)
        page.session_state["secretary-line"] = {"handed": sent}
        assert not page.run().exception

    assert rows(Note) == []


def test_the_form_of_an_outcome_has_the_keys_and_fields_of_the_chairs_desk() -> None:
    options.put_in_force(Settings())

    inputs = {given["name"]: given for given in outcome.outcome_inputs()}

    signs = {option["value"]: option["sign"] for option in inputs["kind"]["options"]}
    asked = {name: inputs[name]["when"]["kind"] for name in ("unit", "body", "due")}
    assert signs == {facts.kind.value: f"={facts.key}" for facts in OUTCOMES}
    assert asked == {
        "unit": [facts.kind.value for facts in OUTCOMES if facts.names_unit],
        "body": [facts.kind.value for facts in OUTCOMES if facts.names_body],
        "due": [facts.kind.value for facts in OUTCOMES if facts.takes_date],
    }


def test_an_outcome_is_proposed_to_the_chair_and_decides_nothing(
    minh: Actor, meeting_id: int, matter_id: int
) -> None:
    hand(
        minh, "keep_outcome", "secretary-outcome", f"2026-10:proposal:{matter_id}",
        "Báo cáo Thành phố",
        kind="escalated", matter=matter_id, seen="0-0", act="propose", due="2026-11-06",
    )  # fmt: skip

    (proposal,) = rows(Proposal)
    assert isinstance(proposal, Proposal)
    assert (proposal.kind, proposal.text) == (OutcomeKind.ESCALATED, "Báo cáo Thành phố")
    assert (proposal.due_on, rows(Outcome)) == (date(2026, 11, 6), [])


def test_a_proposal_that_has_not_seen_another_is_refused(
    minh: Actor, meeting_id: int, matter_id: int
) -> None:
    outcomes.propose_outcome(
        minh, meeting_id, matter_id, OutcomeKind.WITHDRAWN, seen=OutcomeSeen(0, 0)
    )

    page = hand(
        minh, "keep_outcome", "secretary-outcome", f"2026-10:proposal:{matter_id}",
        "khác",
        kind="escalated", matter=matter_id, seen="0-0", act="propose",
    )  # fmt: skip

    assert (len(rows(Proposal)), len(page.error)) == (1, 0)
    assert page.session_state[outcome_acts.CLASH][:2] == (OUTCOME, "khác")


def clashed(open_page: OpenPage, minh: Actor, meeting_id: int, matter_id: int) -> AppTest:
    """The desk of Minh, whose outcome came after one that An proposed."""
    an = sign_in(Role.SECRETARY, name="an")
    outcomes.propose_outcome(
        an, meeting_id, matter_id, OutcomeKind.WITHDRAWN, "của An", seen=OutcomeSeen(0, 0)
    )
    about = {"kind": "escalated", "matter": str(matter_id), "act": "propose", "due": "2026-11-06"}
    clash = (OUTCOME, "của Minh", json.dumps({**about, "seen": "0-0"}))
    return opened(open_page, minh, **{"outcome-clash": clash})


def test_two_outcomes_are_both_shown_and_the_own_one_can_be_kept(
    open_page: OpenPage, minh: Actor, meeting_id: int, matter_id: int
) -> None:
    page = clashed(open_page, minh, meeting_id, matter_id)
    shown = drawn(page)
    assert ("của An" in shown, "của Minh" in shown) == (True, True)

    pressed(page, "secretary-keep-mine")

    texts = [one.text for one in rows(Proposal) if isinstance(one, Proposal)]
    assert texts == ["của An", "của Minh"]
    assert "secretary-keep-mine" not in keys(page)


def test_the_others_outcome_can_be_left_as_it_stands(
    open_page: OpenPage, minh: Actor, meeting_id: int, matter_id: int
) -> None:
    page = clashed(open_page, minh, meeting_id, matter_id)

    pressed(page, "secretary-keep-theirs")

    assert len(rows(Proposal)) == 1
    assert "secretary-keep-theirs" not in keys(page)


def test_the_secretary_decides_for_the_chair(minh: Actor, meeting_id: int, matter_id: int) -> None:
    hand(
        minh, "keep_outcome", "secretary-outcome", f"2026-10:proposal:{matter_id}",
        "",
        kind="answered_on_site", matter=matter_id, seen="0-0", act="decide",
    )  # fmt: skip

    (outcome,) = rows(Outcome)
    assert isinstance(outcome, Outcome)
    assert (outcome.kind, outcome.version) == (OutcomeKind.ANSWERED_ON_SITE, 1)


def test_an_outcome_decides_the_matter_of_its_form_whatever_is_looked_at(
    minh: Actor, meeting_id: int, matter_id: int
) -> None:
    other = make.make_matter(meeting_id, 8, place=Place.DONE)

    hand(
        minh, "keep_outcome", "secretary-outcome", f"2026-10:proposal:{other}", "Đã rõ",
        kind="answered_on_site", matter=matter_id, seen="0-0", act="decide",
    )  # fmt: skip

    assert [one.matter_id for one in rows(Outcome) if isinstance(one, Outcome)] == [other]


def test_each_matter_has_its_own_form_of_an_outcome(
    open_page: OpenPage, minh: Actor, meeting_id: int, matter_id: int
) -> None:
    other = make.make_matter(meeting_id, 8, place=Place.DONE)

    page = opened(open_page, minh)
    on_floor = form_of_outcome(page)
    page.session_state["secretary-matter-id"] = other
    page.run()

    assert on_floor == f"2026-10:proposal:{matter_id}"
    assert form_of_outcome(page) == f"2026-10:proposal:{other}"


def form_of_outcome(page: AppTest) -> str:
    """Give the field in which the text of the outcome is kept."""
    mounted = [one.proto for one in page.get("bidi_component")]
    (form,) = [proto for proto in mounted if "secretary-outcome" in proto.id]
    return str(json.loads(form.json)["field"])


def test_a_correction_is_a_new_form_of_its_piece(
    minh: Actor, meeting_id: int, matter_id: int
) -> None:
    made = notes.note(minh, meeting_id, NoteKind.CHAIR, "sai", matter_id=matter_id)
    field = f"2026-10:correction:{made}"

    hand(minh, "correct", f"secretary-correction-{made}", field, "đúng", made, seen=made)

    assert [one.text for one in rows(Note) if isinstance(one, Note)] == ["sai", "đúng"]


def test_two_corrections_keep_both_texts_until_somebody_chooses(
    minh: Actor, meeting_id: int, matter_id: int
) -> None:
    an = sign_in(Role.SECRETARY, name="an")
    made = notes.note(minh, meeting_id, NoteKind.CHAIR, "bản đầu", matter_id=matter_id)
    newest = notes.amend_note(an, meeting_id, made, "của An", seen=made)
    field = f"2026-10:correction:{made}"
    typed_text.keep(minh, FieldName.parse(field), "của Minh", revision=1, seen=0, writer="tab")

    page = hand(minh, "correct", f"secretary-correction-{made}", field, "của Minh", made, seen=made)

    assert page.session_state["secretary-clash"] == (
        made,
        "của Minh",
        newest,
        "của An",
        json.dumps({"seen": str(made)}),
        field,
    )
    assert typed_text.load(minh, FieldName.parse(field)).text == "của Minh"
    assert len(rows(Note)) == 2


def test_a_piece_is_taken_back_and_the_desk_follows_again(
    open_page: OpenPage, minh: Actor, meeting_id: int, matter_id: int
) -> None:
    made = notes.note(minh, meeting_id, NoteKind.CHAIR, "nhầm câu", matter_id=matter_id)
    page = opened(open_page, minh, tray=f"edit:{made}", pinned=True, **{"matter-id": matter_id})

    pressed(page, "secretary-take-back")

    assert [one.text for one in rows(Note) if isinstance(one, Note)] == ["nhầm câu", ""]
    assert page.session_state["secretary-matter-id"] == 0


def test_the_forms_of_a_matter_are_corrected(
    open_page: OpenPage, minh: Actor, meeting_id: int, matter_id: int
) -> None:
    other = make.make_question(meeting_id, "2026-10-002")
    page = opened(open_page, minh, tray="questions")

    page.multiselect(key=f"secretary-questions-{matter_id}").select(other)
    pressed(page, "secretary-save-questions")

    covered = [one.question_id for one in rows(MatterQuestion) if isinstance(one, MatterQuestion)]
    assert len(covered) == 2
    assert other in covered


def test_while_a_unit_answers_the_line_is_filled_with_it(
    open_page: OpenPage, minh: Actor, meeting_id: int, matter_id: int
) -> None:
    unit_id = make.make_unit("SYT", name="Sở Y tế")
    answers.start_answer(minh, meeting_id, unit_id, person="Bà Lan", seen=matter_id)

    page = opened(open_page, minh)

    proposed = {"kind": "answer", "unit": "Sở Y tế", "person": "Bà Lan"}
    assert mounted(page, line_acts.LINE)["proposed"] == proposed


def test_heads_are_counted_and_a_wrong_count_is_corrected(
    open_page: OpenPage, minh: Actor, meeting_id: int
) -> None:
    page = pressed(opened(open_page, minh), "secretary-open-heads")
    page.number_input(key="secretary-people-0-0").set_value(68)
    pressed(page, "secretary-count-now")
    (first,) = rows(HeadCount)
    assert isinstance(first, HeadCount)

    page.number_input(key=f"secretary-people-0-{first.id}").set_value(86)
    pressed(page, "secretary-count-amend")

    counts = [
        (one.people_count, one.replaces_id) for one in rows(HeadCount) if isinstance(one, HeadCount)
    ]
    assert counts == [(68, None), (86, first.id)]


def test_opening_a_tray_keeps_the_desk_with_its_matter_until_it_is_closed(
    open_page: OpenPage, minh: Actor, meeting_id: int, matter_id: int
) -> None:
    page = pressed(opened(open_page, minh), "secretary-open-heads")
    assert page.session_state["secretary-matter-id"] == matter_id

    pressed(page, "secretary-close-tray")

    assert page.session_state["secretary-matter-id"] == 0


def test_a_matter_that_is_gone_leads_back_to_the_floor(
    open_page: OpenPage, minh: Actor, meeting_id: int, matter_id: int
) -> None:
    page = opened(open_page, minh, **{"matter-id": 9999})

    assert page.session_state["secretary-matter-id"] == 0


TYPED = "Bà Đặng Thị Khuê, 0912 345 678: bao giờ có sổ đỏ?"


def shown(matter_id: int) -> tuple[str, str]:
    with db.reading() as session:
        matter = session.get_one(Matter, matter_id)
        return matter.screen_text, matter.screen_reason


def test_what_is_typed_for_the_screen_is_looked_at_before_it_is_shown(
    open_page: OpenPage, minh: Actor, meeting_id: int
) -> None:
    matter_id = make.make_matter(meeting_id, 7, place=Place.ON_FLOOR, taken_up_at=after(60))

    page = opened(open_page, minh, tray="wording", previewed=(matter_id, TYPED))

    drawn = "".join(str(one.proto.body) for one in page.get("html"))
    assert "Bà […], […]: bao giờ có sổ đỏ?" in drawn
    assert "Câu 7" in drawn
    assert shown(matter_id) == ("", "")
    pressed(page, "secretary-show")
    assert shown(matter_id) == ("Bà […], […]: bao giờ có sổ đỏ?", "")


def test_it_is_shown_whole_only_with_a_reason(
    open_page: OpenPage, minh: Actor, meeting_id: int
) -> None:
    matter_id = make.make_matter(meeting_id, 7, place=Place.ON_FLOOR, taken_up_at=after(60))
    page = opened(open_page, minh, tray="wording", previewed=(matter_id, TYPED))

    assert page.button(key="secretary-show-whole").disabled
    page.text_input(key=f"secretary-unmask-reason-{matter_id}").input("Bà đồng ý nêu tên").run()
    pressed(page, "secretary-show-whole")

    assert shown(matter_id) == (TYPED, "Bà đồng ý nêu tên")


def test_what_is_on_screen_is_taken_off_from_the_same_tray(
    open_page: OpenPage, minh: Actor, matter_id: int
) -> None:
    page = opened(open_page, minh, tray="wording")

    pressed(page, "secretary-take-off-screen")

    assert shown(matter_id) == ("", "")


def test_an_answer_to_a_decided_matter_is_refused_with_its_words(
    minh: Actor, meeting_id: int, matter_id: int
) -> None:
    unit_id = make.make_unit("SXD")
    make.make_outcome(meeting_id, matter_id)

    page = write(minh, "Nói sau khi chốt", kind="answer", matter=matter_id, unit_id=unit_id)

    assert rows(Note) == []
    assert "Câu 7 đã chốt nên chưa ghi." in page.error[0].value


def test_adding_to_a_decided_matter_is_offered_for_the_one_the_line_names(
    minh: Actor, meeting_id: int, matter_id: int
) -> None:
    other = make.make_matter(meeting_id, 8, place=Place.DONE)
    make.make_outcome(meeting_id, other)

    page = write(minh, "#8 Nói sau khi chốt", kind="chair", matter=matter_id)

    assert rows(Note) == []
    assert page.session_state["secretary-decided-asked"] == other


def test_who_says_that_it_belongs_there_adds_to_a_decided_matter(
    open_page: OpenPage, minh: Actor, meeting_id: int, matter_id: int
) -> None:
    make.make_outcome(meeting_id, matter_id)

    page = pressed(opened(open_page, minh), "secretary-add-to-decided")

    assert page.session_state["secretary-decided-added"] == (matter_id, 1)
    assert "secretary-add-to-decided" not in keys(page)
    assert "Đang ghi thêm vào câu 07 đã chốt." in drawn(page)


def test_a_decided_matter_is_named_beside_the_line_and_an_undecided_one_is_not(
    open_page: OpenPage, minh: Actor, meeting_id: int, matter_id: int
) -> None:
    before = keys(opened(open_page, minh))
    make.make_outcome(meeting_id, matter_id)
    page = opened(open_page, minh)

    assert "secretary-add-to-decided" not in before
    assert "secretary-add-to-decided" in keys(page)
    assert "Câu 07 đã chốt." in drawn(page)


def test_a_matter_is_split_by_its_button(
    open_page: OpenPage, minh: Actor, meeting_id: int, matter_id: int
) -> None:
    other = make.make_question(meeting_id, "2026-10-002")
    make.link_question(matter_id, other)
    page = opened(open_page, minh, tray="questions")

    page.multiselect(key=f"secretary-split-{matter_id}").select(other)
    page.text_area(key=f"secretary-split-wording-{matter_id}").set_value("Việc thứ hai")
    page = pressed(page, "secretary-split-off")

    made = [one for one in rows(Matter) if isinstance(one, Matter) and one.id != matter_id]
    assert [(one.wording, one.split_from_id) for one in made] == [("Việc thứ hai", matter_id)]
    assert "Đã tách thành câu mới" in page.success[0].value


def test_forms_another_corrected_while_the_tray_was_open_are_not_taken_out(
    open_page: OpenPage, minh: Actor, meeting_id: int, matter_id: int
) -> None:
    page = opened(open_page, minh, tray="questions")
    make.link_question(matter_id, make.make_question(meeting_id, "2026-10-002"))

    page = pressed(page.run(), "secretary-save-questions")

    assert len(rows(MatterQuestion)) == 2
    assert "Người khác vừa thay đổi trước." in page.error[0].value


def test_an_outcome_begun_for_another_matter_is_offered_and_led_back_to(
    open_page: OpenPage, minh: Actor, meeting_id: int, matter_id: int
) -> None:
    other = make.make_matter(meeting_id, 8, place=Place.DONE)
    field = FieldName.parse(f"2026-10:proposal:{other}")
    typed_text.keep(minh, field, "Báo cáo Bộ", revision=1, seen=0, writer="tab")
    page = opened(open_page, minh)
    label = page.button(key=f"secretary-draft-{other}").label

    page = pressed(page, f"secretary-draft-{other}")

    assert label == "Soạn tiếp kết quả câu 08"
    assert form_of_outcome(page) == str(field)
    assert f"secretary-draft-{other}" not in keys(page)
