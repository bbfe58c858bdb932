"""Sign-in: the form decides nothing, a ticket is handed over, a one-time password must change."""

from datetime import UTC, datetime, timedelta

import jwt
import pyotp
import pytest
from sqlalchemy import func, select, update
from streamlit.testing.v1 import AppTest

from console import clock, db
from console.administration.acts import accounts as administration
from console.auth import passwords
from console.auth.actor import Actor
from console.bootstrap import command_line
from console.i18n.catalog import translate
from console.ui.sign_in_form import SignInForm
from models import Account, LoginFailure, LoginSession, SecondFactor, Ticket
from models.codes.people import Role
from tests.cast import sign_in
from tests.pages.conftest import OpenPage, drawn

PASSWORD = "mưa rào Hà Nội 2026"
KEY_OF_THE_FORM = SignInForm.key  # even who knew it could forge nothing
SECRET = "JBSWY3DPEHPK3PXP" * 2
CHOSEN = "hoa sữa tháng mười"


@pytest.fixture
def account_id(sqlite_database: str) -> int:
    return administration.add_account(
        command_line(), "an.le", Role.SECRETARY, password_hash=passwords.hash_password(PASSWORD)
    )


def count(table: type[Account | Ticket | LoginFailure | LoginSession | SecondFactor]) -> int:
    with db.reading() as session:
        return session.scalar(select(func.count()).select_from(table)) or 0


def enter(page: AppTest, name: str, password: str) -> AppTest:
    page.text_input[0].input(name)
    page.text_input[1].input(password)
    return page.button[0].click().run()


def notices(page: AppTest) -> list[str]:
    return [one.value for one in page.error]


def is_at_sign_in(page: AppTest) -> bool:
    return [one.label for one in page.text_input] == ["Tên đăng nhập", "Mật khẩu"]


def test_nobody_sees_the_sign_in_form_and_nothing_of_a_page(open_page: OpenPage) -> None:
    page = open_page()

    assert is_at_sign_in(page)
    assert 'class="nums"' not in drawn(page)
    assert not page.exception


@pytest.mark.usefixtures("account_id")
def test_a_right_password_makes_one_ticket_and_signs_in_by_it_alone(open_page: OpenPage) -> None:
    page = enter(open_page(), "An.Le", PASSWORD)

    assert (count(Ticket), count(LoginSession), notices(page)) == (1, 0, [])
    assert [one.value for one in page.info] == ["Đang mở trang làm việc…"]
    assert is_at_sign_in(page.run())


@pytest.mark.usefixtures("account_id")
@pytest.mark.parametrize("name", ["an.le", "nobody"])
def test_a_wrong_password_and_an_unknown_name_are_answered_alike(
    open_page: OpenPage, name: str
) -> None:
    page = enter(open_page(), name, "sai mật khẩu rồi")

    assert notices(page) == [translate("vi", "error.sign_in_failed")]
    assert (count(Ticket), count(LoginFailure)) == (0, 1)


@pytest.mark.usefixtures("account_id")
@pytest.mark.parametrize(
    "key", ["some_key" * 4, "a" * 64, KEY_OF_THE_FORM], ids=["default", "long", "own"]
)
@pytest.mark.parametrize("cookie", ["some_cookie_name", "console_session", "cookie"])
def test_a_forged_cookie_of_the_form_library_signs_nobody_in(
    open_page: OpenPage, key: str, cookie: str
) -> None:
    tomorrow = (datetime.now(UTC) + timedelta(days=1)).timestamp()  # noqa: TID251
    forged = jwt.encode({"username": "an.le", "exp_date": tomorrow}, key, algorithm="HS256")

    page = open_page(cookies={cookie: forged})

    assert is_at_sign_in(page)
    assert count(LoginSession) == 0


def test_the_language_chosen_before_signing_in_holds(open_page: OpenPage) -> None:
    page = open_page()

    page.button_group(key="sign_in-language").set_value("en").run()

    assert [one.label for one in page.text_input] == ["Account name", "Password"]


