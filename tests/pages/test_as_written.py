"""What people wrote stands in notices and labels as written; Chromium drew each of these so."""

import pytest

from console.ui.text import as_written

APART = "\u2060"


@pytest.mark.parametrize(
    ("written", "given"),
    [
        ("Nguyễn Văn An, 08:30, 2026-10", "Nguyễn Văn An, 08:30, 2026-10"),
        ("**đậm** _nghiêng_", r"\*\*đậm\*\* \_nghiêng\_"),
        ("[xem](http://x.vn)", rf"\[xem\](http:{APART}//x.vn)"),
        ("www.x.vn, an@x.vn", f"www{APART}.x.vn, an@{APART}x.vn"),
        (
            ":red[đỏ] :material/home: :100:",
            rf":{APART}red\[đỏ\] :{APART}material/home: :{APART}100:",
        ),
        ("# to", r"\# to"),
        ("2026-10-001", "2026-10-001"),
        ("1. mục", r"1\. mục"),
        ("- mục", r"\- mục"),
        ("một\n\n# hai", "một # hai"),
        ("<b>$a$</b>", r"\<b\>\$a\$\</b\>"),
    ],
)
def test_a_text_is_shown_as_written(written: str, given: str) -> None:
    assert as_written(written) == given
