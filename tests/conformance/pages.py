"""What stands on the pages of a PDF: lines of text with their type and place, and drawn rules. Lengths in points."""

import unicodedata
from dataclasses import dataclass
from pathlib import Path

import pdfplumber

MM = 72 / 25.4
APART = 24  # A wider gap than this on one baseline parts two blocks; so does a small one without a space.


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


def _blocks(row):
    """The blocks that stand beside one another on one baseline."""
    block = []
    for char in sorted(row, key=lambda char: char["x0"]):
        gap = char["x0"] - block[-1]["x1"] if block else 0
        if gap > APART or (gap > 5 and char.get("follows") is not block[-1]):
            yield block
            block = []
        block.append(char)
    yield block


def _read(index, page) -> Page:
    lines = []
    for before, space, char in zip(page.chars, page.chars[1:], page.chars[2:], strict=False):
        char["follows"] = before if not space["text"].strip() else None
    for row in _rows([char for char in page.chars if char["text"].strip()]):
        lines += [_line(page, index, block) for block in _blocks(row)]
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
    lines = [line for page in pages for line in page.lines]
    for at, line in enumerate(lines):
        if words.startswith(line.text) and (found := _onward(lines[at:], words)):
            return found
    raise AssertionError(f"nowhere on the pages: {words[:80]!r}")


def _onward(lines, words) -> list[Line]:
    """From the first of these lines on, lines one below the other that together read so."""
    found, rest = [], words
    for line in lines:
        follows = not found or line.page > found[-1].page or 0 < line.baseline - found[-1].baseline < 26
        if rest and follows and rest.startswith(line.text):
            found.append(line)
            rest = rest[len(line.text) :].strip()
    return [] if rest else found
