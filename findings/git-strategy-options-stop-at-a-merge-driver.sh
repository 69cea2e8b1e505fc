#!/usr/bin/env bash
# `git merge -X theirs` takes the other side everywhere, except in files that have a merge driver: there it is ignored.
#
# Versions: git (its version is printed; seen with 2.47.3).
# Behaviour: -X ours and -X theirs are carried out by git's own line merge. A driver named in .gitattributes is called as ever,
#   is not told which side was asked for, and its conflict stands; for the file beside it the other side is taken. So one
#   command settles some files and leaves conflicts in others. cherry-pick does the same.
# Why it matters: "take the adopted text wherever we differ" is what an office wants after the vote. In a folder where the
#   articles have a driver and the facts have not, facts are the adopted ones and articles are in conflict, or worse, where
#   the driver joins both sides without one, a text that nobody adopted.
# Instead: `git checkout --theirs -- PATH` (or restore --source) after the merge; or switch the driver off for this
#   once with a line in .git/info/attributes (`*.md !merge`), which outranks .gitattributes.
# Seen: what stands between the SEEN lines below.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
git --version
export HOME=$work GIT_CONFIG_NOSYSTEM=1 GIT_AUTHOR_NAME=x GIT_AUTHOR_EMAIL=x@example.invalid
export GIT_COMMITTER_NAME=x GIT_COMMITTER_EMAIL=x@example.invalid

git init -q -b office regulation; cd regulation
git config merge.provisions.driver 'git merge-file -q %A %O %B'
echo '*.md merge=provisions' > .gitattributes
write() { echo "1. Tổ họp mỗi $1." > hop.md; echo "every: $1" > regulation.yaml; git add .; git commit -qm "$1"; }
write tháng; git switch -qc adopted; write quý; git switch -q office; write tuần

state() { # what became of the two files
    for file in hop.md regulation.yaml; do
        if grep -q '^<<<<<<<' "$file"; then echo "$1: $file conflict"; else echo "$1: $file $(cat "$file")"; fi
    done
}
{
    git merge -q -X theirs adopted > /dev/null 2>&1 || true; state "-X theirs"; git merge --abort
    git cherry-pick -X theirs adopted > /dev/null 2>&1 || true; state "cherry-pick"; git cherry-pick --abort
    echo '*.md !merge' > .git/info/attributes
    git merge -q -X theirs adopted > /dev/null 2>&1 || true; state "driver off"
} | tee ../seen
cd ..
diff - seen <<'SEEN' || { echo "CHANGED: git tells a driver which side to take" >&2; exit 1; }
-X theirs: hop.md conflict
-X theirs: regulation.yaml every: quý
cherry-pick: hop.md conflict
cherry-pick: regulation.yaml every: quý
driver off: hop.md 1. Tổ họp mỗi quý.
driver off: regulation.yaml every: quý
SEEN
