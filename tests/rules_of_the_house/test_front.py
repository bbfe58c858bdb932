"""Scripts, styles and templates: how they are written, and what they may know of Streamlit."""

import json
import re
import subprocess
from importlib.metadata import version
from pathlib import Path

import pytest

from console import frontend
from console.frontend import sheets
from tests import board_types

ROOT = Path(__file__).parents[2]
TEMPLATES = ROOT / "console" / "templates"
STYLES = frontend.FOLDER / "styles"
OF_STREAMLIT = [STYLES / "streamlit.css", frontend.FOLDER / "streamlit.js"]
LONGEST_LINE = 120  # characters
LONGEST_FILE = 300  # lines
# What only the inside of Streamlit shows: its test ids, its classes, those of its libraries.
INSIDE = re.compile(
    r"data-testid|data-test-|data-baseweb|data-selected|st-emotion|\.st[A-Z]\w|\.rc-|[Tt]estScriptState"
)
UNTOUCHABLE = "!important"
PAGES = sorted(page.parent.name for page in (ROOT / "pages").glob("*/page.py"))


def written(*kinds: str) -> list[Path]:
    """Give what people write of these kinds; the types of the boards are written by a program."""
    files = [
        file
        for folder in (frontend.FOLDER, TEMPLATES)
        for kind in kinds
        for file in sorted(folder.rglob(f"*{kind}"))
    ]
    return [file for file in files if file != board_types.FILE]


def shown(file: Path) -> str:
    return str(file.relative_to(ROOT))


@pytest.mark.parametrize("file", written(".js", ".ts", ".css", ".html", ".svg"), ids=shown)
def test_a_file_has_short_lines_and_not_many(file: Path) -> None:
    lines = file.read_text("utf-8").splitlines()

    long = [number for number, line in enumerate(lines, 1) if len(line) > LONGEST_LINE]

    assert long == []
    assert len(lines) <= LONGEST_FILE


@pytest.mark.parametrize("file", written(".css"), ids=shown)
def test_what_no_other_rule_may_change_says_why(file: Path) -> None:
    text = file.read_text("utf-8")

    unexplained = [
        text.count("\n", 0, found.start()) + 1
        for found in re.finditer(UNTOUCHABLE, text)
        if not is_explained(text, found.start())
    ]

    assert unexplained == []


def is_explained(text: str, at: int) -> bool:
    """Whether a comment stands in or above the rule, or behind on the same line."""
    before, line = text[:at], text[at:].partition("\n")[0]
    return "/*" in line or before.rfind("*/") > before.rfind("}")


@pytest.mark.parametrize("file", written(".css", ".js"), ids=shown)
def test_the_inside_of_streamlit_is_known_in_one_place(file: Path) -> None:
    text = file.read_text("utf-8")

    named = sorted({found[0] for found in INSIDE.finditer(text)})

    assert (named == []) == (file not in OF_STREAMLIT)


@pytest.mark.parametrize("file", OF_STREAMLIT, ids=shown)
def test_the_inside_of_streamlit_was_read_from_the_version_installed(file: Path) -> None:
    named = re.findall(r"\bStreamlit (\d+\.\d+\.\d+)\b", file.read_text("utf-8"))

    assert named == [version("streamlit")]


@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_sent_its_own_styles_with_every_name_spelt_out(page: str) -> None:
    styles = sheets.of_page(page)

    assert "@custom-selector" not in styles
    assert re.search(r":--[a-z]", styles) is None
    assert re.findall(r"@import .*", styles) == [
        f'@import "/frontend/{frontend.version()}/icons.css";'
    ]


def test_every_style_sheet_belongs_to_a_page() -> None:
    sent = {path for page in PAGES for path in sheets.paths(page)}

    lying = {file.relative_to(frontend.FOLDER).as_posix() for file in STYLES.rglob("*.css")}

    assert lying - sent == set()


@pytest.mark.parametrize("file", written(".js", ".html"), ids=shown)
def test_every_icon_named_is_drawn(file: Path) -> None:
    drawn = {drawing.stem for drawing in (frontend.FOLDER / "icons").glob("*.svg")}

    named = set(re.findall(r"""\bicon\(["']([a-z-]+)["']\)""", file.read_text("utf-8")))

    assert named - drawn == set()


def test_the_types_of_the_boards_are_those_of_the_server() -> None:
    told = board_types.FILE.read_text("utf-8")

    assert told == board_types.written(), "run: python -m tests.board_types"


def test_the_tools_of_the_scripts_are_exact_and_their_lock_names_no_registry() -> None:
    wanted = json.loads((ROOT / "package.json").read_text("utf-8"))["devDependencies"]
    lock = json.loads((ROOT / "package-lock.json").read_text("utf-8"))["packages"]

    assert [one for one in wanted.values() if re.fullmatch(r"\d+\.\d+\.\d+", one) is None] == []
    assert [name for name, package in lock.items() if "resolved" in package] == []
    assert [name for name, package in lock.items() if name and "integrity" not in package] == []


def test_make_tools_lints_and_types_the_scripts() -> None:
    told = subprocess.run(
        ("make", "--dry-run", "tools"), cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.splitlines()

    assert ".venv/bin/node node_modules/.bin/biome check --error-on-warnings" in told
    assert ".venv/bin/node node_modules/.bin/tsc --project ." in told
