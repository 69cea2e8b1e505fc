#!/usr/bin/env bash
# Điều 5d and Điều 5đ are two articles; four makers of link addresses give them one, or Điều 5đ that of Điều 5.
#
# Versions: python-slugify 9.2.0, docutils 0.23, Markdown 3.11.3 (PyPI), slugify 1.6.9 (npm).
# Behaviour: python-slugify and docutils turn đ into d, so that 5d and 5đ meet. npm's slugify writes dj, which keeps them
#   apart, until it is told that the text is Vietnamese: then they meet. Python-Markdown's table of contents drops what is
#   not ASCII, so that Điều 5đ meets Điều 5 ("ieu-5") and becomes "ieu-5_1" for being the second to come.
# Why it matters: inserted articles and points take the Vietnamese letters a b c d đ e, so d and đ stand side by side wherever
#   four or more were inserted, and in every list of points. A link to one provision opens the other, and nothing looks wrong.
# Instead: give provisions addresses of their own that keep đ (allowed in HTML, in Akoma Ntoso's eId and in URLs), or write it
#   as dd; test with d and đ, not with an accent.
# Seen: what stands between the SEEN lines below.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check python-slugify==9.2.0 docutils==0.23 Markdown==3.11.3
npm install --silent --no-audit --no-fund slugify@1.6.9 >/dev/null

cat > run.py <<'PY'
import re
from docutils.nodes import make_id
from markdown import markdown
from slugify import slugify
heads = ("Điều 5", "Điều 5d", "Điều 5đ")
print("python-slugify ", ", ".join(map(slugify, heads)))
print("docutils       ", ", ".join(map(make_id, heads)))
html = markdown("\n\n".join("# " + one for one in heads), extensions=["toc"])
print("Python-Markdown", ", ".join(re.findall('id="(.*?)"', html)))
PY
{
    env/bin/python run.py
    node -e 'for (const locale of ["", "vi"]) console.log("npm slugify", locale.padEnd(3),
        ["Điều 5", "Điều 5d", "Điều 5đ"].map((one) => require("slugify")(one, { locale })).join(", "))'
} | tee seen
diff - seen <<'SEEN' || { echo "CHANGED: addresses are made otherwise now" >&2; exit 1; }
python-slugify  dieu-5, dieu-5d, dieu-5d
docutils        dieu-5, dieu-5d, dieu-5d
Python-Markdown ieu-5, ieu-5d, ieu-5_1
npm slugify     DJieu-5, DJieu-5d, DJieu-5dj
npm slugify vi  Dieu-5, Dieu-5d, Dieu-5d
SEEN
