#!/usr/bin/env bash
# Two calendars of Vietnamese holidays that agree on every Tết until 2060 differ on days that are off each year.
#
# Versions: date-holidays 3.37.0 (npm), holidays 0.109 (PyPI).
# Behaviour: date-holidays has the right first day of Tết throughout, but one day for National Day (the labour code gives two
#   since 2021, the second chosen each year) and nothing on 24 November (off from 2026). Its Giỗ Tổ of 2050 is a day early.
#   The PyPI package has all of these. isHoliday() says false on the missing days, like on any working day.
# Why it matters: who tests a calendar tests Tết. A meeting "on the first working day of September" or a deadline on 24
#   November is then placed on a day when the office is closed.
# Instead: a table of one's own with the source and year of each rule, and the yearly decision on top; use libraries to check
#   the lunar days only, and two of them.
# Seen: what stands between the SEEN lines below.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check holidays==0.109
npm install --silent --no-audit --no-fund date-holidays@3.37.0 >/dev/null

cat > run.cjs <<'JS'
process.env.TZ = "Asia/Ho_Chi_Minh";
const Holidays = require("date-holidays");
const calendar = new Holidays("VN");
const days = {};
for (let year = 2020; year <= 2060; year++) {
  const named = (name) => calendar.getHolidays(year).find((one) => one.name === name).date.slice(0, 10);
  days[year] = { tet: named("Tết Nguyên Đán"), kings: named("Giỗ tổ Hùng Vương") };
}
const off = (day) => Boolean(calendar.isHoliday(new Date(`${day}T12:00:00+07:00`)));
console.log(JSON.stringify({ days, off: ["2026-09-01", "2026-09-02", "2026-11-24"].map((day) => [day, off(day)]) }));
JS
cat > run.py <<'PY'
import json, subprocess
import holidays
npm = json.loads(subprocess.run(["node", "run.cjs"], capture_output=True, check=True).stdout)
vietnam = holidays.VN(years=range(2020, 2061), language="en_US")
first = lambda year, name: min(str(day) for day, said in vietnam.items() if day.year == year and said == name)
same = sum(npm["days"][str(year)]["tet"] == first(year, "Lunar New Year") for year in range(2020, 2061))
print(f"first day of Tết: the same in {same} of 41 years")
for year in range(2020, 2061):
    kings = first(year, "Hung Kings' Commemoration Day")
    if npm["days"][str(year)]["kings"] != kings:
        print(f"Giỗ Tổ {year}: date-holidays {npm['days'][str(year)]['kings']}, holidays {kings}")
for day, off in npm["off"]:
    print(f"{day}: date-holidays {'off' if off else 'works'}, holidays {'off' if day in vietnam else 'works'}")
PY
env/bin/python run.py | tee seen
diff - seen <<'SEEN' || { echo "CHANGED: the calendars differ otherwise now" >&2; exit 1; }
first day of Tết: the same in 41 of 41 years
Giỗ Tổ 2050: date-holidays 2050-03-31, holidays 2050-04-01
2026-09-01: date-holidays works, holidays off
2026-09-02: date-holidays off, holidays off
2026-11-24: date-holidays works, holidays off
SEEN
