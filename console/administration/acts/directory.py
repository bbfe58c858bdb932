"""The act that brings the directory in: units and fields."""

from typing import Any

from console.administration import directory_file as directories
from console.administration.directory_rows import write_fields, write_units
from console.auth.permissions import Permission
from console.journal import Subject
from console.live.topics import Topic
from console.use_case import Work, house_act


@house_act(Permission.DIRECTORY_EDIT)
def import_directory(work: Work, directory: Any) -> int:
    """Add and update units and fields, delete none; gives how many were added or changed.

    Args:
        directory: the parsed JSON of a directory file; may be imported again and again.

    Raises:
        Refused: the file's shape or a value is wrong; says where.
    """
    told = directories.read(directory)
    units, fields = write_units(work, told), write_fields(work, told)
    changed = (*units.added, *units.updated, *fields.added, *fields.updated)
    facts = {
        "units_added": units.added,
        "units_updated": units.updated,
        "units_missing": units.missing,
        "fields_added": fields.added,
        "fields_updated": fields.updated,
        "fields_missing": fields.missing,
    }
    subject = Subject("directory", len(told.units))
    work.record("administration:directory:imported", subject, facts=facts, topics=(Topic.HOUSE,))
    return len(changed)
