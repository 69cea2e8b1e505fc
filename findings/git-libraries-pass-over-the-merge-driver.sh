#!/usr/bin/env bash
# A merge driver named in .gitattributes is called by git and dulwich; pygit2 and isomorphic-git merge by lines and do not say so.
#
# Versions: git (its version is printed; seen with 2.47.3), dulwich 1.2.21, pygit2 1.21.0 (PyPI), isomorphic-git 1.44.19 (npm).
# Behaviour: repository, attributes and configuration are the same, and two khoản beside each other were changed by two people.
#   git and dulwich (pure Python, which runs the configured command as well) give the driver's result. libgit2 under pygit2
#   looks for a driver registered in its own process and falls back to lines without an error; isomorphic-git does not ask
#   the attributes. Both report a conflict where the driver knows an answer.
# Why it matters: editors, dashboards and web services merge through these libraries. An office that set up merging by provision
#   gets it on the command line and not in the program beside it, and the two results differ for the same two commits.
# Instead: let the git program merge (subprocess), or give the library its own driver: isomorphic-git's merge takes one as an
#   argument, libgit2 in C only; otherwise refuse to merge when .gitattributes names a driver.
# Seen: what stands between the SEEN lines below.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
git --version
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check dulwich==1.2.21 pygit2==1.21.0
npm install --silent --no-audit --no-fund isomorphic-git@1.44.19 >/dev/null
export HOME=$work GIT_CONFIG_NOSYSTEM=1 GIT_AUTHOR_NAME=x GIT_AUTHOR_EMAIL=x@example.invalid
export GIT_COMMITTER_NAME=x GIT_COMMITTER_EMAIL=x@example.invalid

cat > driver <<'SH'
#!/usr/bin/env bash
# %O %A %B: takes each line from the side that changed it, which is enough for this regulation.
paste -d '\t' "$1" "$2" "$3" | awk -F '\t' '{ print $1 == $2 ? $3 : $2 }' > "$2.merged" && mv "$2.merged" "$2"
SH
chmod +x driver
git init -q -b office regulation; cd regulation
git config user.name x; git config user.email x@example.invalid
git config merge.provisions.driver "$work/driver %O %A %B"
echo '*.md merge=provisions' > .gitattributes
write() { printf '1. %s\n2. %s\n' "$1" "$2" > hop.md; git add .; git commit -qm "$1"; }
write 'Họp tháng.' 'Gửi tài liệu.'; git branch department; write 'Họp quý.' 'Gửi tài liệu.'
git switch -q department; write 'Họp tháng.' 'Gửi tài liệu trước 05 ngày.'; git switch -q office
start=$(git rev-parse HEAD)
result() {
    if grep -q '^<<<<<<<' hop.md; then echo "$1: conflict"; else echo "$1: $(tr '\n' ' ' < hop.md)"; fi
    git reset -q --hard "$start"
}
cat > ../run.py <<'PY'
import sys
if sys.argv[1] == "dulwich":
    from dulwich import porcelain
    porcelain.merge(".", b"department")
else:
    import pygit2
    here = pygit2.Repository(".")
    here.merge(here.branches["department"].target)
PY
cat > ../run.mjs <<'JS'
import fs from "fs";
import git from "isomorphic-git";
await git.merge({ fs, dir: ".", ours: "office", theirs: "department", abortOnConflict: false }).catch(() => {});
JS
{
    git merge -q department -m m > /dev/null; result git
    ../env/bin/python ../run.py dulwich > /dev/null; result dulwich
    ../env/bin/python ../run.py pygit2; result pygit2
    node ../run.mjs; result isomorphic-git
} | tee ../seen
cd ..
diff - seen <<'SEEN' || { echo "CHANGED: the libraries treat merge drivers otherwise now" >&2; exit 1; }
git: 1. Họp quý. 2. Gửi tài liệu trước 05 ngày. 
dulwich: 1. Họp quý. 2. Gửi tài liệu trước 05 ngày. 
pygit2: conflict
isomorphic-git: conflict
SEEN
