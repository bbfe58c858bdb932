"""Keys put together from codes: what may stand in the place of each `{}`, family by family.

A family is the members of a table or an enum of the product, or words `written` in its source:
then each of them stands, whole, as a text of the file that puts the key together or of those named.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from console.bridges.rules import Presence
from console.capture import marks_table
from console.capture.line import LinePart
from console.capture.outcomes import OUTCOMES
from console.capture.phrases import PHRASES
from console.cli.documents import MEASURES
from console.disclosure.private_kinds import Private
from console.document_check.deviation import Aspect, PaperPart
from console.drafting import pack_table
from console.drafting.views.assignments import Progress
from console.floor.order_shapes import Why
from console.floor.views.chair import Off
from console.follow_up import table as follow_up_table
from console.follow_up.rules import CommitmentStanding
from console.follow_up.views.commitments import CommitmentOrder
from console.i18n import catalog
from console.import_files.findings import Code, Verdict
from console.import_files.header_names import SheetField
from console.insight import todo
from console.mail.views.messages import MessageOrder, MessageStanding
from console.meetings.picking import POINTS
from console.meetings.rules import STANDARD_ITEMS
from console.page_table import PAGES
from console.registration.rules import Effect, ImportNotice
from console.review.rules import PRIORITY_REASONS
from console.review.views.list_filter import QuestionOrder, Show
from console.review.views.several import Hindrance, SeveralAct
from console.undoing import UNDOABLE
from console.web.register_pages import WEEKDAYS
from console.working_days.counting import PERIODS, Side
from console.working_days.due import Light
from console.working_days.quick import QUICK
from models.codes.calendar_days import DayKind, DayStatus, PeriodUnit
from models.codes.capture import NoteKind, OutcomeKind, UnitReportKind
from models.codes.documents import DocumentKind, DocumentState
from models.codes.floor import TurnKind, TurnState
from models.codes.follow_up import FulfilmentKind
from models.codes.mail import MailKind, MailRefusal
from models.codes.meetings import AskerShown, Attendance, DutyKind, MeetingState, TurnOrder
from models.codes.people import Role, UnitKind
from models.codes.personal_data import RequestKind, RequestState, RequestWay
from models.codes.public_forms import ConsentPurpose
from models.codes.questions import AssignmentPart, Decision, Kind, Place
from models.codes.registrations import AnswerWay, AttendanceWish, RegistrantKind, Source
from models.codes.results import ResultsState
from models.codes.side_channel import Desk, ShortCode
from models.codes.steps import ChangeKind, Step, StepState


@dataclass(frozen=True)
class Written:
    """Words of the source, dots between those that fill several places."""

    codes: Collection[str]
    files: Collection[str]  # where they stand, besides the file that puts the key together


def written(words: str, *files: str) -> Written:
    return Written(words.split(), files)


WHOLE_FILE = {
    *(Code.COLUMN_UNKNOWN, Code.COLUMN_UNNAMED, Code.COLUMN_ABSENT),
    *(Code.SHEET_NOT_READ, Code.SHEET_HIDDEN, Code.ENCODING_CONVERTED),
    *(Code.TIME_COLUMN_MONTH_FIRST, Code.TIME_ORDER_MIXED, Code.TIME_ORDER_UNSURE),
}
BODIES = {facts.kind for facts in OUTCOMES if facts.names_body}
SITUATIONS = "awaited called closed left lost near none on_air parked paused ready waiting"
LETTERS = "cancelled postponed reminder_ahead reminder_over reminder_today"
FAULTS = "beyond_head changed cut_off head_missing missing subjects"

SAID = [kind for kind in UnitReportKind if kind is not UnitReportKind.TAKEN_BACK]

FAMILIES: Mapping[str, Iterable[str] | Written] = {
    "admin.{}": written("health_title password unlock"),
    "admin.found.{}": written("off ok warn wrong"),
    "admin.kinds.{}": UnitKind,
    "admin.section.{}": written("accounts calendar directory health sessions"),
    "admin_calendar.{}": written("day kind name notice status"),
    "admin_calendar.kinds.{}": DayKind,
    "admin_calendar.sides.{}": Side,
    "admin_calendar.statuses.{}": DayStatus,
    "admin_calendar.units.{}": PeriodUnit,
    "agenda.{}": written("down up why"),
    "agenda.asker_shown.{}": AskerShown,
    "agenda.listed.{}": written("free in left suggested"),
    "agenda.none.{}": written("free in left suggested"),
    "agenda.pick_reason.{}": POINTS,
    "agenda.presets.{}": written("answer_seconds bridge hall online seconds"),
    "agenda.section.{}": written(
        "date delegates duties matters notice programme registration speaking steps"
    ),
    "agenda.turn_order.{}": TurnOrder,
    "agenda.which_list.{}": written("free in left suggested"),
    "board.{}": written("early late on_time"),
    "board.site.{}": set(Presence) - {Presence.CONNECTED},
    "board.step.{}": written("over running to_come"),
    "board.why.{}": Why,
    "branch.fault.{}": written("line picture sound"),
    "branch.presence.{}": Presence,
    "branch.reason.{}": written("absent in_writing own_wish"),
    "branch.say.{}": written(
        SITUATIONS, "console/frontend/own_site.js", "console/bridges/rules.py"
    ),
    "branch.step.{}": written("near on_air ready"),
    "branch.sub.{}": written(
        SITUATIONS, "console/frontend/own_site.js", "console/bridges/rules.py"
    ),
    "chair.quick.{}": QUICK,
    "chair.{}": written("absent more park pause programme resume"),
    "chair.chosen.{}": written("absent back came finish start withdraw"),
    "chair.item.{}": written("over running to_come"),
    "chair.off.{}": Off,
    "chair.undo_what.{}": UNDOABLE.values(),
    "check.{}": written("off ok warn wrong", "console/health.py"),
    "check.todo.{}": written(
        "anchors backups clock migrations office open_files triggers", "console/health.py"
    ),
    "cli.{}": written(
        "shape_day shape_int shape_local_time shape_other shape_speed"
        " wrong_choice wrong_missing wrong_no_value wrong_unknown wrong_value"
    ),
    "error.{}": written(
        # Codes given as arguments of a refusal are read from the source; these are chosen before.
        "conflict database_damaged database_down invalid invitations_too_late not_allowed not_found"
        " not_signed_in output_unwritable paper_not_draft paper_not_pending role_needs_branch"
        " role_needs_department stopped",
        "console/auth/roles.py",
        "console/errors.py",
        "console/mail/rules.py",
        "console/official/acts/documents.py",
        "console/web/asgi.py",
    ),
    "field.{}": written(
        "answer_needs_unit comment_too_long dated_future dated_missing day_is_off day_is_work"
        " day_needs_name day_needs_notice day_text_too_long legal_basis_too_long number_missing"
        " paper_addressees_missing paper_body_missing paper_signer_missing"
        " paper_signer_title_missing paper_subject_missing pick_reason_unknown"
        " priority_reason_unknown priority_unknown referral_needs_body reply_needs_day"
        " reply_needs_unit signature_missing split_needs_wording split_takes_all split_takes_none"
        " turn_seconds_wrong weight_wrong",
        "console/administration/acts/legal_calendar.py",
        "console/capture/note_kinds.py",
        "console/capture/outcomes.py",
        "console/capture/rules.py",
        "console/drafting/require.py",
        "console/meetings/picking.py",
        "console/meetings/presets.py",
        "console/minutes/acts/signature.py",
        "console/official/rules.py",
        "console/review/rules.py",
    ),
    "department.said.{}": SAID,
    "department.say.{}": (UnitReportKind.MORE_TIME, UnitReportKind.READY),
    "department.undo.{}": (UnitReportKind.MORE_TIME, UnitReportKind.READY),
    "document_check.aspect.{}": Aspect,
    "document_check.measure.{}": MEASURES,
    "document_check.part.{}": PaperPart,
    "drafting.{}": written("newer older"),
    "drafting.show.{}": {"all", *Progress},
    "drafting.state.{}": Progress,
    "follow_up.{}": written("meeting order state unit"),
    "follow_up.column.{}": follow_up_table.COLUMNS,
    "follow_up.download.{}": written("csv xlsx"),
    "follow_up.kind.{}": FulfilmentKind,
    "follow_up.order_by.{}": CommitmentOrder,
    "follow_up.standing.{}": CommitmentStanding,
    "intake.claim.{}": written("no yes"),
    "intake.column.{}": SheetField,
    "intake.effect.{}": Effect,
    "intake.finding.{}": Code,
    "intake.notice.{}": ImportNotice,
    "intake.verdict.{}": Verdict,
    "journal.{}": written(FAULTS, "console/journal_audit.py"),
    "journal.row.{}": written("changed missing returned added seals head", "console/seal_audit.py"),
    "journal.trigger.{}": written("missing changed foreign", "console/triggers.py"),
    "journal.anchor.{}": written("unreadable missing changed", "console/anchors.py"),
    "journal.section.{}": written("entries verify"),
    "journal.why.{}": written(FAULTS, "console/journal_audit.py"),
    "mail.{}": written("kind order standing subject_head to when"),
    "mail.body.{}": written(LETTERS, "models/codes/steps.py"),
    "mail.kinds.{}": MailKind,
    "mail.order_by.{}": MessageOrder,
    "mail.refusals.{}": MailRefusal,
    "mail.standings.{}": MessageStanding,
    "mail.subject.{}": written(LETTERS, "models/codes/steps.py"),
    "meetings.{}": PERIODS,
    "meetings.item.{}": STANDARD_ITEMS,
    "messages.codes.{}": ShortCode,
    "messages.desk.{}": (Desk.CHAIR, Desk.SECRETARY),
    "minutes.kind.{}": {DocumentKind.MINUTES},
    "minutes.section.{}": written("documents preview state"),
    "notice.{}": written("bridges held list"),
    "packs.{}": written("docx due given_at given_from given_to given_why handed parts unit xlsx"),
    "packs.column.{}": pack_table.COLUMNS,
    "packs.standing.{}": Progress,
    "papers.{}": written("lacks paper state_head"),
    "papers.kind.{}": set(DocumentKind) - {DocumentKind.MINUTES},
    "papers.state.{}": set(DocumentState) - {DocumentState.SIGNED},
    "personal_data.end.{}": written("done refuse"),
    "personal_data.head.{}": written(
        "asked form kind said answer_by do_by standing", "pages/personal_data/page.py"
    ),
    "personal_data.kind.{}": RequestKind,
    "personal_data.purpose.{}": ConsentPurpose,
    "personal_data.state.{}": RequestState,
    "personal_data.way.{}": RequestWay,
    "personal_data.withdraw.{}": ConsentPurpose,
    "receipt.{}.{}": written(
        "news.again news.consent news.corrected news.received news.withdrawn"
        " step.accepted step.in_writing step.not_discussed step.on_floor step.received"
        " step.scheduled step.withdrawn"
        " told.accepted told.in_writing told.not_discussed told.on_floor told.received"
        " told.scheduled told.withdrawn",
        "console/templates/my.html",
        "console/registration/views/receipt.py",
        "console/web/receipt_routes.py",
    ),
    "referral.{}": written("close neutral open turn_to"),
    "register.consent.{}": ConsentPurpose,
    "register.fault.{}": written(
        "address_missing attendance_missing consent_missing email_missing email_unreadable"
        " kind_missing name_missing national_id organization_missing people_wrong phone_hotline"
        " phone_is_id phone_letters phone_missing phone_unreadable question_long question_missing"
        " question_short site_missing tax_code_wrong text_long",
        "console/text/phones.py",
    ),
    "register.way.{}": AnswerWay,
    "register.weekday.{}": WEEKDAYS,
    "publication.head.{}": written("at by hash state version"),
    "publication.state.{}": ResultsState,
    "registrations.column.{}": written("effect findings line ref sender"),
    "registrations.consent.{}": ConsentPurpose,
    "registrations.imports_head.{}": written("at by file rows state"),
    "registrations.order_by.{}": written("name ref"),
    "registrations.part.{}": written(
        "address answer email field filename organization people phone place position procedure"
        " raised_before registrant_kind sender source speaking submitted tax_code"
    ),
    "registrations.place_of.{}": AttendanceWish,
    "registrations.registrant.{}": RegistrantKind,
    "registrations.remark.{}": {*ImportNotice, *Code} - WHOLE_FILE,
    "registrations.rows_shown.{}": written("all look refused", "pages/registrations/preview.py"),
    "registrations.source_of.{}": Source,
    "registrations.speaking_of.{}": written("no yes"),
    "registrations.way.{}": AnswerWay,
    "review.kind.{}": Kind,
    "review_desk.{}": written(
        "assigned_none assigned_now in_scope looks_like next not_kept previous raised"
        " said_partly wrote"
    ),
    "recording.column.{}": marks_table.COLUMNS,
    "review_desk.act.{}": written(
        "accepted assigned excluded grouped parted referred reopened spokesperson ungrouped weighed"
    ),
    "review_desk.class.{}": written("accept complaint denunciation mixed outside refer"),
    "review_desk.key.{}": written("class group move save several undo units"),
    "review_desk.order.{}": QuestionOrder,
    "review_desk.priority.{}": written("first in_turn soon"),
    "review_desk.show.{}": Show,
    "review_several.act.{}": SeveralAct,
    "review_several.go.{}": SeveralAct,
    "review_several.left.{}": Hindrance,
    "role.{}": Role,
    "secretary.kinds.{}": NoteKind,
    "secretary.phrase.{}": set(PHRASES),
    "secretary.private.{}": Private,
    "secretary.sample.{}": set(NoteKind) - {NoteKind.CHAIR, NoteKind.WORDING},
    "steps.{}": written("due proof state who"),
    "steps.change.{}": ChangeKind,
    "steps.is.{}": StepState,
    "steps.name.{}": Step,
    "suggest.{}": PRIORITY_REASONS,
    "suggest.{}.{}": written(
        "complaint.learnt complaint.medium complaint.scored complaint.strong complaint.structure"
        " complaint.weak denunciation.learnt denunciation.medium denunciation.scored"
        " denunciation.strong denunciation.structure denunciation.weak empty.nothing"
        " guard.advised guard.colloquial guard.correction guard.filing guard.law_name"
        " guard.negation guard.procedure guard.third_party outside.private_dispute"
        " outside.recruitment outside.street outside.utility spam.advert spam.trial",
        "console/text/cues.py",
        "console/text/learnt.py",
        "console/text/scored.py",
        "console/text/screening.py",
    ),
    "today.decision.{}": Decision,
    "today.duty.{}": {rule.key for rule in todo.RULES},
    "today.go.{}": {page.name for page in PAGES} - {"today"},
    "today.lead.{}": MeetingState,
    "today.light.{}": Light,
    "today.milestone.{}": {*PERIODS, "meeting"},
    "today.why.{}": {rule.key for rule in todo.RULES},
    "typed.{}": written("date drop elsewhere returned take time unit"),
    "typed.unknown.{}": LinePart,
    "web.language_name.{}": catalog.LANGUAGES,
    "word.unit_report.{}": SAID,
    "word.{}": {f"presence.{presence}" for presence in Presence},
    "word.attendance.{}": Attendance,
    "word.decision.{}": Decision,
    "word.duty.{}": DutyKind,
    "word.kind.{}": Kind,
    "word.meeting.{}": MeetingState,
    "word.note.{}": NoteKind,
    "word.outcome.{}": OutcomeKind,
    "word.outcome_body.{}": BODIES,
    "word.outcome_count.{}": OutcomeKind,
    "word.outcome_to.{}": BODIES,
    "word.part.{}": AssignmentPart,
    "word.place.{}": Place,
    "word.turn.{}": TurnState,
    "word.turn_kind.{}": TurnKind,
    "{}.chart_count": written("follow_up packs", "pages/follow_up/page.py", "pages/packs/page.py"),
    "{}.chart_told": written("follow_up packs", "pages/follow_up/page.py", "pages/packs/page.py"),
    "{}.standing.{}": {
        *(f"follow_up.{standing}" for standing in CommitmentStanding),
        *(f"packs.{progress}" for progress in Progress),
    },
    "{}.title": written("branch secretary today", "console/page_table.py"),
}
