"""Counts what instruments say and writes the counts into the lists that read them.

count_verbs.py SHARED

SHARED is the folder in which `texts/` lies. The lists: src/amend/read/verbs.txt, phrase_nouns.txt, list_nouns.txt,
papers.txt and src/model/document_kinds.txt; each line ends with its count.
"""

import re
import sys
from pathlib import Path

READ = Path("src/amend/read")
LABEL = r"^[>\s#*_-]*(?:(?:Điều\s+\d+\w*|\d+\w*|[a-zđ]\d*)[.):]\**\s*)?\**\s*"


def main() -> None:
    texts = Path(sys.argv[1]) / "texts"
    amending = [*sorted((texts / "sua-doi").glob("*.md")), *sorted(texts.glob("nd-*-sua-doi.md"))]
    every = [*amending, *sorted((texts / "quy-dinh").glob("*.md")), texts / "nd-191-2026.md"]
    one = "\n".join(path.read_text(encoding="utf-8", errors="replace") for path in amending)
    all_texts = "\n".join(path.read_text(encoding="utf-8", errors="replace") for path in every)
    # Old and new style of the tone mark are one word.
    one, all_texts = (text.replace("Hủy", "Huỷ").replace("hủy", "huỷ").replace("Xóa", "Xoá") for text in (one, all_texts))
    # What instructions say stands outside their quotations.
    bare = re.sub(r"^>.*$", "", re.sub(r"“[^”]*”|\"[^\"\n]*\"", "“”", one), flags=re.MULTILINE)
    instructions = "\n".join(line for line in bare.splitlines() if re.match(LABEL + "(?:Sửa|Bổ|Bãi|Thay|Bỏ)", line))

    def count(pattern: str, text: str, flags: int = re.IGNORECASE) -> int:
        return len(re.findall(pattern, text, flags | re.MULTILINE))

    def begins(words: str) -> int:
        return count(LABEL + re.escape(words) + r"\b", one)

    write(READ / "verbs.txt", 1, begins)
    write(READ / "phrase_nouns.txt", 1, lambda words: count(r"\b" + re.escape(words) + r" \**[“\"*]", one))
    write(READ / "list_nouns.txt", 0, lambda words: count(r"\b(?:một số|các|những) " + re.escape(words) + r"\b", instructions))
    write(READ / "papers.txt", 1, lambda words: count(r"\b" + re.escape(words) + r"\b", instructions))
    write(Path("src/model/document_kinds.txt"), 0, lambda words: count(re.escape(words) + r" số \d", all_texts, 0))


def write(path: Path, column: int, count) -> None:
    """Puts the count of each line's words at its end."""
    out = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if "|" in line and not line.startswith("#"):
            parts = [part.strip() for part in line.split("|")]
            parts[-1] = str(count(parts[column]))
            line = " | ".join(parts)
        out.append(line)
    path.write_text("\n".join(out) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
