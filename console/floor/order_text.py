"""Why somebody comes where they come, in one line of words."""

from console import clock
from console.floor.order_shapes import Placed, SourceKind, TurnSource
from console.i18n.catalog import translate


def source_name(source: TurnSource, site: str, language: str) -> str:
    """Name where somebody speaks from.

    Args:
        site: name of the branch of a bridge.
    """
    if source.kind is SourceKind.BRIDGE:
        return site
    online = source.kind is SourceKind.ONLINE
    return translate(language, "word.online" if online else "word.hall")


def reason_text(placed: Placed, source: str, language: str) -> str:
    """Write the reason of a place in the order."""
    reason = placed.reason
    key = "board.why.put_first_told" if reason.told else f"board.why.{reason.why.value}"
    return translate(
        language,
        key,
        site=source,
        minutes=reason.minutes,
        waited=reason.waited,
        at_most=reason.at_most,
        number=reason.number,
        time=f"{clock.local(reason.since):%H:%M}" if reason.since else "",
        told=reason.told,
    )
