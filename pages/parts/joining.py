"""The fields in which somebody in the hall, or online, is put in the queue, at either desk."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from console.auth.actor import Actor
from console.floor import wishes
from console.floor.acts import queue
from console.floor.views.joining import JoiningDesk
from console.text.ranking import Named, ranked
from console.ui import choice_list, state
from console.ui.choice_list import ChoiceLine
from console.ui.labels import Labels
from console.ui.text import t
from models.codes.floor import TurnKind

KIND, PLACE, PERSON, TOPIC = "join-kind", "join-place", "join-person", "join-topic"
FORMS = "join-forms"
FORMS_SHOWN = 8
KINDS = tuple(kind for kind in TurnKind if kind is not TurnKind.ANSWER)


def fields(desk: JoiningDesk) -> None:
    """Draw who it is, what for, from where; forms that fit what is typed are offered below it."""
    kinds = {kind: t(f"word.turn_kind.{kind.value}") for kind in KINDS}
    places = {"hall": t("word.hall"), "online": t("joining.online")}
    with st.container(key="join-fields"):
        _choice(KIND, t("joining.kind"), kinds)
        _choice(PLACE, t("joining.place"), places)
        _text(PERSON, t("joining.person"), t("joining.person_example"))
        _text(TOPIC, t("joining.topic"), t("joining.topic_example"))
    _forms(desk)


def _choice(key: str, label: str, names: Mapping[Any, str]) -> None:
    options, named = list(names), Labels(names)
    st.selectbox(label, options, format_func=named, key=key, persist_state="session")


def _text(key: str, label: str, example: str) -> None:
    is_sought = key == PERSON  # forms are offered while it is typed
    st.text_input(label, key=key, placeholder=example, live=is_sought, persist_state="session")


def _forms(desk: JoiningDesk) -> None:
    typed = state.typed(PERSON)
    chosen, _ = wishes.said(desk.wishes, typed)
    fitting = [Named(wish, (wish.ref,), wish.name, wish.topic) for wish in desk.wishes]
    found = [chosen] if chosen else ranked(typed, fitting)[:FORMS_SHOWN]
    with st.container(key="join-fitting"):
        if found:
            choice_list.draw(
                [ChoiceLine(wish.label, wish.ref, wish.name, wish.topic) for wish in found],
                key=FORMS,
                label=t("joining.forms"),
                chosen_id=chosen.label if chosen else "",
                on_chosen=_choose,
            )
        else:
            st.html(f'<p class="meta">{t("joining.no_form")}</p>')


def _choose() -> None:
    state.put(PERSON, choice_list.chosen(FORMS))


def join(actor: Actor, desk: JoiningDesk) -> int:
    """Put in the queue who stands in the fields, and empty them; gives the turn's id."""
    wish, said = wishes.said(desk.wishes, state.typed(PERSON))
    topic = state.typed(TOPIC)
    joined = queue.join_queue(
        actor,
        desk.meeting_id,
        name=said,
        registration_id=wish.registration_id if wish else None,
        is_online=state.value(PLACE) == "online",
        kind=state.value(KIND) or TurnKind.QUESTION,
        topic=topic or (wish.topic if wish else ""),
    )
    for key in (PERSON, TOPIC):
        state.put(key, "")
    state.put(KIND, TurnKind.QUESTION)
    return joined
