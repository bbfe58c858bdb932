"""What was asked, as the suggestions read it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Asked:
    """One question of this or an earlier meeting."""

    ref: str  # 2026-10-031, or 2026-10-031#2 where a form holds several
    question_id: int
    text: str  # the wording, never edited
    field_text: str  # what the sender ticked or wrote as field; often wrong or blank
    procedure_text: str  # likewise
    meeting: str  # its code, 2026-10
    open_commitment: bool = False  # an answer or act promised for it is still owed
    asked_before: bool = False  # the sender says so

    @property
    def everything(self) -> str:
        """Give all the sender wrote."""
        return f"{self.field_text}\n{self.procedure_text}\n{self.text}"
