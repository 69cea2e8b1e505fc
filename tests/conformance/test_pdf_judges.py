"""The PDF before judges of others: qpdf, two checkers of the standards, four programs that copy text out."""

import re
import subprocess
import unicodedata

import page as validation
import pikepdf
import pymupdf
import pypdf
import pytest
from pdfminer.high_level import extract_text
from programs import REPO, need, quyche, run

OLD, NEW = REPO / "regulations/tinh-uy-2020-2025", REPO / "regulations/tinh-uy-2025-2030"
AMENDING = REPO / "regulations/sua-doi/tinh-uy-2023"
SMALL = REPO / "tests/it/fixtures/small"

FACTS = """schema: 1
kind: khac
subject: làm việc của Tổ công tác
organ: {name: Tổ công tác Lam Giang, code: TCT}
term: {years: 2025-2030}
"""


def extracted(path):
    """What each program copies out."""
    return {
        "poppler": run(need("pdftotext"), "-raw", path, "-").stdout.decode(),
        "pdfminer": extract_text(path),
        "pypdf": "\n".join(page.extract_text() for page in pypdf.PdfReader(path).pages),
        "pymupdf": "\n".join(page.get_text() for page in pymupdf.open(path)),
    }


def letters(text):
    """What is read, without the order of blocks beside one another: letters and how often each stands there."""
    return sorted(re.sub(r"\s", "", text))


def judge(path):
    """Everything that holds for every print."""
    told = run(need("qpdf"), "--check", path).stdout.decode()
    assert "No syntax or stream encoding errors" in told, told
    for profile in (validation.ValidationProfile.PDF_A_2A, validation.ValidationProfile.PDF_UA_1):
        report = validation.validate_pdf(str(path), profile=profile)
        assert validation.is_pdf_compliant(str(path), profile=profile), [str(one) for one in report.failures][:5]
    found = subprocess.run(["pdfua", "check", str(path)], capture_output=True, text=True)
    assert found.returncode == 0, found.stdout
    assert path.read_bytes().endswith(b"%%EOF\n")
    texts = extracted(path)
    for name, text in texts.items():
        assert text == unicodedata.normalize("NFC", text), name
        assert not re.search(r"\S {2,}\S", text), (name, re.search(r".{20}\S {2,}\S.{20}", text))
        assert letters(text) == letters(texts["poppler"]), name


def test_every_document(document):
    judge(document.pdf)


@pytest.fixture(scope="module")
def table(tmp_path_factory):
    path = tmp_path_factory.mktemp("table") / "table.pdf"
    quyche("diff", OLD, NEW, "--to", "table-pdf", "-o", path, "--font", "embedded", ok=(0, 1))
    return path


def test_the_comparison_table(table):
    judge(table)
    with pikepdf.open(table) as pdf, pdf.open_outline() as outline:
        titles = [item.title for top in outline.root for item in (top, *top.children)]
    assert any(title.startswith("Chương I") for title in titles), titles


def tags(path):
    """How often each role stands in the file."""
    count = {}

    def walk(node):
        if isinstance(node, pikepdf.Array):
            for child in node:
                walk(child)
        elif isinstance(node, pikepdf.Dictionary):
            if "/S" in node:
                count[str(node.S)] = count.get(str(node.S), 0) + 1
            if "/K" in node:
                walk(node.K)

    with pikepdf.open(path) as pdf:
        walk(pdf.Root.StructTreeRoot)
    return count


def test_the_comparison_table_has_heads(table):
    count = tags(table)
    assert count["/TH"] >= 3 and count["/THead"] >= 1 and count["/H1"] == 1 and count["/H2"] > 1, count


def test_an_amending_decision(tmp_path):
    quyche("render", AMENDING, "--to", "pdf", "-o", tmp_path, "--font", "embedded", ok=(0, 1))
    judge(tmp_path / "tinh-uy-2023.pdf")


def test_lists_and_notes_are_tagged(tmp_path):
    quyche("render", SMALL, "--to", "pdf", "-o", tmp_path, "--font", "embedded", ok=(0, 1))
    judge(tmp_path / "small.pdf")
    count = tags(tmp_path / "small.pdf")
    assert {"/L", "/LI", "/Lbl", "/LBody", "/Note", "/Link", "/Table", "/TH"} <= set(count), count


def folder(tmp_path, text, facts=FACTS):
    made = tmp_path / "r"
    made.mkdir()
    (made / "regulation.yaml").write_text(facts, "utf-8")
    (made / "01.md").write_text(text, "utf-8")
    return made


def test_the_mark_of_a_note_is_no_further_digit(tmp_path):
    text = "### Phạm vi\n\n1. Theo Điều 5[^1] và 12[^2].\n\n[^1]: Chú thích một.\n[^2]: Chú thích hai.\n"
    quyche("render", folder(tmp_path, text), "--to", "pdf", "-o", tmp_path / "r.pdf", "--font", "embedded", ok=(0, 1))
    for name, text in extracted(tmp_path / "r.pdf").items():
        assert "Điều 5" in text and "Điều 51" not in text and not re.search(r"\b122\b", text), (name, text)
    with pikepdf.open(tmp_path / "r.pdf") as pdf, pdf.open_outline() as outline:
        assert "Chú thích" not in "".join(item.title for item in outline.root)


def test_signs_and_dates(tmp_path):
    made = folder(tmp_path, "### Phạm vi\n\n1. Đánh dấu ☐ ☑ ✓ ➢ vào ô.\n")
    quyche("render", made, "--to", "pdf", "-o", tmp_path / "r.pdf", "--font", "embedded", ok=(0, 1))
    judge(tmp_path / "r.pdf")
    assert "☐ ☑ ✓ ➢" in extracted(tmp_path / "r.pdf")["poppler"]
    with pikepdf.open(tmp_path / "r.pdf") as pdf, pdf.open_metadata() as meta:
        assert "/CreationDate" not in pdf.docinfo and "xmp:CreateDate" not in meta


def test_a_print_that_fails_takes_no_other_with_it(tmp_path):
    made = folder(tmp_path, "### Phạm vi\n\n1. Chữ 𝕏 lạ.\n")
    done = quyche("render", made, "-o", tmp_path / "out", "--font", "embedded", ok=(2,))
    assert {path.suffix for path in (tmp_path / "out").iterdir()} == {".docx", ".html"}
    told = done.stderr.decode()
    assert "01.md:3" in told and "𝕏" in told and "U+1D54F" in told


@pytest.mark.parametrize("text", ["### Trước chương\n\n# Chương\n\n### Sau\n\n1. Việc.\n", "# {.phu-luc}\n\n| A |\n|---|\n| b |\n"])
def test_odd_shapes_are_printed(tmp_path, text):
    quyche("render", folder(tmp_path, text), "-o", tmp_path / "out", "--font", "embedded", ok=(0, 1))
    judge(tmp_path / "out" / "r.pdf")
