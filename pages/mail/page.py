"""Mail: invitations to put in, and each message on its way to each address."""

import streamlit as st

from console.auth.actor import Actor
from console.live.topics import Topic
from console.mail.views import invitations, messages
from console.mail.views.invitations import Invitations, Invited
from console.mail.views.messages import MailLine, MailList, MessageOrder, MessageStanding
from console.meetings.views.agenda import Month
from console.ui import blocks, current_meeting, feedback, gate, live, state
from console.ui import format as written
from console.ui.labels import Labels
from console.ui.text import language, plainly, t
from pages.mail import acts
from pages.parts import cards, table
from pages.parts.cards import Mark

LOOKS = {
    MessageStanding.UNSURE: "fault",
    MessageStanding.GIVEN_UP: "fault",
    MessageStanding.FAILED: "warn",
    MessageStanding.WAITING: "idle",
    MessageStanding.SENDING: "info",
    MessageStanding.SENT: "ok",
}
HEADS = ("to", "kind", "subject_head", "standing", "when")

viewer = gate.require("mail")
meeting = current_meeting.meeting(viewer)


@gate.fragment("mail")
def desk(actor: Actor, shown: Month) -> None:
    live.signal(Topic.MAIL, Topic.MEETING, key="mail-signal")
    wanted = messages.filter_of(*map(state.typed, (acts.SEARCH, acts.STANDING, acts.ORDER)))
    found = messages.load(actor, shown.id, wanted)
    cards.heading(t("mail.heading", month=written.month_of(shown.code)), t("mail.lead"))
    with st.container(key="mail-off"):
        if not found.is_on:
            st.warning(t("mail.off"))
    feedback.show(acts.AREA)
    put_in(actor, shown)
    if not found.total:
        cards.next_step(t("mail.none"), t("mail.none_next"))
        return
    figures(found)
    fields()
    listed(found)
    if found.lines:
        opened(actor, shown, found)


def count(value: int) -> str:
    return written.number(value, language())


def put_in(actor: Actor, shown: Month) -> None:
    found = invitations.load(actor, shown.id)
    with blocks.expander(t("mail.put_in"), is_open=bool(found.new), key="mail-put-in"):
        cards.note(t("mail.invitations_told", **told(found)))
        if found.why_not:
            st.info(t(f"error.{found.why_not}"))
        elif found.new:
            preview(found)
            st.button(
                plainly("mail.invite", count=count(len(found.new))),
                key="mail-invite",
                type="primary",
                on_click=acts.invite,
                args=(actor, found),
            )
        cards.note(t("mail.reminders_told"))
        st.button(t("mail.remind"), key="mail-remind", on_click=acts.remind, args=(actor, shown.id))


def told(found: Invitations) -> dict[str, str]:
    sent = sum(delegate.is_in for delegate in found.all)
    numbers = {"all": len(found.all), "sent": sent, "new": len(found.new)}
    numbers |= {"none": len(found.without_address)}
    return {name: count(number) for name, number in numbers.items()}


def preview(found: Invitations) -> None:
    letters: dict[int, Invited] = {delegate.delegate_id: delegate for delegate in found.new}
    names = {
        delegate.delegate_id: f"{delegate.name} <{delegate.letter.address}>"
        for delegate in found.new
    }
    chosen: int = st.selectbox(
        t("mail.preview"), list(names), format_func=Labels(names), key=acts.PREVIEWED
    )
    letter = letters[chosen].letter
    message(letter.subject, letter.body, has_calendar=bool(letter.ics))


def message(subject: str, body: str, *, has_calendar: bool, files: tuple[str, ...] = ()) -> None:
    st.text(subject)
    st.text(body.strip())
    parts = [*([t("mail.calendar")] if has_calendar else []), *files]
    if parts:
        cards.note(t("mail.attached", names=", ".join(parts)))


def figures(found: MailList) -> None:
    counts = [
        (t(f"mail.standings.{standing.value}"), count(found.counts[standing]))
        for standing in MessageStanding
    ]
    shown = {"shown": count(len(found.lines)), "total": count(found.total)}
    cards.figures(t("mail.shown", **shown), counts)


