"""What the buttons of the register of requests do: each calls one use-case."""

from console.auth.actor import Actor
from console.personal_data.acts import consents, erasure, requests
from console.personal_data.views.requests import PersonFound, RequestLine
from console.ui import feedback, state
from models.codes.personal_data import RequestKind
from models.codes.public_forms import ConsentPurpose

AREA = "personal_data"
REF, KIND, CHOSEN = "personal_data-ref", "personal_data-kind", "personal_data-chosen"


def reason_of(person: PersonFound) -> str:
    """Give the key of the reason typed for one person, so that another one begins empty."""
    return f"personal_data-reason-{person.ref}"


def answer_of(line: RequestLine) -> str:
    """Give the key of the answer typed for one request."""
    return f"personal_data-answer-{line.id}"


def note(viewer: Actor, meeting_id: int, person: PersonFound) -> None:
    kind, text = RequestKind(state.value(KIND)), reason_of(person)
    with feedback.praised(AREA, "personal_data.noted"):
        requests.note_request(viewer, meeting_id, person.ref, kind, state.typed(text))
        state.empty(text)


def erase(viewer: Actor, meeting_id: int, person: PersonFound) -> None:
    reason = reason_of(person)
    with feedback.praised(AREA, "personal_data.erased_now", ref=person.ref):
        erasure.erase_person(
            viewer, meeting_id, person.ref, state.typed(reason), seen=person.full_name
        )
        state.empty(reason)


def withdraw(viewer: Actor, meeting_id: int, person: PersonFound, purpose: ConsentPurpose) -> None:
    with feedback.praised(AREA, "personal_data.consent_ended"):
        consents.withdraw_consent(viewer, meeting_id, person.ref, purpose)


def end(viewer: Actor, meeting_id: int, line: RequestLine, *, is_refused: bool) -> None:
    answer = answer_of(line)
    with feedback.praised(AREA, "personal_data.ended"):
        requests.answer_request(
            viewer,
            meeting_id,
            line.id,
            state.typed(answer),
            is_refused=is_refused,
            seen=line.state,
        )
        state.empty(answer)
