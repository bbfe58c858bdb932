"""Keeps Streamlit from asking other machines for this one's address.

It asks for it, on the event loop, to decide whether a page may connect; that is decided before it
is asked (`console/web/origin_check.py`), and by the public address alone.
"""

from streamlit import net_util


def install() -> None:
    """Put it in force for this process; may be repeated."""
    for name in ("get_external_ip", "get_internal_ip"):
        vars(net_util)[name] = _unknown


def _unknown() -> None:
    return None
