#!/usr/bin/env bash
# Decision and regulation joined by docxcompose: the comment on the decision now also hangs on the regulation's words.
#
# Versions: docxcompose 2.2.0, python-docx 1.2.0 (PyPI).
# Behaviour: Composer.append() renumbers the notes of the second file (each keeps its own) and copies the ranges of its
#   comments with their old numbers, but not the comments. The second file's "0" then means the first file's comment 0; the
#   second file's own comment is gone. Nothing is reported.
# Why it matters: a decision and the regulation it issues are sent round as two drafts and joined for the vote. "Đề nghị bỏ"
#   that an organ wrote about one sentence stands beside another, under that organ's name.
# Instead: collect the comments before joining; or give the second file's comments new numbers (w:id in comments.xml and the
#   three marks in document.xml) and copy them yourself; afterwards compare who said what on which words.
# Seen: what stands between the SEEN lines below.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check docxcompose==2.2.0 python-docx==1.2.0

cat > run.py <<'PY'
from docx import Document
from docxcompose.composer import Composer

def draft(name, words, comment):
    file = Document()
    file.add_comment(file.add_paragraph(words).runs, text=comment, author="Xã Bình Lam", initials="BL")
    file.save(name)

def comments(name):
    file = Document(name)
    said = {one.comment_id: one.text for one in file.comments}
    for paragraph in file.paragraphs:
        for id in paragraph._p.xpath("./w:commentRangeStart/@w:id"):
            print(f"{name:16} {paragraph.text} <- {said.get(int(id), 'nothing')}")

draft("decision.docx", "Quyết định này có hiệu lực từ ngày ký.", "Đề nghị bỏ câu này.")
draft("regulation.docx", "Tổ trưởng chủ trì cuộc họp.", "Nhất trí.")
joined = Composer(Document("decision.docx"))
joined.append(Document("regulation.docx"))
joined.save("joined.docx")
for name in ("decision.docx", "regulation.docx", "joined.docx"):
    comments(name)
PY
env/bin/python run.py | tee seen
diff - seen <<'SEEN' || { echo "CHANGED: docxcompose joins comments otherwise now" >&2; exit 1; }
decision.docx    Quyết định này có hiệu lực từ ngày ký. <- Đề nghị bỏ câu này.
regulation.docx  Tổ trưởng chủ trì cuộc họp. <- Nhất trí.
joined.docx      Quyết định này có hiệu lực từ ngày ký. <- Đề nghị bỏ câu này.
joined.docx      Tổ trưởng chủ trì cuộc họp. <- Đề nghị bỏ câu này.
SEEN
