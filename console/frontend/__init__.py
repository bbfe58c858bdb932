"""What browsers load from us: modules, styles and texts, at an address that names the version."""

import json
import re
from functools import cache
from hashlib import sha256
from pathlib import Path

from console.frontend import state_looks
from console.i18n import catalog

FOLDER = Path(__file__).parent
KINDS = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}
# Areas of the catalogs whose texts the boards draw with.
LABEL_AREAS = ("word", "board", "chair", "secretary", "branch", "department", "typed")
ENCODED = str.maketrans({"<": "%3C", ">": "%3E", "#": "%23", '"': "'"})
_IMPORT = re.compile(r'^import [^;]*?"\./(\w+)\.js";', re.MULTILINE)


@cache
def files() -> dict[str, bytes]:
    """Give every file a browser may load: path below the folder -> content."""
    found = {
        file.relative_to(FOLDER).as_posix(): file.read_bytes()
        for file in sorted(FOLDER.rglob("*"))
        if file.suffix in KINDS
    }
    texts = {f"labels.{language}.json": labels(language) for language in catalog.LANGUAGES}
    return found | texts | {"icons.css": icons()}


def labels(language: str) -> bytes:
    """Give the texts of the boards in one language, and how states are drawn, as JSON."""
    chosen = {
        key: text
        for key, text in catalog.load(language).items()
        if key.split(".")[0] in LABEL_AREAS
    }
    return json.dumps(chosen | state_looks.texts(), ensure_ascii=False).encode()


def icons() -> bytes:
    """Give the style sheet of the icons: a class `ic-<name>` for each drawing in `icons/`."""
    return "\n".join(
        f'.ic-{file.stem} {{ --drawing: url("data:image/svg+xml,{_drawn(file)}"); }}'
        for file in sorted((FOLDER / "icons").glob("*.svg"))
    ).encode()


def _drawn(file: Path) -> str:
    return " ".join(file.read_text("utf-8").split()).translate(ENCODED)


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
