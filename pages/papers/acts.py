"""What the buttons of the page of papers do."""

from console.auth.actor import Actor
from console.official.acts import documents, letters
from console.official.rules import TYPED
from console.official.views.documents import PaperLine
from console.ui import feedback, state, typed_text
from console.ui.text import t
from models.codes.documents import DocumentKind

AREA = "papers"
OPENED, KIND = "papers-opened", "papers-kind"


def key(field: str, paper: PaperLine) -> str:
    """Name a field of one version of a paper, so that a newer version is shown as it is."""
    return f"papers-{field}-{paper.id}-{paper.version}"


def begin(actor: Actor, meeting_id: int) -> None:
    kind: DocumentKind = state.value(KIND)
    with feedback.praised(AREA, "papers.begun", kind=t(f"papers.kind.{kind.value}")):
        made = documents.draft_paper(actor, meeting_id, kind)
        state.put(OPENED, made)


def save(actor: Actor, meeting_id: int, paper: PaperLine) -> None:
    """Keep what was typed; what a refusal did not keep is shown beside what holds."""
    subject, body, addressees, title, signer = (state.typed(key(field, paper)) for field in TYPED)
    done = feedback.attempt(
        AREA,
        documents.write_paper,
        actor,
        meeting_id,
        paper.id,
        subject=subject,
        body=body,
        addressees=addressees,
        signer_title=title,
        signer=signer,
        seen=paper.version,
    )
    typed_text.keep_refused(f"paper-{paper.id}", {} if done else unsaved(paper))
    if done is not None:
        feedback.praise(AREA, "papers.saved")


def saved(paper: PaperLine) -> dict[str, str]:
    """Give what a draft says, by field."""
    told = {field: getattr(paper.content, field) for field in TYPED}
    return {**told, "addressees": "\n".join(paper.content.addressees)}


def unsaved(paper: PaperLine) -> dict[str, str]:
    """Give what was typed into the fields of a draft and is not kept yet."""
    holds = saved(paper)
    typed = {field: state.value(key(field, paper)) for field in TYPED}
    return {
        field: text for field, text in typed.items() if text is not None and text != holds[field]
    }


def kept(paper: PaperLine) -> dict[str, str]:
    """Give what this person typed last and a conflict did not keep."""
    holds, last = saved(paper), typed_text.refused(f"paper-{paper.id}")
    return {field: last[field] for field in TYPED if field in last and last[field] != holds[field]}


def send(actor: Actor, meeting_id: int, paper: PaperLine) -> None:
    given = (actor, meeting_id, paper.id)
    with feedback.praised(AREA, "papers.sent"):
        documents.send_paper(*given, seen=paper.version)


def give_back(actor: Actor, meeting_id: int, paper: PaperLine) -> None:
    note, given = state.typed(key("note", paper)), (actor, meeting_id, paper.id)
    with feedback.praised(AREA, "papers.returned_now"):
        documents.return_paper(*given, note=note, seen=paper.version)


def issue(actor: Actor, meeting_id: int, paper: PaperLine) -> None:
    with feedback.praised(AREA, "papers.issued_now"):
        documents.issue_paper(
            actor,
            meeting_id,
            paper.id,
            number_text=state.typed(key("number", paper)),
            dated_on=state.value(key("dated", paper)),
            seen=paper.version,
        )


def replace(actor: Actor, meeting_id: int, paper: PaperLine) -> None:
    with feedback.praised(AREA, "papers.replacing"):
        made = documents.replace_paper(actor, meeting_id, paper.id)
        state.put(OPENED, made)


def correct(actor: Actor, meeting_id: int, paper: PaperLine) -> None:
    with feedback.praised(AREA, "papers.correcting"):
        made = letters.draft_correction(actor, meeting_id, paper.id)
        state.put(OPENED, made)
