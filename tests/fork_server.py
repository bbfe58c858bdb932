"""A process that has read the whole product and forks a server for each line it is told.

Reading Streamlit and the product takes two seconds of a core, and a run of the tests starts two
hundred servers. Nothing is served in this process and it has one thread, so what it forks begins as
a fresh server does, in the same entry point.

    {"words": ["serve", "--port", "8501"], "database": "sqlite:///…", "output": FIFO}   ->  pid
    {"ended": pid}                                                                    ->  exit code
"""

import json
import os
import runpy
import sys
from importlib import import_module
from typing import Any

from console.cli.main import GROUPS


def main() -> None:
    """Read the product, then do what each line asks."""
    for name in ("console.web.asgi", *(f"console.cli.{group}" for group in GROUPS)):
        import_module(name)
    for line in sys.stdin:
        asked = json.loads(line)
        if "ended" in asked:
            answer = os.waitstatus_to_exitcode(os.waitpid(asked["ended"], 0)[1])
        else:
            answer = os.fork() or _begin(asked)
        sys.stdout.write(f"{answer}\n")
        sys.stdout.flush()


def _begin(asked: dict[str, Any]) -> int:
    """Become the server; never returns."""
    output = os.open(asked["output"], os.O_WRONLY)
    nothing = os.open(os.devnull, os.O_RDONLY)
    for mine, standard in ((nothing, 0), (output, 1), (output, 2)):
        os.dup2(mine, standard)
    # Made anew: the old ones still hold what the fork server's own could do.
    sys.stdin = os.fdopen(0)
    sys.stdout, sys.stderr = (os.fdopen(one, "w", buffering=1) for one in (1, 2))
    for name in [one for one in os.environ if one.startswith("CONSOLE_")]:
        del os.environ[name]
    os.environ["CONSOLE_DATABASE_URL"] = asked["database"]
    sys.argv = ["console", *asked["words"]]
    runpy.run_module("console", run_name="__main__")
    raise SystemExit  # the entry point leaves by itself


if __name__ == "__main__":
    main()
