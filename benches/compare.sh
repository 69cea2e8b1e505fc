#!/bin/sh
# Whole-process times of the comparison beside its peers, on the same pairs and in the same run, as Markdown tables for
# docs/performance.md.
#
#   benches/compare.sh [--runs N] [--timeout SECONDS] [--sizes "36 360 3600"] [--peers-only] [program]
#
# The program is target/release/quyche unless named; --peers-only leaves it out of the comparison and uses it only for
# the DOCX prints. The pairs are generated (benches/compare/pairs.rs), the same at every run: a quarter of the articles
# reworded and, of each 36, one new, one dropped, one moved. Each peer gets what suits it best: wdiff, git and redlines
# plain text with a paragraph a line, xmldiff the same paragraphs as XML, python-redlines two DOCX prints. wdiff and git
# have to be installed; the Python peers are installed at fixed versions into target/peers (or $QUYCHE_PEERS).
set -eu
cd "$(dirname "$0")/.."
target=${CARGO_TARGET_DIR:-target}
runs=21
timeout=120
sizes="36 360 3600"
peers_only=
program=$target/release/quyche
while [ $# -gt 0 ]; do
    case $1 in
    --runs) runs=$2; shift ;;
    --timeout) timeout=$2; shift ;;
    --sizes) sizes=$2; shift ;;
    --peers-only) peers_only=--peers-only ;;
    -*) echo "$1: unknown; see the head of $0" >&2; exit 2 ;;
    *) program=$1 ;;
    esac
    shift
done
[ -x "$program" ] || { echo "$program: build it first (cargo build --release)" >&2; exit 2; }
for tool in cargo git python3 wdiff; do
    command -v $tool >/dev/null || { echo "$tool is missing: install it (Debian: apt-get install $tool)" >&2; exit 2; }
done
peers=${QUYCHE_PEERS:-$target/peers}
wanted="xmldiff==3.0 redlines==0.6.2 python-redlines==2.0.0 python-redlines-docxodus==2.0.0"
# redlines does not name this one, which it uses.
wanted="$wanted typing_extensions==4.16.0"
if [ ! -x "$peers/bin/xmldiff" ] || [ "$(cat "$peers/versions" 2>/dev/null)" != "$wanted" ]; then
    python3 -m venv "$peers" || { echo "python3 cannot make a venv (Debian: apt-get install python3-venv)" >&2; exit 2; }
    # shellcheck disable=SC2086
    "$peers/bin/pip" install --quiet --disable-pip-version-check $wanted \
        || { echo "the Python peers cannot be installed: $wanted" >&2; exit 2; }
    echo "$wanted" >"$peers/versions"
fi
pairs=$(mktemp -d)
trap 'rm -rf "$pairs"' EXIT
# shellcheck disable=SC2086
cargo bench --quiet --no-default-features --bench compare -- pairs "$pairs" $sizes >"$pairs/log"
for size in $sizes; do
    for side in old new; do
        "$program" render "$pairs/$size/$side" --to docx -o "$pairs/$size/$side.docx" >"$pairs/log" 2>&1 \
            || { cat "$pairs/log" >&2; exit 2; }
    done
done
# shellcheck disable=SC2086
"$peers/bin/python" benches/compare/alternate.py $peers_only --runs "$runs" --timeout "$timeout" \
    --program "$program" --peers "$peers" --pairs "$pairs" $sizes
