"""The Word document as an office user finds it: headings, numbering, properties, page, read by python-docx."""

import re
from datetime import datetime

import docx
from docx.oxml.ns import qn
from docx.shared import Mm
from pages import normal


def level(paragraph):
    """The outline level of a paragraph, from itself or from its style, 1 on top; `None` for running text."""
    candidates = [paragraph._p.pPr]
    style = paragraph.style
    while style is not None:
        candidates.append(style.element.pPr)
        style = style.base_style
    for properties in candidates:
        found = properties.find(qn("w:outlineLvl")) if properties is not None else None
        if found is not None:
            value = int(found.get(qn("w:val")))
            return value + 1 if value < 9 else None
    return None


def numbering(paragraph):
    """The numbering (id, level) of a paragraph, from itself or from its style."""
    candidates = [paragraph._p.pPr]
    style = paragraph.style
    while style is not None:
        candidates.append(style.element.pPr)
        style = style.base_style
    number = depth = None
    for properties in candidates:
        found = properties.numPr if properties is not None else None
        if found is not None:
            number = number if number is not None or found.numId is None else found.numId.val
            depth = depth if depth is not None or found.ilvl is None else found.ilvl.val
    return (number, depth or 0) if number else None


def words(text):
    return re.sub(r"[\s.]+", " ", normal(text)).strip().casefold()


def test_headings_are_the_outline(document):
    """Word's navigation pane shows every heading at its depth; numbers may be Word's own and then are not text."""
    read = docx.Document(document.docx)
    found = [(level(p), words(p.text)) for p in read.paragraphs if level(p)]
    expected = [(depth, words(label), words(name)) for depth, label, name in document.outline]
    found = found[len(found) - len(expected) :]
    assert len(found) == len(expected)
    for (depth, text), (wanted, label, name) in zip(found, expected, strict=True):
        assert depth == wanted, f"{label}: level {depth}, not {wanted}"
        assert text in (name, f"{label} {name}".strip()) or (not name and text), f"{text!r} for {label} {name}"


def test_chapters_articles_and_clauses_are_numbered_by_word(document):
    read = docx.Document(document.docx)
    formats = {}
    root = read.part.numbering_part.element
    abstract = {a.get(qn("w:abstractNumId")): a for a in root.iter(qn("w:abstractNum"))}
    for number in root.iter(qn("w:num")):
        key = number.find(qn("w:abstractNumId")).get(qn("w:val"))
        for entry in abstract[key].iter(qn("w:lvl")):
            pattern = entry.find(qn("w:lvlText")).get(qn("w:val"))
            formats[int(number.get(qn("w:numId"))), int(entry.get(qn("w:ilvl")))] = (
                entry.find(qn("w:numFmt")).get(qn("w:val")), pattern,
            )  # fmt: skip
    used = [formats[numbering(p)] for p in read.paragraphs if numbering(p)]
    patterns = {pattern for _, pattern in used}
    assert any(re.match(r"Điều %\d\.", pattern) for pattern in patterns), patterns
    assert any(re.match(r"%\d\.", pattern) for pattern in patterns), patterns
    if any(label.startswith("Chương") for _, label, _ in document.outline):
        assert ("upperRoman", "Chương") in {(kind, pattern.split()[0]) for kind, pattern in used}
    articles = sum(bool(re.match(r"Điều %\d\.", pattern)) for _, pattern in used)
    typed = sum(bool(re.match(r"Điều \d+", p.text)) for p in read.paragraphs if level(p))
    wanted = sum(label.startswith("Điều") for _, label, _ in document.outline)
    assert articles + typed >= wanted
    assert typed == 0, f"{typed} articles with a typed number"


def test_properties(document):
    read = docx.Document(document.docx)
    core = read.core_properties
    subject = normal(document.facts["subject"].split("{{")[0])
    assert subject in normal(core.title), core.title
    assert core.author == document.facts["organ"]["name"]
    assert core.language.lower() in ("vi", "vi-vn")
    # A document without a date states none.
    date = document.facts.get("date") or (document.facts.get("decision") or {}).get("date")
    assert isinstance(core.created, datetime) == bool(date), core.created
    language = read.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    assert language.get(qn("w:val")).lower() in ("vi", "vi-vn")


def test_page_setup(document):
    profile = document.profile.page
    read = docx.Document(document.docx)
    assert read.settings.element.find(qn("w:mirrorMargins")) is not None, "margins are mirrored"
    for section in read.sections:
        assert abs(section.page_width - Mm(210)) < Mm(0.3) and abs(section.page_height - Mm(297)) < Mm(0.3)
        for side, wanted in (("top", "top"), ("bottom", "bottom"), ("left", "inner"), ("right", "outer")):
            assert abs(getattr(section, f"{side}_margin") - Mm(profile[wanted])) < Mm(0.5), side
        assert section.different_first_page_header_footer, "no number on the first page"
        assert abs(section.header_distance - Mm(document.profile.number_top)) < Mm(1.5)


def test_the_font_and_body_are_the_profile_s(document):
    read = docx.Document(document.docx)
    fonts = {node.get(qn("w:ascii")) for node in read.styles.element.iter(qn("w:rFonts"))} - {None}
    assert fonts <= {"Times New Roman", "Liberation Serif"}, fonts
    text = "".join(node.text or "" for node in read.element.iter(qn("w:t")))
    assert text == normal_form(text)


def normal_form(text):
    import unicodedata

    return unicodedata.normalize("NFC", text)
