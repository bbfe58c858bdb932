"""Draws an address as a QR code that a page can hold without an image."""

from functools import lru_cache
from itertools import groupby

import segno


@lru_cache(maxsize=256)
def drawn(text: str) -> dict[str, object]:
    """Give the code as an SVG path over a square: `{"size": 25, "path": "M0 0h7v1h-7z…"}`.

    Raises:
        ValueError: the text is too long for a QR code.
    """
    grid = segno.make_qr(text, error="m").matrix
    path = "".join(_line(row, [bool(square) for square in line]) for row, line in enumerate(grid))
    return {"size": len(grid), "path": path}


def as_image(text: str) -> str:
    """Give the code as an address of an image, for pages whose markup may hold no SVG."""
    return segno.make_qr(text, error="m").svg_data_uri(scale=4, border=4, light="#fff")


def _line(row: int, squares: list[bool]) -> str:
    path, start = "", 0
    for is_dark, run in groupby(squares):
        length = len(list(run))
        if is_dark:
            path += f"M{start} {row}h{length}v1h-{length}z"
        start += length
    return path
