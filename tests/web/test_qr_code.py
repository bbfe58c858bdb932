"""QR codes: the squares are those that other programs draw for the same text."""

import re
from hashlib import sha256

import pytest

from console.web import qr_code

ADDRESS = "https://hoinghi.example/live/2026-10"
SQUARES = """\
#######.#.#...#...#...#######
#.....#..#.##......##.#.....#
#.###.#...#..#.####.#.#.###.#
#.###.#.###.#.##...#..#.###.#
#.###.#.#...####.##...#.###.#
#.....#.##.####.##.##.#.....#
#######.#.#.#.#.#.#.#.#######
........#.###.#####..........
#...#.###.##.##.##.#.#####..#
#####..#####...#.##...#######
##....#.#..#####.##.#.###...#
.#.#.#.#.#.###.#.#..#...##.##
#####.#...#..#.#.#..##.....#.
###.#....###.###.##...#######
##.####.#......###..##...##.#
###..#..##.##.#..##..####..##
####.####.#..##.##.###.....#.
#....#.######..#......####.##
..##.##..###.####.#..#..#.#.#
..###..###.###..##....#.#..##
##.##.##..#..#..##..######..#
........#..#####..#.#...#...#
#######.#####..######.#.###.#
#.....#..#....#######...#..##
#.###.#.##.####.##########.#.
#.###.#...#..#.#.##.#.......#
#.###.#..####..##.##.#...####
#.....#...#..##.###.#..#.#.##
#######.#.#.###.###.#.#..#.#.
"""


def test_an_address_is_drawn_as_other_programs_draw_it() -> None:
    drawn = qr_code.matrix(ADDRESS)

    assert "".join("".join(".#"[dark] for dark in row) + "\n" for row in drawn) == SQUARES


def test_a_long_text_takes_a_version_with_its_number_in_it() -> None:
    drawn = qr_code.matrix("x" * 180)

    squares = "".join("01"[dark] for row in drawn for dark in row)
    assert len(drawn) == 53
    assert sha256(squares.encode()).hexdigest().startswith("81d47104c29942ba")


def test_the_path_covers_the_dark_squares_and_no_other() -> None:
    drawn = qr_code.drawn(ADDRESS)

    covered = set()
    for start, row, length in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\d+z", str(drawn["path"])):
        covered |= {(int(row), int(start) + step) for step in range(int(length))}
    lines = SQUARES.splitlines()
    assert drawn["size"] == 29
    assert covered == {
        (r, c) for r, line in enumerate(lines) for c, one in enumerate(line) if one == "#"
    }


def test_a_text_that_is_too_long_is_refused() -> None:
    with pytest.raises(ValueError, match="214 bytes"):
        qr_code.matrix("x" * 214)
