"""How an earlier answer reads: where it was given, what was asked, each answer ready to copy."""

from html import escape

import streamlit as st

from console.drafting.views.library import Answered, Library
from console.ui import format as written
from console.ui.text import t


def draw(found: Library) -> None:
    if not found.found:
        st.html(f'<p class="nothing">{t("drafting.library.none_found")}</p>')
        return
    with st.container(key="drafting-library-found"):
        for answer in found.found:
            _draw(answer)


def _draw(one: Answered) -> None:
    outcome = t(f"word.outcome.{one.outcome.value}")
    month = written.month_of(one.meeting_code)
    head = t("drafting.library.of", month=month, number=one.number, outcome=outcome)
    shared = t("drafting.library.shared", words=", ".join(one.shared)) if one.shared else ""
    why = f'<p class="meta">{escape(shared)}</p>' if shared else ""
    st.html(f"<h3>{escape(head)}</h3><blockquote>{escape(one.wording)}</blockquote>{why}")
    for given in one.answers:
        basis = t("drafting.library.basis", basis=given.legal_basis) if given.legal_basis else ""
        lead = " · ".join(part for part in (given.unit, basis) if part)
        st.html(f'<p class="meta">{escape(lead)}</p>')
        st.code(given.text, language=None, wrap_lines=True)
