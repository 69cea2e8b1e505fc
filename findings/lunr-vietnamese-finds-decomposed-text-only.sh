#!/usr/bin/env bash
# The Vietnamese pack of the search engine lunr works on decomposed letters only; text as everybody types it is not found.
#
# Versions: lunr 2.3.9, lunr-languages 1.22.0 (npm).
# Behaviour: the pack lists the letters of a word as Latin letters, ă â đ ê ô ơ ư and five separate tone marks. A composed
#   "ỹ", "ế" or "ả" at the end of a word is not on the list, so it is cut off: "quỹ" is stored as "qu", "hoá" and "hoà" both
#   as "ho", "ở" as nothing. The words asked for are not cut, so these words are never found. Decompose text and question
#   (NFD) and all of them are.
# Why it matters: documentation sites and offline pages of regulations search with lunr. Syllables that end in a consonant or a
#   plain vowel are found, which hides that "quỹ", "uỷ", "hoá", "kỷ", "chế", "số", "đề" never are.
# Instead: decompose both sides (String.prototype.normalize("NFD")) before indexing and asking, or replace the trimmer by one
#   that keeps \p{L}\p{M}\p{N}.
# Seen: what stands between the SEEN lines below.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
npm install --silent --no-audit --no-fund lunr@2.3.9 lunr-languages@1.22.0 >/dev/null

cat > run.cjs <<'JS'
const lunr = require("lunr");
require("lunr-languages/lunr.stemmer.support.js")(lunr);
require("lunr-languages/lunr.vi.js")(lunr);
console.warn = () => {};
const articles = ["Quản lý quỹ khen thưởng", "Quý khách mời", "Hoá đơn", "Hoà giải ở thôn", "Điều khoản thi hành"];
for (const form of ["NFC", "NFD"]) {
  const index = lunr(function () {
    this.use(lunr.vi);
    this.ref("id");
    this.field("text");
    articles.forEach((text, id) => this.add({ id: id + 1, text: text.normalize(form) }));
  });
  const found = (word) => `${word} ${index.search(word.normalize(form)).map((one) => one.ref).join("+") || "-"}`;
  console.log(form, "found:", ["quỹ", "quý", "hoá", "hoà", "ở", "điều"].map(found).join(", "));
  console.log(form, "words:", Object.keys(index.invertedIndex).map((word) => word.normalize("NFC")).join(" "));
}
JS
node run.cjs | tee seen
diff - seen <<'SEEN' || { echo "CHANGED: lunr-languages trims Vietnamese words otherwise now" >&2; exit 1; }
NFC found: quỹ -, quý -, hoá -, hoà -, ở -, điều 5
NFC words: quản l qu khen thưởng khách mời ho đơn giải  thôn điều khoản thi hành
NFD found: quỹ 1, quý 2, hoá 3, hoà 4, ở 4, điều 5
NFD words: quản lý quỹ khen thưởng quý khách mời hoá đơn hoà giải ở thôn điều khoản thi hành
SEEN
