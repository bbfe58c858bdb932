"""Looking after the installation: accounts, login sessions, the directory, its health."""

from collections.abc import Iterable
from html import escape

import streamlit as st

from console.administration.views import accounts, directory
from console.administration.views.accounts import AccountLine, Role, SessionLine
from console.administration.views.directory import UnitShown
from console.auth.actor import Actor
from console.auth.roles import PEOPLE
from console.errors import ConsoleError
from console.ui import blocks, feedback, gate, state
from console.ui import format as written
from console.ui.labels import Labels
from console.ui.text import t
from pages.admin import acts
from pages.admin.health import draw_health
from pages.admin.legal_calendar import draw_calendar
from pages.parts import cards, table
from pages.parts.cards import Mark

SECTIONS = ("accounts", "sessions", "directory", "calendar", "health")

viewer = gate.require("admin")


def role_name(role: Role) -> str:
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
        [account(line) for line in found],
        nothing=t("admin.no_accounts"),
    )
    account_acts(actor, [line for line in found if line.closed_at is None])
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


def draw_sessions(actor: Actor) -> None:
    living = accounts.load_sessions(actor)
    table.draw(
        t("admin.sessions", count=len(living)),
        (
            t("admin.display_name"),
            t("admin.role"),
            t("admin.since"),
            t("admin.last_used"),
            t("admin.until"),
            t("admin.state"),
        ),
        [login(session) for session in living],
        nothing=t("admin.no_sessions"),
    )
    others = {session.id: session_name(session) for session in living if not session.is_own}
    if not others:
        st.info(t("admin.only_own"))
        return
    st.selectbox(
        t("admin.session"),
        list(others),
        index=None,
        format_func=Labels(others),
        placeholder=t("admin.choose"),
        key=acts.SESSION,
    )
    st.button(
        t("admin.revoke"), key="admin-revoke", type="primary", on_click=acts.revoke, args=(actor,)
    )


def login(one: SessionLine) -> tuple[str | Mark, ...]:
    return (
        f"{one.display_name}\n{one.account}",
        role_name(one.role),
        written.moment(one.created_at),
        written.moment(one.last_used_at),
        written.moment(one.expires_at),
        Mark("info", t("admin.own")) if one.is_own else Mark("ok", t("admin.living")),
    )


def session_name(one: SessionLine) -> str:
    return t(
        "admin.session_named",
        name=one.display_name,
        account=one.account,
        at=written.moment(one.created_at),
        number=one.id,
    )


def draw_directory(actor: Actor) -> None:
    search = st.text_input(
        t("admin.search_directory"), key="admin-search-directory", icon=":material/search:"
    )
    whole = directory.load(actor)
    found = whole.found(search)
    import_form(actor)
    table.draw(
        t("admin.units", count=len(found.units)),
        (t("admin.code"), t("admin.unit"), t("admin.kind"), t("admin.aliases"), t("admin.state")),
        [
            (
                unit.code,
                unit.name,
                t(f"admin.kinds.{unit.kind.value}"),
                ", ".join(unit.aliases),
                validity(unit),
            )
            for unit in found.units
        ],
        nothing=t("admin.nothing_found" if whole.units else "admin.no_units"),
    )
    table.draw(
        t("admin.fields", count=len(found.fields)),
        (t("admin.code"), t("admin.field"), t("admin.default_unit")),
        [(field.code, field.name, field.unit or t("admin.no_unit")) for field in found.fields],
        nothing=t("admin.nothing_found" if whole.fields else "admin.no_units"),
    )


def validity(one: UnitShown) -> Mark:
    if one.is_valid:
        return Mark("ok", t("admin.valid"))
    ended = written.day(one.valid_to) if one.valid_to else ""
    if one.successor:
        return Mark("idle", t("admin.succeeded", day=ended, code=one.successor))
    return Mark("idle", t("admin.ended", day=ended))


def import_form(actor: Actor) -> None:
    with blocks.expander(t("admin.import_title"), key="admin-import-file"):
        chosen = st.file_uploader(
            t("admin.file"), type=["json"], key=f"admin-file-{state.typed(acts.ROUND)}"
        )
        if chosen is not None:
            preview(actor, chosen.name, chosen.getvalue())


def preview(actor: Actor, name: str, content: bytes) -> None:
    try:
        missing = accounts.missing_units(actor, acts.parsed(name, content))
    except ConsoleError as refused:
        st.error(t(f"error.{refused.code}", **refused.facts))
        return
    if missing:
        st.info(t("administration.units_missing", codes=", ".join(missing)))
    st.button(
        t("admin.import"),
        key="admin-import",
        type="primary",
        on_click=acts.import_directory,
        args=(actor, name, content),
    )


DRAWN = {
    "accounts": draw_accounts,
    "sessions": draw_sessions,
    "directory": draw_directory,
    "calendar": draw_calendar,
    "health": draw_health,
}

with st.container(key="admin"):
    cards.heading(t("admin.title"), t("admin.lead"))
    section = st.segmented_control(
        t("admin.parts"),
        SECTIONS,
        format_func=Labels({section: t(f"admin.section.{section}") for section in SECTIONS}),
        default=SECTIONS[0],
        required=True,
        key="admin-section",
        label_visibility="collapsed",
    )
    feedback.show(acts.AREA)
    with st.container(key="admin-secret"):
        show_secret()
    DRAWN[section or SECTIONS[0]](viewer)
