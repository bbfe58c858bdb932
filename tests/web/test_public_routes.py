"""The public pages as the server draws them: states, privacy, what is wrong with an address."""

import re
from datetime import date, timedelta
from html.parser import HTMLParser

import pytest
from starlette.testclient import TestClient

from console import db, frontend
from console.administration.acts import database
from console.boards.public_page import page_of
from console.bootstrap import command_line
from console.capture.acts import outcomes
from console.floor.acts import queue, sitting
from console.floor.views import floor as floor_view
from console.web import qr_code
from models import Meeting
from models.codes.capture import OutcomeKind
from models.codes.floor import TurnState
from models.codes.meetings import AskerShown, MeetingState
from models.codes.questions import Kind, Place
from tests import make
from tests.console.floor import stage

WORDING = "Hồ sơ cấp Giấy chứng nhận quá hạn từ tháng 4, bao giờ xong?"
HOSTILE = "<img src=x onerror=alert(1)> & \"'</script><script>alert(2)</script> {{ 77777*77777 }}"
PAGES = ["/hall/2026-10", "/hall/2026-10?view=lower-third", "/live/2026-10"]
READS = 20  # queries of a whole page
UNIT = "Bảo hiểm xã hội thành phố Hà Nội"


class _Text(HTMLParser):
    """The words of a page, as somebody reads them."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self._hidden = False

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self._hidden = tag in ("script", "style", "title")
        self._part(tag)

    def handle_endtag(self, tag: str) -> None:
        self._hidden = False
        self._part(tag)

    def _part(self, tag: str) -> None:
        if tag not in ("span", "b"):
            self.words.append(" ")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.words.append(data)


def text_of(browser: TestClient, path: str) -> str:
    answer = browser.get(path)
    assert answer.status_code == 200, path
    parser = _Text()
    parser.feed(answer.text)
    return " ".join("".join(parser.words).split())


def set_meeting(meeting_id: int, **values: object) -> None:
    with db.writing() as session:
        meeting = session.get_one(Meeting, meeting_id)
        for name, value in values.items():
            setattr(meeting, name, value)


def make_site(meeting_id: int, number: int = 7) -> int:
    return make.make_bridge(meeting_id, make.make_branch(number))


def make_matter(meeting_id: int, number: int = 1, **more: object) -> int:
    given = {
        "wording": WORDING,
        "place": Place.ON_FLOOR,
        "taken_up_at": stage.after(60 * number),
    }
    return make.make_matter(meeting_id, number, **{**given, **more})


def make_asked(meeting_id: int, number: int, kind: Kind | None, **more: object) -> int:
    """A matter with one question of a kind."""
    matter_id = make_matter(meeting_id, number, **more)
    question_id = make.make_question(meeting_id, f"2026-10-{number:03}", kind=kind)
    make.link_question(matter_id, question_id)
    return matter_id


# States


def test_before_the_opening_the_pages_tell_time_place_and_programme(browser: TestClient) -> None:
    meeting_id = make.make_meeting()
    make.make_agenda(meeting_id, 2)
    set_meeting(meeting_id, venue="Hội trường tầng 3")

    hall, band, phone = (text_of(browser, path) for path in PAGES)

    assert "Chưa khai mạc Khai mạc lúc 08:30 29/10/2026 Hội trường tầng 3" in hall
    assert "Chương trình Mục 1 Mục 2" in hall
    assert "Chưa khai mạc Hội nghị đối thoại tháng 10/2026 Khai mạc lúc 08:30" in band
    assert "Khai mạc lúc 08:30, 29/10/2026 Địa điểm Hội trường tầng 3" in phone


def test_a_meeting_without_a_date_says_that_it_will_be_announced(browser: TestClient) -> None:
    set_meeting(make.make_meeting(), held_on=None, planned_start_at=None)

    hall, _, phone = (text_of(browser, path) for path in PAGES)

    assert "Thời gian khai mạc sẽ được thông báo" in hall
    assert "Ngày tổ chức sẽ được thông báo." in phone


def test_who_speaks_leads_with_the_time_left(browser: TestClient) -> None:
    meeting_id = make.make_open_meeting()
    set_meeting(meeting_id, asker_shown=AskerShown.NAME)
    stage.on_air(meeting_id, name="Viên Thị Hòa", bridge_id=make_site(meeting_id))

    hall, band, phone = (text_of(browser, path) for path in PAGES)

    assert "Đang phát biểu Viên Thị Hòa Điểm cầu Chi nhánh số 7" in hall
    assert "trong 03:00" in hall or "thời gian 03:00" in hall
    assert "Phát biểu Viên Thị Hòa Điểm cầu Chi nhánh số 7" in band
    assert "Đang phát biểu Viên Thị Hòa, Điểm cầu Chi nhánh số 7" in phone


@pytest.mark.parametrize(
    ("state", "words"),
    [(TurnState.CALLED, "Mời phát biểu"), (TurnState.PAUSED, "Tạm dừng phát biểu")],
)
def test_a_turn_that_does_not_run_shows_its_time_standing_still(
    browser: TestClient, state: TurnState, words: str
) -> None:
    meeting_id = make.make_open_meeting()
    make.make_turn(
        meeting_id,
        state=state,
        called_at=stage.after(30),
        started_at=stage.after(60) if state is TurnState.PAUSED else None,
        paused_at=stage.after(105) if state is TurnState.PAUSED else None,
    )

    drawn = browser.get("/hall/2026-10").text

    left = "02:15" if state is TurnState.PAUSED else "03:00"
    assert f"{words}</p>" in drawn
    assert f'<span class="countdown">{left}</span>' in drawn
    assert 'data-tick="countdown"' not in drawn


def test_without_a_turn_the_lead_unit_answers_the_open_matter(browser: TestClient) -> None:
    meeting_id = make.make_open_meeting()
    make_matter(meeting_id, lead_unit_id=make.make_unit("BHXH", name=UNIT))

    hall, band, phone = (text_of(browser, path) for path in PAGES)

    assert f"Đang trả lời {UNIT} Câu hỏi từ Hội trường {WORDING}" in hall
    assert f"Trả lời {UNIT} Câu hỏi từ Hội trường" in band
    assert f"Đang trao đổi {WORDING} Đang trả lời {UNIT} Hỏi từ Hội trường" in phone


def test_an_outcome_is_shown_until_the_next_person_speaks(browser: TestClient) -> None:
    meeting_id = make.make_open_meeting()
    unit_id = make.make_unit("BHXH", name=UNIT)
    matter_id = make_matter(meeting_id, lead_unit_id=unit_id)
    make.make_outcome(
        meeting_id,
        matter_id,
        kind=OutcomeKind.WRITTEN_REPLY,
        unit_id=unit_id,
        due_on=date(2026, 11, 8),
    )

    decided = text_of(browser, "/hall/2026-10")
    queue.join_queue(command_line(), meeting_id, name="Hồ Sỹ Long")
    seen = floor_view.load(command_line(), meeting_id).seen_by_call_next
    queue.call_next(command_line(), meeting_id, seen=seen)
    called = text_of(browser, "/hall/2026-10")

    assert f"Kết quả Trả lời bằng văn bản {UNIT}, chậm nhất 08/11/2026" in decided
    assert "Mời phát biểu Hội trường" in called
    assert WORDING not in called


def test_a_recess_tells_when_it_goes_on_and_what_was_decided(browser: TestClient) -> None:
    meeting_id = make.make_open_meeting()
    for number, kind in enumerate((OutcomeKind.ANSWERED_ON_SITE, OutcomeKind.ESCALATED), start=1):
        make.make_outcome(meeting_id, make_matter(meeting_id, number, place=Place.DONE), kind=kind)
    sitting.recess(command_line().at(stage.after(3000)), meeting_id, minutes=10)

    hall, band, phone = (text_of(browser, path) for path in PAGES)

    assert "Giải lao Hội nghị tiếp tục lúc 09:30 2 câu hỏi đã có kết quả" in hall
    assert "1 Trả lời trực tiếp 1 Báo cáo cấp có thẩm quyền" in hall
    assert "Hội nghị tiếp tục lúc 09:30" in band
    assert "Giải lao Hội nghị tiếp tục lúc 09:30" in phone


def test_after_the_close_the_pages_say_so_and_keep_the_outcomes(browser: TestClient) -> None:
    meeting_id = make.make_meeting(state=MeetingState.CLOSED)
    set_meeting(meeting_id, closed_at=make.START + timedelta(hours=3, minutes=10))
    make.make_outcome(meeting_id, make_matter(meeting_id, place=Place.DONE))

    hall, band, phone = (text_of(browser, path) for path in PAGES)

    assert "Đã bế mạc lúc 11:40" in hall
    assert "Đã bế mạc" in band
    assert "Hội nghị đã bế mạc" in phone
    assert f"Kết quả của Hội nghị 1 câu {WORDING} Trả lời trực tiếp" in phone
    assert 'id="coming-part" aria-labelledby="coming" hidden' in browser.get("/live/2026-10").text


# Privacy


@pytest.mark.parametrize(
    ("shown", "told"),
    [(AskerShown.SITE, ""), (AskerShown.INITIALS, "V.T.H."), (AskerShown.NAME, "Viên Thị Hòa")],
)
@pytest.mark.parametrize("path", PAGES)
def test_an_asker_stands_there_as_the_meeting_wishes(
    browser: TestClient, path: str, shown: AskerShown, told: str
) -> None:
    meeting_id = make.make_open_meeting()
    set_meeting(meeting_id, asker_shown=shown)
    turn_id = stage.on_air(meeting_id, name="Viên Thị Hòa", bridge_id=make_site(meeting_id))
    make_matter(meeting_id, asked_turn_id=turn_id)
    make.make_turn(meeting_id, 2, name="Hồ Sỹ Long")

    answer = browser.get(path).text

    assert ("Viên Thị Hòa" in answer) == (shown is AskerShown.NAME)
    assert told in answer
    assert ("Hồ Sỹ Long" in answer) == (shown is AskerShown.NAME and "lower" not in path)


@pytest.mark.parametrize("kind", [Kind.COMPLAINT, Kind.DENUNCIATION, Kind.MIXED, Kind.OUT_OF_SCOPE])
@pytest.mark.parametrize("path", [*PAGES, "/live/2026-10/outcomes"])
def test_the_wording_of_a_complaint_or_denunciation_is_nowhere(
    browser: TestClient, path: str, kind: Kind
) -> None:
    meeting_id = make.make_open_meeting()
    make_asked(meeting_id, 1, kind)
    decided = make_asked(meeting_id, 2, kind, place=Place.DONE)
    make.make_outcome(meeting_id, decided, text="Đã hướng dẫn gửi đơn", kind=OutcomeKind.REFERRED)

    answer = browser.get(path).text

    assert WORDING not in answer
    assert "Nguyễn Thị An" not in answer
    assert "Đã hướng dẫn gửi đơn" not in answer


def test_a_suspected_denunciation_is_withheld_before_anybody_decides(browser: TestClient) -> None:
    meeting_id = make.make_open_meeting()
    suspected = "Tôi tố cáo ông Nguyễn Văn A, cán bộ phường, nhận tiền của người dân."
    make_matter(meeting_id, wording=suspected)
    make.make_outcome(meeting_id, make_matter(meeting_id, 2, wording=suspected, place=Place.DONE))

    answers = [browser.get(path).text for path in (*PAGES, "/live/2026-10/outcomes")]

    assert [one for one in answers if "Nguyễn Văn A" in one] == []


def test_a_matter_out_of_scope_is_one_neutral_line(browser: TestClient) -> None:
    meeting_id = make.make_open_meeting()
    matter_id = make_matter(meeting_id, 3, lead_unit_id=make.make_unit("BHXH", name=UNIT))
    make.make_outcome(meeting_id, matter_id, kind=OutcomeKind.OUT_OF_SCOPE, text="Đòi đất")

    hall, band, phone = (text_of(browser, path) for path in PAGES)

    assert "Câu 3: không thuộc phạm vi đối thoại, đã hướng dẫn." in phone
    assert "0 câu" in phone
    for page in (hall, band, phone):
        assert WORDING not in page
        assert UNIT not in page
        assert "Đòi đất" not in page


def test_a_wording_that_was_never_on_screen_is_told_by_its_number(browser: TestClient) -> None:
    meeting_id = make.make_open_meeting()
    matter_id = make_asked(meeting_id, 4, Kind.QUESTION, wording="", place=Place.DONE)
    make.make_outcome(meeting_id, matter_id)

    drawn = text_of(browser, "/live/2026-10/outcomes")

    assert drawn == "Câu 4 Trả lời trực tiếp"


def test_the_text_of_an_outcome_is_not_told(browser: TestClient) -> None:
    meeting_id = make.make_open_meeting()
    matter_id = make_matter(meeting_id, place=Place.DONE)
    make.make_outcome(meeting_id, matter_id, text="Gọi bà Hòa, số 0912345678")

    assert "0912345678" not in browser.get("/live/2026-10/outcomes").text


@pytest.mark.parametrize("path", [*PAGES, "/live/2026-10/outcomes"])
def test_hostile_texts_are_shown_as_text(browser: TestClient, path: str) -> None:
    meeting_id = make.make_open_meeting()
    set_meeting(meeting_id, asker_shown=AskerShown.NAME, venue=HOSTILE)
    unit_id = make.make_unit("X", name=HOSTILE)
    stage.on_air(meeting_id, name=HOSTILE)
    make_matter(meeting_id, wording=HOSTILE, lead_unit_id=unit_id)
    make.make_turn(meeting_id, 2, name=HOSTILE)
    make.make_outcome(
        meeting_id, make_matter(meeting_id, 2, wording=HOSTILE, place=Place.DONE), unit_id=unit_id
    )

    answer = browser.get(path).text

    assert "<img" not in answer
    assert "alert(2)</script>" not in answer
    assert "6049261729" not in text_of(browser, path)
    assert "&lt;img src=x" in answer


# The list of outcomes


def test_the_newest_outcome_stands_first_and_a_corrected_one_once(browser: TestClient) -> None:
    meeting_id = make.make_open_meeting()
    first, second = (make_matter(meeting_id, one, wording=f"Câu hỏi {one}") for one in (1, 2))
    make.make_outcome(meeting_id, first, entry=1)
    make.make_outcome(meeting_id, second, entry=2)
    make.make_outcome(meeting_id, first, version=2, entry=3, kind=OutcomeKind.WRITTEN_REPLY)

    drawn = text_of(browser, "/live/2026-10/outcomes")

    assert drawn == "Câu hỏi 1 Trả lời bằng văn bản Câu hỏi 2 Trả lời trực tiếp"


def test_the_list_is_read_once_per_act_and_not_sent_twice(browser: TestClient) -> None:
    meeting_id = make.make_open_meeting()
    matter_id = make_matter(meeting_id)

    empty = browser.get("/live/2026-10/outcomes")
    again = browser.get("/live/2026-10/outcomes", headers={"if-none-match": empty.headers["etag"]})
    outcomes.decide_outcome(
        command_line(), meeting_id, matter_id, OutcomeKind.ANSWERED_ON_SITE, "Đã rõ", seen=0
    )
    decided = browser.get(
        "/live/2026-10/outcomes", headers={"if-none-match": empty.headers["etag"]}
    )

    assert (again.status_code, again.content) == (304, b"")
    assert decided.status_code == 200
    assert WORDING in decided.text
    assert empty.headers["cache-control"] == "no-cache"


@pytest.mark.parametrize("count", [1, 40])
def test_a_page_takes_as_many_queries_whatever_its_length_and_one_until_the_next_act(
    sqlite_database: str, count: int
) -> None:
    meeting_id = make.make_open_meeting()
    for number in range(1, count + 1):
        matter_id = make_asked(meeting_id, number, Kind.QUESTION, place=Place.DONE)
        make.make_outcome(meeting_id, matter_id)

    first = stage.selects(lambda: page_of("2026-10"))
    again = stage.selects(lambda: page_of("2026-10"))

    found = page_of("2026-10")
    assert found is not None
    assert len(found.outcomes) == count
    assert first <= READS
    assert again == 1


# Addresses, languages, weight


@pytest.mark.parametrize("kind", ["hall", "live"])
@pytest.mark.parametrize(
    "code",
    ["2031-01", "house", "2026-1", "2026-100", "x' OR 1=1--", "<script>alert(1)</script>", "%00"],
)
def test_an_address_where_no_meeting_is_gets_a_calm_page(
    browser: TestClient, kind: str, code: str
) -> None:
    make.make_open_meeting()

    answer = browser.get(f"/{kind}/{code}")

    assert answer.status_code == 404
    assert "Không có trang này" in answer.text
    assert "<script>alert" not in answer.text


@pytest.mark.parametrize("path", ["/live/2031-01/outcomes", "/live/x/outcomes"])
def test_a_list_of_no_meeting_is_not_found(browser: TestClient, path: str) -> None:
    assert browser.get(path).status_code == 404


def test_pages_speak_english_when_asked_and_lead_back(browser: TestClient) -> None:
    make.make_meeting()

    english = browser.get("/live/2026-10?lang=en").text
    unknown = browser.get("/live/2026-10?lang=xx").text

    assert '<html lang="en">' in english
    assert "Opens at 08:30" in english
    assert 'href="?lang=vi"' in english
    assert '<html lang="vi">' in unknown
    assert 'href="?lang=en"' in unknown


@pytest.mark.parametrize(("asked", "told"), [("dark", ' data-theme="dark"'), ("pink", "")])
def test_a_theme_is_taken_only_when_it_is_known(browser: TestClient, asked: str, told: str) -> None:
    make.make_meeting()

    answer = browser.get(f"/hall/2026-10?theme={asked}").text

    assert f'<html lang="vi"{told}>' in answer


def test_a_demonstration_says_so_on_every_page(browser: TestClient) -> None:
    make.make_open_meeting()
    database.mark_demonstration(command_line())

    told = [text_of(browser, path).casefold() for path in PAGES]

    assert ["dữ liệu trình diễn" in one for one in told] == [True] * 3


def test_the_pages_need_no_script_and_nothing_inline(browser: TestClient) -> None:
    make.make_open_meeting()

    for path in PAGES:
        answer = browser.get(path)
        inline = re.findall(r"<script(?![^>]*(?:src=|application/json))[^>]*>", answer.text)
        assert inline == []
        assert " style=" not in answer.text
        assert "<style" not in answer.text
        assert '<noscript><meta http-equiv="refresh" content="30"></noscript>' in answer.text
        assert re.findall(r'(?:src|href)="(?:https?:)?//', answer.text) == []
        assert "content-security-policy" in answer.headers
        assert answer.headers["cache-control"] == "no-cache"


def test_the_hall_leads_phones_to_the_public_address(browser: TestClient) -> None:
    make.make_open_meeting()

    answer = browser.get("/hall/2026-10").text

    assert str(qr_code.drawn("http://console.test/live/2026-10")["path"]) in answer


def test_every_file_a_page_names_is_there(browser: TestClient) -> None:
    make.make_open_meeting()

    named = {
        one
        for path in PAGES
        for one in re.findall(r'(?:src|href)="(/frontend/[^"]+)"', browser.get(path).text)
    }

    assert {one: browser.get(one).status_code for one in named} == dict.fromkeys(named, 200)
    assert {one.split("/")[2] for one in named} == {frontend.version()}
