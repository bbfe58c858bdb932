"""What administrators do for the journal itself: the house tells where every chain stands."""

from console.auth.permissions import Permission
from console.journal import Subject
from console.live.topics import Topic
from console.use_case import Work, house_act


@house_act(Permission.ACCOUNT_MANAGE)
def tell_heads(work: Work) -> int:
    """Tell the head of every meeting in the house chain now; gives the number of the entry.

    Every act of the house tells those that moved since the one before it; this one is for the end
    of a day on which the house has nothing else to do.
    """
    work.record("administration:heads:told", Subject("chain", 0), topics=(Topic.HOUSE,))
    return work.number - 1
