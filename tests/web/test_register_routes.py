"""Public registration over HTTP: nothing typed is lost, nothing is taken twice, nothing leaks."""

import re
from collections.abc import Iterator
from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from sqlalchemy import func, select
from starlette.testclient import TestClient

from console import clock, db
from console.registration import form_stamps
from console.registration.attachments import MOST_BYTES
from console.registration.views.receipt import load_receipt
from console.web import limits
from models import Attachment, Consent, Question, Registration
from models.codes.people import Role
from models.codes.registrations import RegistrationState
from tests import make
from tests.cast import sign_in
from tests.console.registration.citizen import CLOSES, NOW, WORDING, make_list, make_site
from tests.console.registration.test_attachments import PDF
from tests.web.conftest import OWN, opened, sign_in_here

PAGE = "/register/2026-10"
HOSTILE = "<img src=x onerror=alert(1)> \"'</textarea><script>alert(2)</script> {{ 7*7 }} của tôi"
RIGHT = {
    "question-1": WORDING,
    "attendance": "hall",
    "people": "1",
    "speaks": "no",
    "kind": "individual",
    "full_name": "Nguyễn Thị Thử",
    "phone": "0900 000 278",
    "address": "Xóm Mới, xã Phù Sa",
    "consent": "answer",
    "send": "yes",
}
PARTS = {"enctype": ("", b"")}  # makes the client send multipart, as the page does
KILOBYTE = 1024


@pytest.fixture(autouse=True)
def _on_a_day() -> Iterator[None]:
    with clock.stopped(NOW):
        yield


@pytest.fixture
def meeting_id(sqlite_database: str) -> int:
    return make_list()


def stamp_of(page: str) -> str:
    found = re.search(r'name="stamp" value="([^"]+)"', page)
    assert found is not None
    return found[1]


def new_stamp(browser: TestClient, path: str = PAGE) -> str:
    """Open the page a minute ago, as somebody who takes time to write."""
    with clock.stopped(clock.now() - timedelta(minutes=1)):
        return stamp_of(browser.get(path).text)


def post(browser: TestClient, path: str = PAGE, *, stamp: str | None = None, **changed: object):  # type: ignore[no-untyped-def]
    """Send the form; a value of None leaves the field out."""
    given = {**RIGHT, "stamp": new_stamp(browser) if stamp is None else stamp, **changed}
    files = given.pop("files", PARTS)
    data = {name: value for name, value in given.items() if value is not None}
    return browser.post(path, data=data, files=files, headers=OWN, follow_redirects=False)  # type: ignore[arg-type]


def code_in(answer: object) -> str:
    """Give the code the browser was given in a cookie; its address tells nothing of it."""
    found = re.fullmatch(r"/my/(r-[0-9a-f]{16})\?.*", answer.headers["location"])  # type: ignore[attr-defined]
    assert found is not None
    return str(answer.cookies[f"console_receipt_{found[1]}"])  # type: ignore[attr-defined]


def count(table: type) -> int:
    with db.reading() as session:
        return session.scalar(select(func.count()).select_from(table)) or 0


def faults(page: str) -> list[str]:
    return re.findall(r'<li><a href="#([^"]+)">', page)


# The form


def test_the_page_tells_when_where_and_how_long_and_weighs_little(
    browser: TestClient, meeting_id: int
) -> None:
    make_site(meeting_id)
    answer = browser.get(PAGE)
    page = answer.text

    assert answer.status_code == 200
    assert "08:30, thứ Năm 29/10/2026" in page
    assert "23:59, thứ Sáu 23/10/2026" in page
    assert answer.headers["cache-control"] == "no-store"
    styles = re.findall(r'(?:href|src)="(/frontend/[^"]+\.(?:css|js))"', page)
    weight = len(answer.content) + sum(len(browser.get(one).content) for one in styles)
    assert weight <= 60 * KILOBYTE
    assert not re.search(r"\son\w+=|<style|style=", page)


