#!/usr/bin/env bash
# A column of provisions read with dates on: "Điều 5" becomes 1 May 2001, "khoản 2" 1 February 2001.
#
# Versions: csv-parse 7.0.3, dayjs 1.11.23 (npm), run by Node (its version is printed; seen with 20.20.2).
# Behaviour: csv-parse with cast_date, and dayjs by its plain constructor, ask JavaScript's own Date whether a cell is a day.
#   Node's (V8's) Date passes over words that it does not know before a number from 1 to 12, takes the number for a month
#   and the year for 2001. "Điều 13" and "khoản 2 Điều 5" stay text, so a column comes out half days, half
#   text. The column of real days does too, month first: 05/02/2026 is 2 May, 27/5/2026 stays text.
# Why it matters: the sheet that collects comments has a column "Điều, khoản" beside one with real days. Its first twelve
#   articles are lost on reading: from a Date nobody gets back whether "Điều 5" or "Tháng 5" or "Tổ 5" was written.
# Instead: leave cast_date off and turn into days only columns that are days, by their form (dd/mm/yyyy, or dayjs with
#   customParseFormat, a format and `true` for strict).
# Seen: what stands between the SEEN lines below.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
echo "node $(node --version)"
npm install --silent --no-audit --no-fund csv-parse@7.0.3 dayjs@1.11.23 >/dev/null

cat > comments.csv <<'CSV'
STT;Điều, khoản;Ngày
1;Điều 5;05/02/2026
2;khoản 2;27/5/2026
3;Điều 13;09/6/2025
4;khoản 2 Điều 5;26/5/2025
CSV
cat > run.cjs <<'JS'
process.env.TZ = "Asia/Ho_Chi_Minh";
const { parse } = require("csv-parse/sync"), dayjs = require("dayjs"), { readFileSync } = require("fs");
const day = (cell) => (cell instanceof Date ? dayjs(cell).format("[day] YYYY-MM-DD") : `text ${cell}`);
const options = { delimiter: ";", from_line: 2, cast: true, cast_date: true };
for (const [, provision, when] of parse(readFileSync("comments.csv"), options)) console.log(`csv-parse: ${day(provision)} | ${day(when)}`);
for (const provision of ["Điều 5", "Điều 13"]) console.log(`dayjs: ${provision} is valid: ${dayjs(provision).isValid()}`);
JS
node run.cjs | tee seen
diff - seen <<'SEEN' || { echo "CHANGED: provisions and days are told apart otherwise now" >&2; exit 1; }
csv-parse: day 2001-05-01 | day 2026-05-02
csv-parse: day 2001-02-01 | text 27/5/2026
csv-parse: text Điều 13 | day 2025-09-06
csv-parse: text khoản 2 Điều 5 | text 26/5/2025
dayjs: Điều 5 is valid: true
dayjs: Điều 13 is valid: false
SEEN
