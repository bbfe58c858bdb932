"""Whatever stands in a field or an address, the answer is one for people, no error of ours."""

import json
from collections.abc import Iterator
from urllib.parse import quote

import pytest
from httpx2 import Response
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from sqlalchemy import select
from starlette.routing import Route
from starlette.testclient import TestClient

from console import clock, db
from console.bootstrap import command_line
from console.floor.acts import presets
from console.meetings.presets import Presets
from console.settings import Settings
from console.web import asgi, register_desk
from console.web.live_routes import Live
from console.web.metrics import Metrics
from models import Registration
from models.codes.people import Role
from tests import make
from tests.cast import sign_in
from tests.console.registration.citizen import NOW, make_list, make_site
from tests.web.conftest import OWN, opened, sign_in_here
from tests.web.test_register_routes import PAGE, PARTS, RIGHT, code_in, new_stamp, post

ODD = (
    *("", " ", "0", "-1", "00000000199999", "00000000000000000001", "2147483648", "9" * 30),
    *("9" * 5_000, "²", "١", "1e9", "\x00", "\u3164", "\u200b", "\u0301", "\ud7ff", "' or 1=1 --"),
    *("../..", "2026-10", "2026-99", "a" * 10_000, "🧪" * 400, "\r\n", "%00", "<b>"),
)
TEXT = some.one_of(
    some.sampled_from(ODD),
    some.text(max_size=40),
    some.integers().map(str),
)
FIELDS = (
    *(name for name in RIGHT if name != "send"),
    *("stamp", "site", "dossier-1", "body-1", "field_text", "procedure_text", "raised"),
    *("raised_when", "answer_way", "organization", "tax_code", "position", "email", "holds_id"),
)
quickly = settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@pytest.fixture
def roomy(sqlite_database: str) -> Iterator[TestClient]:
    """A browser whose address is never counted out."""
    with clock.stopped(NOW), opened(public_submissions=1_000_000) as client:
        yield client


def test_no_field_of_the_form_breaks_it(roomy: TestClient) -> None:
    make_site(make_list())
    stamp = new_stamp(roomy)

    @quickly
    @given(
        name=some.sampled_from(FIELDS), text=TEXT, attendance=some.sampled_from(["hall", "bridge"])
    )
    def sends(name: str, text: str, attendance: str) -> None:
        form = {**RIGHT, "stamp": stamp, "attendance": attendance, name: text}
        answer = roomy.post(PAGE, data=form, files=PARTS, headers=OWN, follow_redirects=False)

        assert answer.status_code < 500, (name, text)
        assert answer.text or answer.is_redirect

    sends()


@pytest.mark.parametrize("people", ["00000000199999", "000000001", "1" + "0" * 30, "2147483648"])
def test_the_number_of_people_checked_is_the_number_kept(roomy: TestClient, people: str) -> None:
    make_list()
    form = {**RIGHT, "stamp": new_stamp(roomy), "people": people}

    answer = roomy.post(PAGE, data=form, files=PARTS, headers=OWN, follow_redirects=False)

    with db.reading() as session:
        kept = session.scalars(select(Registration.people_count)).all()
    assert (answer.status_code, kept) == ((303, [1]) if people == "000000001" else (422, []))


@pytest.mark.parametrize("site", ["00000000{id}99", "{id}" + "0" * 20, "²", "9" * 5_000])
def test_a_site_is_read_whole(roomy: TestClient, site: str) -> None:
    unit_id = make_site(make_list())
    form = {**RIGHT, "attendance": "bridge", "site": site.format(id=unit_id)}

    answer = roomy.post(PAGE, data={**form, "stamp": new_stamp(roomy)}, files=PARTS, headers=OWN)

    assert answer.status_code == 422


@pytest.mark.parametrize(
    "name", ["\u200b", "\u3164\u3164", "\u2800", "\u0301", "\u115f \ufe0f", "--"]
)
def test_a_name_that_shows_nothing_is_none(roomy: TestClient, name: str) -> None:
    make_list()

    form = {**RIGHT, "stamp": new_stamp(roomy), "full_name": name}
    answer = roomy.post(PAGE, data=form, files=PARTS, headers=OWN)

    assert answer.status_code == 422


