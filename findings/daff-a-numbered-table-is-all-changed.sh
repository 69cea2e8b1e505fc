#!/usr/bin/env bash
# A row put in at the top of an official table: daff shows every row as changed, because of the column STT.
#
# Versions: daff 1.4.2 (PyPI).
# Behaviour: daff looks for the columns that identify a row by itself and takes the running number for one. After a row was
#   put in first, row 1 is compared with the old row 1, and so on: each row reads "5->4", "bỏ->mới", and the last is the new
#   one. Without that column daff finds the one row that was added. Its flag for named keys (`--id`) helps as well.
# Why it matters: every official Vietnamese table begins with STT, and the table of comments is renumbered whenever one comes
#   in. A comparison of two rounds then says that nobody's comment stayed what it was.
# Instead: name the key (`--id "Điều, khoản"`), or take STT out before comparing and put it back when printing.
# Seen: what stands between the SEEN lines below.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check daff==1.4.2

cat > run.py <<'PY'
import daff
head = ["STT", "Điều", "Ý kiến"]
old = [head, ["1", "Điều 5", "bỏ"], ["2", "Điều 6", "giữ"], ["3", "Điều 7", "thêm"]]
new = [head, ["1", "Điều 4", "mới"], ["2", "Điều 5", "bỏ"], ["3", "Điều 6", "giữ"], ["4", "Điều 7", "thêm"]]

def compare(title, old, new, key=None):
    flags = daff.CompareFlags()
    if key:
        flags.addPrimaryKey(key)
    rows = []
    found = daff.Coopy.compareTables(daff.PythonTableView(old), daff.PythonTableView(new), flags).align()
    daff.TableDiff(found, flags).hilite(daff.PythonTableView(rows))
    for row in rows:
        if row[0]:
            print(f"{title:12}", " | ".join(str(cell) for cell in row))

compare("as it is", old, new)
compare("without STT", [row[1:] for row in old], [row[1:] for row in new])
compare("--id Điều", old, new, "Điều")
PY
env/bin/python run.py | tee seen
diff - seen <<'SEEN' || { echo "CHANGED: daff pairs rows otherwise now" >&2; exit 1; }
as it is     @@ | STT | Điều | Ý kiến
as it is     -> | 1 | Điều 5->Điều 4 | bỏ->mới
as it is     -> | 2 | Điều 6->Điều 5 | giữ->bỏ
as it is     -> | 3 | Điều 7->Điều 6 | thêm->giữ
as it is     +++ | 4 | Điều 7 | thêm
without STT  @@ | Điều | Ý kiến
without STT  +++ | Điều 4 | mới
without STT  ... | ... | ...
--id Điều    @@ | STT | Điều | Ý kiến
--id Điều    +++ | 1 | Điều 4 | mới
--id Điều    -> | 1->2 | Điều 5 | bỏ
--id Điều    -> | 2->3 | Điều 6 | giữ
--id Điều    -> | 3->4 | Điều 7 | thêm
SEEN
