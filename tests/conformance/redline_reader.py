"""Reads a Word file as a reader sees it once every tracked change is accepted, or rejected.

Nothing here knows quyche: changes are resolved by the rules of the format, numbers are counted from `numbering.xml`.
"""

import zipfile
from dataclasses import dataclass

from lxml import etree

NS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = "{" + NS + "}"
SPACERS = {"KhoangCach", "KeNgang"}


@dataclass(frozen=True)
class Paragraph:
    style: str
    place: tuple[int, ...]
    text: str


def roman(number):
    out = ""
    for value, letters in zip(
        (100, 90, 50, 40, 10, 9, 5, 4, 1), ("C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"), strict=True
    ):
        while number >= value:
            out, number = out + letters, number - value
    return out


class Package:
    """The parts of a file, its changes resolved; `accept` is `None` for a file that must have none."""

    def __init__(self, path, accept=None):
        with zipfile.ZipFile(path) as package:
            self.parts = {name: package.read(name) for name in package.namelist()}
        self.text = etree.fromstring(self.parts["word/document.xml"])
        self.notes = etree.fromstring(self.parts["word/footnotes.xml"])
        for tree in (self.text, self.notes):
            if accept is None:
                tags = ("ins", "del", "moveFrom", "moveTo", "pPrChange", "rPrChange", "delText")
                assert not [tag for tag in tags if tree.find(f".//{W}{tag}") is not None]
            else:
                resolve(tree, accept)
        styles = etree.fromstring(self.parts["word/styles.xml"])
        self.styles = {style.get(W + "styleId"): style for style in styles.iter(W + "style")}
        numbering = etree.fromstring(self.parts["word/numbering.xml"])
        lists = {a.get(W + "abstractNumId"): a for a in numbering.iter(W + "abstractNum")}
        self.lists = {n.get(W + "numId"): lists[n.find(W + "abstractNumId").get(W + "val")] for n in numbering.iter(W + "num")}
        self.labels = self.count()

    def numbering(self, p):
        """The list and level of a paragraph: its own, else its style's."""
        found = [p.find(W + "pPr")]
        style = p.find(f"{W}pPr/{W}pStyle")
        style = self.styles.get(style.get(W + "val")) if style is not None else None
        while style is not None:
            found.append(style.find(W + "pPr"))
            based = style.find(W + "basedOn")
            style = self.styles.get(based.get(W + "val")) if based is not None else None
        for properties in found:
            number = properties.find(W + "numPr") if properties is not None else None
            if number is not None and number.find(W + "numId") is not None:
                level = number.find(W + "ilvl")
                return number.find(W + "numId").get(W + "val"), int(level.get(W + "val")) if level is not None else 0
        return "0", 0

    def count(self):
        counters, labels = {}, {}
        for p in self.text.iter(W + "p"):
            list_id, level = self.numbering(p)
            if list_id == "0":
                continue
            counts = counters.setdefault(list_id, {})
            counts[level] = counts.get(level, 0) + 1
            for deeper in [known for known in counts if known > level]:
                del counts[deeper]
            rule = next(l for l in self.lists[list_id].iter(W + "lvl") if l.get(W + "ilvl") == str(level))
            label = rule.find(W + "lvlText").get(W + "val")
            kind = rule.find(W + "numFmt").get(W + "val")
            number = counts[level]
            label = label.replace(f"%{level + 1}", roman(number) if kind == "upperRoman" else str(number))
            labels[p] = label, rule.find(W + "suff").get(W + "val") == "space"
        return labels

    def words(self, node):
        """The words of runs; a footnote where its mark stands."""
        out = []
        for item in node.iter(W + "t", W + "delText", W + "br", W + "footnoteReference"):
            if item.tag == W + "br":
                out.append("\n")
            elif item.tag == W + "footnoteReference":
                note = next(n for n in self.notes if n.get(W + "id") == item.get(W + "id"))
                out.append(f"[^{self.words(note).strip()}]")
            else:
                assert item.tag == W + "t", "letters kept as deleted stayed"
                out.append(item.text or "")
        return "".join(out)

    def paragraphs(self):
        """Every paragraph with words, numbers counted, in order, and where in tables it stands."""
        out, tables = [], {}
        for p in self.text.iter(W + "p"):
            style = p.find(f"{W}pPr/{W}pStyle").get(W + "val")
            if style in SPACERS and not self.words(p):
                continue
            label, space = self.labels.get(p, ("", False))
            words = self.words(p)
            text = label + (" " if space and words else "") + words
            place = ()
            cell = p.getparent()
            if cell.tag == W + "tc":
                row = cell.getparent()
                table = row.getparent()
                at = tables.setdefault(table, len(tables))
                place = (at, table.findall(W + "tr").index(row), row.findall(W + "tc").index(cell))
            out.append(Paragraph(style, place, " ".join(line.strip() for line in text.split("\n"))))
        return out

    def stale_fields(self):
        """References whose words are not what a word processor would put there."""
        marks = {m.get(W + "name"): m for m in self.text.iter(W + "bookmarkStart")}
        stale = []
        for p in self.text.iter(W + "p"):
            code = result = None
            for item in p.iter(W + "fldChar", W + "instrText", W + "t"):
                kind = item.get(W + "fldCharType")
                if kind == "begin":
                    code, result = "", None
                elif kind == "separate":
                    result = ""
                elif kind == "end":
                    said = self.said(code.split(), marks)
                    if said != result:
                        stale.append((code, result, said))
                    code = None
                elif item.tag == W + "instrText":
                    code += item.text
                elif code is not None and result is not None:
                    result += item.text or ""
        return stale

    def said(self, code, marks):
        mark = marks.get(code[1])
        if mark is None:
            return None
        p = next(mark.iterancestors(W + "p"))
        if "\\n" in code:
            return self.labels[p][0].rstrip(".") if p in self.labels else None
        out = []
        for item in mark.itersiblings():
            if item.tag == W + "bookmarkEnd" and item.get(W + "id") == mark.get(W + "id"):
                return "".join(out)
            out.append(self.words(item))
        return None


