"""The trays of the chair's desk: each takes the room of the queue while it is open."""

from collections.abc import Callable

import streamlit as st

from console.auth.actor import Actor
from console.floor.acts import closing, sitting
from console.floor.acts import matters as matters_acts
from console.floor.views.chair import ChairDesk, NextAct
from console.floor.views.chair_matters import ChairMatterChoice
from console.page_table import file_of
from console.text.ranking import Named, ranked
from console.ui import choice_list, state
from console.ui.chips import Chip
from console.ui.choice_list import ChoiceLine
from console.ui.text import t
from pages.chair import (
    acts,
    answer,
    button,
    joining,
    more_time,
    outcome_acts,
    remarks,
    speaker,
    unreached,
)
from pages.chair import outcome as chair_outcome
from pages.parts import messages

RECESS_MINUTES = (5, 10, 15, 20, 30)
LOOKED_AT = ("more", "programme", "messages")  # by who may not act, too
Draw = Callable[[Actor, ChairDesk], None]


def draw(viewer: Actor, desk: ChairDesk) -> None:
    """Draw the tray that is open, if any."""
    tray = acts.tray()
    drawn = TRAYS.get(tray.name)
    with st.container(key="chair-tray"):
        if drawn is None or not (desk.can_act or tray.name in LOOKED_AT):
            return
        with st.container(key=f"chair-in-{tray.name}"):
            drawn(viewer, desk)


def close(label: str = "chair.close_tray") -> None:
    """Draw the way out of a tray; what was typed stays for the next time."""
    button.draw(t(label), key="chair-tray-close", shortcut="escape", on_click=acts.close_tray)


def _head(key: str, **facts: object) -> None:
    with st.container(key="chair-tray-head", horizontal=True, vertical_alignment="center"):
        st.html(f"<h2>{t(key, **facts)}</h2>")
        close()


def outcome(viewer: Actor, desk: ChairDesk) -> None:
    matter = desk.matter(acts.tray().matter_id)
    if matter is None:
        undecided(viewer, desk)
    else:
        chair_outcome.draw(viewer, desk, matter, close)


def undecided(_viewer: Actor, desk: ChairDesk) -> None:
    _head("chair.undecided_title", count=len(desk.undecided))
    choice_list.draw(
        [_line(matter) for matter in desk.undecided],
        key=outcome_acts.UNDECIDED,
        label=t("chair.undecided_title", count=len(desk.undecided)),
        chosen_id="",
        on_chosen=lambda: outcome_acts.choose_undecided(desk),
    )


def matters(viewer: Actor, desk: ChairDesk) -> None:
    with st.container(key="chair-tray-head", horizontal=True, vertical_alignment="center"):
        st.html(f"<h2>{t('chair.matters_title')}</h2>")
        st.text_input(
            t("chair.search"),
            key=acts.SEARCH,
            placeholder=t("chair.search_hint"),
            label_visibility="collapsed",
            live=True,
            persist_state="session",
        )
        chosen = desk.matter(_chosen_matter())
        if chosen is not None and not chosen.is_scheduled:
            _correct(desk, chosen)
        _take_up(viewer, desk, chosen)
        close()
    others = [matter for matter in desk.matters if matter.id != desk.floor.seen_by_take_up]
    found = ranked(state.typed(acts.SEARCH), [_sought(matter) for matter in others])
    if not found:
        st.html(f'<p class="lead">{t("chair.no_match")}</p>')
        return
    choice_list.draw(
        [_line(matter) for matter in found],
        key=acts.MATTERS,
        label=t("chair.matters_title"),
        chosen_id=state.typed(acts.MATTER),
        on_chosen=acts.choose_matter,
    )


def _chosen_matter() -> int | None:
    chosen = state.typed(acts.MATTER)
    return int(chosen) if chosen.isdecimal() else None


def _sought(matter: ChairMatterChoice) -> Named[ChairMatterChoice]:
    return Named(matter, (str(matter.number),), matter.gist, matter.asker)


def _take_up(viewer: Actor, desk: ChairDesk, chosen: ChairMatterChoice | None) -> None:
    button.draw(
        t("chair.bring", number=chosen.number) if chosen else t("chair.bring_none"),
        key="chair-take-up",
        icon="arrow_upward",
        on_click=acts.run_and_close,
        args=(matters_acts.take_up, viewer, desk.floor.meeting_id, chosen.id if chosen else 0),
        kwargs={"seen": desk.floor.seen_by_take_up},
        is_next=True,
        is_off=not desk.is_sitting or chosen is None,
    )


def _correct(desk: ChairDesk, chosen: ChairMatterChoice) -> None:
    button.draw(
        t("chair.outcome_of", number=chosen.number),
        key="chair-outcome-of",
        icon="check_circle",
        on_click=outcome_acts.open_outcome,
        args=(chosen,),
        is_next=not desk.is_sitting,
        is_off=not desk.can_act,
    )


def _line(one: ChairMatterChoice) -> ChoiceLine:
    if one.version:
        chip = Chip("check", t("chair.decided_one"), "ok")
    elif one.is_scheduled:
        chip = Chip("calendar", t(f"word.place.{one.place.value}"))
    else:
        chip = Chip("warn", t("chair.undecided_one"), "warn")
    gist = one.gist or t("word.withheld")
    proposed = (Chip("note", t("chair.proposed_one"), "info"),) if one.is_proposed else ()
    return ChoiceLine(str(one.id), f"{one.number:02}", gist, chips=(*proposed, chip))


