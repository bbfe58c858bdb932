"""QR codes: the path covers the dark squares of the code and no other."""

import re

import pytest
import segno

from console.web import qr_code

ADDRESS = "https://hoinghi.example/live/2026-10"


def test_the_path_covers_the_dark_squares_and_no_other() -> None:
    drawn = qr_code.drawn(ADDRESS)

    covered = set()
    for start, row, length in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\d+z", str(drawn["path"])):
        covered |= {(int(row), int(start) + step) for step in range(int(length))}
    wanted = segno.make_qr(ADDRESS, error="m").matrix
    assert drawn["size"] == len(wanted)
    assert covered == {
        (r, c) for r, line in enumerate(wanted) for c, dark in enumerate(line) if dark
    }


def test_a_text_that_is_too_long_is_refused() -> None:
    with pytest.raises(ValueError, match="Data too large"):
        qr_code.drawn("x" * 4000)