def resolve(tree, accept):
    gone, stays = (("del", "moveFrom"), ("ins", "moveTo")) if accept else (("ins", "moveTo"), ("del", "moveFrom"))
    for row in list(tree.iter(W + "tr")):
        properties = row.find(W + "trPr")
        if properties is not None and any(properties.find(W + tag) is not None for tag in gone):
            row.getparent().remove(row)
    for table in list(tree.iter(W + "tbl")):
        if table.find(W + "tr") is None:
            table.getparent().remove(table)
    for p in list(tree.iter(W + "p")):
        for tag in gone + stays:
            for change in list(p.iter(W + tag)):
                if change.getparent().tag == W + "rPr":
                    continue
                assert not any(list(change.iter(W + inner))[1:] for inner in gone + stays), "a change in a change"
                if tag in gone:
                    change.getparent().remove(change)
                else:
                    parent, at = change.getparent(), change.getparent().index(change)
                    parent[at : at + 1] = list(change)
    for letters in list(tree.iter(W + "delText")):
        letters.tag = W + "t"
    for change in list(tree.iter(W + "pPrChange", W + "rPrChange")):
        properties = change.getparent()
        if not accept:
            mark = properties.find(W + "rPr") if properties.tag == W + "pPr" else None
            for child in list(properties):
                if child is not change and child is not mark:
                    properties.remove(child)
            at = 0
            for child in list(change[0]):
                properties.insert(at, child)
                at += 1
        properties.remove(change)
    for p in list(tree.iter(W + "p")):
        mark = p.find(f"{W}pPr/{W}rPr")
        if mark is not None and any(mark.find(W + tag) is not None for tag in gone):
            rest = [child for child in p if child.tag == W + "r"]
            assert not rest, "words outlive their paragraph"
            assert p.getnext() is not None or p.getparent().tag != W + "tc", "a cell would lose its last paragraph"
            p.getparent().remove(p)
        elif mark is not None:
            for child in list(mark):
                mark.remove(child)