def test_a_one_time_password_must_be_changed_before_anything_else(
    open_page: OpenPage, account_id: int
) -> None:
    with db.reading() as session:
        account = session.get_one(Account, account_id)
    page = open_page(as_=_actor(account))

    assert [one.key for one in page.text_input] == ["sign_in-old", "sign_in-new", "sign_in-again"]
    assert 'class="nums"' not in drawn(page)

    page.text_input(key="sign_in-old").input(PASSWORD)
    page.text_input(key="sign_in-new").input(CHOSEN)
    page.text_input(key="sign_in-again").input(CHOSEN)
    page.button(key="sign_in-submit").click().run()

    assert not page.exception
    assert "Xin chào an.le" in drawn(page)


@pytest.mark.parametrize(
    ("old", "new", "again", "said"),
    [
        ("sai", CHOSEN, CHOSEN, "Mật khẩu hiện tại không đúng. Vui lòng nhập lại."),
        (
            PASSWORD,
            CHOSEN,
            "khác hẳn",
            "Hai lần nhập mật khẩu mới không giống nhau. Vui lòng nhập lại.",
        ),
        (
            PASSWORD,
            PASSWORD,
            PASSWORD,
            "Mật khẩu mới trùng với mật khẩu hiện tại. Vui lòng chọn mật khẩu khác.",
        ),
    ],
)
def test_a_change_that_is_refused_says_why_and_keeps_the_form(
    open_page: OpenPage, account_id: int, old: str, new: str, again: str, said: str
) -> None:
    with db.reading() as session:
        account = session.get_one(Account, account_id)
    page = open_page(as_=_actor(account))

    page.text_input(key="sign_in-old").input(old)
    page.text_input(key="sign_in-new").input(new)
    page.text_input(key="sign_in-again").input(again)
    page.button(key="sign_in-submit").click().run()

    assert notices(page) == [said]
    assert page.text_input(key="sign_in-new").value == new


def test_signing_out_ends_the_login_session_at_once(open_page: OpenPage) -> None:
    page = open_page(as_=sign_in(Role.SECRETARY))

    page.button(key="frame-sign-out").click().run()

    assert is_at_sign_in(page)
    assert is_at_sign_in(page.run())


def test_closing_the_account_refuses_the_next_run(open_page: OpenPage) -> None:
    minh = sign_in(Role.SECRETARY)
    page = open_page(as_=minh)

    administration.close_account(command_line(), minh.account_id)

    assert is_at_sign_in(page.run())


def _actor(account: Account) -> Actor:
    return Actor(account.id, None, account.name, account.display_name, account.role)


def test_a_second_factor_is_asked_after_the_password_and_its_code_opens_the_page(
    open_page: OpenPage, account_id: int
) -> None:
    with db.writing() as session:
        session.get_one(Account, account_id).must_change_password = False
        session.add(
            SecondFactor(account_id=account_id, secret=SECRET, enrolled_at=clock.now(), last_step=0)
        )
        account = session.get_one(Account, account_id)
    page = open_page(as_=_actor(account))
    assert [one.key for one in page.text_input] == ["sign_in-code"]

    page.text_input(key="sign_in-code").input("000")
    page.button(key="sign_in-code-submit").click().run()
    assert notices(page) == [translate("vi", "error.code_wrong")]

    page.text_input(key="sign_in-code").input(pyotp.TOTP(SECRET).at(clock.now()))
    page.button(key="sign_in-code-submit").click().run()
    assert notices(page) == []
    assert 'class="top"' in drawn(page)


def test_the_own_account_enrols_after_confirming_and_keeps_what_was_typed(
    open_page: OpenPage, account_id: int
) -> None:
    with db.writing() as session:
        account = session.get_one(Account, account_id)
        account.must_change_password = False
    page = open_page(as_=_actor(account))
    page.switch_page("../../pages/account/page.py").run()
    with db.writing() as session:
        session.execute(update(LoginSession).values(confirmed_at=None))
    secret = str(page.session_state["factor-offered"]).split()[0]
    code = pyotp.TOTP(secret).at(clock.now())
    page.text_input(key="factor-code").input(code)
    page.button(key="factor-enrol").click().run()
    assert notices(page) == [translate("vi", "error.confirm_needed")]

    page.text_input(key="confirm-password").input(PASSWORD)
    page.button(key="confirm-now").click().run()
    assert page.text_input(key="factor-code").value == code
    page.button(key="factor-enrol").click().run()

    assert (notices(page), count(SecondFactor)) == ([], 1)
