#!/usr/bin/env bash
# The word splitter underthesea respells the text that it splits: its words are not in the text any more.
#
# Versions: underthesea 9.5.0, pyvi 0.1.1 (PyPI).
# Behaviour: word_tokenize(), not only text_normalize(), moves the tone of uỷ, khoá, hoà to ủy, khóa, hòa (the state's older
#   style); "5a" becomes the two words 5 and a, the number 22-QC/TU five. With use_token_normalize=False, of which the
#   documentation says no more than its name, the tones stay and "5 a" does too. pyvi keeps every letter and 5a, and cuts
#   the day 01/7/2025 into five.
# Why it matters: a check for mixed tone styles that runs on these words finds nothing, ever; places of words cannot be found
#   in the source; terms counted in a corpus do not match the corpus; "Điều 5a" is counted as Điều 5.
# Instead: use_token_normalize=False, and numbers of provisions and documents taken out as one token each beforehand; for
#   places and spellings own tokens over the source.
# Seen: what stands between the SEEN lines below.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check underthesea==9.5.0 pyvi==0.1.1

cat > run.py <<'PY'
from pyvi import ViTokenizer
from underthesea import word_tokenize

text = "Uỷ ban Kiểm tra thi hành kỷ luật theo điểm đ khoản 2 Điều 5a Quy chế số 22-QC/TU, ngày 01/7/2025; khoá XVIII, hoà giải."
squeezed = lambda words: "".join(words.split())
for name, words in (("underthesea", word_tokenize(text)), ("not normal", word_tokenize(text, use_token_normalize=False)),
                    ("pyvi", [one.replace("_", " ") for one in ViTokenizer.tokenize(text).split()])):
    print(f"{name:12}", " | ".join(words))
    print(f"{name:12} same letters: {squeezed(''.join(words)) == squeezed(text)};",
          "not in the text:", ", ".join(one for one in words if one not in text) or "-")
PY
env/bin/python run.py | tee seen
diff - seen <<'SEEN' || { echo "CHANGED: the splitters keep the text otherwise now" >&2; exit 1; }
underthesea  Ủy | ban | Kiểm tra | thi hành | kỷ luật | theo | điểm | đ | khoản | 2 | Điều | 5 | a | Quy chế | số | 22 | - | QC | / | TU | , | ngày | 01/7/2025 | ; | khóa | XVIII | , | hòa | giải | .
underthesea  same letters: False; not in the text: Ủy, khóa, hòa
not normal   Uỷ ban | Kiểm tra | thi hành | kỷ luật | theo | điểm | đ | khoản | 2 | Điều | 5 | a | Quy chế | số | 22 | - | QC | / | TU | , | ngày | 01/7/2025 | ; | khoá | XVIII | , | hoà giải | .
not normal   same letters: True; not in the text: -
pyvi         Uỷ ban | Kiểm tra | thi hành | kỷ luật | theo | điểm | đ | khoản | 2 | Điều | 5a | Quy chế | số | 22 | - | QC | / | TU | , | ngày | 01 | / | 7 | / | 2025 | ; | khoá | XVIII | , | hoà giải | .
pyvi         same letters: True; not in the text: -
SEEN