def test_no_consent_is_ticked_beforehand(browser: TestClient, meeting_id: int) -> None:
    page = browser.get(PAGE).text

    consents = re.findall(r'<input[^>]*name="consent"[^>]*>', page)
    assert len(consents) == 3
    assert not any("checked" in one for one in consents)


def test_every_field_has_its_label(browser: TestClient, meeting_id: int) -> None:
    make_site(meeting_id)
    page = browser.get(PAGE).text
    fields = set(re.findall(r'<(?:input|select|textarea)[^>]* id="([^"]+)"', page))

    assert fields - set(re.findall(r'<label[^>]* for="([^"]+)"', page)) == set()


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"list_opens_at": None, "list_closes_at": None}, "chưa mở đăng ký"),
        ({"list_closes_at": NOW}, "đã đóng lúc 09:00, thứ Tư 14/10/2026"),
    ],
)
def test_a_list_that_is_not_open_says_so_and_what_to_do(
    browser: TestClient, changed: dict[str, Any], words: str
) -> None:
    make_list(**changed)
    page = browser.get(PAGE).text

    assert words in page
    assert "024.1022" in page
    assert "<form" not in page
    sent = post(browser, stamp="")
    assert sent.status_code in (409, 422)
    assert count(Registration) == 0


@pytest.mark.parametrize(
    "path", ["/register/2027-01", "/register/x", "/register/", "/register/../a"]
)
def test_an_address_where_nothing_is_gets_a_calm_page(browser: TestClient, path: str) -> None:
    assert browser.get(path).status_code == 404


def test_places_left_stand_beside_each_site(browser: TestClient, meeting_id: int) -> None:
    make_site(meeting_id, 7, places=2)
    make_site(meeting_id, 8, places=0)
    page = browser.get(PAGE).text

    assert "Chi nhánh số 7 (còn 2 chỗ)" in page
    assert "Chi nhánh số 8 (đã hết chỗ, ghi vào danh sách chờ)" in page


# Sending


def test_a_form_leads_to_its_receipt(browser: TestClient, meeting_id: int) -> None:
    answer = post(browser, files={"files": ("giấy hẹn.pdf", PDF)})
    assert answer.status_code == 303

    code = code_in(answer)
    page = browser.get(answer.headers["location"]).text
    assert code in page
    assert "Đã nhận phiếu" in page
    assert 'class="qr"' in page
    assert "2026-10-p001" in page
    assert WORDING in page
    assert "Nguyễn" not in page  # who finds the paper learns no name and no number
    assert "0900" not in page
    assert (count(Registration), count(Attachment), count(Consent)) == (1, 1, 1)


def test_the_code_itself_is_kept_nowhere(browser: TestClient, meeting_id: int) -> None:
    code = code_in(post(browser))

    with db.engine().connect() as connection:
        dump = "\n".join(connection.connection.dbapi_connection.iterdump())  # type: ignore[union-attr]
    assert code not in dump
    assert code.replace("-", "") not in dump


def test_the_same_form_twice_gives_the_same_receipt(browser: TestClient, meeting_id: int) -> None:
    stamp = new_stamp(browser)

    first, again = post(browser, stamp=stamp), post(browser, stamp=stamp)

    assert code_in(first) == code_in(again)
    assert count(Registration) == 1
    assert "không ghi thêm lần nữa" in browser.get(again.headers["location"]).text


def test_a_form_with_faults_comes_back_whole(browser: TestClient, meeting_id: int) -> None:
    site = str(make_site(meeting_id))
    changed = {
        "question-1": HOSTILE,
        "dossier-1": "H26",
        "attendance": "bridge",
        "site": site,
        "people": "99",
        "phone": "0900 000 27",
        "consent": "publish",
    }
    answer = post(browser, **changed)
    page = answer.text

    assert answer.status_code == 422
    assert faults(page) == ["people", "phone", "consent-answer"]
    assert "<title>Còn 3 chỗ cần sửa" in page
    assert HOSTILE in unescape(page)
    assert "<script>alert" not in page
    assert "<img" not in page
    for kept in ('value="H26"', 'value="99"', 'value="0900 000 27"', f'value="{site}" selected'):
        assert kept in page
    assert re.search(r'id="consent-publish"[^>]* checked', page)
    assert re.search(r'id="phone"[^>]*aria-describedby="phone-hint phone-err" aria-invalid', page)
    assert count(Registration) == 0


