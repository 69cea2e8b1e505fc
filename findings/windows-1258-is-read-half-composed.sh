#!/usr/bin/env bash
# A sheet saved in Windows-1258 is read by Python, Node and LibreOffice into text that is neither composed nor decomposed.
#
# Versions: Python, Node, GNU iconv (Debian's libc-bin), LibreOffice Calc 7.4.7 (their versions are printed).
# Behaviour: Windows-1258 has â, ê, ơ, ư as letters and the five tones as marks. Decoded letter by letter, "Điều" is Đ, i, ê,
#   a grave, u: not NFC, and not NFD either, since ê stays whole; a look at is_normalized("NFD") does not find it. GNU iconv
#   composes by itself. The other way round Python refuses most letters with a tone ("character maps to
#   <undefined>"), while iconv and LibreOffice write them as letter and mark: the same words, readable by all.
# Why it matters: spreadsheets of a Vietnamese Windows save CSV in this page. "Điều 5" from there equals no "Điều 5" that was
#   typed: look-ups, joins of tables and counts of words miss it, and it looks the same on the screen.
# Instead: normalise to NFC right after decoding, whatever the source; to write for Windows, decompose the tones first or use
#   iconv; better, UTF-8 with a byte-order mark, which Excel reads.
# Seen: what stands between the SEEN lines below.
set -euo pipefail
command -v soffice >/dev/null || { echo "needs libreoffice-calc" >&2; exit 2; }
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
python3 --version; echo "node $(node --version)"; iconv --version | sed -n 1p; soffice --version

printf 'STT;Điều, khoản\n1;Điều 5\n' > typed.csv
iconv -f UTF-8 -t CP1258 typed.csv > windows.csv
csv='csv:Text - txt - csv (StarCalc):59,34' # separator ; and quotation mark ": then the character set, 40 is 1258, 76 UTF-8
office() { nice soffice "-env:UserInstallation=file://$work/profile" --headless "$@" >/dev/null 2>&1; }
mkdir out; office --infilter=CSV:59,34,40 --convert-to "$csv,76" --outdir out windows.csv
mkdir back; office --infilter=CSV:59,34,76 --convert-to "$csv,40" --outdir back typed.csv

cat > run.py <<'PY'
import subprocess, unicodedata
typed = open("typed.csv", encoding="utf-8").read()
script = 'process.stdout.write(new TextDecoder("windows-1258").decode(require("fs").readFileSync("windows.csv")))'
read = {"Python": open("windows.csv", encoding="cp1258").read(),
        "Node": subprocess.run(["node", "-e", script], capture_output=True).stdout.decode(),
        "LibreOffice": open("out/windows.csv", encoding="utf-8-sig").read(),
        "iconv": subprocess.run(["iconv", "-f", "CP1258", "-t", "UTF-8", "windows.csv"], capture_output=True).stdout.decode()}
for name, text in read.items():
    forms = [form for form in ("NFC", "NFD") if unicodedata.is_normalized(form, text)]
    print(f"read  {name:12} form {forms}, 'Điều 5' found {'Điều 5' in text}, after NFC {unicodedata.normalize('NFC', text) == typed}")
try:
    typed.encode("cp1258")
    print("write Python       yes")
except UnicodeEncodeError as error:
    print("write Python       no,", error.reason)
print("write LibreOffice  same bytes as iconv:", open("back/typed.csv", "rb").read() == open("windows.csv", "rb").read())
PY
python3 run.py | tee seen
diff - seen <<'SEEN' || { echo "CHANGED: Windows-1258 is read otherwise now" >&2; exit 1; }
read  Python       form [], 'Điều 5' found False, after NFC True
read  Node         form [], 'Điều 5' found False, after NFC True
read  LibreOffice  form [], 'Điều 5' found False, after NFC True
read  iconv        form ['NFC'], 'Điều 5' found True, after NFC True
write Python       no, character maps to <undefined>
write LibreOffice  same bytes as iconv: True
SEEN
