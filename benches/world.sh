#!/bin/sh
# How much of what strangers wrote is understood: a table for each kind of text that lies beside the project.
#
#   benches/world.sh [program]
#
# The program is target/release/quyche unless named; the texts lie in ../shared/texts, or where SHARED says.
set -eu
cd "$(dirname "$0")/.."
program=${1:-${CARGO_TARGET_DIR:-target}/release/quyche}
shared=${SHARED:-../shared}
[ -x "$program" ] || { echo "$program: build it first (cargo build --release)" >&2; exit 2; }
[ -d "$shared/texts" ] || { echo "$shared/texts: no texts there (SHARED)" >&2; exit 2; }
python3 benches/instructions.py "$program" tests/conformance/instructions.tsv "$shared"/texts/sua-doi/*.md "$shared"/texts/nd-*-sua-doi.md
python3 tests/conformance/world/measure.py "$program" "$shared/texts"
