"""The jump marks of a meeting as a table to take away, for who works with the recording."""

import io
from collections.abc import Iterator, Sequence

from console import clock
from console.capture.views.recordings import Recordings
from console.i18n.catalog import translate
from console.text.safe_cells import CellValue, write_csv

COLUMNS = ("matter", "time", "recording", "time_code", "gist")


def csv_bytes(recordings: Recordings, language: str) -> bytes:
    """Write a line for each question, every text safe for spreadsheet programs."""
    stream = io.BytesIO()
    write_csv(rows(recordings, language), stream)
    return stream.getvalue()


def rows(recordings: Recordings, language: str) -> Iterator[Sequence[CellValue]]:
    """Give the head and one row a question."""
    yield [translate(language, f"recording.column.{column}") for column in COLUMNS]
    for matter in recordings.marked:
        yield (
            matter.number,
            f"{clock.local(matter.taken_up_at):%H:%M:%S}",
            matter.mark.recording if matter.mark else None,
            matter.mark.time_code if matter.mark else "",
            matter.gist,
        )
