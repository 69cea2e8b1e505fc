#!/usr/bin/env bash
# What reviewing and printing a comparison cost beside an older program, in turn, in one run, as a Markdown table:
# processor milliseconds (user and system), medians.
#
#   BASE_PROGRAM=old/quyche benches/check-and-compare.sh [--runs N] [--pair FOLDER] [program]
#
# The program is target/release/quyche unless named. The pair of 360 điều is generated (benches/compare/pairs.rs), the same at
# every run; --pair names a folder with `old` and `new` instead.
set -euo pipefail
cd "$(dirname "$0")/.."
runs=11 pair= program=${CARGO_TARGET_DIR:-target}/release/quyche
while [ $# -gt 0 ]; do
    case $1 in
    --runs) runs=$2; shift ;;
    --pair) pair=$2; shift ;;
    -*) echo "$1: unknown; see the head of $0" >&2; exit 2 ;;
    *) program=$1 ;;
    esac
    shift
done
base=${BASE_PROGRAM:?name the older program}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
if [ -z "$pair" ]; then
    cargo bench --quiet --no-default-features --bench compare -- pairs "$work" 360 >"$work/log"
    pair=$work/360
fi
mkdir "$work/many"
for at in $(seq 1000); do cp -r regulations/dang-uy-xa "$work/many/quy-che-$at"; done

# The processor milliseconds of a command; findings are no failure, anything worse is told and ends the run.
TIMEFORMAT='%3U %3S'
exec 3>&2
cost() {
    { time "$@" >"$work/out" 2>&1 || [ $? -eq 1 ] || { echo "failed: $*" >&3; head "$work/out" >&3; exit 1; }; } 2>&1 |
        tail -n 1 | awk '{ print ($1 + $2) * 1000 }'
}
median() { sort -n "$1" | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }

# row WHAT AIM RUNS ARGUMENTS…
row() {
    local what=$1 aim=$2 count=$3
    shift 3
    : >"$work/base"
    : >"$work/now"
    for _ in $(seq "$count"); do
        cost "$base" "$@" >>"$work/base"
        cost "$program" "$@" >>"$work/now"
    done
    awk -v what="$what" -v aim="$aim" -v old="$(median "$work/base")" -v new="$(median "$work/now")" \
        'BEGIN { printf "| %s | %.0f ms | %.0f ms | %.2f | %s |\n", what, old, new, new / old, aim }'
}
echo '| | base | now | share | aim |'
echo '|---|---|---|---|---|'
row '`check`, 47 điều with the last term' 0.5 "$runs" check regulations/tinh-uy-2025-2030
row '`check`, 1,000 regulations' 0.5 3 check "$work/many" --format json
row '`diff --to html`, 360 điều' 0.4 "$runs" diff "$pair/old" "$pair/new" --to html -o "$work/page.html"
row '`diff --to redline`, 360 điều' 0.4 "$runs" diff "$pair/old" "$pair/new" --to redline -o "$work/redline.docx"
row '`render --to docx`, 47 điều' – "$runs" render regulations/tinh-uy-2025-2030 --to docx -o "$work/print.docx"
