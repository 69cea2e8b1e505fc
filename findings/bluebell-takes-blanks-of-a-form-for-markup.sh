#!/usr/bin/env bash
# A form in an annex through bluebell to Akoma Ntoso: the blanks are eaten in part and the words between them underlined.
#
# Versions: bluebell-akn 3.1.1, cobalt 9.0.1 (PyPI).
# Behaviour: bluebell's text form underlines between two pairs of low lines and prints bold between two pairs of stars. A line
#   with two blanks, "ngày ___ tháng ___", is such a pair, wherever the blanks are long enough: "tháng" is underlined, four
#   low lines are gone. Note marks (*) (**) that stand twice in a line make bold text of what is between them. One blank in a
#   line, and dots, are left alone, so that the forms of one annex come out differently. All of it is valid.
# Why it matters: nearly every annex of a regulation is a form with blanks; what an office fills in is no longer where it was,
#   and the stars that tie a figure to its remark are gone.
# Instead: put a backslash before each low line, star and slash of foreign text (bluebell's own unparse does) before parsing.
# Seen: what stands between the SEEN lines below.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check bluebell-akn==3.1.1 cobalt==9.0.1

cat > run.py <<'PY'
import re
from bluebell.parser import AkomaNtosoParser
from cobalt import FrbrUri
from lxml import etree

uri = FrbrUri.parse("/akn/vn/act/quy-che/2025/22")
uri.work_component = "main"
parser = AkomaNtosoParser(uri)

def content(line):
    xml = etree.tostring(parser.parse_to_xml(f"BODY\n\nARTICLE 1 - Mẫu\n\n  {line}\n", "act"), encoding="unicode")
    return re.search(r"<p [^>]*>(.*?)</p>", xml, re.S)[1]

for line in ("Họ và tên: ______ Chức vụ: ______", "ngày ___ tháng ___ năm 2026", "Số: ____/QĐ", "ngày … tháng … năm",
             "15 người (**), 12 có mặt (**)"):
    print(f"{line} -> {content(line)}")
    if "_" in line or "*" in line:
        escaped = content(re.sub(r"([_*/])", r"\\\1", line))
        print(f"  with backslashes: {'same words' if escaped == line else escaped}")
PY
env/bin/python run.py | tee seen
diff - seen <<'SEEN' || { echo "CHANGED: bluebell reads blanks otherwise now" >&2; exit 1; }
Họ và tên: ______ Chức vụ: ______ -> Họ và tên: ___<u>_ Chức vụ: </u>____
  with backslashes: same words
ngày ___ tháng ___ năm 2026 -> ngày <u>_ tháng </u>_ năm 2026
  with backslashes: same words
Số: ____/QĐ -> Số: ____/QĐ
  with backslashes: same words
ngày … tháng … năm -> ngày … tháng … năm
15 người (**), 12 có mặt (**) -> 15 người (<b>), 12 có mặt (</b>)
  with backslashes: same words
SEEN
