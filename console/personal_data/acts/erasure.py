"""Erasing a person: by their own receipt code, or by staff for a reason."""

from console.auth.permissions import Permission
from console.errors import Invalid
from console.i18n.catalog import translate
from console.journal import Subject, text_hash
from console.live.topics import Topic
from console.personal_data import erasing, forms
from console.personal_data.new_requests import add_request
from console.text.folding import one_line
from console.use_case import Work, use_case
from models import DataRequest, Registration
from models.codes.personal_data import RequestKind, RequestState, RequestWay

TOPICS = (Topic.INTAKE, Topic.REVIEW, Topic.FLOOR, Topic.MAIL)
SAID_IN = "vi"


@use_case(Permission.REGISTRATION_SEND)
def erase_own_data(work: Work, meeting_id: int, receipt_hash: str) -> int:
    """Erase the person a receipt code belongs to; gives the id of the request in the register.

    Raises:
        NotFound: no form has this receipt code.
    """
    form = forms.by_receipt(work, meeting_id, receipt_hash)
    made = add_request(work, form, RequestKind.ERASE, RequestWay.RECEIPT, "")
    return _erase(work, form, made)


@use_case(Permission.PERSON_ERASE)
def erase_person(work: Work, meeting_id: int, ref: str, reason: str, *, seen: str) -> int:
    """Erase the person of a form; gives the id of the request in the register.

    Args:
        reason: who asked, how, and why; never shown in public.
        seen: the name that stood on the form when it was decided.

    Raises:
        Invalid: no reason.
        NotFound: the meeting has no such form.
        Refused: it was erased already.
        Conflict: the form was corrected in between.
    """
    form = forms.by_ref(work, meeting_id, ref)
    why = one_line(reason)
    if not why:
        raise Invalid({"reason": "erasure_reason_missing"})
    work.expect(seen, form.full_name)
    made = add_request(work, form, RequestKind.ERASE, RequestWay.STAFF, why)
    return _erase(work, form, made)


def _erase(work: Work, form: Registration, made: DataRequest) -> int:
    gone = erasing.erase(work, form)
    made.state, made.ended_at = RequestState.DONE, work.now
    made.answer = translate(SAID_IN, "personal_data.told_erased")
    work.record(
        "personal_data:person:erased",
        Subject("data_request", made.id),
        facts={
            "ref": form.source_ref,
            "way": made.way.value,
            "why": text_hash(made.salt, made.text),
            "erased": [*gone.question_ids],
            "masked": [*gone.kept_ids],
            "files": gone.files,
            "versions": gone.versions,
            "mails": gone.mails,
        },
        topics=TOPICS,
        also=(
            Subject("registration", form.id),
            *(Subject("question", number) for number in (*gone.question_ids, *gone.kept_ids)),
        ),
    )
    return made.id
