"""What the list, the card and the trays of the secretary's desk do: each one act."""

from console.auth.actor import Actor
from console.capture.acts import head_counts, screen
from console.capture.views.secretary import SecretaryDesk
from console.ui import feedback, live, state, typed_text
from pages.secretary import correction_acts, tray
from pages.secretary.meaning import number_in

LIST, MATTER, WORDING = "secretary-list", "secretary-matter", "secretary-wording"
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
    elif chosen == "keep:mine":
        correction_acts.keep_mine(actor, desk)
    elif chosen == "keep:theirs":
        correction_acts.keep_theirs(actor)
    elif chosen.partition(":")[0] in tray.TRAYS:
        tray.open_tray(desk, chosen)


def put_on_screen(actor: Actor, desk: SecretaryDesk, matter_id: int, seen: str) -> None:
    handed = typed_text.handed(f"{WORDING}-{matter_id}")
    if handed == typed_text.NOTHING:
        return
    if feedback.attempt(
        tray.SIDE, screen.put_on_screen, actor, desk.meeting_id, matter_id, handed.text, seen=seen
    ):
        typed_text.done(actor, handed.field)
        tray.close_tray()


def count_heads(actor: Actor, desk: SecretaryDesk, bridge_id: int | None, key: str) -> None:
    people = int(state.value(key) or 0)
    with feedback.praised(tray.SIDE, "secretary.counted", count=people):
        head_counts.count_heads(actor, desk.meeting_id, people, bridge_id=bridge_id)


def amend_heads(actor: Actor, desk: SecretaryDesk, headcount_id: int, seen: int, key: str) -> None:
    people = int(state.value(key) or 0)
    with feedback.praised(tray.SIDE, "secretary.counted", count=people):
        head_counts.amend_heads(actor, desk.meeting_id, headcount_id, people, seen=seen)
