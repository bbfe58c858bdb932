#!/usr/bin/env bash
# Run the whole suite N times while two busy loops take the cores, and tell how each run ended.
# Words after N are run instead of `make test`.
set -u

runs=${1:-}
[[ $runs =~ ^[1-9][0-9]*$ ]] || {
  echo "Usage: setup/steady.sh RUNS [COMMAND …]" >&2
  exit 2
}
shift
[ $# -gt 0 ] || set -- make --no-print-directory test

logs=$(mktemp -d)
loops=()
end() {
  kill "${loops[@]}"
  wait "${loops[@]}"
  rmdir "$logs" || echo "What failed runs wrote: $logs"
} 2>/dev/null
trap end EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

for _ in 1 2; do
  # Ends by itself too: nothing can clear up after a script that was killed outright.
  while kill -0 $$; do :; done >/dev/null 2>&1 &
  loops+=($!)
done

failed=0
row='%4s  %7s  %-6s  %s\n'
# shellcheck disable=SC2059
printf "$row" run seconds result "failing tests"
for ((run = 1; run <= runs; run++)); do
  log=$logs/$run.log
  begun=$SECONDS
  result=failed tests=
  if "$@" >"$log" 2>&1 </dev/null; then
    result=passed
    rm "$log"
  else
    failed=1
    # The lines of pytest's summary, without what each test complained about.
    tests=$(sed -nE 's/ - .*//; s/^(FAILED|ERROR) //p' "$log" | paste -sd' ')
  fi
  # shellcheck disable=SC2059
  printf "$row" "$run" $((SECONDS - begun)) "$result" "${tests:--}"
done
exit $failed
