#!/bin/sh
# Writes what a package carries beside the program into target/packaging: the manual page and the completions.
#
#   packaging/prepare.sh [program]
#
# The program is target/release/quyche unless named. `cargo deb --no-build` takes them from there.
set -eu
cd "$(dirname "$0")/.."
program=${1:-${CARGO_TARGET_DIR:-target}/release/quyche}
folder=target/packaging
mkdir -p "$folder"
"$program" man >"$folder/quyche.1"
for shell in bash zsh fish; do
    "$program" completions "$shell" >"$folder/quyche.$shell"
done
gzip -9nf "$folder/quyche.1"
