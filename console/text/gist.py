"""The beginning of a text, for lists."""


def gist(text: str, letters: int = 120) -> str:
    """Give the beginning of a text on one line, whole words only.

    Args:
        letters: the most the result may have.
    """
    # A long text is not taken apart whole, only to throw most of it away.
    line = " ".join(text[: 4 * letters].split())
    if len(line) <= letters:
        return line
    return line[: letters + 1].rsplit(" ", 1)[0][:letters].rstrip(" ,;:.-")
