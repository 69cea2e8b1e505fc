#!/usr/bin/env bash
# The Vietnamese spelling list of npm knows one of the two tone styles: it refuses the state's own name.
#
# Versions: dictionary-vi 3.0.0, nspell 2.1.5 (npm).
# Behaviour: the list has uỷ, hoà, khoá, toà, thuỷ and not ủy, hòa, khóa, tòa, thủy. What it offers instead is another word:
#   "ủa" for ủy, "ha" for hòa, "kha" for khóa. Decomposed words are refused as well, and a word without its marks or nothing
#   is offered.
# Why it matters: both styles are in official use, even within one text. A decree is headed CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
#   and signed by an ỦY BAN; each of these words is marked, and "sửa tất cả" makes other words of them.
# Instead: compose to NFC, fold the place of the tone (oa, oe, uy in open syllables, never after q) before asking the list, and
#   let a check of its own say which style a text uses.
# Seen: what stands between the SEEN lines below.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
npm install --silent --no-audit --no-fund dictionary-vi@3.0.0 nspell@2.1.5 >/dev/null

cat > run.mjs <<'JS'
import dictionary from "dictionary-vi";
import nspell from "nspell";
const list = nspell(dictionary);
const say = (word) => `${word.normalize("NFC")} ${list.correct(word) ? "yes" : `no (${list.suggest(word)[0] ?? "nothing"})`}`;
console.log("new style  ", ["uỷ", "hoà", "khoá", "toà", "thuỷ"].map(say).join(", "));
console.log("old style  ", ["ủy", "hòa", "khóa", "tòa", "thủy"].map(say).join(", "));
console.log("the head   ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM".split(" ").filter((word) => !list.correct(word)).map(say).join(", "));
console.log("decomposed ", ["uỷ", "điều", "khoản"].map((word) => say(word.normalize("NFD"))).join(", "));
JS
node run.mjs | tee seen
diff - seen <<'SEEN' || { echo "CHANGED: dictionary-vi judges the two styles otherwise now" >&2; exit 1; }
new style   uỷ yes, hoà yes, khoá yes, toà yes, thuỷ yes
old style   ủy no (ủa), hòa no (ha), khóa no (kha), tòa no (ta), thủy no (thủa)
the head    HÒA no (HA)
decomposed  uỷ no (uy), điều no (nothing), khoản no (khoan)
SEEN
