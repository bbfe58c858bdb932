"""The part of the administration's page that tells what is in force and what is missing."""

from collections.abc import Iterable

from console import health, settings
from console.auth.actor import Actor
from console.health import HealthFinding
from console.ui import blocks
from console.ui.text import t
from console.web import options
from pages.parts import table
from pages.parts.cards import Mark

STATES = {"ok": "ok", "off": "idle", "warn": "warn", "wrong": "fault"}


def draw_health(actor: Actor) -> None:
    found = health.load(actor)
    given = settings.current()
    parts = [finding for finding in found if not finding.name.startswith("settings.")]
    findings("health_title", parts)
    with blocks.expander(t("admin.settings_title"), key="admin-settings", is_open=True):
        findings(
            "settings_title", [finding for finding in found if finding.name.startswith("settings.")]
        )
    with blocks.expander(t("admin.pages_title"), key="admin-pages"):
        findings("pages_title", options.findings(given))


def findings(title: str, found: Iterable[HealthFinding]) -> None:
    table.draw(
        t(f"admin.{title}"),
        (t("admin.what"), t("admin.value"), t("admin.state")),
        [(finding.name, finding.value, finding_state(finding)) for finding in found],
        nothing="",
    )


def finding_state(one: HealthFinding) -> Mark:
    word = t(f"admin.found.{one.state}")
    if one.has_advice:
        word = f"{word}. {t(f'check.todo.{one.name}')}"
    return Mark(STATES[one.state], word)
