"""A page with one fragment of twenty cards, run again at each change."""

import streamlit as st

from bench.baseline.changes import CHANGES


@st.fragment
def cards() -> None:
    st.markdown(f"change {CHANGES.number}")
    for number in range(20):
        with st.container(border=True):
            st.markdown(f"**Nội dung {number}** – hỏi về thủ tục số {number}")


cards()
