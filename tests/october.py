"""The October meeting as it stood before it began: directory, forms, date."""

import json
from datetime import date
from hashlib import sha256
from pathlib import Path

from console import clock
from console.administration.acts import directory as directory_acts
from console.bootstrap import command_line
from console.import_files.sheets import read_sheet
from console.meetings.acts import agenda
from console.meetings.rules import UNDATED
from console.registration.acts import imports as intake

DATA = Path(__file__).parent / "data"
CODE = "2026-10"


def prepare() -> int:
    """Import directory and forms, set the date; gives the meeting's id."""
    cli = command_line()
    directory_acts.import_directory(cli, directory())
    return agenda.set_date(cli, import_forms(), date(2026, 10, 29), seen=UNDATED)


def directory() -> dict[str, object]:
    """Give the directory of units as it is imported."""
    told: dict[str, object] = json.loads((DATA / "directory.json").read_text("utf-8"))
    return told


def import_forms() -> int:
    """Open the month and import its forms; gives the meeting's id."""
    cli = command_line()
    meeting_id = agenda.open_month(cli, CODE)
    name = "registrations-2026-10.xlsx"
    content = (DATA / name).read_bytes()
    sheet = read_sheet(content, name, now=clock.now(), meeting_code=CODE)
    file_hash = sha256(content).hexdigest()
    intake.import_rows(cli, meeting_id, sheet, filename=name, file_hash=file_hash)
    return meeting_id
