#!/usr/bin/env bash
# An article whose khoản are numbered by Word: behind an unnumbered paragraph mammoth and MarkItDown count from 1 again.
#
# Versions: mammoth 1.13.0, markitdown 0.1.9, pandoc 3.9 (pypandoc_binary 1.17), docx2python 3.7.1 (PyPI).
# Behaviour: in Word a list goes on counting over a paragraph without number: 1, 2, text, 3. mammoth closes the list at the
#   paragraph and opens a new <ol> without start, inside a bullet that is not in the file; MarkItDown, which reads Word
#   through mammoth, writes "* 1." for khoản 3. pandoc and docx2python count on. None keeps the words of the number:
#   "Điều 1." comes out as 1.
# Why it matters: MarkItDown is what most put before a language model or a search index. "Khoản 3 Điều 1" is asked for and
#   there is none; two khoản 1 stand in one article.
# Instead: count from numbering.xml oneself (level text, start, restarts, per numId); or let LibreOffice write text, which
#   prints the numbers as Word does.
# Seen: what stands between the SEEN lines below.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check mammoth==1.13.0 'markitdown[docx]==0.1.9' pypandoc_binary==1.17 \
    docx2python==3.7.1 python-docx==1.2.0

cat > run.py <<'PY'
import docx, docx2python, mammoth, pypandoc
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from markitdown import MarkItDown

file = docx.Document()
numbering = file.part.numbering_part.element
level = lambda at, text: f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="{text}"/></w:lvl>'
numbering.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90"><w:multiLevelType w:val="multilevel"/>'
                              f'{level(0, "Điều %1.")}{level(1, "%2.")}</w:abstractNum>'))
numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))
for at, text in ((0, "Họp"), (1, "Tổ họp."), (1, "Tổ kết luận."), (None, "Văn phòng phục vụ."), (1, "Tổ báo cáo.")):
    paragraph = file.add_paragraph(text)
    if at is not None:
        paragraph._p.get_or_add_pPr().append(parse_xml(
            f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{at}"/><w:numId w:val="90"/></w:numPr>'))
file.save("article.docx")

def show(name, text):
    print(f"{name:11}", " | ".join(" ".join(line.split()) for line in text.splitlines() if line.strip()))

show("mammoth", mammoth.convert_to_html(open("article.docx", "rb")).value)
show("markitdown", MarkItDown().convert("article.docx").text_content)
show("pandoc", pypandoc.convert_file("article.docx", "plain", extra_args=["--wrap=none"]))
show("docx2python", docx2python.docx2python("article.docx").text)
PY
env/bin/python -W ignore run.py 2>/dev/null | tee seen
diff - seen <<'SEEN' || { echo "CHANGED: automatic numbers are counted otherwise now" >&2; exit 1; }
mammoth     <ol><li>Họp<ol><li>Tổ họp.</li><li>Tổ kết luận.</li></ol></li></ol><p>Văn phòng phục vụ.</p><ul><li><ol><li>Tổ báo cáo.</li></ol></li></ul>
markitdown  1. Họp | 1. Tổ họp. | 2. Tổ kết luận. | Văn phòng phục vụ. | * 1. Tổ báo cáo.
pandoc      1. Họp | 1. Tổ họp. | 2. Tổ kết luận. | Văn phòng phục vụ. | 3. Tổ báo cáo.
docx2python 1) Họp | 1) Tổ họp. | 2) Tổ kết luận. | Văn phòng phục vụ. | 3) Tổ báo cáo.
SEEN
