import pytest

from console.docx import layout, wording


@pytest.mark.parametrize(
    ("text", "size_pt", "length_mm"),
    [
        # Measured with the real type, Times New Roman Bold and its metric twin.
        (wording.STATE_NAME, 13, 95.7),
        (wording.MOTTO, 14, 60.4),
        (wording.ISSUER_LINES[0], 13, 50.3),
        (wording.ISSUER_LINES[1], 13, 45.4),
    ],
)
def test_bold_line_when_measured_then_is_as_long_as_the_type(
    text: str, size_pt: float, length_mm: float
) -> None:
    assert layout.bold_width_mm(text, size_pt) == pytest.approx(length_mm, abs=0.5)


def test_state_name_when_tightened_then_fits_its_cell_on_one_line() -> None:
    plain = layout.bold_width_mm(wording.STATE_NAME, layout.STATE.size_pt)
    tightened = plain + len(wording.STATE_NAME) * layout.STATE.tracking_pt * 25.4 / 72

    assert tightened < layout.HEADER_RIGHT_MM - 0.5


def test_rule_under_a_heading_when_measured_then_is_a_third_to_a_half() -> None:
    lines = ("Hội nghị đối thoại giữa các cá nhân, tổ chức", "với các Sở, ngành")
    longest = layout.bold_width_mm(lines[0], 14)

    assert longest / 3 <= layout.rule_mm(lines, 14) <= longest / 2


def test_long_heading_when_broken_then_lines_fit_and_keep_every_word() -> None:
    text = "Hội nghị đối thoại giữa các cá nhân, tổ chức với các Sở, ngành tháng 10 năm 2026 " * 3

    lines = layout.balanced(text, 14)

    assert " ".join(lines) == text.strip()
    assert max(layout.bold_width_mm(line, 14) for line in lines) <= layout.TEXT_WIDTH_MM


def test_short_heading_when_broken_then_stays_one_line() -> None:
    assert layout.balanced("Hội nghị đối thoại", 14) == ("Hội nghị đối thoại",)


def test_empty_heading_when_broken_then_is_one_empty_line() -> None:
    assert layout.balanced("", 14) == ("",)


def test_shapes_when_compared_with_the_rule_then_keep_to_its_sizes() -> None:
    assert (layout.STATE.size_pt, layout.MOTTO.size_pt, layout.BODY.size_pt) == (13, 14, 14)
    assert len({shape.style for shape in layout.SHAPES}) == len(layout.SHAPES)
