"""The act that marks the database as a demonstration."""

from console.auth.permissions import Permission
from console.errors import Refused
from console.journal import Subject
from console.live.topics import Topic
from console.use_case import Work, house_act
from models import Installation


@house_act(Permission.DATABASE_MARK)
def mark_demonstration(work: Work) -> int:
    """Mark this database as a demonstration, for good; gives 1.

    Raises:
        Refused: `demonstration_already`.
    """
    if work.session.get(Installation, 1) is not None:
        raise Refused("demonstration_already")
    work.session.add(Installation(id=1, demonstration_since=work.now))
    subject = Subject("installation", 1)
    work.record("administration:database:marked", subject, topics=(Topic.HOUSE,))
    return 1
