"""The open list of the demonstration: places at the sites, and forms sent through the page."""

import json
from pathlib import Path
from typing import Any

from console import bootstrap, clock
from console.auth.actor import Actor
from console.i18n.catalog import translate
from console.import_files.form_content import TypedQuestion
from console.meetings.acts import registration_list
from console.meetings.views import registration_list as registration_list_view
from console.publishing.acts import notice as publishing
from console.publishing.views import notice as publishing_view
from console.registration.acts import public
from console.registration.public_form import PURPOSES, Typed, read
from console.registration.submission import ConsentText, Sent, hash_of
from models.codes.public_forms import ConsentPurpose

FORMS = Path(__file__).parent / "sample" / "public-forms.json"
ROOM = 5  # places beyond those who registered already
FULL_BRANCH = 9  # the last who wishes for it waits
SAMPLE_VERSION = "2026-11-vi"


def open_to_all(cli: Actor, meeting_id: int) -> None:
    """Open the list, publish the notice, give the sites their places, and take three forms in."""
    desk = registration_list_view.load(cli, meeting_id)
    registration_list.open_list(cli, meeting_id, closes_at=desk.suggested_end, seen=desk.closes_at)
    seen = publishing_view.load_desk(cli, meeting_id).draft_hash
    publishing.publish_notice(cli, meeting_id, seen=seen)
    for site in desk.sites:
        count = site.taken + (0 if site.name.endswith(f" {FULL_BRANCH}") else ROOM)
        registration_list.set_places(cli, meeting_id, unit_id=site.unit_id, count=count, seen=None)
    sites = {site.name: site.unit_id for site in desk.sites}
    for number, form in enumerate(json.loads(FORMS.read_text("utf-8")), 1):
        _send(meeting_id, form, sites, number)


def _send(meeting_id: int, form: dict[str, Any], sites: dict[str, int | None], number: int) -> None:
    said = {name: value for name, value in form.items() if name not in ("questions", "branch")}
    typed = Typed(
        questions=tuple(TypedQuestion(question) for question in form["questions"]),
        site=str(sites.get(form.get("branch") or "-") or ""),
        consents=frozenset(PURPOSES[:2]),
        **said,
    )
    sent = Sent(read(typed, now=clock.now()), hash_of(f"demonstration-{number}"), _consents(), ())
    public.register_publicly(bootstrap.the_public(), meeting_id, sent)


def _consents() -> tuple[ConsentText, ...]:
    return tuple(
        ConsentText(purpose, translate("vi", f"register.consent.{purpose.value}"), SAMPLE_VERSION)
        for purpose in (ConsentPurpose.ANSWER, ConsentPurpose.FORWARD)
    )
