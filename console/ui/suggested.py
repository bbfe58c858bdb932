"""Suggestions for the review desk, made once and kept as long as nothing they rest on changes."""

import streamlit as st

from console.auth.actor import Actor
from console.review.suggestion import Suggestion
from console.review.views import suggestions as suggestions_view
from console.ui.text import language


def suggestions(viewer: Actor, meeting_code: str) -> dict[str, Suggestion]:
    """Give the suggestions of a meeting: label of the question -> suggestion.

    The first call takes a second or two for hundreds of questions.
    """
    stand = suggestions_view.suggestions_stand(viewer)
    return _made(viewer.account_id, meeting_code, language(), stand, viewer)


# Keyed by the account: what one may read must never reach another.
@st.cache_data(max_entries=20, ttl="1h", show_spinner=False)
def _made(
    account_id: int, meeting_code: str, language: str, stand: tuple[int, ...], _viewer: Actor
) -> dict[str, Suggestion]:
    found = suggestions_view.load_suggestions(_viewer, meeting_code, language)
    return {question.ref: question for question in found.questions}
