"""The administration's page: each act by its button, secrets shown once, health without secrets."""

import json
import re
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select
from streamlit.testing.v1 import AppTest

from console import db
from console.auth import credentials, login_failures, login_sessions
from models import Account, LoginSession, Unit
from models.codes.people import Role
from tests import make
from tests.cast import sign_in
from tests.pages.conftest import OpenPage, assert_refused, drawn

DIRECTORY = Path(__file__).parents[1] / "data" / "directory.json"
HOSTILE = "<img src=x onerror=alert(1)>"
PASSWORD = re.compile(r"<code>([a-z0-9]{4}(?:-[a-z0-9]{4}){3})</code>")


def opened(open_page: OpenPage, section: str = "accounts") -> AppTest:
    page = open_page(as_=sign_in(Role.ADMIN)).switch_page("../../pages/admin/page.py").run()
    assert not page.exception
    if section != "accounts":
        page.segmented_control(key="admin-section").set_value(section).run()
        assert not page.exception
    return page


def pressed(page: AppTest, key: str) -> AppTest:
    page.button(key=key).click().run()
    assert not page.exception
    return page


def account(name: str) -> Account:
    with db.reading() as session:
        return session.scalars(select(Account).where(Account.name == name)).one()


def test_an_account_is_added_and_its_password_shown_once(open_page: OpenPage) -> None:
    page = opened(open_page)
    page.text_input(key="admin-name").set_value("An.Le")
    page.text_input(key="admin-display").set_value("Lê Thu An")
    page.selectbox(key="admin-role").set_value("auditor").run()

    pressed(page, "admin-add")

    found = PASSWORD.search(drawn(page))
    assert found is not None
    made = account("an.le")
    assert (made.display_name, made.role, made.must_change_password) == (
        "Lê Thu An",
        Role.AUDITOR,
        True,
    )
    checked = credentials.check("an.le", found[1], address="127.0.0.1", device_hash=None)
    assert checked == made.id
    assert page.text_input(key="admin-name").value == ""
    assert PASSWORD.search(drawn(page.run())) is None


def test_an_operator_needs_a_branch_and_what_was_typed_stays(open_page: OpenPage) -> None:
    branch = make.make_branch()
    make.make_unit("SNNMT")
    page = opened(open_page)
    page.text_input(key="admin-name").set_value("lan")
    page.selectbox(key="admin-role").set_value("operator").run()

    pressed(page, "admin-add")
    assert page.error[0].value.startswith("Cán bộ điểm cầu phải thuộc một chi nhánh")
    assert page.text_input(key="admin-name").value == "lan"

    assert page.selectbox(key="admin-unit-operator").options == ["CN01 · Chi nhánh số 1"]
    page.selectbox(key="admin-unit-operator").set_value(branch)
    pressed(page, "admin-add")
    assert account("lan").unit_id == branch


def test_a_new_password_is_given_and_ends_the_sessions(open_page: OpenPage) -> None:
    minh = sign_in(Role.SECRETARY)
    page = opened(open_page)
    page.selectbox(key="admin-account").set_value(minh.account_id)

    pressed(page, "admin-password")

    assert PASSWORD.search(drawn(page)) is not None
    assert account("minh").must_change_password
    assert login_sessions.of_account(minh.account_id) == ()


def test_failures_are_shown_and_forgotten_by_unlocking(open_page: OpenPage) -> None:
    minh = sign_in(Role.SECRETARY)
    for _ in range(3):
        login_failures.record("minh", "10.0.0.1")
    page = opened(open_page)
    assert "3 lần đăng nhập sai gần đây" in drawn(page)
    page.selectbox(key="admin-account").set_value(minh.account_id)

    pressed(page, "admin-unlock")

    assert page.success[0].value == "Đã mở khóa tài khoản minh."
    assert "lần đăng nhập sai" not in drawn(page)


def test_an_account_is_closed_and_listed_as_closed(open_page: OpenPage) -> None:
    minh = sign_in(Role.SECRETARY)
    page = opened(open_page)
    page.selectbox(key="admin-account").set_value(minh.account_id)

    pressed(page, "admin-close")

    assert account("minh").closed_at is not None
    assert "Đã đóng " in drawn(page)
    assert "Minh (minh)" not in page.selectbox(key="admin-account").options


def test_the_own_account_is_not_closed(open_page: OpenPage) -> None:
    page = opened(open_page)
    page.selectbox(key="admin-account").set_value(account("son").id)

    pressed(page, "admin-close")

    assert page.error[0].value.startswith("Không tự đóng tài khoản của mình được")
    assert account("son").closed_at is None


def test_an_act_without_a_choice_asks_for_one(open_page: OpenPage) -> None:
    page = opened(open_page)

    pressed(page, "admin-unlock")

    assert page.warning[0].value == "Chọn một tài khoản trong danh sách trước."


def test_accounts_stand_by_given_name_escaped_and_are_searched(open_page: OpenPage) -> None:
    sign_in(Role.LEADER, name="Trần Đức")
    sign_in(Role.REVIEWER, name="Nguyễn An")
    sign_in(Role.AUDITOR, name=HOSTILE)
    page = opened(open_page)

    text = drawn(page)
    assert text.index("Nguyễn An") < text.index("Trần Đức")
    assert "&lt;img" in text.lower()
    assert "<img" not in text.lower()
    page.text_input(key="admin-search").set_value("duc").run()
    assert "Trần Đức" in drawn(page)
    assert "Nguyễn An" not in drawn(page)


