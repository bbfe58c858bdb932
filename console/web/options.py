"""Streamlit's options, set in code: its own file and variables are ignored under plain ASGI."""

from collections.abc import Iterator
from typing import Any

from streamlit import config

from console.health import HealthFinding
from console.settings import Settings
from console.ui import plain_components, theme
from console.web import no_calls_out

DISCONNECTED_SECONDS = 3600  # how long the session of a lost connection waits for its page
CACHED_FROM = 4096.0  # bytes; larger elements, the styles first, are not sent again by the next run


def chosen(settings: Settings) -> dict[str, Any]:
    """Give every option we set: name -> value."""
    return {
        "runner.postScriptGC": False,  # a full collection after each run holds up everybody
        "runner.enforceSerializableSessionState": True,
        "runner.magicEnabled": False,
        "server.fileWatcherType": "none",
        "server.headless": True,
        "server.showEmailPrompt": False,
        "server.maxUploadSize": settings.upload_megabytes,
        "server.disconnectedSessionTTL": DISCONNECTED_SECONDS,
        "server.enableAgentApi": False,
        "server.enableStaticServing": False,
        "server.enableXsrfProtection": True,
        "server.enableCORS": True,
        "server.enableWebsocketCompression": False,
        "server.scriptHealthCheckEnabled": False,
        "global.minCachedMessageSize": CACHED_FROM,
        "client.showErrorDetails": "full" if settings.show_error_details else "none",
        "client.showErrorLinks": False,
        "client.toolbarMode": "minimal",
        "client.allowedOrigins": [],
        "browser.gatherUsageStats": False,
        "logger.hideWelcomeMessage": True,
        "logger.enableRich": False,  # it would print errors past our log, with their texts
        **theme.options(),
    }


def put_in_force(settings: Settings) -> None:
    """Set the options; before `st.App` is built."""
    for name, value in chosen(settings).items():
        config.set_option(name, value)
    plain_components.install()
    no_calls_out.install()


def in_force(settings: Settings) -> dict[str, Any]:
    """Give the effective value of every option we set, as Streamlit will read it."""
    return {name: config.get_option(name) for name in chosen(settings)}


def findings(settings: Settings) -> Iterator[HealthFinding]:
    """Tell the effective options, one line each."""
    for name, value in in_force(settings).items():
        yield HealthFinding(f"streamlit.{name}", str(value), "ok")
