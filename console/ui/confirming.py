"""Asks a person to show again who they are: what they typed on the page stays where it is."""

import streamlit as st

from console.administration.failed_accesses import FailedAccess
from console.auth import credentials, second_factor
from console.errors import ConsoleError, NotSignedIn
from console.ui import failed_access, gate, state
from console.ui.text import plainly, t

_ASKED = "confirm-asked"  # the area whose act was refused; empty = nobody is asked
_PASSWORD, _CODE = "confirm-password", "confirm-code"


def ask(area: str) -> None:
    """Let the prompt stand in an area from the next run on."""
    state.put(_ASKED, area)


def is_asked(area: str) -> bool:
    """Tell whether the prompt stands in an area."""
    return state.typed(_ASKED) == area


def draw(area: str) -> None:
    """Draw the prompt; the code is asked of everybody, because it is nobody's business who has."""
    st.markdown(t("account.confirm_why"))
    st.text_input(t("sign_in.password"), type="password", key=_PASSWORD)
    st.text_input(t("account.confirm_code"), key=_CODE, autocomplete="one-time-code")
    st.button(
        t("account.confirm"), key="confirm-now", type="primary", on_click=_confirm, args=(area,)
    )


def _confirm(area: str) -> None:
    viewer = gate.viewer()
    try:
        if viewer is None or viewer.login_session_id is None:
            raise NotSignedIn
        credentials.confirm(viewer.account_id, state.typed(_PASSWORD), address=gate.address())
        second_factor.confirm(viewer.account_id, viewer.login_session_id, state.typed(_CODE))
    except ConsoleError as refused:
        state.leave_notice(area, "error", plainly(f"error.{refused.code}", **refused.facts))
        if viewer is not None:
            failed_access.tell(_kind(refused), viewer.account_id)
        return
    finally:
        state.empty(_PASSWORD, _CODE)
    state.put(_ASKED, "")
    state.leave_notice(area, "success", t("account.confirmed"))


def _kind(refused: ConsoleError) -> FailedAccess:
    is_code = refused.code.startswith("code_")
    return FailedAccess.CODE if is_code else FailedAccess.PASSWORD
