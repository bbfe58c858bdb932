"""What the list, the card and the trays of the secretary's desk do: each one act."""

from console.auth.actor import Actor
from console.capture.acts import claims, head_counts
from console.capture.views.secretary import SecretaryDesk
from console.floor.acts import matters
from console.ui import feedback, live, state
from pages.secretary import correction_acts, tray
from pages.secretary.meaning import number_in

LIST, MATTER = "secretary-list", "secretary-matter"
FILTER = "secretary-filter"  # `undecided` or nothing


def choose_from_list() -> None:
    what, _, which = (live.chosen(LIST) or "").partition(":")
    if what == "only":
        state.put(FILTER, which)
    elif what == "matter":
        state.put(tray.LOOKED_AT, number_in(which) or 0)
        state.put(tray.TRAY, "")


def choose_in_matter(actor: Actor, desk: SecretaryDesk) -> None:
    chosen = live.chosen(MATTER) or ""
    if chosen == "follow":
        tray.follow()
    elif chosen == "take_up":
        take_up(actor, desk)
    elif chosen in ("claim", "release"):
        (claim if chosen == "claim" else release)(actor, desk)
    elif chosen == "keep:mine":
        correction_acts.keep_mine(actor, desk)
    elif chosen == "keep:theirs":
        correction_acts.keep_theirs(actor)
    elif chosen.partition(":")[0] in tray.TRAYS:
        tray.open_tray(desk, chosen)


def take_up(actor: Actor, desk: SecretaryDesk) -> None:
    """Bring the matter looked at to the floor; the desk follows the floor from then on."""
    if desk.matter is None:
        return
    meeting_id, matter_id = desk.meeting_id, desk.matter.id
    taken = feedback.attempt(
        tray.SIDE, matters.take_up, actor, meeting_id, matter_id, seen=desk.current_id
    )
    if taken is not None:
        tray.follow()


def claim(actor: Actor, desk: SecretaryDesk) -> None:
    """Say to the other secretaries that one writes of the matter looked at."""
    if desk.matter is not None:
        given = (actor, desk.meeting_id, desk.matter.id)
        feedback.attempt(tray.SIDE, claims.claim_matter, *given, seen=_writer(desk))


def release(actor: Actor, desk: SecretaryDesk) -> None:
    if desk.matter is not None:
        given = (actor, desk.meeting_id, desk.matter.id)
        feedback.attempt(tray.SIDE, claims.release_matter, *given, seen=_writer(desk))


def _writer(desk: SecretaryDesk) -> int | None:
    held = desk.claims.get(desk.matter.id) if desk.matter else None
    return held.account_id if held else None


def count_heads(actor: Actor, desk: SecretaryDesk, bridge_id: int | None, key: str) -> None:
    people = int(state.value(key) or 0)
    with feedback.praised(tray.SIDE, "secretary.counted", count=people):
        head_counts.count_heads(actor, desk.meeting_id, people, bridge_id=bridge_id)


def amend_heads(actor: Actor, desk: SecretaryDesk, headcount_id: int, seen: int, key: str) -> None:
    people = int(state.value(key) or 0)
    with feedback.praised(tray.SIDE, "secretary.counted", count=people):
        head_counts.amend_heads(actor, desk.meeting_id, headcount_id, people, seen=seen)
