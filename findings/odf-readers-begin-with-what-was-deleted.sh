#!/usr/bin/env bash
# Three readers of OpenDocument list the deleted paragraphs of a draft first, as if they were its text.
#
# Versions: odfpy 1.4.1 and odfdo 3.27.3 (PyPI), officeparser 7.8.0 (npm).
# Behaviour: an .odt with tracked changes keeps what was deleted in <text:tracked-changes>, before the body. Asking odfpy for
#   all paragraphs, odfdo for get_paragraphs() and officeparser for the text returns these paragraphs first; the inserted
#   words stand where they belong. odfpy and odfdo also read a note in the middle of its sentence, its number glued on:
#   "Điều 51". odfdo's get_formatted_text() and pandoc leave out what was deleted.
# Why it matters: an article that a reviewer struck out becomes the first article of the file, and the word search finds a
#   power that the draft takes away. Of the same draft in Word's format officeparser gives the right text, so nobody looks.
# Instead: walk office:text yourself and skip text:tracked-changes, text:note and office:annotation (pandoc's reader does).
# Seen: what stands between the SEEN lines below.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check odfpy==1.4.1 odfdo==3.27.3
npm install --silent --no-audit --no-fund officeparser@7.8.0 >/dev/null

cat > draft.py <<'PY'
import zipfile
urn = "urn:oasis:names:tc:opendocument:xmlns:"
info = "<office:change-info><dc:creator>Xã Bình Lam</dc:creator><dc:date>2026-03-02T08:00:00</dc:date></office:change-info>"
region = lambda id, kind, was: f'<text:changed-region text:id="{id}" xml:id="{id}"><text:{kind}>{info}{was}</text:{kind}></text:changed-region>'
content = f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document-content office:version="1.3" xmlns:office="{urn}office:1.0" xmlns:text="{urn}text:1.0"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><office:body><office:text><text:tracked-changes>{
region("c1", "deletion", "<text:p>tháng</text:p>")}{region("c2", "insertion", "")}{
region("c3", "deletion", "<text:p>Điều 6. Tổ giúp việc.</text:p><text:p/>")}</text:tracked-changes>
<text:p>Theo Điều 5<text:note text:note-class="footnote" text:id="n1"><text:note-citation>1</text:note-citation><text:note-body>
<text:p>Sửa năm 2026.</text:p></text:note-body></text:note> Quy chế này.</text:p>
<text:p>Họp mỗi <text:change text:change-id="c1"/><text:change-start text:change-id="c2"/>quý<text:change-end
 text:change-id="c2"/>.</text:p><text:p><text:change text:change-id="c3"/>Điều 7. Hiệu lực.</text:p></office:text></office:body></office:document-content>"""
manifest = f"""<?xml version="1.0"?><manifest:manifest xmlns:manifest="{urn}manifest:1.0" manifest:version="1.3">
<manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/>
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>"""
with zipfile.ZipFile("draft.odt", "w") as file:
    file.writestr("mimetype", "application/vnd.oasis.opendocument.text")
    file.writestr("content.xml", content)
    file.writestr("META-INF/manifest.xml", manifest)
PY
cat > read.py <<'PY'
from odf import opendocument, teletype, text
from odfdo import Document
flat = lambda words: " ".join(words.split())
paragraphs = opendocument.load("draft.odt").getElementsByType(text.P)
print("odfpy       ", " | ".join(flat(teletype.extractText(one)) for one in paragraphs))
print("odfdo       ", " | ".join(flat(one.inner_text) for one in Document("draft.odt").body.get_paragraphs()))
PY
cat > read.mjs <<'JS'
import { parseOffice } from "officeparser";
const read = await parseOffice("draft.odt");
console.log("officeparser", read.toText().split("\n").map((line) => line.trim()).filter(Boolean).join(" | "));
JS
env/bin/python draft.py
{ env/bin/python read.py; node read.mjs; } | tee seen
diff - seen <<'SEEN' || { echo "CHANGED: the readers treat deleted paragraphs otherwise now" >&2; exit 1; }
odfpy        tháng | Điều 6. Tổ giúp việc. |  | Theo Điều 51 Sửa năm 2026. Quy chế này. | Sửa năm 2026. | Họp mỗi quý. | Điều 7. Hiệu lực.
odfdo        tháng | Điều 6. Tổ giúp việc. |  | Theo Điều 51. Sửa năm 2026. Quy chế này. | Sửa năm 2026. | Họp mỗi quý. | Điều 7. Hiệu lực.
officeparser tháng | Điều 6. Tổ giúp việc. | Theo Điều 5 Quy chế này. | Họp mỗi quý. | Điều 7. Hiệu lực.
SEEN
