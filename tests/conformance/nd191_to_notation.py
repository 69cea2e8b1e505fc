"""Writes the Government's working regulation, read from a Markdown copy, as a folder in the notation.

    python nd191_to_notation.py SOURCE.md PROFILE.yaml FOLDER

The headings lose their typed numbers, `- a)` becomes `a)`, and what stands before the regulation becomes facts
and the articles of the decree. The profile is the state's, with the decree's own kind of number.
"""

import re
import sys
from pathlib import Path

import yaml

FILE_NAMES = "{:02}-chuong.md"


def body(lines: list[str]) -> str:
    """The text of an article: points without their list marks, everything else as it stands."""
    return "\n".join(re.sub(r"^\s+- ([a-zđ]\)) ", r"   \1 ", line) for line in lines).strip("\n")


def sentence(words: str) -> str:
    return words[:1] + words[1:].lower() if words.isupper() else words


def decree(lines: list[str]) -> str:
    """The articles of the decree: they have no names, so their words follow the number."""
    out = []
    for line in lines:
        if found := re.match(r"### Điều \d+\. (.*)", line):
            out += ["###", "", found[1]]
        else:
            out.append(line)
    return "\n".join(out).strip("\n") + "\n"


def chapters(lines: list[str]) -> list[str]:
    files, current = [], []
    for line in lines:
        if found := re.match(r"## Chương [IVX]+ - (.*)", line):
            if current:
                files.append(current)
            current = [f"# {sentence(found[1])}"]
        elif found := re.match(r"### Điều \d+\. (.*)", line):
            current.append(f"### {found[1]}")
        else:
            current.append(line)
    return [body(file) + "\n" for file in [*files, current]]


def between(lines: list[str], start: str, end: str) -> list[str]:
    """The lines from the first that begins with `start` to the next that begins with `end`, which is left out."""
    first = next(at for at, line in enumerate(lines) if line.startswith(start))
    last = next(at for at, line in enumerate(lines) if at > first and line.startswith(end))
    return lines[first:last]


def facts(text: str, lines: list[str]) -> dict:
    head = yaml.safe_load(text.split("---\n")[1])
    number, year = re.match(r"(\d+)/(\d+)/", head["so_hieu"]).groups()
    bases = [re.sub(r"^Căn cứ ", "", line.rstrip(";.")) for line in between(lines, "Căn cứ", "### Điều 1") if line]
    return {
        "schema": 1,
        "kind": "khac",
        "profile": "./nghi-dinh.yaml",
        "status": "issued",
        "tone": "new",
        "type": "Quy chế",
        "subject": "làm việc của Chính phủ",
        "organ": {"name": "Chính phủ", "short": "Chính phủ", "code": "CP"},
        "term": {"years": f"{year}-{int(year) + 5}"},
        "place": "Hà Nội",
        "roles": [
            {"id": "chinh-phu", "name": "Chính phủ", "form": "collective"},
            {"id": "thu-tuong", "name": "Thủ tướng Chính phủ", "form": "individual", "accountable_to": "chinh-phu"},
        ],
        "decision": {
            "type": head["loai_van_ban"],
            "subject": head["trich_yeu"][:1].lower() + head["trich_yeu"][1:],
            "number": int(number),
            "date": head["date"],
            "bases": [{"text": basis} for basis in bases[:-1]],
            "enacting": f"{bases[-1]}.",
            "signatures": [{"on_behalf_of": "Chính phủ", "title": "Thủ tướng", "name": head["nguoi_ky"]}],
            "recipients": [line[2:].rstrip(";.") for line in between(lines, "Nơi nhận", "TM. ") if line.startswith("- ")],
        },
    }


def profile(text: str, year: str) -> str:
    """The state's profile with the number of a decree: `191/2026/NĐ-CP`."""
    text = text.replace("name: nd30-2020", "name: nghi-dinh")
    text = text.replace("{n}/{type}-{organ}", "{n}/" + year + "/{type}-{organ}")
    return text


def write(source: Path, state_profile: Path, folder: Path) -> None:
    text = source.read_text("utf-8").split("\n", 1)[1]
    lines = text.splitlines()
    folder.mkdir(parents=True, exist_ok=True)
    found = facts(text, lines)
    written = {
        "regulation.yaml": yaml.safe_dump(found, allow_unicode=True, sort_keys=False, width=110),
        "nghi-dinh.yaml": profile(state_profile.read_text("utf-8"), str(found["decision"]["date"])[:4]),
        "quyet-dinh.md": decree(between(lines, "### Điều 1.", "Nơi nhận")),
    }
    written |= {FILE_NAMES.format(at): file for at, file in enumerate(chapters(between(lines, "## Chương I ", "---")), 1)}
    for name, words in written.items():
        (folder / name).write_text(words, "utf-8")


if __name__ == "__main__":
    write(*map(Path, sys.argv[1:4]))
