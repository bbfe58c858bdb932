"""What everybody does to their own sign-in, and administrators to a lost one."""

from collections.abc import Collection, Mapping

from console.administration import require
from console.auth import login_sessions, second_factor
from console.auth.permissions import Permission
from console.errors import Invalid, NotFound, Refused
from console.journal import Subject
from console.live.topics import Topic, session_topic
from console.text.folding import one_line
from console.use_case import Work, house_act
from models import LoginSession, RecoveryCode, SecondFactor

LONGEST_REASON = 500  # characters


@house_act(Permission.OWN_PASSWORD)
def enrol_second_factor(
    work: Work, secret: str, code: str, recovery_hashes: Collection[str]
) -> int:
    """Take an authenticator that showed a right code, in place of any before; gives the account.

    Args:
        secret: of `second_factor.new_secret`.
        code: the authenticator's, which proves that it holds the secret.
        recovery_hashes: `second_factor.recovery_hash` of the codes that were shown.

    Raises:
        Unconfirmed: its owner did not show in the last minutes who they are.
        Refused: `code_wrong`.
    """
    work.require_confirmed()
    own = require.account(work, work.account.id)
    step = second_factor.step_of(secret, code, later_than=0)
    if step is None:
        raise Refused("code_wrong")
    replaces = second_factor.remove(work.session, own.id)
    work.session.add(
        SecondFactor(account_id=own.id, secret=secret, enrolled_at=work.now, last_step=step)
    )
    work.session.add_all(
        RecoveryCode(account_id=own.id, code_hash=kept) for kept in recovery_hashes
    )
    facts = {"replaces": replaces}
    _record_ended(work, "administration:factor:enrolled", own.id, facts, work.login_session_id)
    return own.id


@house_act(Permission.ACCOUNT_MANAGE)
def reset_second_factor(work: Work, account_id: int, reason: str) -> int:
    """Take a lost second factor off an account, ending its login sessions; gives its id.

    Args:
        reason: how the person was recognised; kept in the journal.

    Raises:
        Invalid: no reason, or one too long.
        Refused: `cannot_reset_self_factor`, `factor_missing`, `account_closed`.
        NotFound: no such account.
    """
    told = one_line(reason)
    if not told:
        raise Invalid({"reason": "reason_missing"})
    if len(told) > LONGEST_REASON:
        raise Invalid({"reason": "reason_too_long"})
    if account_id == work.account.id:
        raise Refused("cannot_reset_self_factor")
    account = require.account(work, account_id)
    if not second_factor.remove(work.session, account.id):
        raise Refused("factor_missing", name=account.name)
    _record_ended(work, "administration:factor:reset", account.id, {"reason": told}, None)
    return account.id


@house_act(Permission.OWN_PASSWORD)
def end_own_session(work: Work, login_session_id: int) -> int:
    """End one of one's own login sessions and no longer trust its device; gives its id.

    Raises:
        NotFound: no such login session of one's own.
        Refused: `session_ended`: it was over already.
    """
    login = work.session.get(LoginSession, login_session_id)
    if login is None or login.account_id != work.account.id:
        raise NotFound("login_session_not_found")
    if login.revoked_at is not None or login.expires_at <= work.now:
        raise Refused("session_ended")
    login_sessions.revoke(work.session, login, work.now)
    work.record(
        "administration:session:ended",
        Subject("login_session", login.id),
        topics=(Topic.HOUSE, session_topic(login.id)),
        also=(Subject("account", login.account_id),),
    )
    return login.id


@house_act(Permission.OWN_PASSWORD)
def end_other_sessions(work: Work) -> int:
    """End all of one's own login sessions but the one acted through; gives the account's id.

    Raises:
        Refused: `sessions_alone`: there is no other.
    """
    own = require.account(work, work.account.id)
    now = work.now
    if len(login_sessions.living(work.session, own.id, now)) < 2:
        raise Refused("sessions_alone")
    _record_ended(work, "administration:sessions:ended", own.id, {}, work.login_session_id)
    return own.id


def _record_ended(
    work: Work, act: str, account_id: int, facts: Mapping[str, str | bool], keep: int | None
) -> None:
    ended = login_sessions.end_all(work.session, account_id, work.now, but=keep)
    topics = (Topic.HOUSE, *(session_topic(login_id) for login_id in ended))
    work.record(
        act, Subject("account", account_id), facts={**facts, "sessions": ended}, topics=topics
    )