def test_every_fault_leads_to_a_field_of_the_page(browser: TestClient, meeting_id: int) -> None:
    make_site(meeting_id)
    empty = dict.fromkeys(RIGHT, "") | {"attendance": "bridge", "kind": "enterprise"}
    page = post(browser, **empty).text

    found = faults(page)
    assert {"question-1", "site", "organization", "full_name", "phone"} <= set(found)
    assert [one for one in found if f' id="{one}"' not in page] == []


def test_a_question_more_keeps_everything_and_asks_for_nothing(
    browser: TestClient, meeting_id: int
) -> None:
    answer = post(browser, add="yes", phone="", **{"question-1": "Câu đầu tiên của tôi là gì?"})
    page = answer.text

    assert answer.status_code == 200
    assert "Câu đầu tiên của tôi là gì?" in page
    assert re.search(r'<textarea[^>]* id="question-2"[^>]* autofocus', page)
    assert faults(page) == []
    assert count(Registration) == 0


def test_there_are_five_questions_at_most(browser: TestClient, meeting_id: int) -> None:
    many = {f"question-{number}": f"Câu hỏi thứ {number} của tôi?" for number in range(1, 9)}
    page = post(browser, add="yes", **many).text

    assert page.count("<textarea") == 5
    assert 'name="add"' not in page
    assert code_in(post(browser, **many))
    assert count(Question) == 5


def test_an_identity_number_is_asked_about_once(browser: TestClient, meeting_id: int) -> None:
    text = {"question-1": "Số căn cước 001085012345 của tôi tra không ra hồ sơ, vì sao?"}

    asked = post(browser, **text)
    assert (asked.status_code, faults(asked.text)) == (422, ["question-1"])
    assert 'id="holds_id"' in asked.text

    assert post(browser, holds_id="yes", **text).status_code == 303


@pytest.mark.parametrize(
    ("files", "words"),
    [
        ([("files", ("a.pdf", b"<html>"))], "không phải PDF, JPG hoặc PNG"),
        ([("files", (f"{n}.pdf", PDF)) for n in range(4)], "nhiều nhất 3 tệp"),
    ],
)
def test_files_that_cannot_be_kept_are_told_and_the_rest_is_kept(
    browser: TestClient, meeting_id: int, files: list[object], words: str
) -> None:
    answer = post(browser, files=files)

    assert (answer.status_code, faults(answer.text)) == (422, ["files"])
    assert words in answer.text
    assert WORDING in answer.text
    assert "chọn lại tệp" in answer.text


def test_a_form_that_is_too_big_is_answered_in_words(browser: TestClient, meeting_id: int) -> None:
    big = PDF + b"\0" * (MOST_BYTES + limits.FORM_TEXT_BYTES)
    answer = post(browser, files={"files": ("a.pdf", big)})

    assert answer.status_code == 413
    assert "vượt quá 10 MB" in answer.text


@pytest.mark.parametrize(
    "body", [b"", b"--x\r\n", b"\xff" * 900, b"--x\r\nContent-Disposition: form-data\r\n\r\n"]
)
def test_a_body_that_is_no_form_is_answered_in_words(
    browser: TestClient, meeting_id: int, body: bytes
) -> None:
    headers = {**OWN, "content-type": "multipart/form-data; boundary=x"}
    answer = browser.post(PAGE, content=body, headers=headers)

    assert answer.status_code in (400, 422)
    assert "<h1>" in answer.text


# Who sends


