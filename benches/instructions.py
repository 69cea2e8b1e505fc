"""Instructions of amending instruments: read, told unread, silent; against labels where a text has them.

instructions.py PROGRAM LABELS TEXT...

A line is silent when it opens with a verb of amending behind a label, or as an article's name, and no instruction, no
head of a list, no quotation and no line that is told covers it. Of a labelled text `right` counts the labels whose
line is read with the labelled verb and places, `told` those whose line is told, `silent` the rest.
"""

import json
import re
import subprocess
import sys
from pathlib import Path

VERB = re.compile(
    r"^(?:#+ *)?\**(?:(?:Điều|ĐIỀU) \d+\w?[.:]|\d{1,2}\w?[.)]|[a-zđ]\d?\))\**\s*\**"
    r"(?:Sửa đổi|Bổ sung|Bãi bỏ|Thay thế|Bỏ cụm từ|Huỷ bỏ|Hủy bỏ)\b"
)


def parse(program: str, text: str) -> dict:
    run = subprocess.run([program, "amend", "--parse", text, "--to", "json"], capture_output=True, text=True, timeout=120)
    return json.loads(run.stdout)


def cited(target: dict) -> str:
    return " ".join(f"{LEVELS.get(s['level'], s['level'])} {s['number'] or ''}".strip() for s in target["steps"])


LEVELS = {"point": "điểm", "clause": "khoản", "article": "Điều", "section": "Mục", "chapter": "Chương", "annex": "Phụ lục"}


def said(does: dict) -> tuple[str, str]:
    """The verb of an act and its places, as the labels have them."""
    places = " + ".join(cited(target) or "*" for target in does.get("targets", []))
    return does["action"], "" if does["action"] == "papers" else places


def same(label: tuple[str, str], act: tuple[str, str]) -> bool:
    def plain(place: str) -> str:
        return re.sub(r"Phụ lục 0*([IVX\d]+)", lambda found: f"Phụ lục {arabic(found[1])}", place)

    return label[0] == act[0] and (label[1] == "~" or plain(label[1]) == plain(act[1]))


def arabic(number: str) -> int:
    if number.isdigit():
        return int(number)
    values = [{"I": 1, "V": 5, "X": 10}[letter] for letter in number]
    return sum(-v if after > v else v for v, after in zip(values, values[1:] + [0]))


def main() -> None:
    program, labels, *texts = sys.argv[1:]
    truth: dict[str, list[tuple[int, str, str]]] = {}
    for row in Path(labels).read_text(encoding="utf-8").splitlines():
        if row and not row.startswith("#"):
            name, line, verb, place = row.split("\t")
            truth.setdefault(name, []).append((int(line), verb, place))
    totals = [0] * 7
    print(f"{'text':44} {'read':>5} {'told':>5} {'silent':>6}   {'labels':>6} {'right':>5} {'told':>5} {'silent':>6}")
    for text in texts:
        data = parse(program, text)
        acts = [act for document in data["documents"] for act in document["instructions"]]
        by_line: dict[int, list[tuple[str, str]]] = {}
        covered: set[int] = set()
        told: set[int] = set()
        for act in acts:
            by_line.setdefault(act["span"]["line"], []).append(said(act["does"]))
        for span in [act[key] for act in acts for key in ("span", "quoted") if act[key]] + data["heads"]:
            covered.update(range(span["line"], span["last_line"] + 1))
        for unread in data["unread"]:
            told.update(range(unread["span"]["line"], unread["span"]["last_line"] + 1))
        lines = Path(text).read_text(encoding="utf-8", errors="replace").splitlines()
        silent = [at for at, line in enumerate(lines, 1) if VERB.match(line.strip()) and at not in covered | told]
        row = [len(acts), len(data["unread"]), len(silent)]
        name = Path(text).name
        if name in truth:
            right = wrong = quiet = 0
            for line, verb, place in truth[name]:
                if any(same((verb, place), act) for act in by_line.get(line, [])):
                    right += 1
                elif line in told or line in by_line:
                    wrong += 1
                    print(f"    {line}: {verb} {place} is {by_line.get(line, 'told')}", file=sys.stderr)
                else:
                    quiet += 1
                    print(f"    {line}: {verb} {place} is silent", file=sys.stderr)
            row += [len(truth[name]), right, wrong, quiet]
        print(f"{name[:44]:44} " + " ".join(f"{n:>5}" for n in row[:3]) + "    " + " ".join(f"{n:>5}" for n in row[3:]))
        for at, number in enumerate(row):
            totals[at] += number
    print(f"{'all':44} " + " ".join(f"{n:>5}" for n in totals[:3]) + "    " + " ".join(f"{n:>5}" for n in totals[3:]))
    print(f"read of labelled: {totals[4] / max(totals[3], 1):.3f}; read of read and told: {totals[0] / max(totals[0] + totals[1], 1):.3f}")


if __name__ == "__main__":
    main()
