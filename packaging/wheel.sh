#!/bin/sh
# Builds the wheel, installs it in an empty virtual environment and prints the example with it.
#
#   packaging/wheel.sh FOLDER [arguments of `maturin build`]
#
# Leaves the wheel in FOLDER. maturin has to be on the path (`pip install 'maturin>=1.16,<2'`). The program in it says as
# `manylinux_…` which C library it asks for.
set -eu
cd "$(dirname "$0")/.."
out=$(mkdir -p "$1" && cd "$1" && pwd)
shift
maturin build --out "$out" "$@"
empty=$(mktemp -d)
trap 'rm -rf "$empty"' EXIT
python3 -m venv "$empty/venv"
"$empty/venv/bin/pip" install --quiet --no-index --find-links "$out" quyche
cp -r regulations/tinh-uy-2025-2030 "$empty/quy-che"
# Nothing of this folder, nothing of the compiler's.
(cd "$empty" && env -i "$empty/venv/bin/quyche" render quy-che -o in)
for form in docx html pdf; do test -s "$empty/in/quy-che.$form"; done
