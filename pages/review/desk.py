"""What the parts of the review desk look at, and the fields they share."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

import streamlit as st

from console.auth.actor import Actor
from console.auth.permissions import Permission
from console.meetings.views.agenda import Month
from console.review.suggestion import Suggestion
from console.review.views.question_detail import Choices
from console.review.views.questions import MatterShown, ReviewLine, ReviewList
from console.ui.text import t

NO_UNIT = 0

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ReviewDesk:
    """Everything one drawing looks at."""

    actor: Actor
    meeting: Month
    listed: ReviewList
    found: tuple[ReviewLine, ...]
    hints: Mapping[str, Suggestion]
    choices: Choices

    def may(self, permission: Permission) -> bool:
        """Tell whether the viewer holds a permission."""
        return permission in self.actor.permissions

    def unit_names(self) -> dict[int, str]:
        """Give the units to choose from: id -> name."""
        return {unit.id: unit.name for unit in self.choices.units}

    def unit_id(self, code: str | None) -> int:
        """Give a unit by its code, NO_UNIT when there is none."""
        return next((unit.id for unit in self.choices.units if unit.code == code), NO_UNIT)

    def field_id(self, code: str | None) -> int:
        """Give a field by its code, 0 when there is none."""
        return next((field[0] for field in self.choices.fields if field[1] == code), 0)


def field_key(line: ReviewLine, name: str) -> str:
    return f"review-{name}-{line.question_id}"


def lead_key(matter: MatterShown) -> str:
    return f"review-lead-{matter.matter_id}"


def others_key(matter: MatterShown) -> str:
    return f"review-others-{matter.matter_id}"


def choose(label: str, key: str, names: dict[T, str], now: object) -> None:
    """Draw a choice that keeps what was chosen while other questions are open."""
    options = list(names)
    st.selectbox(
        t(label),
        options,
        index=next((at for at, option in enumerate(options) if option == now), 0),
        format_func=names.__getitem__,
        key=key,
        persist_state="page",
    )
