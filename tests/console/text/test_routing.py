from collections.abc import Callable

import pytest

from console.text.folding import fold
from console.text.question_text import Asked
from console.text.routing import OTHERS, Route, Router, RoutingDirectory, RoutingField, RoutingUnit

DIRECTORY = RoutingDirectory(
    units=(
        RoutingUnit("SNNMT", "Sở Nông nghiệp và Môi trường", ("Sở Tài nguyên và Môi trường (cũ)",)),
        RoutingUnit("SXD", "Sở Xây dựng", ("Sở Giao thông vận tải (cũ)", "Sở GTVT")),
        RoutingUnit("UBNDX", "UBND xã, phường", ("phường", "xã")),
        RoutingUnit("CATP", "Công an thành phố Hà Nội", ("PC08",)),
        RoutingUnit("TTPVHCC", "Trung tâm Phục vụ hành chính công thành phố Hà Nội"),
        RoutingUnit("SNGV", "Sở Ngoại vụ", successor="VPUB"),
        RoutingUnit("VPUB", "Văn phòng UBND thành phố Hà Nội"),
        RoutingUnit("BTU", "Bộ, ngành Trung ương, Chính phủ, Quốc hội"),
    ),
    fields=(
        RoutingField("DD", "Đất đai", "SNNMT"),
        RoutingField("XD", "Xây dựng, nhà ở", "SXD"),
        RoutingField("GT", "Giao thông vận tải", "SXD"),
        RoutingField("NGV", "Ngoại vụ, lãnh sự", "SNGV"),
        RoutingField("PV", "Phục vụ tại Chi nhánh, bộ phận một cửa", "TTPVHCC"),
        RoutingField("KHAC", "Khác, ngoài phạm vi", None),
    ),
)


def route(text: str, field: str = "", procedure: str = "") -> Route:
    asked = Asked("2026-10-001", 1, text, field, procedure, "2026-10")
    return Router(DIRECTORY).route(asked)


@pytest.mark.parametrize("typed", [str, fold], ids=["accents", "bare"])
def test_route_when_the_text_names_a_procedure_then_its_field_and_default_unit(
    typed: Callable[[str], str],
) -> None:
    found = route(typed("Hồ sơ tách thửa nộp sáu tháng chưa có sổ đỏ"))

    assert (found.field, found.lead_unit) == ("DD", "SNNMT")


def test_route_when_the_sender_ticked_wrongly_then_the_content_decides() -> None:
    found = route("Đổi giấy phép lái xe bằng bìa giấy ở đâu", field="Đất đai")

    assert found.field == "GT"


def test_route_when_the_text_tells_nothing_then_what_was_ticked_decides() -> None:
    found = route("Bao giờ thì tôi có kết quả?", field="ĐẤT ĐAI")

    assert (found.field, found.lead_unit) == ("DD", "SNNMT")


def test_route_when_a_procedure_belongs_to_another_unit_than_its_field_then_that_unit() -> None:
    found = route("Đổi giấy phép lái xe bằng bìa giấy ở đâu")

    assert (found.field, found.lead_unit) == ("GT", "CATP")


def test_route_when_only_an_old_department_name_is_met_then_its_field_and_unit_today() -> None:
    found = route("Tôi gửi Sở Giao thông vận tải từ tháng 5")

    assert found.lead_unit == "SXD"


def test_route_when_the_default_unit_was_dissolved_then_its_successor() -> None:
    found = route("Hợp pháp hóa lãnh sự nộp ở đâu")

    assert (found.field, found.lead_unit) == ("NGV", "VPUB")


def test_route_when_a_change_of_law_is_asked_for_then_central_leads() -> None:
    found = route("Đề nghị Quốc hội sửa luật về tách thửa")

    assert (found.field, found.lead_unit) == ("DD", "BTU")
    assert "SNNMT" in found.other_units


def test_route_when_several_units_are_met_then_at_most_two_others_and_no_lead_twice() -> None:
    found = route("Sổ đỏ, giấy phép xây dựng, giấy phép lái xe, lãnh sự, lấy số ở Chi nhánh")

    assert len(found.other_units) == OTHERS
    assert found.lead_unit not in found.other_units


def test_route_when_an_address_names_a_ward_then_the_ward_is_not_named_as_unit() -> None:
    found = route("Tôi ở phường Mẫu, hợp pháp hóa lãnh sự nộp ở đâu")

    assert "UBNDX" not in (found.lead_unit, *found.other_units)


def test_route_when_nothing_tells_then_suggests_nothing() -> None:
    assert route("Bao giờ thì có?") == Route(None, None, ())


def test_standing_when_units_succeed_each_other_in_a_ring_then_gives_none() -> None:
    ring = RoutingDirectory(
        (RoutingUnit("A", "A", successor="B"), RoutingUnit("B", "B", successor="A")), ()
    )

    assert ring.standing("A") is None
