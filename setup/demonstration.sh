#!/usr/bin/env bash
# Serve a demonstration meeting that goes on now, on the loopback address; make it first.
# One that nobody has used for an hour is stale, its speaker long over time: it is made anew.
set -eu
port=$1
file=var/demonstration.sqlite3

if (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
  echo "Port $port is taken by another program; choose one: make run PORT=$((port + 1))" >&2
  exit 1
fi
mkdir -p var

if [ ! -e "$file" ] || [ -z "$(find "$file" "$file"-* -mmin -60 2>/dev/null)" ]; then
  rm -f "$file"*
  CONSOLE_DATABASE_URL=sqlite:///$file.part .venv/bin/python -m console demo --stage live >/dev/null
  mv "$file.part" "$file"
fi

export CONSOLE_DATABASE_URL=sqlite:///$file
.venv/bin/python -m console demo --logins
exec .venv/bin/python -u -m console serve --host 127.0.0.1 --port "$port"
