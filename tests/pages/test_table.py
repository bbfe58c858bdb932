"""Tables of the plain pages: real ones, and nothing typed by a person is markup."""

from tests.pages.conftest import drawn, page_of


def page(nothing: bool) -> None:
    from pages.parts import table  # noqa: PLC0415  runs as a script of its own
    from pages.parts.cards import Mark  # noqa: PLC0415

    hostile = '"><script>alert(1)</script>'
    filled: list[tuple[str | Mark, ...]] = [
        (hostile, Mark("ok", hostile)),
        ("ab" * 32, ""),
        ("Tên", "một hai"),
    ]
    rows = [] if nothing else filled
    table.draw(f"Bảng {hostile}", ("Tên", hostile), rows, nothing=f"Chưa có {hostile}")


def told(nothing: bool) -> str:
    opened = page_of(page, args=(nothing,)).run()
    assert not opened.exception
    return drawn(opened)


def test_a_table_names_its_columns_and_rows() -> None:
    shown = told(nothing=False)

    assert shown.count('scope="col"') == 2
    assert shown.count('scope="row"') == 3
    assert "<caption>Bảng " in shown


def test_no_text_of_a_table_is_markup() -> None:
    assert "<script" not in told(nothing=False) + told(nothing=True)
    assert "&lt;script&gt;" in told(nothing=False)


def test_an_empty_table_says_what_to_do() -> None:
    assert "<p>Chưa có " in told(nothing=True)
    assert "<table" not in told(nothing=True)


def test_only_a_very_long_word_may_be_broken_anywhere() -> None:
    shown = told(nothing=False)

    assert f'<span class="long">{"ab" * 32}</span>' in shown
    assert "<span>một hai</span>" in shown
