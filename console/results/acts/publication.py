"""The acts that publish the results of a meeting, and take them back."""

import json
from collections.abc import Mapping

from console import require
from console.auth.permissions import Permission
from console.errors import Invalid, Refused
from console.journal import Subject
from console.live.topics import Topic
from console.publishing.rules import hash_of
from console.queries import meetings
from console.results.rules import written
from console.results.sources import draft, newest
from console.use_case import Work, use_case
from models import Results
from models.codes.results import ResultsState

_ACTS = {
    ResultsState.PUBLISHED: "results:version:published",
    ResultsState.RETRACTED: "results:version:retracted",
}
LONGEST_REASON = 500  # characters


@use_case(Permission.RESULTS_PUBLISH)
def publish_results(work: Work, meeting_id: int, *, shown: Mapping[str, str], seen: str) -> int:
    """Publish the results as they stand; earlier versions stay as their trace.

    Args:
        shown: for each place that stands as it was written, why; by the place's key.
        seen: hash of the text as the person read it.

    Raises:
        Conflict: the minutes, an outcome or a place changed since.
        Refused: the minutes are not signed, or nothing changed since the last version.
        Invalid: a place is shown without a reason.

    Source:
        The Centre's plan, 5.3 (results are public within 10 days); law 91/2025, article 3.
    """
    meeting = require.meeting(work, meeting_id)
    if not meetings.has_signed_minutes(work.session, meeting_id):
        raise Refused("results_need_minutes")
    reasons = {key: _reason(reason) for key, reason in sorted(shown.items())}
    text = written(draft(work.session, meeting, reasons).content)
    work.expect(seen, hash_of(text))
    last = newest(work.session, meeting_id)
    if last is not None and last.content == text:
        raise Refused("results_unchanged", version=last.version)
    return _record(work, meeting_id, last, ResultsState.PUBLISHED, text, reasons, "")


@use_case(Permission.RESULTS_PUBLISH)
def retract_results(work: Work, meeting_id: int, reason: str, *, seen: int) -> int:
    """Take the results back: the public page says since when, and why.

    Args:
        reason: as everybody reads it.
        seen: the version as the person saw it.

    Raises:
        Conflict: somebody published or took back meanwhile.
        Refused: nothing is public.
        Invalid: no reason, or one too long.
    """
    require.meeting(work, meeting_id)
    last = newest(work.session, meeting_id)
    if last is None or last.state is ResultsState.RETRACTED:
        raise Refused("results_not_public")
    work.expect(seen, last.version)
    return _record(work, meeting_id, last, ResultsState.RETRACTED, "", {}, _reason(reason))


def _reason(reason: str) -> str:
    said = " ".join(reason.split())
    if not said or len(said) > LONGEST_REASON:
        raise Invalid({"reason": "reason_too_long" if said else "reason_missing"})
    return said


def _record(
    work: Work,
    meeting_id: int,
    last: Results | None,
    state: ResultsState,
    text: str,
    shown: Mapping[str, str],
    reason: str,
) -> int:
    made = Results(
        meeting_id=meeting_id,
        version=last.version + 1 if last else 1,
        state=state,
        content=text,
        content_hash=hash_of(text),
        shown=json.dumps(dict(shown), ensure_ascii=False, sort_keys=True),
        reason=reason,
        published_at=work.now,
        published_by_id=work.account.id,
        entry=work.number,
    )
    work.session.add(made)
    work.session.flush()
    work.record(
        _ACTS[state],
        Subject("results", made.id),
        facts={"version": made.version, "hash": made.content_hash, "shown": len(shown)},
        topics=(Topic.MEETING,),
        also=(Subject("meeting", meeting_id),),
    )
    return made.id
