#!/usr/bin/env bash
# A cross-reference stored as a simple field ("theo khoản 2 Điều này") vanishes in three of five Word readers.
#
# Versions: python-docx 1.2.0, mammoth 1.13.0, pandoc 3.9 (pypandoc_binary 1.17), docx2python 3.7.1, docx2txt 0.9 (PyPI).
# Behaviour: Word's format has two spellings of a field. The complex one (fldChar) is read by all. Of the simple one,
#   <w:fldSimple w:instr=" REF … "> around the shown words, python-docx, mammoth and pandoc drop the shown words as well; the
#   sentence closes over the gap. No warning, no placeholder. docx2python and docx2txt keep them.
# Why it matters: both spellings are valid, and programs that make Word files like the short one.
#   "theo khoản 2 Điều này" becomes "theo Điều này": a sentence that is whole, well formed and says something else.
# Instead: read the runs inside w:fldSimple like any others; before trusting one of the three, count w:fldSimple in the file
#   and refuse or unwrap them (replace the element by its children).
# Seen: what stands between the SEEN lines below.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check \
    python-docx==1.2.0 mammoth==1.13.0 pypandoc_binary==1.17 docx2python==3.7.1 docx2txt==0.9

cat > run.py <<'PY'
import docx, docx2python, docx2txt, mammoth, pypandoc
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

run = lambda words: f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'
mark = lambda kind: f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'
order = " REF _Ref10 \\r \\h "
simple = f'<w:fldSimple w:instr="{order}">{run("khoản 2")}</w:fldSimple>'
complex_ = mark("begin") + f'<w:r><w:instrText xml:space="preserve">{order}</w:instrText></w:r>' + mark("separate") + run("khoản 2") + mark("end")

file = docx.Document()
for field in (complex_, simple):
    file.element.body.insert_element_before(
        parse_xml(f"<w:p {nsdecls('w')}>{run('Tổ trưởng quyết định theo ')}{field}{run(' Điều này.')}</w:p>"), "w:sectPr")
file.save("regulation.docx")

def show(reader, text):
    lines = [" ".join(line.split()) for line in text.splitlines() if line.strip()]
    print(f"{reader:12}", " | ".join(line.removeprefix("Tổ trưởng quyết định ") for line in lines))

show("python-docx", "\n".join(one.text for one in docx.Document("regulation.docx").paragraphs))
show("mammoth", mammoth.extract_raw_text(open("regulation.docx", "rb")).value)
show("pandoc", pypandoc.convert_file("regulation.docx", "plain", extra_args=["--wrap=none"]))
show("docx2python", docx2python.docx2python("regulation.docx").text)
show("docx2txt", docx2txt.process("regulation.docx"))
PY
env/bin/python run.py | tee seen
diff - seen <<'SEEN' || { echo "CHANGED: simple fields are read otherwise now" >&2; exit 1; }
python-docx  theo khoản 2 Điều này. | theo Điều này.
mammoth      theo khoản 2 Điều này. | theo Điều này.
pandoc       theo khoản 2 Điều này. | theo Điều này.
docx2python  theo khoản 2 Điều này. | theo khoản 2 Điều này.
docx2txt     theo khoản 2 Điều này. | theo khoản 2 Điều này.
SEEN
