"""What stands on the pages of a PDF: lines of text with their type and place, and drawn rules. Lengths in points."""

import unicodedata
from dataclasses import dataclass
from pathlib import Path

import pdfplumber

MM = 72 / 25.4
APART = 24  # A wider gap than this on one baseline parts two blocks.


@dataclass
class Line:
    page: int
    text: str
    x0: float
    x1: float
    baseline: float
    sizes: set[float]
    faces: set[str]

    @property
    def centre(self):
        return (self.x0 + self.x1) / 2

    @property
    def size(self):
        return max(self.sizes)

    @property
    def bold(self):
        return all("Bold" in face for face in self.faces)

    @property
    def italic(self):
        return all("Italic" in face for face in self.faces)

    @property
    def upright(self):
        return not any("Italic" in face for face in self.faces)

    @property
    def light(self):
        return not any("Bold" in face for face in self.faces)


@dataclass
class Rule:
    x0: float
    x1: float
    y: float


@dataclass
class Page:
    index: int
    width: float
    height: float
    lines: list[Line]
    rules: list[Rule]

    @property
    def odd(self):
        return self.index % 2 == 0

    def sides(self, profile):
        """The left and right edge of the text."""
        inner, outer = profile.page["inner"] * MM, profile.page["outer"] * MM
        return (inner, self.width - outer) if self.odd else (outer, self.width - inner)


def plain(text: str) -> str:
    """Text with every run of spaces of any kind as one space."""
    return " ".join(text.split())


def _line(page, index, chars) -> Line:
    chars = sorted(chars, key=lambda char: char["x0"])
    pieces, last = [], None
    for char in chars:
        if last is not None and char["x0"] - last["x1"] > 0.15 * char["size"]:
            pieces.append(" ")
        pieces.append(char["text"])
        last = char
    inked = [char for char in chars if char["text"].strip()]
    body = [char for char in inked if char["size"] >= 0.75 * max(char["size"] for char in inked)]
    return Line(
        page=index,
        text=plain("".join(pieces)),
        x0=inked[0]["x0"],
        x1=inked[-1]["x1"],
        baseline=page.height - body[0]["matrix"][5],
        sizes={round(char["size"], 2) for char in body},
        faces={char["fontname"].split("+")[-1] for char in body},
    )


def _rows(chars):
    """Characters by baseline; raised marks stay with the line they belong to."""
    rows = []
    for char in sorted(chars, key=lambda char: (-char["matrix"][5], char["x0"])):
        if rows and abs(rows[-1][0]["matrix"][5] - char["matrix"][5]) < 0.6:
            rows[-1].append(char)
        else:
            rows.append([char])
    merged = []
    for at, row in enumerate(rows):
        below = rows[at + 1] if at + 1 < len(rows) else None
        if below and row[0]["size"] <= 0.8 * below[0]["size"] and row[0]["matrix"][5] - below[0]["matrix"][5] < 7:
            below.extend(row)
        else:
            merged.append(row)
    return merged


def _read(index, page) -> Page:
    lines = []
    inked = [char for char in page.chars if char["text"].strip()]
    for row in _rows(inked):
        row.sort(key=lambda char: char["x0"])
        start = 0
        for at in range(1, len(row) + 1):
            if at == len(row) or row[at]["x0"] - row[at - 1]["x1"] > APART:
                lines.append(_line(page, index, row[start:at]))
                start = at
    drawn = [*page.lines, *(rect for rect in page.rects if rect["height"] < 2)]
    rules = [Rule(d["x0"], d["x1"], (d["top"] + d["bottom"]) / 2) for d in drawn if d["width"] > 5 and d["height"] < 2]
    return Page(index, float(page.width), float(page.height), lines, rules)


def read_pages(path: Path) -> list[Page]:
    """Every page of a PDF."""
    with pdfplumber.open(path) as pdf:
        return [_read(index, page) for index, page in enumerate(pdf.pages)]


def normal(text: str) -> str:
    return unicodedata.normalize("NFC", plain(text))


def find(pages, text: str, start=False, after=None) -> Line:
    """The first line that reads so (or that starts so), after another one if asked."""
    text = normal(text)
    for page in pages:
        for line in page.lines:
            if after is not None and (line.page, line.baseline) <= (after.page, after.baseline):
                continue
            if line.text == text or (start and line.text.startswith(text)):
                return line
    raise AssertionError(f"no line reads {text!r}")


def paragraph(pages, text: str) -> list[Line]:
    """The lines that a paragraph which may wrap takes: they are found by its words."""
    words = normal(text)
    first = next(
        (line for page in pages for line in page.lines if len(line.text) > 3 and words.startswith(line.text)), None
    )
    assert first, f"no line begins {words[:60]!r}"
    found, rest = [first], words[len(first.text) :].strip()
    below = [line for page in pages for line in page.lines if (line.page, line.baseline) > (first.page, first.baseline)]
    while rest:
        line = next((line for line in below if rest.startswith(line.text)), None)
        assert line, f"the paragraph {words[:60]!r} breaks off before {rest[:60]!r}"
        found.append(line)
        rest = rest[len(line.text) :].strip()
        below = below[below.index(line) + 1 :]
    return found
