#!/usr/bin/env bash
# num2words says years as nobody does in an official text, and counts chapters with plain numbers.
#
# Versions: num2words 0.5.14 (PyPI).
# Behaviour: 2025 is "hai nghìn lẻ hai mươi lăm": the empty hundreds, which must be said before a ten, are skipped with the
#   "lẻ" that belongs before a single digit; 1024 and 10015 alike. to="ordinal" gives the plain number without a word of
#   warning: Chương thứ "một", khoá thứ "bốn", where the language says thứ nhất and thứ tư. to="year" is not there.
# Why it matters: minutes begin with the day in words ("năm hai nghìn không trăm hai mươi lăm"), and older regulations and
#   congresses count "Chương thứ nhất", "khoá thứ tư"; a template filled by num2words prints something that has to be
#   retyped, or worse is signed.
# Instead: write the twenty lines oneself: "không trăm" when a group with hundreds left empty follows another, "linh" (or
#   "lẻ") before a single digit only; nhất and tư for the first and fourth.
# Seen: what stands between the SEEN lines below.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check num2words==0.5.14

cat > run.py <<'PY'
from num2words import num2words
for number in (2005, 2025, 2030, 1024, 10015):
    print(number, num2words(number, lang="vi"))
print("Chương thứ", ", ".join(num2words(number, lang="vi", to="ordinal") for number in (1, 4, 14, 21)))
PY
env/bin/python run.py | tee seen
diff - seen <<'SEEN' || { echo "CHANGED: num2words counts otherwise now" >&2; exit 1; }
2005 hai nghìn lẻ năm
2025 hai nghìn lẻ hai mươi lăm
2030 hai nghìn lẻ ba mươi
1024 một nghìn lẻ hai mươi bốn
10015 mười nghìn lẻ mười lăm
Chương thứ một, bốn, mười bốn, hai mươi mốt
SEEN
