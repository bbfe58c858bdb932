#!/usr/bin/env bash
# Fill the virtual environment .venv from a requirements file; make it first with the machine's Python.
set -eu

if ! [ -x .venv/bin/pip ]; then
  python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
    echo "Python 3.11 or newer is needed; this machine has $(python3 --version 2>&1)." >&2
    exit 1
  }
  python3 -m venv --clear .venv
fi
echo "Installing $1 into .venv"
.venv/bin/python -m pip install -q --disable-pip-version-check -r "$1"
