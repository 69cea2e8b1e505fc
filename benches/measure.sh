#!/bin/sh
# Whole-process times and peak memory of the commands on the example of 47 điều, and the size of the program.
#
#   benches/measure.sh [--runs N] [--build] [program]
#
# The program is target/release/quyche unless named. --build also builds everything anew in a temporary folder
# and prints how long that took; let nothing else run meanwhile.
set -eu
cd "$(dirname "$0")/.."
runs=20
build=no
program=${CARGO_TARGET_DIR:-target}/release/quyche
example=regulations/tinh-uy-2025-2030
while [ $# -gt 0 ]; do
    case $1 in
    --runs) runs=$2; shift ;;
    --build) build=yes ;;
    *) program=$1 ;;
    esac
    shift
done
[ -x "$program" ] || { echo "$program: build it first (cargo build --release)" >&2; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# One command: so many runs, the least and the median of wall time in milliseconds, the peak of memory.
measure() {
    name=$1; shift
    at=0
    while [ $at -lt "$runs" ]; do
        start=$(date +%s%N)
        "$@" >"$folder/out" 2>&1 || [ $? -eq 1 ] || { cat "$folder/out" >&2; exit 2; }
        end=$(date +%s%N)
        echo $(((end - start) / 10000))
        at=$((at + 1))
    done | sort -n >"$folder/times"
    memory=-
    if [ -x /usr/bin/time ]; then
        /usr/bin/time -f %M -o "$folder/memory" "$@" >"$folder/out" 2>&1 || true
        memory=$(tail -n 1 "$folder/memory")
        memory=$((memory / 1024))
    fi
    awk -v name="$name" -v memory="$memory" '{ times[NR] = $1 / 100 }
        END { printf "%-6s %8.1f ms least %8.1f ms median %6s MB peak\n", name, times[1], times[int((NR + 1) / 2)], memory }' \
        "$folder/times"
}

echo "$(date +%F), $(nproc) cores, load $(cut -d' ' -f1 /proc/loadavg 2>/dev/null || echo ?), $runs runs"
measure check "$program" check "$example"
for format in docx html pdf; do
    measure $format "$program" render "$example" --to $format -o "$folder/print.$format"
done
echo "program $(($(wc -c <"$program") / 1048576)) MB"
if [ $build = yes ]; then
    start=$(date +%s)
    CARGO_TARGET_DIR=$folder/target cargo build --release --quiet
    echo "clean release build $(($(date +%s) - start)) s"
fi
