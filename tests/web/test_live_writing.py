"""The live socket tells who chairs and captures that somebody is writing, and nobody else."""

from starlette.testclient import TestClient

from console.auth.actor import Actor
from console.boards.board import BoardBase
from console.live import typed_text
from console.live.field_names import FieldName
from console.live.writers import WRITERS, Writing
from console.web.live_socket import WRITINGS_AT_MOST, LiveSocket
from models.codes.people import Role
from tests import make
from tests.cast import sign_in
from tests.web.conftest import OWN, sign_in_here

FIELD = FieldName.parse("2026-10:line:desk")


def writing(number: int, account_id: int = 99) -> Writing:
    return Writing(FieldName.parse(f"2026-10:note:{number}"), account_id, "An", make.START)


def test_another_secretary_is_told_who_writes_without_the_text(browser: TestClient) -> None:
    make.make_open_meeting()
    minh, an = sign_in(Role.SECRETARY), sign_in(Role.SECRETARY, name="an")
    sign_in_here(browser, minh)

    with browser.websocket_connect("/live/2026-10?board=chair", headers=OWN) as socket:
        socket.receive_json()
        socket.receive_json()
        typed_text.keep(minh, FIELD, "của mình", revision=1, seen=0, writer="tab")
        typed_text.keep(an, FIELD, "bí mật", revision=1, seen=0, writer="tab")
        told = socket.receive_json()

    assert set(told) == {"typing"}
    assert (told["typing"]["field"], told["typing"]["name"]) == (str(FIELD), "An")
    assert "bí mật" not in str(told)


def heard_by(
    actor: Actor | None, base: BoardBase | None, field: FieldName | None = None
) -> list[Writing]:
    socket = LiveSocket(actor, base)
    told = Writing(field, 99, "An", make.START) if field else writing(1)
    socket.hear_writing(told)
    return socket.take_writings()


def test_only_the_board_of_the_chair_hears_of_it(sqlite_database: str) -> None:
    minh = sign_in(Role.SECRETARY)

    assert len(heard_by(minh, BoardBase.CHAIR)) == 1
    assert [heard_by(minh, one) for one in (BoardBase.STAFF, BoardBase.PUBLIC, None)] == [
        [],
        [],
        [],
    ]
    assert heard_by(None, BoardBase.PUBLIC) == []


def test_a_draft_is_heard_of_in_its_own_unit_and_in_no_other(sqlite_database: str) -> None:
    unit_id, other_id = make.make_unit(), make.make_unit("SXD")
    tu = sign_in(Role.DEPARTMENT, unit_id=unit_id)
    stranger = sign_in(Role.DEPARTMENT, unit_id=other_id, name="binh")
    field = FieldName.parse(f"2026-10:draft:{unit_id}-4-0")

    assert len(heard_by(tu, BoardBase.STAFF, field)) == 1
    assert heard_by(stranger, BoardBase.STAFF, field) == []
    assert heard_by(tu, BoardBase.STAFF, FIELD) == []


def test_a_slow_reader_is_told_the_latest_of_each_and_never_a_queue(sqlite_database: str) -> None:
    socket = LiveSocket(sign_in(Role.SECRETARY), BoardBase.CHAIR)

    for number in range(1_000):
        socket.hear_writing(writing(number % (2 * WRITINGS_AT_MOST)))

    assert len(socket.take_writings()) == WRITINGS_AT_MOST
    assert socket.take_writings() == []


def test_a_room_nobody_looks_at_hears_nothing(browser: TestClient) -> None:
    WRITERS.ring(writing(1))

    assert browser.get("/healthz").status_code == 200
