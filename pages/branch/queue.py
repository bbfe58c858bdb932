"""Who waits at a site, what opens under the list, and the form that puts somebody into it."""

import streamlit as st

from console.auth.actor import Actor
from console.bridges.views.branch import BranchDesk, DeskTurn
from console.ui import feedback, live, state
from console.ui.labels import Labels
from console.ui.text import plainly, t
from pages.branch import acts

REASONS = ("absent", "own_wish", "in_writing")


def draw_queue(actor: Actor, shown: BranchDesk) -> None:
    feedback.show(acts.QUEUE)
    bridge = shown.bridge_id or 0
    live.board("branch_queue", key=acts.QUEUE_BOARD, on_chosen=acts.choose, bridge=bridge)
    what, _, turn_id = state.typed(acts.TRAY).partition(":")
    turn = next((turn for turn in shown.turns if str(turn.id) == turn_id), None)
    if turn is not None:
        with st.container(key="branch-tray", border=True):
            (draw_naming if what == "name" else draw_withdrawing)(actor, shown, turn)


def draw_naming(actor: Actor, shown: BranchDesk, turn: DeskTurn) -> None:
    person_field(plainly("branch.who", number=turn.number), f"{acts.WHO}-{turn.id}", shown)
    with st.container(horizontal=True, key="branch-tray-acts"):
        st.button(
            t("branch.save_name"),
            key="branch-save-name",
            on_click=acts.name,
            args=(actor, shown, turn),
        )
        draw_cancel()


def draw_withdrawing(actor: Actor, shown: BranchDesk, turn: DeskTurn) -> None:
    st.radio(
        plainly("branch.why", number=turn.number),
        REASONS,
        format_func=Labels({reason: t(f"branch.reason.{reason}") for reason in REASONS}),
        key=f"{acts.WHY}-{turn.id}",
    )
    with st.container(horizontal=True, key="branch-tray-acts"):
        st.button(
            t("branch.confirm_withdraw"),
            key="branch-withdraw",
            on_click=acts.withdraw,
            args=(actor, shown, turn),
        )
        draw_cancel()


def draw_cancel() -> None:
    st.button(t("branch.cancel"), key="branch-cancel", on_click=acts.open_tray, args=("",))


def person_field(label: str, key: str, shown: BranchDesk) -> None:
    st.selectbox(
        label,
        [wish.label for wish in shown.wishes],
        index=None,
        key=key,
        placeholder=t("branch.person_example"),
        accept_new_options=True,
    )


def draw_form(actor: Actor, shown: BranchDesk) -> None:
    st.html(f"<h2>{t('branch.register')}</h2>")
    feedback.show(acts.FORM)
    if not shown.can_join:
        st.html(f'<p class="meta">{t("branch.ended")}</p>')
        return
    if shown.bridge_id is None:
        st.html(f'<p class="meta">{t("branch.connect_first")}</p>')
        return
    st.text_input(
        t("branch.topic"),
        key=f"{acts.TOPIC}-{shown.unit_id}",
        placeholder=t("branch.topic_example"),
    )
    person_field(t("branch.person"), f"{acts.PERSON}-{shown.unit_id}", shown)
    st.button(
        t("branch.join"),
        key="branch-join",
        type="primary",
        icon=":material/add:",
        width="stretch",
        on_click=acts.join,
        args=(actor, shown),
    )
    st.html(f'<p class="meta">{t("branch.warning")}</p>')
