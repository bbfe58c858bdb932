"""The letter of referral: what it tells, what it leaves out, what needs none."""

from datetime import UTC, datetime

import pytest

from console.review.letter import Referred, draft, is_referred
from models.codes.questions import Decision, Kind


def referred(kind: Kind, unit: str = "Thanh tra thành phố") -> Referred:
    return Referred(
        ref="2026-10-031",
        asker="Nguyễn Thị An",
        kind=kind,
        decision=Decision.EXCLUDED,
        unit=unit,
        wording="Tôi khiếu nại quyết định số 12.",
        reason="Ngoài thẩm quyền",
        submitted_at=datetime(2026, 10, 1, 18, 0, tzinfo=UTC),
    )


def test_the_letter_tells_what_was_asked_why_not_here_and_where_to_turn() -> None:
    text = draft(referred(Kind.OUT_OF_SCOPE))

    told = ("Nguyễn Thị An", "2026-10-031", "02/10/2026", "số 12", "Ngoài", "Thanh tra thành phố")
    assert [one for one in told if one not in text] == []


@pytest.mark.parametrize("kind", [Kind.COMPLAINT, Kind.DENUNCIATION, Kind.MIXED])
def test_of_a_petition_neither_wording_nor_reason_is_told(kind: Kind) -> None:
    text = draft(referred(kind))

    assert "số 12" not in text
    assert "Ngoài" not in text
    assert "không xem xét nội dung liên quan đến khiếu nại, tố cáo" in text
    assert "Thanh tra thành phố" in text


def test_what_is_not_known_yet_is_left_blank() -> None:
    assert "liên hệ … để" in draft(referred(Kind.OUT_OF_SCOPE, unit=""))


@pytest.mark.parametrize(
    ("decision", "kind", "needed"),
    [
        (Decision.EXCLUDED, Kind.COMPLAINT, True),
        (Decision.EXCLUDED, Kind.SPAM, False),
        (Decision.EXCLUDED, Kind.EMPTY, False),
        (Decision.REFERRED, None, True),
        (Decision.ACCEPTED, Kind.QUESTION, False),
        (Decision.UNREVIEWED, None, False),
    ],
)
def test_a_letter_is_drafted_for_what_is_referred(
    decision: Decision, kind: Kind | None, needed: bool
) -> None:
    assert is_referred(decision, kind) is needed
