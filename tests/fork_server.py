"""A process that has read the whole product and forks a command of it for each line it is told.

Reading Streamlit and the product takes two seconds of a core, and a run of the tests starts two
hundred servers and commands. Nothing is served in this process and it has one thread, so what it
forks begins as a fresh process does, in the same entry point.

    {"words": ["serve", "--port", "8501"], "database": "sqlite:///…", "folder": PATH,
     "outputs": [FILE, FILE]}                                                         ->  pid
    {"ended": pid}                                                                    ->  exit code
"""

import gc
import json
import os
import pkgutil
import re
import runpy
import sys
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from typing import Any

from streamlit.components.v2 import manifest_scanner

import console
from console import schema
from console.i18n import catalog

# Scripts, and what asks Streamlit for the run it is part of already when it is imported.
RUN_LATER = re.compile(r"console\.(__main__|web\.main|ui)\b")


def main() -> None:
    """Read the product, then do what each line asks."""
    read_everything()
    for line in sys.stdin:
        asked = json.loads(line)
        if "ended" in asked:
            answer = os.waitstatus_to_exitcode(os.waitpid(asked["ended"], 0)[1])
        else:
            answer = os.fork() or _begin(asked)
        sys.stdout.write(f"{answer}\n")
        sys.stdout.flush()


def read_everything() -> None:
    """Read what every server would read again: modules, texts, migrations, what packages say."""
    for name in _modules():
        import_module(name)
    for language in catalog.LANGUAGES:
        catalog.load(language)
    schema.newest()
    manifest_scanner.scan_component_manifests = cache(manifest_scanner.scan_component_manifests)
    manifest_scanner.scan_component_manifests()
    gc.collect()
    gc.freeze()


def _modules() -> Iterator[str]:
    for module in pkgutil.walk_packages(console.__path__, "console."):
        if not RUN_LATER.match(module.name):
            yield module.name


def _begin(asked: dict[str, Any]) -> int:
    """Become the command; never returns."""
    outputs = {file: os.open(file, os.O_WRONLY) for file in set(asked["outputs"])}
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    for standard, file in enumerate(asked["outputs"], start=1):
        os.dup2(outputs[file], standard)
    # Made anew: the old ones still hold what the fork server's own could do.
    sys.stdin = os.fdopen(0)
    sys.stdout, sys.stderr = (os.fdopen(standard, "w", buffering=1) for standard in (1, 2))
    for name in [name for name in os.environ if name.startswith("CONSOLE_")]:
        del os.environ[name]
    os.environ["CONSOLE_DATABASE_URL"] = asked["database"]
    os.chdir(asked["folder"])
    sys.argv = ["console", *asked["words"]]
    runpy.run_module("console", run_name="__main__")
    raise SystemExit  # the entry point leaves by itself


if __name__ == "__main__":
    main()