def test_a_session_is_revoked_and_the_own_one_is_marked(open_page: OpenPage) -> None:
    minh = sign_in(Role.SECRETARY)
    assert minh.login_session_id is not None
    page = opened(open_page, "sessions")
    assert drawn(page).count("Phiên này") == 1
    page.selectbox(key="admin-session").set_value(minh.login_session_id)

    pressed(page, "admin-revoke")

    with db.reading() as session:
        assert session.get_one(LoginSession, minh.login_session_id).revoked_at is not None
    assert page.success[0].value.startswith("Đã kết thúc phiên đăng nhập")


def test_the_own_session_is_not_offered(open_page: OpenPage) -> None:
    sign_in(Role.SECRETARY)
    page = opened(open_page, "sessions")

    offered = " ".join(page.selectbox(key="admin-session").options)

    assert "minh" in offered
    assert drawn(page).count("Đang mở") == len(page.selectbox(key="admin-session").options)


def test_a_directory_file_is_imported(open_page: OpenPage) -> None:
    make.make_unit("CU")
    page = opened(open_page, "directory")
    assert "Đang hoạt động" in drawn(page)
    upload(page, "directory.json", DIRECTORY.read_bytes())
    assert "CU" in page.info[0].value

    pressed(page, "admin-import")

    assert page.success[0].value.startswith("Đã nhập danh mục")
    with db.reading() as session:
        assert len(session.scalars(select(Unit)).all()) > 20
    page.text_input(key="admin-search-directory").set_value("chi nhanh so 3").run()
    assert "CN03" in drawn(page)
    assert "CN04" not in drawn(page)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\xff\xfe", "không phải JSON"),
        (b"[" * 9000, "không phải JSON"),
        (b"{}", "không đúng dạng"),
    ],
)
def test_a_wrong_directory_file_is_told_and_not_offered(
    open_page: OpenPage, content: bytes, said: str
) -> None:
    page = opened(open_page, "directory")

    upload(page, "directory.json", content)

    assert said in page.error[0].value
    assert not [one for one in page.button if one.key == "admin-import"]


def test_an_empty_directory_says_what_to_do(open_page: OpenPage) -> None:
    assert "Danh mục còn trống" in drawn(opened(open_page, "directory"))


def test_health_tells_what_check_tells_without_secrets(open_page: OpenPage) -> None:
    text = drawn(opened(open_page, "health"))

    assert "settings.database_url</span>" in text
    assert "sqlite" not in text.split("settings.database_url")[1].split("</tr>")[0]
    assert "streamlit.runner.postScriptGC" in text
    assert "migrations" in text


@pytest.mark.parametrize("role", [one for one in Role if one not in (Role.ADMIN, Role.SYSTEM)])
def test_who_may_not_manage_accounts_has_no_such_page(open_page: OpenPage, role: Role) -> None:
    page = open_page(as_=sign_in(role, unit_id=make.make_branch()))

    assert_refused(page, "../../pages/admin/page.py")


def upload(page: AppTest, name: str, content: bytes) -> None:
    page.file_uploader[0].upload(name, content, "application/json").run()
    assert not page.exception


def test_the_directory_of_the_tests_is_one() -> None:
    assert json.loads(DIRECTORY.read_text("utf-8"))["branches"]


def day_typed(page: AppTest, on: date, name: str, notice: str) -> AppTest:
    page.date_input(key="admin-day").set_value(on).run()
    page.text_input(key=f"admin-day-name-{on}").set_value(name)
    page.text_input(key=f"admin-day-notice-{on}").set_value(notice)
    return pressed(page, "admin-day-write")


def test_a_day_off_is_written_corrected_and_taken_out(open_page: OpenPage) -> None:
    page = opened(open_page, "calendar")
    assert [one.value for one in page.warning if "2027" in one.value]

    day_typed(page, date(2026, 11, 23), "Nghỉ hoán đổi", "100/TB-BNV")
    assert page.success[0].value == ("Đã ghi ngày 23/11/2026 vào lịch. Các hạn được tính lại ngay.")
    assert "100/TB-BNV" in drawn(page)

    day_typed(page, date(2026, 11, 23), HOSTILE, "101/TB-BNV")
    assert "101/TB-BNV" in drawn(page)
    assert HOSTILE not in drawn(page)

    pressed(page, "admin-day-remove")
    assert "101/TB-BNV" not in drawn(page)


def test_a_wrong_day_is_refused_and_what_was_typed_stays(open_page: OpenPage) -> None:
    page = opened(open_page, "calendar")

    day_typed(page, date(2026, 11, 23), "Nghỉ hoán đổi", "")

    assert page.error[0].value.startswith("Ngày chính thức phải có số thông báo")
    assert page.text_input(key="admin-day-name-2026-11-23").value == "Nghỉ hoán đổi"


def test_days_are_searched_and_nothing_found_says_what_to_do(open_page: OpenPage) -> None:
    page = opened(open_page, "calendar")
    page.text_input(key="admin-search-calendar").set_value("9441 quoc khanh").run()
    assert "02/09/2026" in drawn(page)
    assert "02/09/2025" not in drawn(page)

    page.text_input(key="admin-search-calendar").set_value("khong co").run()
    assert "Không tìm thấy ngày nào" in drawn(page)


def test_what_a_deadline_counts_is_changed(open_page: OpenPage) -> None:
    page = opened(open_page, "calendar")
    page.selectbox(key="admin-deadline").set_value("programme").run()
    page.selectbox(key="admin-period-unit-programme").set_value("working")

    pressed(page, "admin-period-set")

    assert page.success[0].value.startswith("Đã đổi cách đếm")
    assert drawn(page).count("05 ngày làm việc trước hội nghị") == 2
