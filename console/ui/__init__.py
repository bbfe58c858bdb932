"""The Streamlit side of the console: gate, session state, texts, notices, look."""