def test_a_stamp_that_is_missing_foreign_or_old_gets_a_new_one_and_loses_nothing(
    browser: TestClient, meeting_id: int
) -> None:
    old = new_stamp(browser)
    with clock.stopped(NOW + timedelta(hours=25)):
        answers = [post(browser, stamp=one) for one in ("", "1.2.3", old)]
        again = post(browser, stamp=stamp_of(answers[2].text))

    for answer in answers:
        assert answer.status_code == 422
        assert "bấm gửi lần nữa" in answer.text
        assert WORDING in answer.text
    assert again.status_code == 422  # as fast as a program
    assert count(Registration) == 0


def test_a_program_that_fills_every_field_or_answers_at_once_is_asked_again(
    browser: TestClient, meeting_id: int
) -> None:
    trapped = post(browser, website="http://spam.test")
    hasty = post(browser, stamp=stamp_of(browser.get(PAGE).text))

    assert (trapped.status_code, hasty.status_code) == (422, 422)
    assert count(Registration) == 0
    # A person whose browser filled the hidden field just sends once more.
    with clock.stopped(NOW + timedelta(seconds=5)):
        assert post(browser, stamp=stamp_of(trapped.text)).status_code == 303


def test_a_form_of_another_site_is_not_taken(browser: TestClient, meeting_id: int) -> None:
    data = {**RIGHT, "stamp": new_stamp(browser)}
    answer = browser.post(PAGE, data=data, headers={"origin": "https://evil.test"})

    assert answer.status_code == 422
    assert count(Registration) == 0


def test_an_address_that_sends_more_than_allowed_waits_and_loses_nothing(
    meeting_id: int,
) -> None:
    with opened(public_submissions=2) as browser:
        codes = {code_in(post(browser)) for _ in range(2)}
        refused = post(browser)
        with clock.stopped(NOW + timedelta(hours=1)):
            later = post(browser)

    assert len(codes) == 2
    assert refused.status_code == 422
    assert "đợi 60 phút" in refused.text
    assert WORDING in refused.text
    assert later.status_code == 303


def test_looking_is_never_counted(meeting_id: int) -> None:
    with opened(public_submissions=1) as browser:
        assert {browser.get(PAGE).status_code for _ in range(20)} == {200}
        assert post(browser).status_code == 303


# Hints


