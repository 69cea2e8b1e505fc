#!/usr/bin/env bash
# A list of points in Markdown through pandoc: điểm đ disappears into điểm d, and every point behind it gets another letter.
#
# Versions: pandoc 3.9 (pypandoc_binary 1.17, PyPI).
# Behaviour: "đ)" is no list mark to pandoc, so the line is taken as the rest of điểm d; and the letters a list shows are
#   counted in the Latin alphabet from its first one, whatever is typed: the Vietnamese e g h i k l print as e f g h i j.
#   A point that was repealed moves the others up as well. No warning, whatever the output format.
# Why it matters: "điểm g khoản 1 Điều 5" cites another power in the printed Word file than in the text that was adopted.
# Instead: switch the reading of letters off (`--from markdown-fancy_lists`), which leaves the marks as typed text, each on its
#   line with a hard break; or hand pandoc paragraphs, not lists.
# Seen: what stands between the SEEN lines below.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check pypandoc_binary==1.17

cat > run.py <<'PY'
import pypandoc
points = "\n".join(f"{mark}) việc {mark}" for mark in "a b c d đ e g h i k l".split())
def show(title, text, reader="markdown"):
    plain = pypandoc.convert_text(text, "plain", format=reader, extra_args=["--wrap=none"])
    print(f"{title:22}", " | ".join(" ".join(line.split()) for line in plain.splitlines() if line.strip()))
show("typed a to l", points)
show("điểm b repealed", "a) một\n\nc) ba\n\nd) bốn")
show("without fancy_lists", points, "markdown-fancy_lists+hard_line_breaks")
PY
env/bin/python run.py | tee seen
diff - seen <<'SEEN' || { echo "CHANGED: pandoc letters lists otherwise now" >&2; exit 1; }
typed a to l           a) việc a | b) việc b | c) việc c | d) việc d đ) việc đ | e) việc e | f) việc g | g) việc h | h) việc i | i) việc k | j) việc l
điểm b repealed        a) một | b) ba | c) bốn
without fancy_lists    a) việc a | b) việc b | c) việc c | d) việc d | đ) việc đ | e) việc e | g) việc g | h) việc h | i) việc i | k) việc k | l) việc l
SEEN
