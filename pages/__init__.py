"""Streamlit pages: load a view, draw it, each button calls one use-case."""
