"""Accounts of the installation: who has one, in which state, and what is done about it."""

from collections.abc import Iterable
from html import escape

import streamlit as st

from console.administration.views import accounts, directory
from console.administration.views.accounts import AccountLine
from console.administration.views.directory import UnitShown
from console.auth.actor import Actor
from console.auth.roles import PEOPLE
from console.ui import blocks, state
from console.ui import format as written
from console.ui.labels import Labels
from console.ui.text import t
from models.codes.people import Role
from pages.admin import acts
from pages.parts import table
from pages.parts.cards import Mark


def role_name(role: Role) -> str:
    """Give the name of a role in the language of the reader."""
    return t(f"role.{role.value}")


def show_secret() -> None:
    """Show a one-time password this once; the next run has forgotten it."""
    told = state.take_notice(acts.SECRET)
    if told is None:
        return
    name, password = told
    st.html(
        f'<section class="card lead secret" role="status"><h2>{escape(t("admin.secret"))}</h2>'
        f"<p>{escape(t('admin.secret_for', name=name))} <code>{escape(password)}</code></p>"
        f'<p class="meta">{escape(t("admin.secret_once"))}</p></section>'
    )


def draw_accounts(actor: Actor) -> None:
    """Draw the accounts that were looked for, and what can be done with one."""
    search = st.text_input(t("admin.search"), key="admin-search", icon=":material/search:")
    found = accounts.load(actor, search).accounts
    table.draw(
        t("admin.accounts", count=len(found)),
        (
            t("admin.name"),
            t("admin.display_name"),
            t("admin.role"),
            t("admin.unit"),
            t("admin.state"),
        ),
        [account(finding) for finding in found],
        nothing=t("admin.no_accounts"),
    )
    account_acts(actor, [finding for finding in found if finding.closed_at is None])
    add_form(actor)


def account(one: AccountLine) -> tuple[str | Mark, ...]:
    return one.name, one.display_name, role_name(one.role), one.unit, account_state(one)


def account_state(one: AccountLine) -> Mark:
    if one.closed_at is not None:
        return Mark("idle", t("admin.is_closed", at=written.moment(one.closed_at)))
    if one.failure_count:
        return Mark("warn", t("admin.failures", count=one.failure_count))
    if one.must_change_password:
        return Mark("info", t("admin.has_one_time"))
    if one.session_count:
        return Mark("ok", t("admin.signed_in", count=one.session_count))
    return Mark("idle", t("admin.signed_out"))


def account_acts(actor: Actor, open_ones: list[AccountLine]) -> None:
    names = {open_account.id: open_account.name for open_account in open_ones}
    told = {
        open_account.id: f"{open_account.display_name} ({open_account.name})"
        for open_account in open_ones
    }
    st.header(t("admin.manage"), anchor=False)
    st.selectbox(
        t("admin.account"),
        list(told),
        index=None,
        format_func=Labels(told),
        placeholder=t("admin.choose"),
        key=acts.ACCOUNT,
    )
    with st.container(key="admin-acts", horizontal=True):
        for name, act in (("password", acts.give_password), ("unlock", acts.unlock)):
            st.button(t(f"admin.{name}"), key=f"admin-{name}", on_click=act, args=(actor, names))
        with blocks.popover(t("admin.factor"), key="admin-factor-sure"):
            st.markdown(t("admin.factor_why"))
            st.text_input(t("admin.factor_reason"), key=acts.REASON)
            st.button(
                t("admin.factor_now"),
                key="admin-factor",
                type="primary",
                on_click=acts.reset_factor,
                args=(actor, names),
            )
        with blocks.popover(t("admin.close"), key="admin-close-sure"):
            st.markdown(t("admin.close_why"))
            st.button(
                t("admin.close_now"),
                key="admin-close",
                type="primary",
                on_click=acts.close,
                args=(actor, names),
            )


def add_form(actor: Actor) -> None:
    st.header(t("admin.add_title"), anchor=False)
    roles = [role.value for role in PEOPLE]
    name, display = blocks.columns(2, key="admin-names")
    name.text_input(t("admin.name"), key=acts.NAME, autocomplete="off")
    name.html(f'<p class="meta">{t("admin.name_help")}</p>')
    display.text_input(t("admin.display_name"), key=acts.DISPLAY, autocomplete="off")
    role_field, unit_field = blocks.columns(2, key="admin-place")
    role: str = role_field.selectbox(
        t("admin.role"),
        roles,
        format_func=Labels({role: t(f"role.{role}") for role in roles}),
        key=acts.ROLE,
    )
    units = directory.load(actor).choices(Role(role))
    if units:
        with unit_field:
            unit_choice(role, units)
    st.button(t("admin.add"), key="admin-add", type="primary", on_click=acts.add, args=(actor,))


def unit_choice(role: str, units: Iterable[UnitShown]) -> None:
    names = {unit.id: f"{unit.code} · {unit.name}" for unit in units}
    st.selectbox(
        t("admin.unit"),
        list(names),
        index=None,
        format_func=Labels(names),
        placeholder=t("admin.choose"),
        key=f"{acts.UNIT}-{role}",
    )
