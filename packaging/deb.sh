#!/bin/sh
# Makes the Debian package of the program that is built, unpacks it in an empty folder and prints the example with it.
#
#   packaging/deb.sh FOLDER
#
# Leaves the package in FOLDER. The program is target/release/quyche; cargo-deb has to be on the path
# (`cargo install cargo-deb --version 3.7.0 --locked`).
set -eu
cd "$(dirname "$0")/.."
out=$(mkdir -p "$1" && cd "$1" && pwd)
packaging/prepare.sh
cargo deb --no-build --output "$out/"
empty=$(mktemp -d)
trap 'rm -rf "$empty"' EXIT
for package in "$out"/quyche_*.deb; do dpkg-deb --extract "$package" "$empty/root"; done
for file in share/man/man1/quyche.1.gz share/bash-completion/completions/quyche share/applications/quyche.desktop; do
    test -s "$empty/root/usr/$file"
done
cp -r regulations/tinh-uy-2025-2030 "$empty/quy-che"
(cd "$empty" && env -i "$empty/root/usr/bin/quyche" render quy-che -o in)
for form in docx html pdf; do test -s "$empty/in/quy-che.$form"; done
