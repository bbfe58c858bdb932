"""An open meeting, its secretary and its chair; the clock stands half an hour after the start."""

from collections.abc import Iterator

import pytest

from console import clock
from console.auth.actor import Actor
from models.codes.people import Role, UnitKind
from tests import make
from tests.cast import sign_in
from tests.console.floor import stage


@pytest.fixture
def at_half_past(database: str) -> Iterator[None]:
    with clock.stopped(stage.after(1800)):
        yield


@pytest.fixture
def meeting_id(at_half_past: None) -> int:
    return make.make_open_meeting()


@pytest.fixture
def planned_id(at_half_past: None) -> int:
    return make.make_meeting("2026-12")


@pytest.fixture
def minh(at_half_past: None) -> Actor:
    return sign_in(Role.SECRETARY)


@pytest.fixture
def care_id(at_half_past: None) -> int:
    return make.make_unit("CSKH", UnitKind.OFFICE)
