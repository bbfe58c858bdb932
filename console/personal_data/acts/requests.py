"""The register of requests: what people asked staff, and what they are told."""

from console import require
from console.auth.permissions import Permission
from console.errors import Invalid, NotFound, Refused
from console.journal import Subject, text_hash
from console.live.topics import Topic
from console.personal_data import forms
from console.personal_data.new_requests import add_request
from console.text.folding import one_line
from console.use_case import Work, use_case
from models import DataRequest
from models.codes.personal_data import RequestKind, RequestState, RequestWay

TOPICS = (Topic.INTAKE,)


@use_case(Permission.PERSON_ERASE)
def note_request(work: Work, meeting_id: int, ref: str, kind: RequestKind, text: str) -> int:
    """Enter what somebody asked about their data; gives the id of the request.

    Raises:
        Invalid: nothing said.
        NotFound: the meeting has no such form.
        Refused: the person was erased.
    """
    form, said = forms.by_ref(work, meeting_id, ref), one_line(text)
    if not said:
        raise Invalid({"text": "request_text_missing"})
    made = add_request(work, form, kind, RequestWay.STAFF, said)
    work.record(
        "personal_data:request:noted",
        Subject("data_request", made.id),
        facts={"ref": form.source_ref, "kind": kind.value, "text": text_hash(made.salt, said)},
        topics=TOPICS,
        also=(Subject("registration", form.id),),
    )
    return made.id


@use_case(Permission.PERSON_ERASE)
def answer_request(
    work: Work,
    meeting_id: int,
    request_id: int,
    answer: str,
    *,
    is_refused: bool,
    seen: RequestState,
) -> int:
    """End a request with what the person is told; a refusal says why. Gives its id.

    Raises:
        Invalid: no answer.
        NotFound: the meeting has no such request.
        Refused: it asks to be erased and was not refused; erasing ends it.
        Conflict: somebody else ended it first.

    Source: law 91/2025/QH15, article 14 (a refusal is explained).
    """
    require.meeting(work, meeting_id)
    held = work.session.get(DataRequest, request_id)
    if held is None or held.meeting_id != meeting_id:
        raise NotFound("request_not_found")
    work.expect(seen, held.state)
    said = one_line(answer)
    if not said:
        raise Invalid({"answer": "request_answer_missing"})
    if held.kind is RequestKind.ERASE and not is_refused:
        raise Refused("request_needs_erasing")
    held.state = RequestState.REFUSED if is_refused else RequestState.DONE
    held.answer, held.ended_at = said, work.now
    work.record(
        "personal_data:request:ended",
        Subject("data_request", held.id),
        facts={"state": held.state.value, "answer": text_hash(held.salt, said)},
        topics=TOPICS,
        also=(Subject("registration", held.registration_id),),
    )
    return held.id
