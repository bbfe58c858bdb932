"""What the buttons of the administration's page do: each calls one use-case."""

import json

from console.administration.acts import accounts, directory, own_sign_in
from console.auth import passwords
from console.auth.actor import Actor
from console.errors import Refused
from console.ui import feedback, state
from models.codes.people import Role

AREA = "admin"
SECRET = "admin-secret"  # noqa: S105  the place of a notice, not a password
NAME, DISPLAY, ROLE, UNIT = "admin-name", "admin-display", "admin-role", "admin-unit"
ACCOUNT, SESSION, REASON = "admin-account", "admin-session", "admin-reason"
ROUND = "admin-round"  # counts the files taken in; each leaves an empty uploader behind


def add(viewer: Actor) -> None:
    role, name = Role(state.value(ROLE)), state.typed(NAME).strip()
    password = passwords.one_time()
    done = feedback.attempt(
        AREA,
        accounts.add_account,
        viewer,
        name,
        role,
        display_name=state.typed(DISPLAY),
        unit_id=state.value(f"{UNIT}-{role.value}"),
        password_hash=passwords.hash_password(password),
    )
    if done is not None:
        state.empty(NAME, DISPLAY)
        state.leave_notice(SECRET, name, password)


def give_password(viewer: Actor, names: dict[int, str]) -> None:
    account_id = _chosen()
    if account_id is None:
        return
    password = passwords.one_time()
    hashed = passwords.hash_password(password)
    if feedback.attempt(AREA, accounts.set_password, viewer, account_id, hashed) is not None:
        state.leave_notice(SECRET, names.get(account_id, ""), password)


def unlock(viewer: Actor, names: dict[int, str]) -> None:
    account_id = _chosen()
    if account_id is None:
        return
    with feedback.praised(AREA, "admin.unlocked", name=names.get(account_id, "")):
        accounts.unlock_account(viewer, account_id)


def reset_factor(viewer: Actor, names: dict[int, str]) -> None:
    account_id = _chosen()
    if account_id is None:
        return
    with feedback.praised(AREA, "admin.factor_reset", name=names.get(account_id, "")):
        own_sign_in.reset_second_factor(viewer, account_id, state.typed(REASON))
        state.empty(REASON)


def close(viewer: Actor, names: dict[int, str]) -> None:
    account_id = _chosen()
    if account_id is None:
        return
    with feedback.praised(AREA, "admin.closed", name=names.get(account_id, "")):
        accounts.close_account(viewer, account_id)
        state.put(ACCOUNT, None)


def revoke(viewer: Actor) -> None:
    chosen = state.value(SESSION)
    if chosen is None:
        feedback.warn(AREA, "admin.choose_session")
        return
    with feedback.praised(AREA, "admin.revoked"):
        accounts.revoke_session(viewer, chosen)
        state.put(SESSION, None)


def import_directory(viewer: Actor, name: str, content: bytes) -> None:
    done = feedback.attempt(AREA, _import, viewer, name, content)
    if done is not None:
        state.put(ROUND, state.typed(ROUND) + "+")
        feedback.praise(AREA, "administration.directory_imported", changed=done)


def parsed(name: str, content: bytes) -> object:
    try:
        return json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise Refused("directory_not_json", name=name) from None


def _import(viewer: Actor, name: str, content: bytes) -> int:
    return directory.import_directory(viewer, parsed(name, content))


def _chosen() -> int | None:
    chosen: int | None = state.value(ACCOUNT)
    if chosen is None:
        feedback.warn(AREA, "admin.choose_account")
    return chosen
