#!/usr/bin/env bash
# HTML that numbers its list items by value="…" loses the numbers in four converters: khoản 5 becomes khoản 3.
#
# Versions: pandoc 3.9 (pypandoc_binary 1.17), markdownify 1.2.3, html2text 2025.4.15 (PyPI), turndown 7.2.5 (npm).
# Behaviour: a browser prints <li value="5"> as "5." and counts on from there. The four converters honour start="…" of the
#   whole list and pass over value: the items are counted from the list's beginning.
# Why it matters: in a consolidated text khoản 3 and 4 are repealed and khoản 5 keeps its number: exactly what value is for.
#   Turned into Markdown or Word by any of these, "khoản 5" is cited and "khoản 3" is what the reader finds.
# Instead: print numbers of provisions as text, never as list numbers; when reading foreign HTML, close the list before an
#   item with a value and open one with start="…", which all four understand.
# Seen: what stands between the SEEN lines below.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check pypandoc_binary==1.17 markdownify==1.2.3 html2text==2025.4.15
npm install --silent --no-audit --no-fund turndown@7.2.5 >/dev/null

echo '<ol><li>Họp.</li><li>Kết luận.</li><li value="5">Báo cáo.</li><li>Lưu.</li></ol>' > value.html
echo '<ol><li>Họp.</li><li>Kết luận.</li></ol><p>(bãi bỏ)</p><ol start="5"><li>Báo cáo.</li><li>Lưu.</li></ol>' > start.html
cat > run.py <<'PY'
import sys, html2text, markdownify, pypandoc
html = open(sys.argv[1]).read()
for name, text in (("pandoc", pypandoc.convert_text(html, "markdown", format="html")),
                   ("markdownify", markdownify.markdownify(html)), ("html2text", html2text.html2text(html))):
    print(f"{sys.argv[1]} {name:12}", " ".join(text.split()))
PY
cat > run.cjs <<'JS'
const Turndown = require("turndown"), { readFileSync } = require("fs");
const text = new Turndown().turndown(readFileSync(process.argv[2], "utf8"));
console.log(process.argv[2], "turndown".padEnd(12), text.split(/\s+/).join(" "));
JS
for html in value.html start.html; do env/bin/python run.py $html; node run.cjs $html; done | tee seen
diff - seen <<'SEEN' || { echo "CHANGED: numbers of list items are read otherwise now" >&2; exit 1; }
value.html pandoc       1. Họp. 2. Kết luận. 3. Báo cáo. 4. Lưu.
value.html markdownify  1. Họp. 2. Kết luận. 3. Báo cáo. 4. Lưu.
value.html html2text    1. Họp. 2. Kết luận. 3. Báo cáo. 4. Lưu.
value.html turndown     1. Họp. 2. Kết luận. 3. Báo cáo. 4. Lưu.
start.html pandoc       1. Họp. 2. Kết luận. (bãi bỏ) 5. Báo cáo. 6. Lưu.
start.html markdownify  1. Họp. 2. Kết luận. (bãi bỏ) 5. Báo cáo. 6. Lưu.
start.html html2text    1. Họp. 2. Kết luận. (bãi bỏ) 5. Báo cáo. 6. Lưu.
start.html turndown     1. Họp. 2. Kết luận. (bãi bỏ) 5. Báo cáo. 6. Lưu.
SEEN
