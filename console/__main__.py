"""`python -m console`."""

import io
import sys

from console.cli.loading import loading

with loading():
    from console.cli.main import main

# Vietnamese must come out whole whatever the locale says; a name that is no text must not stop us.
for stream in (sys.stdout, sys.stderr):
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")

sys.exit(main())
