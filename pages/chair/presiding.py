"""Who presides, on the chair's desk: it says so, and lets the chair pass over and back."""

from collections.abc import Callable

from console.auth.actor import Actor
from console.floor.views.chair import ChairDesk, Off
from console.meetings.acts import chair
from console.ui import format as written
from console.ui import state
from console.ui.text import t
from pages.chair import acts, button, notice

ASKED = "chair-take-over-asked"  # duty of the chair about whom the deputy was asked


def tell_off(desk: ChairDesk) -> None:
    """Say why the acts are off, or ask the deputy once whether to take over."""
    if desk.off is None:
        return
    if desk.off is Off.WATCHING and _is_asked(desk):
        notice.draw("warn", "warn", t("chair.take_over_question", person=desk.chairing.person))
    elif desk.off in (Off.WATCHING, Off.TAKEN_OVER):
        notice.draw("info", "info", t(f"chair.off.{desk.off.value}", **_since(desk)))
    else:
        notice.draw("warn", "lock", t(f"chair.off.{desk.off.value}"))


def tell_chairing(desk: ChairDesk) -> None:
    """Say who presides where that is not plain: after a take-over, or while nobody chairs here."""
    chairing = desk.chairing
    if chairing.is_mine and chairing.instead_of:
        told = t("chair.instead_of", other=chairing.instead_of, **_since(desk))
        notice.draw("info", "info", told)
    elif chairing.is_deputy:
        person = chairing.person or t("chair.nobody")
        notice.draw("info", "info", t("chair.chaired_by", person=person))


def passing(viewer: Actor, desk: ChairDesk) -> None:
    """Draw the ways in which the chair passes: over, asked once, and back by one press."""
    if desk.off in (Off.SIGNED, Off.READ_ONLY):
        return
    if desk.off is Off.TAKEN_OVER:
        _pass(viewer, desk, "chair-take-back", t("chair.take_back"), chair.take_back)
    elif desk.chairing.is_deputy and _is_asked(desk):
        label = t("chair.confirm_take_over")
        _pass(viewer, desk, "chair-confirm-take-over", label, chair.take_over)
        button.draw(
            t("chair.cancel"), key="chair-keep-watching", shortcut="escape", on_click=_forget
        )
    elif desk.chairing.is_deputy:
        button.draw(
            t("chair.take_over"),
            key="chair-take-over",
            icon="swap_horiz",
            on_click=_ask,
            args=(desk.chairing.duty_id,),
        )


def _pass(viewer: Actor, desk: ChairDesk, key: str, label: str, act: Callable[..., int]) -> None:
    button.draw(
        label,
        key=key,
        icon="swap_horiz",
        on_click=_run,
        args=(act, viewer, desk.floor.meeting_id, desk.chairing.duty_id),
        is_next=True,
    )


def _run(act: Callable[..., int], viewer: Actor, meeting_id: int, seen: int | None) -> None:
    _forget()
    acts.run(act, viewer, meeting_id, seen=seen)


def _is_asked(desk: ChairDesk) -> bool:
    return state.typed(ASKED) == str(desk.chairing.duty_id)


def _ask(duty_id: int | None) -> None:
    state.put(ASKED, str(duty_id))
    state.put(acts.SAID, None)


def _forget() -> None:
    state.put(ASKED, "")


def _since(desk: ChairDesk) -> dict[str, str]:
    since = desk.chairing.since
    person = desk.chairing.person or t("chair.nobody")
    return {"person": person, "time": written.time_of(since) if since else ""}
