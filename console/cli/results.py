"""`results publish` and `results retract`: what everybody reads of a meeting's results."""

import argparse
from typing import Any

from console import bootstrap
from console.cli.output import say, say_json
from console.meetings.views.agenda import id_of
from console.results.acts import publication
from console.results.views import desk


def add(commands: Any) -> None:
    """Register the commands."""
    group = commands.add_parser("results", help="publish what a meeting came to, masked")
    acts = group.add_subparsers(required=True, metavar="ACT")
    for name, run in (("show", _show), ("publish", _publish), ("retract", _retract)):
        parser = acts.add_parser(name)
        parser.add_argument("--meeting", required=True, metavar="CODE")
        parser.set_defaults(run=run)
    acts.choices["retract"].add_argument("--reason", required=True, help="as everybody reads it")
    acts.choices["show"].add_argument("--json", action="store_true")


def _show(arguments: argparse.Namespace) -> int:
    """Tell every place that is masked, and what is public now."""
    viewer = bootstrap.command_line()
    found = desk.load_desk(viewer, id_of(viewer, arguments.meeting))
    if arguments.json:
        places = [
            {"part": place.part, "kind": place.kind.value, "masked": place.as_shown}
            for place in found.places
        ]
        version = found.versions[0].version if found.is_public else None
        say_json({"meeting": found.code, "published": version, "places": places})
        return 0
    for place in found.places:
        say("results.cli.place", part=place.part, masked=place.as_shown)
    say("results.cli.places", count=len(found.places))
    return 0


def _publish(arguments: argparse.Namespace) -> int:
    """Publish with every place masked; to show one as written is for the page."""
    actor = bootstrap.command_line()
    meeting_id = id_of(actor, arguments.meeting)
    found = desk.load_desk(actor, meeting_id)
    publication.publish_results(actor, meeting_id, shown={}, seen=found.content_hash)
    say("results.cli.published", count=len(found.content.matters), hash=found.content_hash)
    return 0


def _retract(arguments: argparse.Namespace) -> int:
    actor = bootstrap.command_line()
    meeting_id = id_of(actor, arguments.meeting)
    versions = desk.load_desk(actor, meeting_id).versions
    seen = versions[0].version if versions else 0
    publication.retract_results(actor, meeting_id, arguments.reason, seen=seen)
    say("results.cli.retracted")
    return 0
