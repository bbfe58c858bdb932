"""What the command line says: texts in the chosen language, JSON alone on standard output."""

import json
import sys
from typing import Any

from console import settings
from console.i18n.catalog import translate


def say(key: str, **facts: object) -> None:
    """Print one text for a person."""
    print(translate(settings.current().language, key, **facts))


def say_json(document: Any) -> None:
    """Print one JSON document."""
    print(json.dumps(document, ensure_ascii=False, indent=2, default=str))


def complain(text: str) -> None:
    """Print one line on standard error."""
    print(text, file=sys.stderr)
