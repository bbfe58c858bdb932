"""The proceedings in the minutes: what followed what under the programme, and each matter in full.

What happened while an item was on stands under it. The items in which matters came to the floor are
told in a section of their own, with everything that happened meanwhile, in the order it happened.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from docx.oxml.xmlchemy import BaseOxmlElement as Element

from console.capture import outcomes
from console.docx import layout, wording
from console.docx.document import Words, bold, italic, paragraph, paragraphs
from console.minutes.content import (
    ChairNote,
    JournalStamp,
    MinutesAnswer,
    MinutesConnection,
    MinutesContent,
    MinutesItem,
    MinutesMatter,
    MinutesOutcome,
    MinutesRecess,
    MinutesSite,
    OutOfScope,
)

OUT_OF_SCOPE_LINE = "không thuộc phạm vi đối thoại, đã hướng dẫn theo quy định"


@dataclass(frozen=True, slots=True)
class _Event:
    at: datetime
    entry: int
    told: tuple[Element, ...]
    is_matter: bool = False


def by_programme(content: MinutesContent, discussion: str) -> list[Element]:
    """Tell each item of the programme with its times and what happened while it was on.

    `discussion` names the section that tells the items in which matters were discussed.
    """
    by_item: dict[MinutesItem | None, list[_Event]] = {}
    for event in _events(content):
        by_item.setdefault(_item_at(content, event.at), []).append(event)
    told: list[Element] = []
    for item in content.agenda:
        told.append(_item_heading(content, item))
        events = by_item.get(item, [])
        if any(event.is_matter for event in events):
            told.append(paragraph(layout.BODY, f"Diễn biến được ghi tại mục {discussion}."))
        else:
            told += _told(events)
    return told


def discussed(content: MinutesContent) -> list[Element]:
    """Tell the matters, and what else happened between them, in the order of proceedings."""
    events = _events(content)
    items = {_item_at(content, event.at) for event in events if event.is_matter}
    if any(item.started_at for item in content.agenda):
        events = [event for event in events if _item_at(content, event.at) in items]
    return [paragraph(layout.BODY, _summary(content)), *_told(events)]


def late_note(stamp: JournalStamp) -> Words:
    """Tell when a late entry was made; nothing for one made in time."""
    if not stamp.is_late:
        return Words("")
    made = wording.time_words(stamp.recorded_at)
    if wording.day_of(stamp.recorded_at) != wording.day_of(stamp.at):
        made = wording.moment_words(stamp.recorded_at)
    return italic(f" (ghi bổ sung lúc {made}, mục nhật ký số {stamp.entry})")


def _told(events: Iterable[_Event]) -> Iterator[Element]:
    for event in events:
        yield from event.told


def _events(content: MinutesContent) -> list[_Event]:
    found = [
        *(_matter_event(position, matter) for position, matter in enumerate(content.matters)),
        *(_chair_event(note) for note in content.chair_notes),
        *(event for recess in content.recesses for event in _recess_events(recess)),
        *(event for site in content.sites for event in _site_events(content, site)),
    ]
    return sorted(found, key=lambda event: (event.at, event.entry))


def _matter_event(position: int, matter: MinutesMatter | OutOfScope) -> _Event:
    if isinstance(matter, OutOfScope):
        return _Event(matter.at, position, (_out_of_scope(matter),), is_matter=True)
    return _Event(matter.stamp.at, position, tuple(_matter(matter)), is_matter=True)


def _chair_event(note: ChairNote) -> _Event:
    lead = (f"{wording.time_words(note.stamp.at)}: Chủ trì có ý kiến: ",)
    told = paragraphs(layout.BODY, lead, wording.sentence_end(note.text), late_note(note.stamp))
    return _Event(note.stamp.at, note.stamp.entry, tuple(told))


def _recess_events(recess: MinutesRecess) -> list[_Event]:
    if recess.ended_at is None:
        return [_line(recess.started_at, "Hội nghị tạm nghỉ.")]
    return [
        _line(
            recess.started_at,
            f"Hội nghị tạm nghỉ đến {wording.time_words(recess.ended_at)} thì tiếp tục.",
        )
    ]


def _site_events(content: MinutesContent, site: MinutesSite) -> list[_Event]:
    found: list[_Event] = []
    for position, connection in enumerate(site.connections):
        if _is_during(content, connection.from_at):
            again = "kết nối lại" if position else "kết nối"
            found.append(_line(connection.from_at, f"Điểm cầu {site.name} {again}."))
        if connection.to_at and _is_during(content, connection.to_at):
            found.append(_line(connection.to_at, f"Điểm cầu {site.name} {ending(connection)}."))
    return found


def ending(connection: MinutesConnection) -> str:
    """Tell how a connection ended: lost or left, with the reason when one was given."""
    way = "mất kết nối" if connection.was_lost else "rời Hội nghị"
    return f"{way} ({connection.reason})" if connection.reason else way


def _line(at: datetime, text: str) -> _Event:
    return _Event(at, 0, (paragraph(layout.BODY, f"{wording.time_words(at)}: {text}"),))


def _is_during(content: MinutesContent, at: datetime) -> bool:
    if content.started_at is None or at < content.started_at:
        return False
    return content.ended_at is None or at < content.ended_at


def _item_at(content: MinutesContent, at: datetime) -> MinutesItem | None:
    started = [(item.started_at, item.number, item) for item in content.agenda if item.started_at]
    begun = [entry for entry in started if entry[0] <= at]
    if begun:
        return max(begun, key=lambda entry: entry[:2])[2]
    return min(started, key=lambda each: each[:2])[2] if started else None


def _item_heading(content: MinutesContent, item: MinutesItem) -> Element:
    when = _when(content, item)
    text = " ".join(wording.lines(item.title)).rstrip(". ")
    return paragraph(layout.CLAUSE, f"{item.number}. {text}", Words(f" ({when})", bold=False))


def _when(content: MinutesContent, item: MinutesItem) -> str:
    if item.started_at:
        return wording.span_words(item.started_at, item.ended_at)
    passed = any(later.started_at for later in content.agenda if later.number > item.number)
    return "tiến hành cùng mục trước" if passed else "chưa tiến hành"


def _summary(content: MinutesContent) -> str:
    count = wording.count_words
    matters = [matter for matter in content.matters if isinstance(matter, MinutesMatter)]
    outside = len(content.matters) - len(matters)
    parts = [f"{count(len(matters))} nội dung được nêu và trao đổi"]
    if outside:
        parts.append(f"{count(outside)} nội dung không thuộc phạm vi đối thoại")
    forms = f"nhận được {count(content.registrations_count)} phiếu đăng ký; "
    said = (
        f"Hội nghị {forms if content.registrations_count else 'ghi nhận '}{wording.listed(parts)}."
    )
    unformed = [str(matter.number) for matter in matters if not matter.refs]
    if unformed:
        said += f" Ý kiến ngoài phiếu đăng ký: nội dung số {wording.listed(unformed)}."
    return said


def _out_of_scope(matter: OutOfScope) -> Element:
    where = f" ({matter.site}, {wording.time_words(matter.at)}): "
    return paragraph(
        layout.BODY, bold(f"Nội dung số {matter.number}"), f"{where}{OUT_OF_SCOPE_LINE}."
    )


def _matter(matter: MinutesMatter) -> Iterator[Element]:
    heading = wording.joined(f"Nội dung số {matter.number}", matter.field, by=". ")
    yield paragraph(layout.CLAUSE, heading)
    yield paragraph(layout.BODY, f"Người hỏi: {_asker(matter)}.", late_note(matter.stamp))
    yield from paragraphs(layout.BODY, ("Nội dung hỏi: ",), wording.sentence_end(matter.wording))
    for added in matter.additions:
        yield from paragraphs(layout.BODY, ("Bổ sung: ",), wording.sentence_end(added))
    for answer in matter.answers:
        yield from _answer(answer)
    yield from _outcome(matter.outcome)


def _asker(matter: MinutesMatter) -> str:
    forms = f"phiếu {wording.listed(matter.refs)}" if matter.refs else "ý kiến ngoài phiếu"
    name = matter.asker if matter.is_organization else wording.addressed(matter.asker)
    who = name or "không ghi tên"
    return f"{who}, {matter.site}, lúc {wording.time_words(matter.stamp.at)}; {forms}"


def _answer(answer: MinutesAnswer) -> list[Element]:
    who = f"{answer.unit} ({answer.person})" if answer.person else answer.unit
    lead = (f"{who} trả lời, {wording.time_words(answer.stamp.at)}: ",)
    text = wording.sentence_end(answer.text)
    return paragraphs(layout.BODY, lead, text, late_note(answer.stamp))


def _outcome(outcome: MinutesOutcome | None) -> list[Element]:
    if outcome is None:
        return [paragraph(layout.BODY, "Kết quả: ", italic("chưa ghi nhận."))]
    lead = ("Kết quả: ", bold(f"{wording.outcome(outcome.kind)}."))
    said = wording.joined(wording.sentence_end(outcome.text), _who_and_when(outcome), by=" ")
    if not said:
        return [paragraph(layout.BODY, *lead, late_note(outcome.stamp))]
    return paragraphs(layout.BODY, (*lead, " "), said, late_note(outcome.stamp))


def _who_and_when(outcome: MinutesOutcome) -> str:
    return wording.joined(
        _where_to(outcome),
        f"Đơn vị thực hiện: {outcome.unit}." if outcome.unit else "",
        f"Thời hạn: {wording.day_words(outcome.due_on)}." if outcome.due_on else "",
        by=" ",
    )


def _where_to(outcome: MinutesOutcome) -> str:
    facts = outcomes.of(outcome.kind)
    unknown = "" if facts.body_missing else "đang xác định"
    body = outcome.body or unknown
    return f"{wording.outcome_to(outcome.kind)}: {body}." if facts.names_body and body else ""