def fields() -> None:
    with st.container(key="mail-fields", horizontal=True, vertical_alignment="bottom"):
        st.text_input(
            t("mail.search"),
            key=acts.SEARCH,
            type="search",
            live=True,
            placeholder=t("mail.search_hint"),
            persist_state="page",
        )
        standings = {
            standing.value: t(f"mail.standings.{standing.value}") for standing in MessageStanding
        }
        choose("standing", acts.STANDING, {"": t("mail.standing_all"), **standings})
        choose(
            "order",
            acts.ORDER,
            {order.value: t(f"mail.order_by.{order.value}") for order in MessageOrder},
        )


def choose(label: str, key: str, options: dict[str, str]) -> None:
    st.selectbox(
        t(f"mail.{label}"),
        list(options),
        format_func=Labels(options),
        key=key,
        persist_state="page",
    )


def listed(found: MailList) -> None:
    if not found.lines:
        st.html(f'<p class="card">{t("mail.none_found")}</p>')
        st.button(t("mail.clear"), key="mail-clear", on_click=acts.clear)
        return
    table.draw(
        t("mail.caption"),
        [t(f"mail.{head}") for head in HEADS],
        [row(line) for line in found.lines],
        nothing=t("mail.none_found"),
    )


def row(line: MailLine) -> tuple[str | Mark, ...]:
    return (
        whom(line),
        t(f"mail.kinds.{line.kind.value}"),
        line.subject,
        Mark(LOOKS[line.standing], t(f"mail.standings.{line.standing.value}")),
        when(line),
    )


def whom(line: MailLine) -> str:
    if not line.address:
        return t("mail.a_registrant")
    return f"{line.name}\n{line.address}".strip()


def when(line: MailLine) -> str:
    if line.sent_at:
        return t("mail.sent_at", at=written.moment(line.sent_at))
    why = t(f"mail.refusals.{line.refusal}") if line.refusal else ""
    if line.next_at and line.standing is MessageStanding.FAILED:
        return f"{why} {t('mail.next_at', at=written.moment(line.next_at))}".strip()
    return why or t("mail.put_in_at", at=written.moment(line.put_in_at))


def opened(actor: Actor, shown: Month, found: MailList) -> None:
    cards.title(t("mail.open_title"))
    names = {line.recipient_id: " · ".join(whom(line).splitlines()) for line in found.lines}
    chosen = st.selectbox(
        t("mail.open"),
        list(names),
        index=None,
        format_func=Labels(names),
        placeholder=t("mail.choose"),
        key=acts.CHOSEN,
    )
    line = next((line for line in found.lines if line.recipient_id == chosen), None)
    if line is None:
        return
    with st.container(key="mail-letter"):
        draw_letter(actor, shown, line)
    decide(actor, shown, line)


def draw_letter(actor: Actor, shown: Month, line: MailLine) -> None:
    if line.address:
        text = messages.load_text(actor, shown.id, line.recipient_id)
        message(text.subject, text.body, has_calendar=text.has_calendar, files=text.files)
        if text.answer:
            cards.note(t("mail.answer", words=text.answer))


def decide(actor: Actor, shown: Month, line: MailLine) -> None:
    if not line.can_send_again:
        return
    is_unsure = line.standing is MessageStanding.UNSURE
    with st.container(key="mail-unsure"):
        if is_unsure:
            st.warning(t("mail.unsure_why"))
    with st.container(key="mail-decide", horizontal=True):
        st.button(
            t("mail.send_again"),
            key="mail-send-again",
            on_click=acts.send_again,
            args=(actor, shown.id, line),
        )
        if is_unsure:
            st.button(
                t("mail.confirm"),
                key="mail-confirm",
                type="primary",
                on_click=acts.confirm,
                args=(actor, shown.id, line),
            )


with st.container(key="mail"):
    if meeting is None:
        cards.heading(t("mail.title"), t("mail.no_meeting"))
    else:
        desk(viewer, meeting)