def _filled(fields: tuple[str, ...]) -> some.SearchStrategy[dict[str, str]]:
    """Give forms in which any of these fields holds anything, or is not there."""
    return some.fixed_dictionaries({}, optional=dict.fromkeys(fields, TEXT))


def _answers_in_words(answer: Response, sent: object) -> None:
    assert answer.status_code < 500, sent
    assert answer.text or answer.is_redirect or answer.status_code == 204, sent


@pytest.mark.parametrize(
    ("path", "fields"),
    [
        ("/my", ("code",)),
        ("/my/{code}/correct", FIELDS),
        ("/my/{code}/consent", ("purpose",)),
        ("/speak/2026-10", ("name", "topic", "place", "stamp", "website")),
        ("/counter/2026-10", FIELDS),
    ],
)
def test_no_field_of_another_form_breaks_it(
    roomy: TestClient, monkeypatch: pytest.MonkeyPatch, path: str, fields: tuple[str, ...]
) -> None:
    monkeypatch.setattr(register_desk, "CHANGED", 1_000)
    presets.set_presets(command_line(), make_list(), Presets(is_queue_public=True), seen=Presets())
    code = code_in(post(roomy))
    if path.startswith("/counter"):
        sign_in_here(roomy, sign_in(Role.OPERATOR, unit_id=make.make_branch(7)))

    asked = path.format(code=code)
    right = {**RIGHT, "stamp": new_stamp(roomy, asked)} if fields is FIELDS else {}

    @quickly
    @given(form=_filled(fields))
    def sends(form: dict[str, str]) -> None:
        sent = {**right, **form}
        _answers_in_words(roomy.post(asked, data=sent, files=PARTS, headers=OWN), sent)

    sends()


READ = ("/live/2026-10", "/hall/2026-10", "/notice/2026-10", PAGE, "/my", "/speak/2026-10")
ASKED = ("lang", "theme", "news", "view", "board", "screen", "after", "start", "code")


def test_nothing_asked_for_behind_an_address_breaks_it(roomy: TestClient) -> None:
    make_list()

    @quickly
    @given(path=some.sampled_from(READ), asked=_filled(ASKED))
    def asks(path: str, asked: dict[str, str]) -> None:
        _answers_in_words(roomy.get(path, params=asked), (path, asked))

    asks()


def test_no_message_about_typed_text_breaks_it(roomy: TestClient) -> None:
    make_list()
    sign_in_here(roomy, sign_in(Role.SECRETARY))
    anything = some.recursive(
        some.none() | some.booleans() | some.integers() | some.floats() | TEXT,
        lambda inner: some.lists(inner, max_size=3) | some.dictionaries(TEXT, inner, max_size=3),
        max_leaves=5,
    )
    change = some.fixed_dictionaries(
        {}, optional=dict.fromkeys(("text", "revision", "seen", "writer"), anything)
    )

    @quickly
    @given(body=change | anything, field=some.sampled_from(["note", "draft:1", "chair:2026-10"]))
    def says(body: object, field: str) -> None:
        content = json.dumps(body).encode()
        answer = roomy.post(f"/typing/{field}", content=content, headers=OWN)
        _answers_in_words(answer, content[:200])

    says()


def _paths() -> list[tuple[str, str]]:
    chosen = Settings()
    found = asgi.routes(chosen, Live(chosen), Metrics())
    return sorted(
        (method, route.path)
        for route in found
        if isinstance(route, Route) and "{" in route.path
        for method in sorted(route.methods or ())
        if method != "HEAD"
    )


@pytest.mark.parametrize("role", [None, Role.SECRETARY])
def test_no_address_breaks_a_route(roomy: TestClient, role: Role | None) -> None:
    make_list()
    if role:
        sign_in_here(roomy, sign_in(role))

    @quickly
    @given(route=some.sampled_from(_paths()), text=TEXT)
    def asks(route: tuple[str, str], text: str) -> None:
        method, path = route
        told = "".join(letter for letter in text if letter not in "/?#\\{}")
        asked = path
        for part in path.split("/"):
            if part.startswith("{"):
                name = part.partition("}")[0] + "}"
                number = "".join(c for c in told if c in "0123456789") or "7"
                asked = asked.replace(name, number if ":row" in name else told or "x", 1)
        answer = roomy.request(method, f"http://console.test{quote(asked)}", headers=OWN)

        assert answer.status_code < 500, (method, asked[:80])

    asks()
