"""A unit's part in a matter as it is given."""

from console.use_case import Work
from models import Assignment
from models.codes.questions import AssignmentPart


def new_assignment(work: Work, matter_id: int, unit_id: int, part: AssignmentPart) -> Assignment:
    """Give a unit a part in a matter."""
    made = Assignment(
        matter_id=matter_id,
        unit_id=unit_id,
        part=part,
        assigned_at=work.happened_at,
        entry=work.number,
    )
    work.session.add(made)
    return made
