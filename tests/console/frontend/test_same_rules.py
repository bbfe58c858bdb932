"""What scripts show while somebody types is what the server decides: one list of cases for both."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from console import frontend
from console.capture.phrases import PHRASES
from console.i18n.catalog import translate
from console.settings import Settings
from console.web import options
from pages.secretary import line

ROOT = Path(__file__).parents[3]
NODE = ROOT / ".venv" / "bin" / "node"
DATA = ROOT / "tests" / "data"

LINES = """
const { cases, grammar } = given;
return Object.fromEntries(
  cases.map(({ line, kind }) => [line, module.readLine(line, kind, given, grammar)]),
);
"""
RANKINGS = """
const found = ({ sought }) => module.ranked(sought, given.things).map(({ value }) => value);
return Object.fromEntries(given.cases.map((one) => [one.sought, found(one)]));
"""
PHRASES_FOUND = "return module.phrasesFor(given.before, given.phrases);"


def scripted(module: str, body: str, given: Any) -> Any:
    """Give what a script says of the cases, as Node runs it."""
    address = (frontend.FOLDER / f"{module}.js").as_uri()
    script = f"""
      const module = await import({json.dumps(address)});
      const said = (given) => {{ {body} }};
      let text = "";
      for await (const part of process.stdin) text += part;
      process.stdout.write(JSON.stringify(said(JSON.parse(text))));
    """
    ran = subprocess.run(
        [NODE, "--input-type=module", "-e", script],
        input=json.dumps(given),
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.stderr == ""
    return json.loads(ran.stdout)


def read(name: str) -> Any:
    return json.loads((DATA / name).read_text("utf-8"))


def test_a_script_reads_the_line_as_the_server_does() -> None:
    given = read("lines.json")
    options.put_in_force(Settings())
    given["grammar"] = line.grammar()

    found = scripted("line_reading", LINES, given)

    said = {
        text: {name: value for name, value in told.items() if value or name == "text"}
        for text, told in found.items()
    }
    wanted = {case["line"]: case["says"] for case in given["cases"]}
    assert {text: {"unknown": [], **told} for text, told in said.items()} == {
        text: {"unknown": [], **told} for text, told in wanted.items()
    }


def test_a_script_ranks_as_the_server_does() -> None:
    given = read("rankings.json")

    found = scripted("ranking", RANKINGS, given)

    assert found == {case["sought"]: case["found"] for case in given["cases"]}


@pytest.mark.parametrize(
    ("before", "first"),
    [
        ("> Sở Y tế: ;gn", "noted"),
        ("> ;qua han", "overdue"),
        ("> đã sửa; sau đó", None),
        ("> ;@syt", None),
        ("> ;không có câu nào như vậy", None),
    ],
)
def test_a_phrase_is_found_after_a_semicolon_by_a_few_letters(
    before: str, first: str | None
) -> None:
    phrases = [translate("vi", f"secretary.phrase.{name}") for name in PHRASES]

    found = scripted("phrases", PHRASES_FOUND, {"before": before, "phrases": phrases})

    assert found[:1] == ([translate("vi", f"secretary.phrase.{first}")] if first else [])
