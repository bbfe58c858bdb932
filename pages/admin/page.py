"""Looking after the installation: accounts, login sessions, the directory, its health."""

import streamlit as st

from console.ui import feedback, gate
from console.ui.labels import Labels
from console.ui.text import t
from pages.admin import acts
from pages.admin.accounts import draw_accounts, show_secret
from pages.admin.directory import draw_directory
from pages.admin.health import draw_health
from pages.admin.legal_calendar import draw_calendar
from pages.admin.sessions import draw_sessions
from pages.parts import cards

SECTIONS = ("accounts", "sessions", "directory", "calendar", "health")

viewer = gate.require("admin")

DRAWN = {
    "accounts": draw_accounts,
    "sessions": draw_sessions,
    "directory": draw_directory,
    "calendar": draw_calendar,
    "health": draw_health,
}

with st.container(key="admin"):
    cards.heading(t("admin.title"), t("admin.lead"))
    section = st.segmented_control(
        t("admin.parts"),
        SECTIONS,
        format_func=Labels({section: t(f"admin.section.{section}") for section in SECTIONS}),
        default=SECTIONS[0],
        required=True,
        key="admin-section",
        label_visibility="collapsed",
    )
    feedback.show(acts.AREA)
    with st.container(key="admin-secret"):
        show_secret()
    DRAWN[section or SECTIONS[0]](viewer)
