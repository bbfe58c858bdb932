"""What the fields of a page make a filter of."""

from console.registration.views import registration_filter
from console.registration.views.registration_filter import RegistrationFilter
from models.codes.questions import Decision
from models.codes.registrations import AttendanceWish


def test_the_words_of_a_page_make_the_filter() -> None:
    made = registration_filter.filter_of(
        "an", "hall", "accepted", speaks=True, warned=False, by_name=False
    )

    assert made == RegistrationFilter(
        search="an",
        attendance=AttendanceWish.HALL,
        wants_to_speak=True,
        decision=Decision.ACCEPTED,
        by_name=False,
    )
    assert registration_filter.filter_of(
        "", "12", "", speaks=False, warned=False, by_name=True
    ) == RegistrationFilter(site_unit_id=12)
