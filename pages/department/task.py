"""The question of the unit that is due next, and the four things the unit can tell the chair."""

from html import escape

import streamlit as st

from console.auth.actor import Actor
from console.boards.unit_desk import UnitDesk, UnitMatter
from console.ui import day_field, feedback, state, typed_text, unit_picker
from console.ui import format as written
from console.ui.chips import icon_html
from console.ui.text import t
from models.codes.capture import UnitReportKind
from pages.department import acts


def draw(viewer: Actor, shown: UnitDesk) -> None:
    matter = shown.current
    with st.container(key="department-question"):
        st.html(_question(matter))
    feedback.show(acts.AREA)
    if matter is None or not shown.can_report:
        st.html(f'<p class="meta">{t("department.nothing_to_say")}</p>')
        return
    with st.container(key="department-acts"):
        _buttons(viewer, shown, matter)
    with st.container(key="department-form"):
        if state.typed(acts.TRAY) == acts.elsewhere_tray(matter):
            _elsewhere(viewer, shown, matter)
        elif state.typed(acts.TRAY) == acts.writing_tray(matter):
            _in_writing(viewer, shown, matter)


def _question(matter: UnitMatter | None) -> str:
    if matter is None:
        return f'<p class="gist">{escape(t("department.none"))}</p>'
    number = t("word.matter_number", number=f"{matter.number:02}")
    wording = matter.wording or t("word.withheld")
    lines = "".join(
        f'<p class="seen">{icon_html("check-circle")}{said}</p>' for said in _told(matter)
    )
    return (
        f'<h2><span class="chip">{escape(number)}</span></h2>'
        f'<p class="gist" lang="vi">{escape(wording)}</p>{lines}'
    )


def _told(matter: UnitMatter) -> list[str]:
    """Say what the chair sees of the unit's word, and what waits for the chair."""
    found = []
    if (said := matter.said) is not None:
        words = t(f"word.unit_report.{said.kind.value}", unit=said.other)
        found.append(t("department.chair_sees", said=words, time=written.time_of(said.at)))
    if (proposal := matter.proposal) is not None:
        due = written.day(proposal.due_on) if proposal.due_on else t("department.no_day")
        key = "department.proposed" if proposal.is_own else "department.proposed_by_others"
        found.append(t(key, day=due))
    return [f"<span>{escape(line)}</span>" for line in found]


def _buttons(viewer: Actor, shown: UnitDesk, matter: UnitMatter) -> None:
    _said(viewer, shown, matter, UnitReportKind.READY, icon="radio_button_checked", shortcut="s")
    _said(viewer, shown, matter, UnitReportKind.MORE_TIME, icon="schedule", shortcut="h")
    st.button(
        t("department.elsewhere"),
        key=f"department-elsewhere-{matter.id}",
        icon=":material/arrow_forward:",
        shortcut="u",
        width="stretch",
        on_click=acts.open_tray,
        args=(acts.elsewhere_tray(matter),),
    )
    st.button(
        t("department.in_writing"),
        key=f"department-in-writing-{matter.id}",
        icon=":material/mail:",
        shortcut="v",
        width="stretch",
        disabled=not matter.can_propose,
        on_click=acts.open_tray,
        args=(acts.writing_tray(matter),),
    )


def _said(
    viewer: Actor,
    shown: UnitDesk,
    matter: UnitMatter,
    kind: UnitReportKind,
    *,
    icon: str,
    shortcut: str,
) -> None:
    """Draw the button that says something, or takes back that it was said."""
    stands = matter.said is not None and matter.said.kind is kind
    label = t(f"department.undo.{kind.value}") if stands else t(f"department.say.{kind.value}")
    is_first = kind is UnitReportKind.READY and not stands
    st.button(
        label,
        key=f"department-say-{kind.value}-{matter.id}",
        type="primary" if is_first else "secondary",
        icon=f":material/{'undo' if stands else icon}:",
        shortcut=shortcut,
        width="stretch",
        on_click=acts.report,
        args=(viewer, shown, matter, UnitReportKind.TAKEN_BACK if stands else kind),
    )


def _elsewhere(viewer: Actor, shown: UnitDesk, matter: UnitMatter) -> None:
    unit_picker.draw(
        shown.units,
        key=acts.unit_key(matter),
        label=t("department.other_unit"),
        placeholder=t("department.other_unit_hint"),
    )
    st.button(
        t("department.ask_chair"),
        key="department-send-elsewhere",
        type="primary",
        icon=":material/send:",
        on_click=acts.elsewhere,
        args=(viewer, shown, matter),
    )
    _close()


def _in_writing(viewer: Actor, shown: UnitDesk, matter: UnitMatter) -> None:
    day_field.draw(t("department.reply_until"), key=acts.day_key(matter))
    typed_text.area(
        t("department.reason"),
        key=acts.reason_key(matter),
        height=96,
        persist_state="session",
    )
    st.button(
        t("department.propose"),
        key="department-send-writing",
        type="primary",
        icon=":material/send:",
        on_click=acts.propose,
        args=(viewer, shown, matter),
    )
    st.html(f'<p class="meta">{t("department.chair_decides", number=matter.number)}</p>')
    _close()


def _close() -> None:
    st.button(t("department.close"), key="department-close", on_click=acts.open_tray, args=("",))
