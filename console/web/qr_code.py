"""Draws a text as a QR code (ISO/IEC 18004): bytes, error correction M, up to 213 bytes.

Used for addresses of ours that people open with their phone's camera.
"""

from collections.abc import Callable, Iterator
from functools import cache
from itertools import pairwise

# Version -> (codewords of correction in a block, blocks by their number of data codewords).
# Source: ISO/IEC 18004, table 9, level M.
_BLOCKS: dict[int, tuple[int, tuple[int, ...]]] = {
    1: (10, (16,)),
    2: (16, (28,)),
    3: (26, (44,)),
    4: (18, (32, 32)),
    5: (24, (43, 43)),
    6: (16, (27, 27, 27, 27)),
    7: (18, (31, 31, 31, 31)),
    8: (22, (38, 38, 39, 39)),
    9: (22, (36, 36, 36, 37, 37)),
    10: (26, (43, 43, 43, 43, 44)),
}
_LEVEL_M = 0b00
_BYTES = 0b0100
_MASKS: tuple[Callable[[int, int], bool], ...] = (
    lambda row, column: (row + column) % 2 == 0,
    lambda row, column: row % 2 == 0,
    lambda row, column: column % 3 == 0,
    lambda row, column: (row + column) % 3 == 0,
    lambda row, column: (row // 2 + column // 3) % 2 == 0,
    lambda row, column: row * column % 2 + row * column % 3 == 0,
    lambda row, column: (row * column % 2 + row * column % 3) % 2 == 0,
    lambda row, column: ((row + column) % 2 + row * column % 3) % 2 == 0,
)

Grid = list[list[bool]]


@cache
def drawn(text: str) -> dict[str, object]:
    """Give the code as an SVG path over a square: `{"size": 25, "path": "M0 0h7v1h-7z…"}`.

    Raises:
        ValueError: the text is longer than 213 bytes.
    """
    grid = matrix(text)
    path = "".join(
        f"M{start} {row}h{length}v1h-{length}z"
        for row, line in enumerate(grid)
        for start, length in _runs(line)
    )
    return {"size": len(grid), "path": path}


def matrix(text: str) -> Grid:
    """Give the code as rows of dark (True) and light squares, without the quiet edge.

    Raises:
        ValueError: the text is longer than 213 bytes.
    """
    content = text.encode()
    version = _version_for(len(content))
    bits = _bits(_codewords(content, version))
    fixed, is_fixed = _frame(version)
    _write(fixed, is_fixed, bits)
    masked = (_masked(fixed, is_fixed, mask, version) for mask in range(8))
    return min(masked, key=_penalty)


def _version_for(length: int) -> int:
    for version, (_, blocks) in _BLOCKS.items():
        if 4 + _count_bits(version) + 8 * length <= 8 * sum(blocks):
            return version
    raise ValueError(f"{length} bytes are too many for a code")


def _count_bits(version: int) -> int:
    return 8 if version < 10 else 16


def _codewords(content: bytes, version: int) -> list[int]:
    """Give data and correction, the blocks woven together."""
    correction, sizes = _BLOCKS[version]
    words = _data(content, version, sum(sizes))
    blocks, start = [], 0
    for one in sizes:
        blocks.append(words[start : start + one])
        start += one
    checks = [_correction(block, correction) for block in blocks]
    return [*_woven(blocks), *_woven(checks)]


def _data(content: bytes, version: int, capacity: int) -> list[int]:
    length = 4 + _count_bits(version)
    number = (_BYTES << _count_bits(version)) | len(content)
    text = f"{number:0{length}b}" + "".join(f"{one:08b}" for one in content)
    text += "0" * min(4, 8 * capacity - len(text))
    text += "0" * (-len(text) % 8)
    words = [int(text[at : at + 8], 2) for at in range(0, len(text), 8)]
    return words + [(0xEC, 0x11)[at % 2] for at in range(capacity - len(words))]


def _woven(blocks: list[list[int]]) -> list[int]:
    longest = max(len(block) for block in blocks)
    return [block[at] for at in range(longest) for block in blocks if at < len(block)]


def _times(one: int, other: int) -> int:
    """Multiply in GF(256) with the polynomial 0x11D."""
    product = 0
    for bit in range(7, -1, -1):
        product = (product << 1) ^ (0x11D if product & 0x80 else 0)
        product ^= one if other >> bit & 1 else 0
    return product


def _correction(block: list[int], degree: int) -> list[int]:
    divisor = _generator(degree)
    rest = [0] * degree
    for word in block:
        factor = word ^ rest[0]
        rest = [one ^ _times(by, factor) for one, by in zip([*rest[1:], 0], divisor, strict=True)]
    return rest


@cache
def _generator(degree: int) -> tuple[int, ...]:
    made, root = [0] * (degree - 1) + [1], 1
    for _ in range(degree):
        shifted = [*made[1:], 0]
        made = [_times(one, root) ^ next_one for one, next_one in zip(made, shifted, strict=True)]
        root = _times(root, 2)
    return tuple(made)


def _bits(words: list[int]) -> Iterator[bool]:
    return (bool(word >> bit & 1) for word in words for bit in range(7, -1, -1))


def _frame(version: int) -> tuple[Grid, Grid]:
    """Give the patterns that stand in every code of a version, and which squares they take."""
    side = 17 + 4 * version
    dark = [[False] * side for _ in range(side)]
    taken = [[False] * side for _ in range(side)]

    def put(row: int, column: int, is_dark: bool) -> None:
        if 0 <= row < side and 0 <= column < side:
            dark[row][column], taken[row][column] = is_dark, True

    for at in range(side):
        put(6, at, at % 2 == 0)
        put(at, 6, at % 2 == 0)
    for row, column in ((3, 3), (3, side - 4), (side - 4, 3)):
        _rings(put, row, column, 4, dark_at=(0, 1, 3))
    for row, column in _alignments(version, side):
        _rings(put, row, column, 2, dark_at=(0, 2))
    _put_format(put, side, 0)
    _put_version(put, side, version)
    return dark, taken


def _rings(
    put: Callable[[int, int, bool], None],
    row: int,
    column: int,
    reach: int,
    *,
    dark_at: tuple[int, ...],
) -> None:
    for down in range(-reach, reach + 1):
        for right in range(-reach, reach + 1):
            put(row + down, column + right, max(abs(down), abs(right)) in dark_at)


def _alignments(version: int, side: int) -> Iterator[tuple[int, int]]:
    if version == 1:
        return
    places = [6, side - 7] if version < 7 else [6, side // 2, side - 7]
    corners = {(6, 6), (6, side - 7), (side - 7, 6)}
    for row in places:
        for column in places:
            if (row, column) not in corners:
                yield row, column


def _put_format(put: Callable[[int, int, bool], None], side: int, mask: int) -> None:
    """Write level and mask twice, each with its own correction; source: ISO/IEC 18004, 7.9."""
    named = _LEVEL_M << 3 | mask
    rest = named
    for _ in range(10):
        rest = rest << 1 ^ (rest >> 9) * 0x537
    bits = (named << 10 | rest) ^ 0x5412
    for at in range(15):
        is_dark = bool(bits >> at & 1)
        put(*((at, 8) if at < 6 else (at + 1, 8) if at < 8 else (side - 15 + at, 8)), is_dark)
        right = side - 1 - at if at < 8 else 7 if at == 8 else 14 - at
        put(8, right, is_dark)
    put(side - 8, 8, True)


def _put_version(put: Callable[[int, int, bool], None], side: int, version: int) -> None:
    if version < 7:
        return
    rest = version
    for _ in range(12):
        rest = rest << 1 ^ (rest >> 11) * 0x1F25
    bits = version << 12 | rest
    for at in range(18):
        far, near = side - 11 + at % 3, at // 3
        put(far, near, bool(bits >> at & 1))
        put(near, far, bool(bits >> at & 1))


def _write(grid: Grid, is_fixed: Grid, bits: Iterator[bool]) -> None:
    """Lay the bits in pairs of columns from the right, up and down in turn."""
    side = len(grid)
    for right in (*range(side - 1, 6, -2), *range(5, 0, -2)):
        upwards = (right + 1) & 2 == 0
        for step in range(side):
            row = side - 1 - step if upwards else step
            for column in (right, right - 1):
                if not is_fixed[row][column]:
                    grid[row][column] = next(bits, False)


def _masked(grid: Grid, is_fixed: Grid, mask: int, version: int) -> Grid:
    flips = _MASKS[mask]
    made = [
        [
            dark ^ (not is_fixed[row][column] and flips(row, column))
            for column, dark in enumerate(line)
        ]
        for row, line in enumerate(grid)
    ]

    def put(row: int, column: int, is_dark: bool) -> None:
        made[row][column] = is_dark

    _put_format(put, len(made), mask)
    return made


def _penalty(grid: Grid) -> int:
    """Weigh how hard a code is to read; source: ISO/IEC 18004, 7.8.3."""
    lines = [*grid, *([list(column) for column in zip(*grid, strict=True)])]
    long_runs = sum(length - 2 for line in lines for _, length in _all_runs(line) if length >= 5)
    squares = sum(
        3
        for upper, lower in pairwise(grid)
        for at in range(len(upper) - 1)
        if upper[at] == upper[at + 1] == lower[at] == lower[at + 1]
    )
    finders = sum(40 * _like_finder(line) for line in lines)
    share = sum(map(sum, grid)) / len(grid) ** 2
    return long_runs + squares + finders + 10 * int(abs(share * 20 - 10))


def _like_finder(line: list[bool]) -> int:
    text = "".join("1" if one else "0" for one in line)
    wanted = ("10111010000", "00001011101")
    return sum(text[at : at + 11] in wanted for at in range(len(text) - 10))


def _all_runs(line: list[bool]) -> Iterator[tuple[int, int]]:
    start = 0
    for at in range(1, len(line) + 1):
        if at == len(line) or line[at] != line[start]:
            yield start, at - start
            start = at


def _runs(line: list[bool]) -> Iterator[tuple[int, int]]:
    return ((start, length) for start, length in _all_runs(line) if line[start])
