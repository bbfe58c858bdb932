"""The journal: who did what and when; whether its chains are whole."""

import json
from dataclasses import asdict

import streamlit as st

from console import journal_audit, seal_audit
from console.auth.actor import Actor
from console.errors import ConsoleError
from console.insight import journal as view
from console.insight.journal import EntryLine, JournalPage, Wanted
from console.ui import blocks, current_meeting, feedback, gate, state
from console.ui import format as written
from console.ui.labels import Labels
from console.ui.text import language, t
from models.codes.journal import HOUSE
from pages.parts import cards, table
from pages.parts.cards import Mark

AREA = "journal"
CHAIN, ACT, PERSON = "journal-chain", "journal-act", "journal-person"
THING, NAME, PAGES = "journal-thing", "journal-name", "journal-pages"
ROWS_SHOWN = 200
SECTIONS = ("entries", "verify")

viewer = gate.require("journal")


def chain_name(chain: str) -> str:
    return t("journal.house") if chain == HOUSE else t("journal.chain", code=chain)


def chain_choice(actor: Actor) -> str:
    known = view.chains(actor)
    meeting = current_meeting.meeting(actor)
    first = known.index(meeting.code) if meeting and meeting.code in known else 0
    chosen: str = st.selectbox(
        t("journal.which"),
        known,
        index=first,
        format_func=Labels({chain: chain_name(chain) for chain in known}),
        key=CHAIN,
    )
    return chosen


def wanted_now() -> Wanted:
    return Wanted(
        act=state.value(ACT) or "",
        actor_id=state.value(PERSON),
        thing=state.value(THING) or "",
        name=state.typed(NAME),
    )


def filters(shown: JournalPage) -> None:
    acts = {act: act_name(act) for act in shown.acts}
    people = dict(shown.people)
    act, person, thing, name = blocks.columns(4, key="journal-filters")
    act.selectbox(
        t("journal.act"),
        ["", *sorted(acts, key=acts.__getitem__)],
        format_func=Labels({"": t("journal.every_act")} | acts),
        key=ACT,
    )
    person.selectbox(
        t("journal.person"),
        [None, *people],
        format_func=Labels({None: t("journal.everybody")} | people),
        key=PERSON,
    )
    thing.selectbox(
        t("journal.thing"),
        ["", *view.THINGS],
        format_func=Labels(
            {"": t("journal.everything")}
            | {thing: t(f"journal.subject.{thing}") for thing in view.THINGS}
        ),
        key=THING,
    )
    name.text_input(t("journal.name"), key=NAME, placeholder="2026-10-031")
    st.html(f'<p class="meta">{t("journal.name_help")}</p>')


def act_name(act: str) -> str:
    return t(f"journal.acts.{act}")


def subject(line: EntryLine) -> str:
    return t("journal.named", thing=t(f"journal.subject.{line.thing}"), name=line.name)


def when(line: EntryLine) -> str:
    recorded = written.second(line.at)
    if line.happened_at is None:
        return recorded
    return f"{recorded}\n{t('journal.happened', at=written.second_near(line.happened_at, line.at))}"


def entry(line: EntryLine) -> tuple[str, ...]:
    facts = "; ".join(f"{name}: {value}" for name, value in line.facts)
    return str(line.number), when(line), line.actor, act_name(line.act), subject(line), facts


def draw_entries(actor: Actor) -> None:
    chain = chain_choice(actor)
    wanted = wanted_now()
    key = f"{PAGES}-{json.dumps([chain, wanted.act, wanted.actor_id, wanted.thing, wanted.name])}"
    shown = view.load(actor, chain, wanted, page=int(state.value(key) or 1))
    filters(shown)
    table.draw(
        caption(shown),
        (
            t("journal.number"),
            t("journal.at"),
            t("journal.person"),
            t("journal.act"),
            t("journal.thing"),
            t("journal.facts"),
        ),
        [entry(line) for line in shown.lines],
        nothing=t(nothing(shown)),
    )
    if shown.pages > 1:
        st.pagination(shown.pages, key=key)


def caption(shown: JournalPage) -> str:
    total = written.number(shown.total, language())
    if shown.found == shown.total:
        return t("journal.all", count=total)
    return t("journal.found", count=written.number(shown.found, language()), total=total)


def nothing(shown: JournalPage) -> str:
    if shown.is_unknown:
        return "journal.unknown"
    return "journal.nothing_found" if shown.total else "journal.empty"


def draw_verify(actor: Actor) -> None:
    st.html(f'<p class="meta">{t("journal.verify_why")}</p>')
    if st.button(
        t("journal.verify"), key="journal-verify", type="primary", icon=":material/verified_user:"
    ):
        verdicts = verified(actor)
        draw_verdicts(verdicts)
        draw_rows(seal_audit.verify(actor))


def verified(actor: Actor) -> list[journal_audit.ChainVerdict]:
    known = view.chains(actor)
    verdicts: list[journal_audit.ChainVerdict] = []
    bar = st.progress(0.0, text=t("journal.verifying"))
    for number, chain in enumerate(known, start=1):
        try:
            verdicts += journal_audit.verify(actor, chain)
        except ConsoleError as refused:
            feedback.tell(AREA, refused)
        bar.progress(
            number / len(known), text=t("journal.verifying_chain", chain=chain_name(chain))
        )
    bar.empty()
    return verdicts


def draw_verdicts(verdicts: list[journal_audit.ChainVerdict]) -> None:
    feedback.show(AREA)
    broken = [chain for chain in verdicts if not chain.is_whole]
    if broken:
        st.error(t("journal.some_broken", count=len(broken)))
    else:
        st.success(t("journal.all_whole", count=len(verdicts)))
    table.draw(
        t("journal.verdicts"),
        (t("journal.which"), t("journal.entries"), t("journal.result"), t("journal.head")),
        [
            (
                chain_name(chain.chain),
                written.number(chain.entries, language()),
                verdict(chain),
                chain.head_hash,
            )
            for chain in verdicts
        ],
        nothing="",
    )


def draw_rows(found: list[seal_audit.RowFault]) -> None:
    if not found:
        st.success(t("journal.rows_whole"))
        return
    st.error(t("journal.rows_changed", count=len(found)))
    table.draw(
        t("journal.rows_found"),
        (t("journal.result"),),
        [(t(f"journal.row.{fault.fault}", **asdict(fault)),) for fault in found[:ROWS_SHOWN]],
        nothing="",
    )


def verdict(one: journal_audit.ChainVerdict) -> Mark:
    if one.is_whole:
        return Mark("ok", t("journal.is_whole"))
    return Mark("fault", t("journal.is_broken", number=one.broken_at, why=why(one)))


def why(one: journal_audit.ChainVerdict) -> str:
    return t(f"journal.why.{one.fault}")


DRAWN = {"entries": draw_entries, "verify": draw_verify}

with st.container(key="journal"):
    cards.heading(t("journal.title"), t("journal.lead"))
    section = st.segmented_control(
        t("journal.parts"),
        SECTIONS,
        format_func=Labels({section: t(f"journal.section.{section}") for section in SECTIONS}),
        default=SECTIONS[0],
        required=True,
        key="journal-section",
        label_visibility="collapsed",
    )
    DRAWN[section or SECTIONS[0]](viewer)