def programme(viewer: Actor, desk: ChairDesk) -> None:
    _head("chair.programme_title")
    running = desk.floor.running_item
    with st.container(key="chair-items"):
        for item in desk.items:
            word = "running" if item.is_running else "over" if item.is_over else "to_come"
            button.draw(
                t(f"chair.item.{word}", position=item.position, title=item.title),
                key=f"chair-item-{item.position}",
                icon={"running": "radio_button_checked", "over": "check"}.get(word, "play_arrow"),
                on_click=acts.run_and_close,
                args=(sitting.start_item, viewer, desk.floor.meeting_id, item.position),
                kwargs={"seen": running},
                is_next=not item.is_running and item == desk.next_item,
                is_off=not desk.is_under_way or item.is_running,
            )
        if running is not None:
            button.draw(
                t("chair.end_item", position=running),
                key="chair-end-item",
                icon="stop",
                on_click=acts.run_and_close,
                args=(sitting.end_item, viewer, desk.floor.meeting_id, running),
                is_off=not desk.is_under_way,
            )


def more(_viewer: Actor, desk: ChairDesk) -> None:
    _head("chair.more_title")
    with st.container(key="chair-more"):
        _more("joining", "person_add", "joining.open", is_off=not desk.can_act)
        _more("answer", "record_voice_over", "chair.answer", is_off=not desk.is_sitting)
        has_time = bool(desk.floor.on_air or desk.called)
        _more(
            "more_time", "more_time", "chair.more_time", is_off=not desk.is_sitting or not has_time
        )
        _more("note", "edit_note", "chair.note", is_off=not desk.can_act, about=desk.current)
        _more("conclusion", "gavel", "chair.conclude", is_off=not desk.can_act)
        late = len(desk.unreached)
        _more("unreached", "mail", "chair.unreached_title", count=late, is_off=not late)
        _more("messages", "forum", "messages.open", is_off=False)
        _more("recess", "coffee", "chair.recess", is_off=not desk.is_sitting)
        _more("close", "flag", "chair.close", is_off=not desk.is_under_way)
        button.draw(
            t("chair.keys_off" if acts.are_keys_on() else "chair.keys_on"),
            key="chair-switch-keys",
            icon="keyboard",
            on_click=acts.switch_keys,
        )
        st.page_link(
            file_of("today"),
            label=t("chair.other_pages"),
            icon=":material/arrow_back:",
            width="stretch",
        )


def _more(
    tray: str,
    icon: str,
    label: str,
    *,
    is_off: bool,
    about: ChairMatterChoice | None = None,
    **facts: object,
) -> None:
    button.draw(
        t(label, **facts),
        key=f"chair-open-{tray}",
        icon=icon,
        on_click=acts.open_tray,
        args=(tray, about.id if about else None),
        is_off=is_off,
    )


def recess(viewer: Actor, desk: ChairDesk) -> None:
    _head("chair.recess_title")
    with st.container(key="chair-minutes"):
        for minutes in (*RECESS_MINUTES, None):
            button.draw(
                t("chair.minutes", count=minutes) if minutes else t("chair.minutes_open"),
                key=f"chair-recess-{minutes or 'open'}",
                on_click=acts.run_and_close,
                args=(sitting.recess, viewer, desk.floor.meeting_id),
                kwargs={"minutes": minutes},
                is_off=not desk.is_sitting,
            )


def end(viewer: Actor, desk: ChairDesk) -> None:
    _head("chair.close_title")
    undecided_count, to_come = (
        len(desk.undecided),
        sum(matter.is_scheduled for matter in desk.matters),
    )
    lines = [
        t("chair.close_undecided", count=undecided_count) if undecided_count else "",
        t("chair.close_waiting", count=len(desk.floor.queue)) if desk.floor.queue else "",
        t("chair.close_to_come", count=to_come) if to_come else "",
        t("chair.close_final"),
    ]
    items = "".join(f"<li>{line}</li>" for line in lines if line)
    st.html(f'<ul class="told">{items}</ul>')
    button.draw(
        t("chair.close"),
        key="chair-close",
        icon="flag",
        on_click=acts.run_and_close,
        args=(closing.close_meeting, viewer, desk.floor.meeting_id),
        is_next=desk.next_act is NextAct.CLOSE or not undecided_count,
        is_off=not desk.is_under_way,
    )


def _messages(viewer: Actor, desk: ChairDesk) -> None:
    _head("messages.title")
    channel = messages.load(viewer, desk.floor.meeting_id)
    if channel is not None:
        messages.draw(viewer, channel)


TRAYS: dict[str, Draw] = {
    "outcome": outcome,
    "undecided": undecided,
    "matters": matters,
    "speaker": lambda viewer, desk: speaker.draw(viewer, desk, _head),
    "joining": lambda viewer, desk: joining.draw(viewer, desk, close),
    "answer": lambda viewer, desk: answer.draw(viewer, desk, _head),
    "more_time": lambda viewer, desk: more_time.draw(viewer, desk, _head),
    "unreached": lambda viewer, desk: unreached.draw(viewer, desk, _head),
    "messages": _messages,
    "programme": programme,
    "more": more,
    "note": lambda viewer, desk: remarks.note(viewer, desk, _head),
    "conclusion": lambda viewer, desk: remarks.conclusion(viewer, desk, _head),
    "recess": recess,
    "close": end,
}
