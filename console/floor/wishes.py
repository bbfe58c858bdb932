"""Who wished on a form to speak and has not: those who join the queue by their form."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from console.disclosure.audience import Audience
from console.disclosure.table import senders_withheld_from
from console.text.folding import name_order
from models import Question, Registration, Turn
from models.codes.floor import TurnState
from models.codes.registrations import RegistrationState


@dataclass(frozen=True, slots=True)
class SpeakingWish:
    """Somebody who wished on a form to speak and has not spoken; no contact data."""

    registration_id: int
    name: str
    ref: str  # number of the form in the month, as people say it: 085
    topic: str  # the field as the sender wrote it

    @property
    def label(self) -> str:
        """What a list of choices shows; no two are alike."""
        return f"{self.name}, {self.ref}"


def load(
    session: Session, meeting_id: int, audience: Audience, site_unit_id: int | None = None
) -> tuple[SpeakingWish, ...]:
    """List who wished to speak, by name; a form that is or may be a denunciation names nobody.

    Args:
        site_unit_id: those of this branch alone; None = of everywhere.
    """
    stored = session.execute(_query(meeting_id, site_unit_id)).all()
    forms = {form.id: form for form, _ in stored}
    asked = ((form.id, question) for form, question in stored)
    withheld = senders_withheld_from(audience, asked)
    told = (_wish(form) for form in forms.values() if form.id not in withheld)
    return _by_name(wish for wish in told if wish.name)


def said(wishes: Iterable[SpeakingWish], given: str) -> tuple[SpeakingWish | None, str]:
    """Read what a field holds: the wish that was chosen, or else a name as it was typed."""
    wish = next((wish for wish in wishes if wish.label == given), None)
    return wish, "" if wish else given


def _query(meeting_id: int, site_unit_id: int | None) -> Select[Registration, Question]:
    spoken = select(Turn.registration_id).where(
        Turn.meeting_id == meeting_id,
        Turn.registration_id.is_not(None),
        Turn.state.not_in([TurnState.WITHDRAWN, TurnState.NO_SHOW]),
    )
    query = (
        select(Registration, Question)
        .join(Question, Question.registration_id == Registration.id)
        .where(
            Registration.meeting_id == meeting_id,
            Registration.wants_to_speak,
            Registration.state == RegistrationState.RECEIVED,
            Registration.id.not_in(spoken),
        )
        .order_by(Registration.id, Question.id)
    )
    if site_unit_id is None:
        return query
    return query.where(Registration.site_unit_id == site_unit_id)


def _wish(form: Registration) -> SpeakingWish:
    name = form.full_name or form.organization
    return SpeakingWish(
        form.id, name, form.source_ref.partition("-")[2].partition("-")[2], form.field_text
    )


def _by_name(wishes: Iterable[SpeakingWish]) -> tuple[SpeakingWish, ...]:
    return tuple(sorted(wishes, key=lambda wish: (name_order(wish.name), wish.ref)))
