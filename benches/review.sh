#!/bin/sh
# Times the review: one regulation as a whole process, then many at once.
#
#   benches/review.sh [program [COUNT]]
#
# The program is target/release/quyche unless named; COUNT regulations (1000) are copies of the example of 27 điều.
# Precision and recall are printed by `cargo bench --no-default-features --bench review`.
set -eu
cd "$(dirname "$0")/.."
program=${1:-${CARGO_TARGET_DIR:-target}/release/quyche}
count=${2:-1000}
[ -x "$program" ] || { echo "$program: build it first (cargo build --release)" >&2; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# Milliseconds of one run of a command; findings are no failure.
time_of() {
    start=$(date +%s%N)
    "$@" >"$folder/out" 2>&1 || [ $? -eq 1 ] || { cat "$folder/out" >&2; exit 2; }
    end=$(date +%s%N)
    echo $(((end - start) / 1000))
}

for example in dang-uy-xa uy-ban-kiem-tra tinh-uy-2025-2030; do
    at=0
    while [ $at -lt 30 ]; do
        time_of "$program" check "regulations/$example"
        at=$((at + 1))
    done | sort -n | awk -v name="$example" '{ t[NR] = $1 } END { printf "check %-20s least %.1f ms, median %.1f ms\n", name, t[1] / 1000, t[int((NR + 1) / 2)] / 1000 }'
done
mkdir "$folder/many"
at=0
while [ $at -lt "$count" ]; do
    cp -r regulations/dang-uy-xa "$folder/many/quy-che-$at"
    at=$((at + 1))
done
for run in 1 2 3; do
    time_of "$program" check "$folder/many" --format json
done | sort -n | awk -v count="$count" 'NR == 1 { printf "check of %d regulations at once: least %.2f s\n", count, $1 / 1000000 }'
