"""What browsers load from us: modules, styles and texts, at an address that names the version."""

import json
import re
from functools import cache
from hashlib import sha256
from pathlib import Path

from console.i18n import catalog

FOLDER = Path(__file__).parent
KINDS = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}
# Areas of the catalogs whose texts the boards draw with.
LABEL_AREAS = ("word", "board", "chair", "secretary", "branch", "typed")
_IMPORT = re.compile(r'^import [^;]*?"\./(\w+)\.js";', re.MULTILINE)


@cache
def files() -> dict[str, bytes]:
    """Give every file a browser may load: path below the folder -> content."""
    found = {
        file.relative_to(FOLDER).as_posix(): file.read_bytes()
        for file in sorted(FOLDER.rglob("*"))
        if file.suffix in KINDS
    }
    return found | {f"labels.{one}.json": labels(one) for one in catalog.LANGUAGES}


def labels(language: str) -> bytes:
    """Give the texts of the boards in one language as JSON."""
    chosen = {
        key: text
        for key, text in catalog.load(language).items()
        if key.split(".")[0] in LABEL_AREAS
    }
    return json.dumps(chosen, ensure_ascii=False).encode()


@cache
def version() -> str:
    """Give the version of all files together; it changes when one of them does."""
    digest = sha256()
    for path, content in files().items():
        digest.update(path.encode() + content)
    return digest.hexdigest()[:12]


@cache
def modules(start: str) -> tuple[str, ...]:
    """Give the modules a page loads that starts with one: names, that one first, each once."""
    found = [start]
    for name in found:
        imported = _IMPORT.findall(files()[f"{name}.js"].decode())
        found += [module for module in imported if module not in found]
    return tuple(found)


@cache
def styles() -> str:
    """Give the style sheet of the pages in Streamlit: tokens, frame, then each page's own."""
    own = sorted(path for path in files() if path.startswith("styles/"))
    return "\n".join(files()[path].decode() for path in ("tokens.css", "pages.css", *own))
