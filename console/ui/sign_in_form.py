"""The sign-in form: streamlit-authenticator draws it, and nothing else of it is trusted.

It keeps no cookie and reads none (a cookie of its kind could be forged), knows no account, hashes
nothing, waits for nothing. Whether name and password are right is asked of `auth.credentials`.
"""

import secrets
from typing import Any

from streamlit_authenticator import Authenticate
from streamlit_authenticator.controllers import AuthenticationController

from console.administration.failed_accesses import FailedAccess
from console.auth import credentials, login_sessions
from console.auth.cookies import DEVICE_COOKIE
from console.errors import ConsoleError
from console.ui import failed_access, feedback, gate, run, state
from console.ui.text import t

AREA = "sign-in"


class _NoCookies:
    """Stands where streamlit-authenticator keeps its cookie: there is none, whatever was sent."""

    def get_cookie(self) -> None:
        """Know nobody from before."""

    def set_cookie(self) -> None:
        """Leave nothing in the browser."""

    def delete_cookie(self) -> None:
        """Have nothing to delete."""


class SignInForm(Authenticate):  # type: ignore[misc]  # the library has no types
    """The library's form over our own check."""

    key = secrets.token_hex(32)  # of this process; signs nothing, the library wants one

    def __init__(self) -> None:
        """Leave out the library's cookies, accounts and hashing."""
        self.api_key, self.path, self.secret_key = None, None, self.key
        self.attrs = {"login_sleep_time": 0}
        self.cookie_controller = _NoCookies()
        self.authentication_controller = AuthenticationController(
            {"usernames": {}}, auto_hash=False, secret_key=self.key
        )
        self._model: Any = self.authentication_controller.authentication_model
        self._model.check_credentials = self._check
        self._ticket = ""

    def draw(self) -> str:
        """Draw the form; gives a sign-in ticket once name and password were right, else empty."""
        state.forget_form_status()
        self.login(key="sign-in-form", fields=_fields())
        return self._ticket

    def _check(self, name: str, password: str) -> bool:
        device = gate.cookie(DEVICE_COOKIE)
        try:
            with run.outside_turn():
                account_id = credentials.check(
                    name,
                    password,
                    address=gate.address(),
                    device_hash=login_sessions.fingerprint(device) if device else None,
                )
            self._ticket = login_sessions.make_ticket(account_id)
        except ConsoleError as refused:
            feedback.tell(AREA, refused)
            failed_access.tell(FailedAccess.PASSWORD, credentials.account_id_of(name))
            return False
        self._model.credentials["usernames"][name] = {}
        return True


def _fields() -> dict[str, str]:
    return {
        "Form name": t("sign_in.title"),
        "Username": t("sign_in.name"),
        "Password": t("sign_in.password"),
        "Login": t("sign_in.submit"),
    }
