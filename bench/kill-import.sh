#!/bin/sh
# Kills an import again and again with -9, then lets it finish and asks the doctor.
# usage: bench/kill-import.sh [ROUNDS [PATH ...]]; default 20 rounds of $TIDINGS_DATA
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
data=${TIDINGS_DATA:-$here/../shared/data}
rounds=${1:-20}
[ $# -eq 0 ] || shift
[ $# -gt 0 ] || set -- "$data/archive/reuters" "$data/stories/allsides-dated.jsonl"
[ -e "$1" ] || { echo "skipped: $1 is not there; name files or set TIDINGS_DATA" >&2; exit 0; }
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
TIDINGS_HOME=$home
export TIDINGS_HOME
"$here/tidings" doctor >/dev/null # builds, and makes the start-up cache
round=1
while [ "$round" -le "$rounds" ]; do
  "$here/tidings" import "$@" >/dev/null 2>&1 &
  import=$!
  sleep "$(awk -v seed="$round" 'BEGIN { srand(seed); printf "%.2f", 0.8 + rand() * 4 }')"
  if kill -9 "$import" 2>/dev/null; then
    wait "$import" 2>/dev/null || true
    echo "round $round: killed"
  else
    echo "round $round: had finished before"
  fi
  round=$((round + 1))
done
"$here/tidings" import "$@" 2>/dev/null | head -n 1
"$here/tidings" doctor
