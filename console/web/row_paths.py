"""Numbers of rows in addresses: `{id:row}`.

Starlette's own `int` takes any number, which a database refuses with an error nobody can read.
"""

from starlette.convertors import Convertor, register_url_convertor

from console.text import row_ids


class _Row(Convertor[int]):
    regex = "[0-9]+"

    def convert(self, value: str) -> int:
        return row_ids.read(value)

    def to_string(self, value: int) -> str:
        return str(value)


def install() -> None:
    """Let routes ask for a row; before they are made."""
    register_url_convertor("row", _Row())
