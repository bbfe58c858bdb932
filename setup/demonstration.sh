#!/usr/bin/env bash
# Serve today's demonstration meeting on the loopback address; make it first if there is none yet.
# One database a day: a meeting that "goes on now" is stale tomorrow.
set -eu
port=$1
file=var/demonstration-$(date +%F).sqlite3

if (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
  echo "Port $port is taken by another program; choose one: make run PORT=$((port + 1))" >&2
  exit 1
fi
mkdir -p var

if [ ! -e "$file" ]; then
  rm -f "$file".part*
  CONSOLE_DATABASE_URL=sqlite:///$file.part .venv/bin/python -m console demo --stage live >/dev/null
  mv "$file.part" "$file"
fi

export CONSOLE_DATABASE_URL=sqlite:///$file
.venv/bin/python -m console demo --logins
exec .venv/bin/python -u -m console serve --host 127.0.0.1 --port "$port"
