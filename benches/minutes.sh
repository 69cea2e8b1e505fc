#!/usr/bin/env bash
# What a build and a print cost, side by side with an older commit on the same machine in the same run: processor time
# (user and system), sizes, memory.
#
#   benches/minutes.sh [--base COMMIT] [--runs N] [--build] [--own]
#
# --build also builds both from nothing (an hour of processor time for the base commit's PDF engine); without it a base
# program has to be named by BASE_PROGRAM. --own also builds our own crate alone, everything else built, in both.
set -euo pipefail
cd "$(dirname "$0")/.."
base=17af3ae runs=15 build= own=
while [ $# -gt 0 ]; do
  case $1 in
    --base) base=$2; shift ;;
    --runs) runs=$2; shift ;;
    --build) build=1 ;;
    --own) own=1 ;;
    *) echo "unknown: $1" >&2; exit 2 ;;
  esac
  shift
done
work=$(mktemp -d)
trap 'rm -rf "$work"; git worktree prune' EXIT

# The processor seconds that a command takes, user and system.
seconds() {
  command time -f '%U %S' "$@" >/dev/null 2>"$work/said" || { echo "failed: $*" >&2; tail -5 "$work/said" >&2; }
  tail -1 "$work/said" | awk '{print $1 + $2}'
}
row() { awk -v what="$1" -v old="$2" -v new="$3" -v aim="$4" \
  'BEGIN { printf "| %s | %s | %s | %.2f | %s |\n", what, old, new, (old > 0 ? new / old : 0), aim }'; }
echo "| | $base | now | share | aim |"
echo '|---|---|---|---|---|'

if [ -n "$build" ]; then
  git worktree add -q --detach "$work/base" "$base"
  clean() { (cd "$1" && seconds cargo build --release --locked --bin quyche --target-dir "$2"); }
  row 'clean build, processor s' "$(clean "$work/base" "$work/old")" "$(clean . "$work/new")" 0.33
  if [ -n "$own" ]; then
    alone() { (cd "$1" && touch src/lib.rs && seconds cargo build --release --locked --bin quyche --target-dir "$2"); }
    row 'own crate alone, processor s' "$(alone "$work/base" "$work/old")" "$(alone . "$work/new")" 0.40
  fi
  old=$work/old/release/quyche new=$work/new/release/quyche
else
  old=${BASE_PROGRAM:?name the program of $base, or say --build} new=${PROGRAM:-target/release/quyche}
fi

size() { cp "$1" "$work/stripped" && strip "$work/stripped" && stat -c %s "$work/stripped" | awk '{printf "%.1f", $1 / 1e6}'; }
row 'stripped program, MB' "$(size "$old")" "$(size "$new")" 0.35

# The median of the processor milliseconds of a command, over runs in which both take turns.
pair() {
  local what=$1 aim=$2; shift 2
  : >"$work/a"; : >"$work/b"
  for _ in $(seq "$runs"); do
    for side in a b; do
      local program=$old; [ $side = b ] && program=$new
      seconds bash -c 'for _ in 1 2 3 4 5; do "$@" || [ $? -lt 2 ]; done' run "$program" "$@" >>"$work/$side"
    done
  done
  median() { sort -n "$1" | awk '{v[NR] = $1} END {printf "%.1f", v[int((NR + 1) / 2)] * 200}'; }
  row "$what, ms" "$(median "$work/a")" "$(median "$work/b")" "$aim"
}
now=regulations/tinh-uy-2025-2030 before=regulations/tinh-uy-2020-2025
pair 'PDF of 47 điều' 0.25 render "$now" --to pdf -o "$work/x.pdf" --font embedded
pair 'comparison table as PDF' 0.25 diff "$before" "$now" --to table-pdf -o "$work/t.pdf" --font embedded
pair 'check of 47 điều with its last term' 0.5 check "$now"

peak() { command time -f %M "$@" 2>&1 >/dev/null | tail -1 | awk '{printf "%.1f", $1 / 1024}'; }
row 'peak memory of a PDF, MB' \
  "$(peak "$old" render "$now" --to pdf -o "$work/x.pdf" --font embedded)" \
  "$(peak "$new" render "$now" --to pdf -o "$work/x.pdf" --font embedded)" 0.5
