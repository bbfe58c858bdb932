#!/usr/bin/env bash
# Fill the virtual environment .venv from a requirements file; make it first with the machine's Python.
set -eu

# Also made anew when the Python it was made with is gone.
if ! .venv/bin/python -m pip --version >/dev/null 2>&1; then
  python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
    echo "Python 3.11 or newer is needed; this machine has $(python3 --version 2>&1)." >&2
    exit 1
  }
  python3 -m venv --clear .venv
fi
echo "Installing $1 into .venv"
.venv/bin/python -m pip install -q --disable-pip-version-check -r "$1"
