"""The draft of the letter that tells a sender who deals with what the meeting does not."""

from dataclasses import dataclass
from datetime import datetime

from console import clock
from console.disclosure.audience import Audience
from console.disclosure.table import question_withheld_from
from console.i18n.catalog import translate
from models.codes.questions import Decision, Kind

# What is answered by nobody is referred to nobody.
NOT_REFERRED = (Kind.SPAM, Kind.EMPTY)


@dataclass(frozen=True, slots=True)
class Referred:
    """What the letter tells of one question."""

    ref: str
    asker: str
    kind: Kind | None
    decision: Decision
    unit: str  # that deals with it; empty = not chosen yet
    wording: str
    reason: str
    submitted_at: datetime | None


def is_referred(decision: Decision, kind: Kind | None) -> bool:
    """Tell whether a decision calls for a letter of referral."""
    if decision is Decision.REFERRED:
        return True
    return decision is Decision.EXCLUDED and kind not in NOT_REFERRED


def draft(told: Referred, language: str = "vi") -> str:
    """Write the whole text of the letter to the sender, to be read beside its question."""
    return "\n\n".join(
        (translate(language, "referral.to", **_facts(told, language)), *paragraphs(told, language))
    )


def paragraphs(told: Referred, language: str = "vi") -> list[str]:
    """Write what the letter says; a person checks it, numbers it and signs it.

    Of what is or holds a complaint or a denunciation it says only that the conference does not
    deal with it and who does: no wording, no reason, no word on its merits.

    Source:
        Plan P8; decree 30/2020, form 1.5 (the letter that guides a sender elsewhere).
    """
    body = "neutral" if question_withheld_from(Audience.LETTER, told) else "open"
    return [
        translate(language, f"referral.{key}", **_facts(told, language))
        for key in (body, "turn_to", "close")
    ]


def _facts(told: Referred, language: str) -> dict[str, str]:
    none = translate(language, "referral.blank")
    day = clock.local(told.submitted_at).strftime("%d/%m/%Y") if told.submitted_at else none
    return {
        "ref": told.ref,
        "asker": told.asker or none,
        "unit": told.unit or none,
        "day": day,
        "wording": told.wording.strip(),
        "reason": told.reason or none,
    }
