"""One form as it is opened: whole, or not at all."""

import pytest

from console.errors import NotAllowed, NotFound, NotSignedIn
from console.i18n import catalog
from console.import_files.findings import Code
from console.registration.rules import ImportNotice
from console.registration.views.registration_detail import Form, load_form
from models.codes.people import Role
from tests import make
from tests.cast import sign_in


def test_a_form_is_opened_by_the_label_of_any_of_its_questions(database: str) -> None:
    meeting_id = make.make_meeting()
    form_id = make.make_registration(meeting_id, phone="+84900000182", warnings="two_sites")
    for ref in ("2026-10-001#1", "2026-10-001#2"):
        make.make_question(meeting_id, ref, registration_id=form_id)

    form = load_form(sign_in(Role.REVIEWER), meeting_id, "2026-10-001#2")

    assert [one.ref for one in form.questions] == ["2026-10-001#1", "2026-10-001#2"]
    assert (form.ref, form.phone, form.warnings) == ("2026-10-001", "0900 000 182", ("two_sites",))


def test_a_form_with_a_suspected_denunciation_is_opened_for_those_named_alone(
    database: str,
) -> None:
    meeting_id = make.make_meeting()
    make.make_question(meeting_id, wording="Tôi tố cáo ông Nguyễn Văn A nhận hối lộ 5 triệu đồng.")

    hidden = load_form(sign_in(Role.AUDITOR), meeting_id, "2026-10-001")
    shown = load_form(sign_in(Role.REVIEWER), meeting_id, "2026-10-001")

    assert hidden == Form("2026-10-001", is_withheld=True, questions=())
    assert shown.full_name == "Nguyễn Thị An"


def test_a_form_is_not_opened_for_who_may_not_read_forms(database: str) -> None:
    meeting_id = make.make_meeting()
    make.make_question(meeting_id)

    with pytest.raises(NotAllowed):
        load_form(sign_in(Role.LEADER), meeting_id, "2026-10-001")
    with pytest.raises(NotSignedIn):
        load_form(None, meeting_id, "2026-10-001")


def test_a_label_of_another_meeting_opens_no_form(database: str) -> None:
    make.make_question(make.make_meeting())
    other = make.make_meeting("2026-11")

    with pytest.raises(NotFound, match="registration_not_found"):
        load_form(sign_in(Role.REVIEWER), other, "2026-10-001")


@pytest.mark.parametrize("one", [*Code, *ImportNotice])
def test_every_remark_kept_with_a_form_has_its_words(one: Code | ImportNotice) -> None:
    about_the_file = {"column_unknown", "column_unnamed", "column_absent", "sheet_not_read"}
    about_the_file |= {"sheet_hidden", "encoding_converted", "time_order_mixed"}
    about_the_file |= {"time_column_month_first", "time_order_unsure"}

    has_words = f"registrations.remark.{one.value}" in catalog.load("vi")

    assert has_words is (one.value not in about_the_file)
