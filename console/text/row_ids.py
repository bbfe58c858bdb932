"""Numbers of rows as they stand in addresses and forms.

What is checked is what is used: a number is read once, whole, and what no row can have is 0, the
number of none.
"""

NONE = 0
LARGEST = 2**31 - 1  # of a column of whole numbers, in PostgreSQL
_MOST_DIGITS = 10


def read(written: str) -> int:
    """Give a number from 1 to the largest a column holds; 0 = this is none."""
    if not (written.isascii() and written.isdigit() and len(written) <= _MOST_DIGITS):
        return NONE
    number = int(written)
    return number if number <= LARGEST else NONE
