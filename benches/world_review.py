#!/usr/bin/env python3
"""Runs the review on texts that nobody wrote for it, and tables what it finds.

    benches/world_review.py TEXTS [PROGRAM [WORK]]

TEXTS is a folder of Markdown or plain texts, PROGRAM target/debug/quyche, WORK a folder that
keeps the imported regulations (a temporary one). Printed: for each rule its severity, findings, texts that have one, and
findings in texts read whole. A text is torn when its reader counts many lines that belong to no provision: what is found in
it is told apart. With SAMPLE=CODE the findings of that rule are listed with their words, at most thirty, evenly drawn.
"""

import collections
import json
import os
import pathlib
import subprocess
import sys
import tempfile

# Findings an article above which a text counts as torn: in one read whole there are at most a handful.
TORN = 12.0


def reviewed(program, folder):
    """The findings of one regulation, from the JSON report."""
    run = subprocess.run([program, "check", "--format", "json", folder], capture_output=True, text=True, check=False)
    return json.loads(run.stdout or "[]")


def articles(folder):
    """How many điều stand in an imported folder."""
    texts = (path.read_text(encoding="utf-8") for path in folder.glob("*.md"))
    return sum(line.startswith("### ") for text in texts for line in text.splitlines())


def main(texts, program="target/debug/quyche", work=None):
    work = pathlib.Path(work or tempfile.mkdtemp())
    found, unread, sizes = {}, [], {}
    for path in sorted(pathlib.Path(texts).iterdir()):
        folder = work / path.stem
        if not folder.exists():
            subprocess.run([program, "import", str(path), "--out", str(folder)], capture_output=True, check=False)
        if not folder.exists():
            unread.append(path.stem)
            continue
        found[path.stem], sizes[path.stem] = reviewed(program, folder), articles(folder)
    torn = {name for name, list_ in found.items() if len(list_) > TORN * max(sizes[name], 1)}
    whole = {name: list_ for name, list_ in found.items() if name not in torn}
    count = sum(sizes[name] for name in whole)
    print(f"{len(found)} texts ({len(unread)} not read), {len(torn)} torn; {count} articles in those read whole")
    rules = collections.defaultdict(lambda: [None, 0, 0, 0])
    for name, list_ in found.items():
        for finding in list_:
            row = rules[finding["code"]]
            row[0] = finding["severity"]
            row[1] += 1
            row[3] += name in whole
        for code in {finding["code"] for finding in list_}:
            rules[code][2] += 1
    print(f"{'rule':8}{'severity':9}{'found':>7}{'texts':>7}{'whole':>7}")
    for code, row in sorted(rules.items(), key=lambda item: -item[1][3]):
        print(f"{code:8}{row[0]:9}{row[1]:7}{row[2]:7}{row[3]:7}")
    for severity in ("error", "warning", "info"):
        total = sum(finding["severity"] == severity for list_ in whole.values() for finding in list_)
        print(f"{severity}: {total}, {total / max(count, 1):.3f} an article of those read whole")
    wanted = os.environ.get("SAMPLE")
    hits = [(name, f) for name, list_ in whole.items() for f in list_ if f["code"] == wanted]
    for at in range(0, len(hits), max(1, -(-len(hits) // 30))):
        name, finding = hits[at]
        line = (work / name / finding["file"]).read_text(encoding="utf-8").splitlines()[finding["line"] - 1]
        print(f"-- {name[:24]} {finding['file']}:{finding['line']} {finding['message']}\n   {line[:300]}")


if __name__ == "__main__":
    main(*sys.argv[1:])
