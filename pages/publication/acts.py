"""What the buttons of the results do: each calls one use-case."""

from collections.abc import Iterable

from console.auth.actor import Actor
from console.results.acts import publication
from console.results.places import FoundPlace
from console.results.views.desk import ResultsDesk
from console.ui import feedback, state

AREA = "publication"
REASON = "publication-reason"  # why they are taken back


def reason_of(place: FoundPlace) -> str:
    """Give the key of why a place is shown as written; it belongs to that place alone."""
    return f"publication-show-{place.key}"


def shown(places: Iterable[FoundPlace]) -> dict[str, str]:
    """Give the places somebody wants shown as written, with the reasons typed."""
    typed = {place.key: state.typed(reason_of(place)).strip() for place in places}
    return {key: reason for key, reason in typed.items() if reason}


def publish(viewer: Actor, meeting_id: int, desk: ResultsDesk) -> None:
    with feedback.praised(AREA, "publication.done"):
        publication.publish_results(
            viewer, meeting_id, shown=shown(desk.places), seen=desk.content_hash
        )


def retract(viewer: Actor, meeting_id: int, desk: ResultsDesk) -> None:
    with feedback.praised(AREA, "publication.taken_back"):
        seen = desk.versions[0].version
        publication.retract_results(viewer, meeting_id, state.typed(REASON), seen=seen)
        state.empty(REASON)
