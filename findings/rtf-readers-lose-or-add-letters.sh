#!/usr/bin/env bash
# A Vietnamese RTF file loses letters in pandoc, gets question marks in officeparser; striprtf reads it and revives deletions.
#
# Versions: pandoc 3.9 (pypandoc_binary 1.17), striprtf 0.0.35 (PyPI), officeparser 7.8.0 (npm).
# Behaviour: RTF writes "ổ" as \u7893? where one character, here "?", is for old readers and has to be skipped. pandoc skips
#   the "?" and the letter behind it as well (its issue 8264 on that was closed in 2022; 2.17 does the same); it is right
#   where \'3f stands for the "?", as LibreOffice writes, or a space before it, as pandoc writes itself. officeparser skips
#   nothing in any of them. striprtf reads all letters, but words under \deleted (a tracked deletion) come out as words in
#   force, without a sign; pandoc strikes them out.
# Why it matters: offices' older drafts and exports of document systems are RTF. In other languages a letter here and there
#   is written so; in Vietnamese nearly every syllable is torn, and a short one passes for another word.
# Instead: have LibreOffice turn RTF into .odt or .docx and read that; or striprtf after refusing files with \deleted.
# Seen: what stands between the SEEN lines below.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check pypandoc_binary==1.17 striprtf==0.0.35
npm install --silent --no-audit --no-fund officeparser@7.8.0 >/dev/null

cat > run.py <<'PY'
import subprocess
import pypandoc
from striprtf.striprtf import rtf_to_text

pypandoc.convert_text("Tổ trưởng chủ trì cuộc họp.", "rtf", format="markdown", outputfile="pandoc.rtf", extra_args=["--standalone"])
escaped = lambda text, old: "".join(one if ord(one) < 128 else f"\\u{ord(one)}{old}" for one in text)
head = r"{\rtf1\ansi\deff0{\fonttbl{\f0 Times New Roman;}}\uc1\pard "
for name, old in (("question", "?"), ("hex", r"\'3f")):
    open(f"{name}.rtf", "w").write(head + escaped("Tổ trưởng chủ trì cuộc họp.", old) + r"\par}")
open("tracked.rtf", "w").write(head + escaped("Họp mỗi {\\deleted tháng}{\\revised quý}.", r"\'3f") + r"\par}")

for name in ("pandoc", "question", "hex", "tracked"):
    file = f"{name}.rtf"
    node = 'import("officeparser").then((it) => it.parseOffice(process.argv[1])).then((read) => console.log(read.toText()))'
    for reader, text in (("pandoc", pypandoc.convert_file(file, "plain", format="rtf")),
                         ("striprtf", rtf_to_text(open(file).read())),
                         ("officeparser", subprocess.run(["node", "-e", node, file], capture_output=True, text=True).stdout)):
        print(f"{file:12} {reader:12}", " ".join(text.split()))
PY
env/bin/python run.py | tee seen
diff - seen <<'SEEN' || { echo "CHANGED: RTF is read otherwise now" >&2; exit 1; }
pandoc.rtf   pandoc       Tổ trưởng chủ trì cuộc họp.
pandoc.rtf   striprtf     Tổ trưởng chủ trì cuộc họp.
pandoc.rtf   officeparser Tổ? trư?ở?ng chủ? trì? cuộ?c họ?p.
question.rtf pandoc       Tổtrưởg chủtrìcuộ họ.
question.rtf striprtf     Tổ trưởng chủ trì cuộc họp.
question.rtf officeparser Tổ? trư?ở?ng chủ? trì? cuộ?c họ?p.
hex.rtf      pandoc       Tổ trưởng chủ trì cuộc họp.
hex.rtf      striprtf     Tổ trưởng chủ trì cuộc họp.
hex.rtf      officeparser Tổ? trư?ở?ng chủ? trì? cuộ?c họ?p.
tracked.rtf  pandoc       Họp mỗi ~~tháng~~quý.
tracked.rtf  striprtf     Họp mỗi thángquý.
tracked.rtf  officeparser Họ?p mỗ?i thá?ngquý?.
SEEN
