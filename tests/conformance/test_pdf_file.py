"""The PDF as a file: embedded fonts, PDF/A and PDF/UA, language, tags, bookmarks, text that can be searched."""

import re
import unicodedata

import pikepdf
from pages import normal
from programs import need, run

LETTERS = "aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệghiìíỉĩịklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvxyỳýỷỹỵ"


def test_poppler_reads_it_without_complaint(document):
    for program in ("pdfinfo", "pdftotext"):
        said = run(need(program), document.pdf, *(["-"] if program == "pdftotext" else [])).stderr.decode()
        # Poppler takes `/Suspects false`, the value that PDF/UA asks for, for a fault of type: the fault is its own.
        assert [line for line in said.splitlines() if "Suspects object is wrong type (boolean)" not in line] == []


def test_every_font_is_embedded_and_can_be_copied(document):
    rows = run(need("pdffonts"), document.pdf).stdout.decode().splitlines()[2:]
    assert rows
    for row in rows:
        name, embedded, unicode = row.split()[0], *re.search(r" (yes|no) (?:yes|no) (yes|no) ", row).groups()
        assert "LiberationSerif" in name, f"{name} is not the font asked for"
        assert embedded == "yes" and unicode == "yes", row


def test_every_vietnamese_letter_has_a_shape(shelf):
    """All letters come out, each in a shape of its own, from the one family, in every face that the text uses."""
    document = shelf["du-thanh-phan@hd05-2026"]
    words = normal(run(need("pdftotext"), "-raw", document.pdf, "-").stdout.decode())
    squeezed = words.replace(" ", "")
    assert squeezed.count(LETTERS) == 3 and squeezed.count(LETTERS.upper()) == 3
    faces = {face for page in document.pages for line in page.lines for face in line.faces}
    assert {face.removeprefix("LiberationSerif").strip("-") or "Regular" for face in faces} <= {
        "Regular", "Bold", "Italic", "BoldItalic",
    }  # fmt: skip


def test_it_claims_pdf_a_and_pdf_ua(document):
    with pikepdf.open(document.pdf) as pdf, pdf.open_metadata() as meta:
        assert meta.pdfa_status in ("2A", "3A"), meta.pdfa_status
        assert meta.get("pdfuaid:part") == "1"
        assert "/OutputIntents" in pdf.Root
        assert not pdf.is_encrypted and "/JavaScript" not in pdf.Root.get("/Names", {})


def test_it_says_what_it_is(document):
    subject = normal(document.outline and " ".join(document.facts["subject"].split()).split("{{")[0])
    with pikepdf.open(document.pdf) as pdf, pdf.open_metadata() as meta:
        assert str(pdf.Root.Lang).lower() in ("vi", "vi-vn")
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert subject in normal(meta["dc:title"]), meta["dc:title"]
        assert document.facts["organ"]["name"] in str(meta["dc:creator"])


def test_it_is_tagged(document):
    with pikepdf.open(document.pdf) as pdf:
        assert pdf.Root.MarkInfo.Marked
        kinds = set()

        def walk(node, depth=0):
            if isinstance(node, pikepdf.Array):
                for child in node:
                    walk(child, depth)
            elif isinstance(node, pikepdf.Dictionary):
                if "/S" in node:
                    kinds.add(str(node.S))
                if "/K" in node:
                    walk(node.K, depth + 1)

        walk(pdf.Root.StructTreeRoot)
        assert "/P" in kinds and any(re.match(r"/H\d?$", kind) for kind in kinds), kinds
        if any("|---" in path.read_text("utf-8") for path in document.folder.glob("*.md")):
            assert {"/Table", "/TR", "/TD"} <= kinds, kinds
        assert all("/StructParents" in page for page in pdf.pages if "/Font" in page.get("/Resources", {}))


def test_bookmarks_are_the_outline(document):
    found = []

    def walk(items, depth):
        for item in items:
            found.append((depth, words(item.title)))
            walk(item.children, depth + 1)

    with pikepdf.open(document.pdf) as pdf, pdf.open_outline() as outline:
        walk(outline.root, 1)
    expected = [(depth, words(f"{label} {name}")) for depth, label, name in document.outline]
    # The articles of the decision stand before the regulation.
    assert found[len(found) - len(expected) :] == expected
    assert len(found) == len(expected) or "decision" in document.facts


def words(text):
    return re.sub(r"[\s.]+", " ", normal(text)).strip().casefold()


def test_the_text_is_composed_and_holds_every_heading(document):
    text = run(need("pdftotext"), "-layout", document.pdf, "-").stdout.decode()
    assert text == unicodedata.normalize("NFC", text)
    assert not re.search("[\ufffd\ue000-\uf8ff\ufb00-\ufb06]", text)
    squeezed = re.sub(r"\s", "", text).casefold()
    for _, label, name in document.outline:
        dot = "." if label.startswith("Điều") else ""
        assert re.sub(r"\s", "", f"{label}{dot}{normal(name)}").casefold() in squeezed, label
