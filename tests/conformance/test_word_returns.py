"""What other programs make of our Word files is imported again: pandoc's pages and Markdown, LibreOffice's redlines."""

import re

import pymupdf
import pytest
from programs import REPO, need, quyche, run

REGULATIONS = REPO / "regulations"


def said(old, new):
    return quyche("diff", old, new, ok=(0, 1)).stdout.decode()


def articles(told):
    """The numbers of articles of both sides, as the comparison tells them."""
    found = re.search(r"Số điều: (\d+) → (\d+)", told)
    return found.groups() if found else ("", "")


@pytest.mark.parametrize("form", ["html", "docx", "markdown"])
@pytest.mark.parametrize("name", ["chi-bo", "ubnd-xa", "mau/ubnd-xa", "phoi-hop"])
def test_articles_come_back_from_pandoc(tmp_path, name, form):
    word, out = tmp_path / "print.docx", tmp_path / f"pandoc.{'md' if form == 'markdown' else form}"
    quyche("render", REGULATIONS / name, "--to", "docx", "-o", word)
    run(need("pandoc"), "-s", "--metadata", "title=x", "-t", form, "-o", out, word)
    told = said(out, REGULATIONS / name)
    if "Hai bản không khác nhau." not in told:
        was, now = articles(told)
        assert was == now, told


def test_a_redline_stored_by_libreoffice_says_the_same(tmp_path):
    redline = tmp_path / "redline.docx"
    old, new = REGULATIONS / "tinh-uy-2020-2025", REGULATIONS / "tinh-uy-2025-2030"
    quyche("diff", old, new, "--to", "redline", "-o", redline, ok=(0, 1))
    home = f"-env:UserInstallation=file://{tmp_path / 'office'}"
    run(need("soffice"), home, "--headless", "--convert-to", "docx:MS Word 2007 XML", "--outdir", tmp_path / "lo", redline)
    for name, file in (("ours", redline), ("theirs", tmp_path / "lo" / "redline.docx")):
        quyche("import", file, "-o", tmp_path / name)
    texts = [
        {path.name: path.read_text(encoding="utf-8") for path in (tmp_path / name).glob("*.md")}
        for name in ("ours", "theirs")
    ]
    assert texts[0] == texts[1]


def test_four_pages_on_a_sheet_are_read_one_by_one(tmp_path):
    printed = tmp_path / "print.pdf"
    quyche("render", REGULATIONS / "dang-uy-xa", "--to", "pdf", "-o", printed)
    source, sheets = pymupdf.open(printed), pymupdf.open()
    for first in range(0, len(source), 4):
        sheet = sheets.new_page(width=595, height=842)
        for at in range(first, min(first + 4, len(source))):
            x, y = 297.5 * (at % 2), 421 * (at // 2 % 2)
            sheet.show_pdf_page(pymupdf.Rect(x, y, x + 297.5, y + 421), source, at)
    sheets.save(tmp_path / "sheets.pdf")
    was, now = articles(said(tmp_path / "sheets.pdf", REGULATIONS / "dang-uy-xa"))
    assert was == now
