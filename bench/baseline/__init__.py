"""The floor of the machine: plain Streamlit redrawing a page, and a bare WebSocket broadcast."""