def test_a_month_without_a_meeting_is_asked_of_the_database_alone(
    browser: TestClient, meeting_id: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    gathered: list[object] = []

    def hints(*given: object) -> str:
        gathered.append(given)
        return ""

    monkeypatch.setattr("console.web.register_pages.hints", hints)

    answer = browser.post("/register/2031-05/similar", content=WORDING.encode())

    assert (answer.status_code, gathered) == (204, [])


def test_a_hint_is_drawn_from_earlier_answers_and_escaped(
    browser: TestClient, meeting_id: int
) -> None:
    earlier = make.make_open_meeting("2026-09")
    wording = "Thẻ bảo hiểm y tế của con chậm <b>từ tháng 8</b>, khi nào xong?"
    matter = make.make_matter(earlier, wording=wording, place="done")
    make.link_question(matter, make.make_question(earlier, "2026-09-001", kind="question"))
    make.make_outcome(earlier, matter)
    text = "Thẻ bảo hiểm y tế của con tôi chậm, khi nào xong?"

    hint = browser.post(f"{PAGE}/similar", content=text.encode())
    refused = post(browser, phone="", **{"question-1": text})

    assert hint.status_code == 200
    assert "Kỳ tháng 09/2026, câu 1" in hint.text
    assert "&lt;b&gt;" in hint.text
    assert "Đã có người hỏi nội dung tương tự" in refused.text  # who has no scripts


@pytest.mark.parametrize("text", [b"", b"\xff\xfe", b"a" * 60_000])
def test_a_text_like_nothing_gets_no_hint(
    browser: TestClient, meeting_id: int, text: bytes
) -> None:
    assert browser.post(f"{PAGE}/similar", content=text).status_code == 204


# My question


def test_a_code_is_entered_without_standing_in_an_address(
    browser: TestClient, meeting_id: int
) -> None:
    code = code_in(post(browser))
    shown = browser.post("/my", data={"code": code.lower().replace("-", " ")})

    assert shown.status_code == 200
    assert shown.url.path == "/my"
    assert WORDING in shown.text


def test_a_wrong_code_is_told_and_kept(browser: TestClient, meeting_id: int) -> None:
    answer = browser.post("/my", data={"code": HOSTILE[:40]})

    assert answer.status_code == 422
    assert "Không có phiếu nào mang mã này" in answer.text
    assert "<img" not in answer.text
    assert browser.get("/my/ABCD-EFGH-2345").status_code == 404


def test_guessing_codes_ends_after_a_while(meeting_id: int) -> None:
    with opened(public_submissions=3) as browser:
        tried = [browser.get("/my/ABCD-EFGH-2345").status_code for _ in range(4)]
        typed = browser.post("/my", data={"code": "ABCD-EFGH-2345"}).status_code

    assert tried == [404, 404, 404, 429]
    assert typed == 429


@pytest.mark.parametrize("change", ["correct", "withdraw", "erase", "consent"])
def test_guessing_by_changing_ends_too(meeting_id: int, change: str) -> None:
    with opened(public_submissions=3) as browser:
        path = f"/my/ABCD-EFGH-2345/{change}"
        tried = [browser.post(path, headers=OWN).status_code for _ in range(4)]

    assert tried == [404, 404, 404, 429]


def test_wrong_codes_hold_up_no_form_and_the_true_wait_is_told(meeting_id: int) -> None:
    with opened(public_submissions=2) as browser:
        for _ in range(2):
            browser.get("/my/ABCD-EFGH-2345")
        with clock.stopped(NOW + timedelta(minutes=18)):
            told = browser.post("/my", data={"code": "ABCD-EFGH-2345"}).text
        taken = post(browser)

    assert "sau 42 phút" in told
    assert taken.status_code == 303


def test_a_correction_is_kept_and_its_consents_stay(browser: TestClient, meeting_id: int) -> None:
    code = code_in(post(browser))
    page = browser.get(f"/my/{code}/correct").text
    assert 'value="0900 000 278"' in page
    assert 'name="consent"' not in page

    changed = post(browser, f"/my/{code}/correct", phone="0900 000 999", consent=None)

    assert changed.status_code == 303
    assert "Đã nhận bản sửa" in browser.get(changed.headers["location"]).text
    assert count(Consent) == 1
    with db.reading() as session:
        assert session.scalars(select(Registration.phone)).one() == "+84900000999"


def test_a_correction_with_faults_comes_back_whole(browser: TestClient, meeting_id: int) -> None:
    code = code_in(post(browser))
    answer = post(browser, f"/my/{code}/correct", phone="", address="Nhà mới", consent=None)

    assert (answer.status_code, faults(answer.text)) == (422, ["phone"])
    assert 'value="Nhà mới"' in answer.text
    assert f'action="/my/{form_stamps.handle_of(code)}/correct' in answer.text


def test_a_form_is_withdrawn_by_its_code_from_our_page_alone(
    browser: TestClient, meeting_id: int
) -> None:
    code = code_in(post(browser))
    foreign = browser.post(f"/my/{code}/withdraw", headers={"origin": "https://evil.test"})
    assert foreign.status_code == 404
    own = browser.post(f"/my/{code}/withdraw", headers=OWN)
    again = browser.post(f"/my/{code}/withdraw", headers=OWN)

    assert "Đã rút phiếu" in own.text
    assert again.status_code == 409
    with db.reading() as session:
        assert session.scalars(select(Registration.state)).one() is RegistrationState.WITHDRAWN


def test_after_the_list_closed_a_form_is_read_only(browser: TestClient, meeting_id: int) -> None:
    code = code_in(post(browser))
    with clock.stopped(CLOSES):
        page = browser.get(f"/my/{code}").text
        refused = browser.post(f"/my/{code}/withdraw", headers=OWN)
        correction = browser.get(f"/my/{code}/correct").text

    assert "Sửa phiếu" not in page
    assert refused.status_code == 409
    assert "<form" not in correction
    receipt = load_receipt(code)
    assert receipt is not None
    assert not receipt.is_withdrawn


# Attachments


READERS = (Role.SECRETARY, Role.REVIEWER, Role.AUDITOR)


@pytest.mark.parametrize("role", [one for one in Role if one is not Role.SYSTEM])
def test_a_file_is_handed_out_to_who_may_read_forms(
    browser: TestClient, meeting_id: int, role: Role
) -> None:
    post(browser, files={"files": ("../<b>.html", PDF)})
    unit = make.make_branch() if role is Role.OPERATOR else None
    sign_in_here(browser, sign_in(role, unit_id=unit))

    answer = browser.get("/files/attachments/1")

    assert answer.status_code == (200 if role in READERS else 403)
    if role in READERS:
        assert answer.content == PDF
        assert answer.headers["content-disposition"] == (
            'attachment; filename="2026-10-p001-1.pdf"'
        )
        assert answer.headers["content-type"] == "application/octet-stream"
        assert answer.headers["x-content-type-options"] == "nosniff"


def test_a_file_is_nothing_for_strangers_and_nothing_is_not_found(
    browser: TestClient, meeting_id: int
) -> None:
    post(browser, files={"files": ("a.pdf", PDF)})

    assert browser.get("/files/attachments/1").status_code == 401
    sign_in_here(browser, sign_in(Role.SECRETARY))
    assert browser.get("/files/attachments/99").status_code == 404


def test_a_file_of_a_suspected_denunciation_is_for_those_named_alone(
    browser: TestClient, meeting_id: int
) -> None:
    wording = "Tôi tố cáo ông Nguyễn Văn A nhận hối lộ 5 triệu đồng để làm nhanh hồ sơ."
    post(browser, files={"files": ("a.pdf", PDF)}, **{"question-1": wording})

    sign_in_here(browser, sign_in(Role.AUDITOR))
    assert browser.get("/files/attachments/1").status_code == 403
    sign_in_here(browser, sign_in(Role.REVIEWER))
    assert browser.get("/files/attachments/1").status_code == 200


def test_the_blank_form_is_there_for_everybody_and_linked_from_the_page(
    browser: TestClient, meeting_id: int
) -> None:
    address = f"{PAGE}/form.docx"

    answer = browser.get(address)

    assert f'href="{address}"' in browser.get(PAGE).text
    assert answer.headers["content-disposition"] == (
        'attachment; filename="phieu-dang-ky-2026-10.docx"'
    )
    assert answer.content.startswith(b"PK")
    assert browser.get("/register/2031-01/form.docx").status_code == 404
    assert browser.get("/register/%2e%2e/form.docx").status_code == 404


def test_a_receipt_withdraws_a_consent_and_erases_its_person(
    browser: TestClient, meeting_id: int
) -> None:
    code = code_in(post(browser))
    assert "Rút đồng ý tiếp nhận và trả lời" in browser.get(f"/my/{code}").text

    ended = browser.post(f"/my/{code}/consent", data={"purpose": "answer"}, headers=OWN)
    assert "Đã rút đồng ý" in ended.text
    assert "Rút đồng ý tiếp nhận và trả lời" not in ended.text
    refused = browser.post(f"/my/{code}/consent", data={"purpose": "rubbish"}, headers=OWN)
    assert refused.status_code == 422

    foreign = browser.post(f"/my/{code}/erase", headers={"origin": "https://evil.example"})
    assert (foreign.status_code, browser.get(f"/my/{code}").status_code) == (404, 200)

    erased = browser.post(f"/my/{code}/erase", headers=OWN)
    assert "Đã xóa dữ liệu cá nhân" in erased.text
    assert browser.get(f"/my/{code}").status_code == 404
