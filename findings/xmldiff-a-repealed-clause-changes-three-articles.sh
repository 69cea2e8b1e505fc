#!/usr/bin/env bash
# One clause taken out of an Akoma Ntoso text: xmldiff reports it as moved, and changes in two articles that nobody touched.
#
# Versions: xmldiff 3.0 (PyPI).
# Behaviour: of two texts that differ in khoản 2 of Điều 1, which the second lacks, the default options say: that khoản moved
#   into Điều 2 and took the words of Điều 2's own khoản 2, which moved to Điều 3, and so on, 11 steps in all. They do lead
#   to the right text, so every test by patching passes, but they tell a wrong story. The options for ids (uniqueattrs) and
#   for exact comparison (ratio_mode) do not help; fast_match, meant for speed, gives the four deletions that took place.
# Why it matters: short clauses of a regulation look alike. An amending instrument or a "what changed" page drawn from these
#   steps tells an office that three articles were amended.
# Instead: pass {"fast_match": True} for texts with known structure; better, pair provisions by wId first and compare texts pair
#   by pair, which is what consolidation needs anyway.
# Seen: what stands between the SEEN lines below.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check xmldiff==3.0

cat > run.py <<'PY'
import re
from lxml import etree
from xmldiff import main

def article(number, *clauses):
    return f'<article eId="art_{number}"><num>Điều {number}.</num>' + "".join(
        f'<paragraph eId="art_{number}__para_{at}"><num>{at}.</num><content><p>{text}</p></content></paragraph>'
        for at, text in clauses) + "</article>"

rest = article(2, (1, "Gửi tài liệu trước 05 ngày."), (2, "Mời dự họp.")) + article(3, (1, "Biểu quyết công khai."))
old = "<body>" + article(1, (1, "Họp mỗi tháng một lần."), (2, "Chủ trì cuộc họp.")) + rest + "</body>"
new = "<body>" + article(1, (1, "Họp mỗi tháng một lần.")) + rest + "</body>"

for options in ({}, {"uniqueattrs": ["eId"]}, {"ratio_mode": "accurate"}, {"fast_match": True}):
    steps = main.diff_texts(old, new, diff_options=options)
    touched = sorted({int(one) for step in steps for one in re.findall(r"article\[(\d)\]", str(step))})
    right = etree.tostring(main.patch_tree(steps, etree.fromstring(old)), encoding="unicode") == new
    print(f"{options}: {len(steps)} steps in Điều {touched}, right in the end: {right}")
PY
env/bin/python run.py | tee seen
diff - seen <<'SEEN' || { echo "CHANGED: xmldiff tells another story now" >&2; exit 1; }
{}: 11 steps in Điều [1, 2, 3], right in the end: True
{'uniqueattrs': ['eId']}: 11 steps in Điều [1, 2, 3], right in the end: True
{'ratio_mode': 'accurate'}: 11 steps in Điều [1, 2, 3], right in the end: True
{'fast_match': True}: 4 steps in Điều [1], right in the end: True
SEEN
