#!/usr/bin/env bash
# Git gives a merge driver a common ancestor that is full of conflict markers, and that no commit ever held.
#
# Versions: git (its version is printed; seen with 2.47.3).
# Behaviour: when two branches merged each other once before (an office takes the department's branch, the department the
#   office's, each with its own words kept), there are two common ancestors. Git first merges those, by the same driver; if
#   that leaves a conflict, its result with markers is what the driver then gets as %O. The one sign is given too early: in
#   the first call %L is 9 and not 7. A driver that does not write as long as %L asks has markers in its base that look like
#   its own; the manual of .gitattributes has a key for the case and not a word on what the driver gets.
# Why it matters: a driver that merges by provision reads the base as a document. With markers in it, khoản 1 is there twice,
#   or the file cannot be read; a driver that then falls back to "the base has no such khoản" doubles it in the result.
# Instead: look for markers in %O before reading it; set `merge.NAME.recursive = binary`, so that ancestors are not merged
#   by the driver and the base stays one of the two real texts. Test with a criss-cross history.
# Seen: what stands between the SEEN lines below.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
git --version
export HOME=$work GIT_CONFIG_NOSYSTEM=1 GIT_AUTHOR_NAME=x GIT_AUTHOR_EMAIL=x@example.invalid
export GIT_COMMITTER_NAME=x GIT_COMMITTER_EMAIL=x@example.invalid

cat > driver <<'SH'
#!/usr/bin/env bash
# %O %A %B %L: writes down what it got as base, then merges by lines with markers of the length asked for.
echo "markers of $4 asked for, base has $(grep -c '^1\. ' "$1") khoản 1, $(grep -cE '^(<{7}|={7}|>{7})' "$1") markers" >> "$LOG"
git merge-file -q --marker-size="$4" "$2" "$1" "$3"
SH
chmod +x driver

history() { # a regulation whose two branches merged each other once; the name of a recursive driver
    git init -q -b office "$1"; cd "$1"
    git config merge.provisions.driver "$work/driver %O %A %B %L"
    [ -z "${2:-}" ] || git config merge.provisions.recursive "$2"
    echo '*.md merge=provisions' > .gitattributes
    write() { printf '### Họp\n\n1. Tổ họp mỗi %s.\n' "$1" > hop.md; git add .; git commit -qm "$1"; }
    export LOG=/dev/null
    write tháng; git switch -qc department; write quý; git switch -q office; write tuần
    git branch before
    git merge -q department > /dev/null || true; write tuần
    git switch -q department; git merge -q before > /dev/null || true; write quý
    export LOG=$work/log-$1
    git switch -q office; git merge -q department > /dev/null 2>&1 || true
    cd ..
    sed "s/^/$1: /" "$LOG"
}
{ history plain; history recursive-binary binary; } | tee seen
diff - seen <<'SEEN' || { echo "CHANGED: git makes the base otherwise now" >&2; exit 1; }
plain: markers of 9 asked for, base has 1 khoản 1, 0 markers
plain: markers of 7 asked for, base has 2 khoản 1, 3 markers
recursive-binary: markers of 7 asked for, base has 1 khoản 1, 0 markers
SEEN
