#!/usr/bin/env bash
# LibreOffice saves a draft with tracked changes as text or HTML: the deleted words are back, without any sign.
#
# Versions: LibreOffice 7.4.7 (Debian package libreoffice-writer; its version is printed).
# Behaviour: `--convert-to txt` and `--convert-to html` write deleted and inserted words side by side, as plain words; a
#   paragraph that was deleted whole comes out as a paragraph in force. In the text file the mark of a note is glued to the
#   number before it, and the note itself is left out.
# Why it matters: drafts are turned into text to be searched, counted, compared or put under git. What comes out is
#   neither the old text nor the new one, "Điều 6" lives on after its repeal, and "Điều 5" with note 1 becomes "Điều 51".
# Instead: accept (or refuse) all changes before the conversion, in the program or by UNO's `.uno:AcceptAllTrackedChanges`,
#   or read the file with a reader that knows changes (pandoc: accepted by default, `--track-changes=all` shows them).
# Seen: what stands between the SEEN lines below.
set -euo pipefail
command -v soffice >/dev/null || { echo "needs libreoffice-writer" >&2; exit 2; }
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
soffice --version

change() { # id, kind, content of the deleted part
    printf '<text:changed-region text:id="%s" xml:id="%s"><text:%s><office:change-info><dc:creator>Xã Bình Lam</dc:creator>
<dc:date>2026-03-02T08:00:00</dc:date></office:change-info>%s</text:%s></text:changed-region>' "$1" "$1" "$2" "$3" "$2"
}
cat > draft.fodt <<XML
<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" office:version="1.3"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
 office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text>
<text:tracked-changes>
$(change c1 deletion '<text:p>tháng</text:p>')$(change c2 insertion '')
$(change c3 deletion '<text:p>Điều 6. Tổ giúp việc được lập theo từng đợt.</text:p><text:p/>')
</text:tracked-changes>
<text:p>Theo Điều 5<text:note text:id="n1" text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body>
<text:p>Điều này được sửa đổi năm 2026.</text:p></text:note-body></text:note> Quy chế này.</text:p>
<text:p>Tổ họp mỗi <text:change text:change-id="c1"/><text:change-start text:change-id="c2"/>quý<text:change-end
 text:change-id="c2"/> một lần.</text:p>
<text:p><text:change text:change-id="c3"/>Điều 7. Hiệu lực.</text:p>
</office:text></office:body></office:document>
XML
for kind in "txt:Text (encoded):UTF8" "html:HTML"; do
    nice soffice "-env:UserInstallation=file://$work/profile" --headless --convert-to "$kind" draft.fodt >/dev/null 2>&1
done

{
    sed 's/^\xef\xbb\xbf//' draft.txt
    echo "html: $(grep -ciE '<(del|ins|s|strike)\b|line-through' draft.html || true) marks," \
        "$(tr '\n' ' ' < draft.html | grep -o 'Tổ họp [^<]*lần\.')"
} | tee seen
diff - seen <<'SEEN' || { echo "CHANGED: LibreOffice exports tracked changes otherwise now" >&2; exit 1; }
Theo Điều 51 Quy chế này.
Tổ họp mỗi thángquý một lần.
Điều 6. Tổ giúp việc được lập theo từng đợt.
Điều 7. Hiệu lực.
html: 0 marks, Tổ họp mỗi thángquý một lần.
SEEN
