"""Takes the pictures of the documentation: `make pictures`.

The demonstration meeting is served, people sign in, and each screen is photographed as it stands.
"""

import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from console import db, schema
from console.demo import stages
from tests.journeys.conftest import CHROMIUM
from tests.journeys.room import DESK, HALL, PHONE, Room
from tests.server_process import ROOT
from tests.serving import served

FOLDER = ROOT / "docs" / "pictures"
SETTLE_MS = 4000  # fonts, charts and boards are drawn by then


def main() -> None:
    """Take every picture anew."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        with served(Path(folder), _template(Path(folder))) as server:
            code = stages.build(stages.Stage.LIVE)
            room = Room(browser, server)
            for name, page in screens(room, code).items():
                page.wait_for_timeout(SETTLE_MS)
                page.screenshot(path=FOLDER / f"{name}.png")
            room.close()
        browser.close()


def screens(room: Room, code: str) -> dict[str, Page]:
    """Open what is photographed: name of the picture -> page."""
    return {
        "today": room.desk("minh", "/today"),
        "review": room.desk("phuong", "/review"),
        "chair": room.desk("ha", "/chair"),
        "secretary": room.desk("minh", "/secretary"),
        "branch": room.desk("binh", "/branch", size=PHONE),
        "minutes": room.desk("minh", "/minutes", size=DESK),
        "hall": room.screen(f"/hall/{code}", size=HALL),
        "live": room.screen(f"/live/{code}", size=PHONE),
    }


def _template(folder: Path) -> Path:
    file = folder / "template.sqlite3"
    db.connect(f"sqlite:///{file}")
    schema.upgrade()
    db.disconnect()
    return file


if __name__ == "__main__":
    main()
