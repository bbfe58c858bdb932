"""What the options of a choice are called.

Streamlit keeps the naming function of a choice with its session under test, where everything must
be able to be pickled; a closure cannot, a table of names can.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Labels:
    """Names the options of a choice; an option no longer known has an empty name."""

    names: Mapping[Any, str]

    def __call__(self, option: Any) -> str:
        """Give the name of an option."""
        return self.names.get(option, "")
