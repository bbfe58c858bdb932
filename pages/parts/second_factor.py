"""The form that enrols an authenticator: its code to scan, recovery codes to write down."""

from html import escape

import streamlit as st

from console.administration.acts import own_sign_in
from console.auth import second_factor
from console.auth.actor import Actor
from console.ui import feedback, state
from console.ui.text import t
from console.web import qr_code

_OFFERED = "factor-offered"  # secret and recovery codes, between blanks, until they are taken
CODE = "factor-code"


def enrol_form(viewer: Actor, area: str) -> None:
    """Draw what a telephone scans, the recovery codes this once, and the field that proves it."""
    secret, *codes = _offered()
    picture = escape(qr_code.as_image(second_factor.address_of(secret, viewer.name)))
    spelt = " ".join(secret[at : at + 4] for at in range(0, len(secret), 4))
    kept = "".join(f"<li><code>{escape(code)}</code></li>" for code in codes)
    st.html(
        f'<section class="card factor"><img src="{picture}" alt="{escape(t("account.qr"))}">'
        f"<p>{escape(t('account.scan'))}</p><p><code>{escape(spelt)}</code></p></section>"
    )
    st.html(
        f'<section class="card factor"><h3>{escape(t("account.recovery"))}</h3>'
        f'<p>{escape(t("account.recovery_once"))}</p><ol class="codes">{kept}</ol></section>'
    )
    st.text_input(t("account.code"), key=CODE, autocomplete="one-time-code")
    st.button(
        t("account.enrol"),
        key="factor-enrol",
        type="primary",
        on_click=_enrol,
        args=(viewer, area),
    )


def _offered() -> list[str]:
    if not state.typed(_OFFERED):
        offered = (second_factor.new_secret(), *second_factor.new_recovery_codes())
        state.put(_OFFERED, " ".join(offered))
    return state.typed(_OFFERED).split()


def _enrol(viewer: Actor, area: str) -> None:
    secret, *codes = _offered()
    hashes = [second_factor.recovery_hash(code) for code in codes]
    with feedback.praised(area, "account.enrolled"):
        own_sign_in.enrol_second_factor(viewer, secret, state.typed(CODE), hashes)
        state.empty(_OFFERED, CODE)
