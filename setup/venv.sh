#!/usr/bin/env bash
# Make the virtual environment .venv with the machine's Python.
set -eu
python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
  echo "Python 3.11 or newer is needed; this machine has $(python3 --version 2>&1)." >&2
  exit 1
}
python3 -m venv .venv
