"""The blank form: it asks what the public page asks, ticks nothing, and is the same every time."""

from datetime import UTC, datetime

from docx.oxml.ns import qn

from console.i18n.catalog import translate
from console.import_files.columns import REQUIRED
from console.import_files.header_names import SheetField, field_of
from console.official import registration_form
from console.official.registration_form import BOX, FormHead, build
from models.codes.public_forms import ConsentPurpose
from tests.console.docx.reading import opened, texts, whole

HEAD = FormHead(
    "2026-10",
    datetime(2026, 10, 29, 1, 30, tzinfo=UTC),
    "Số 258 Võ Chí Công",
    datetime(2026, 10, 20, 10, tzinfo=UTC),
)


def labels(paper: bytes) -> list[str]:
    """What stands in the left column of the tables that are filled in."""
    return [row.cells[0].text for table in opened(paper).tables[1:-1] for row in table.rows]


def test_it_says_for_which_meeting_it_is_and_until_when_it_is_taken() -> None:
    said = whole(build(HEAD))

    assert "PHIẾU ĐĂNG KÝ" in said
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in said
    assert "08 giờ 30 phút, ngày 29 tháng 10 năm 2026, tại Số 258 Võ Chí Công" in said
    assert "Hạn nhận phiếu: 17 giờ 00 phút, ngày 20 tháng 10 năm 2026." in said


def test_what_is_not_known_yet_stays_blank() -> None:
    said = whole(build(FormHead("2026-11")))

    assert "Hạn nhận phiếu: … giờ … phút, ngày … tháng … năm …." in said


def test_every_field_an_import_knows_has_a_label_the_import_reads() -> None:
    asked = {field_of(one) for one in labels(build(HEAD))}

    assert set(SheetField) - asked == {SheetField.SUBMITTED_AT}  # the day stands over the signature
    assert set(REQUIRED) - {SheetField.SUBMITTED_AT} <= asked


def test_consents_are_asked_apart_and_none_is_ticked() -> None:
    said = texts(build(HEAD))

    asked = [f"{BOX} {translate('vi', f'register.consent.{one}')}" for one in ConsentPurpose]
    assert [one for one in said if one.startswith(BOX) and "Tôi đồng ý" in one] == asked
    assert not {"☑", "☒"} & set("".join(said))


def test_no_number_of_an_identity_card_is_asked_for_and_it_is_warned_against() -> None:
    paper = build(HEAD)

    assert not [one for one in labels(paper) if "căn cước" in one.lower() or "CCCD" in one]
    assert translate("vi", "register.no_numbers") in whole(paper)


def test_it_can_stand_in_an_appendix_without_a_header_of_its_own() -> None:
    made = registration_form.registration_form(HEAD)

    said = "".join(text.text or "" for one in made for text in one.iter(qn("w:t")))
    assert "CỘNG HÒA" not in said
    assert said.startswith("Kính gửi")


def test_the_same_head_gives_the_same_file_and_a_demonstration_says_so() -> None:
    first = build(HEAD)
    build.cache_clear()

    assert build(HEAD) == first
    assert "TRÌNH DIỄN" in whole(build(FormHead("2026-10", is_demonstration=True)))
