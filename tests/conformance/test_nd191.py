"""A real regulation of the state, turned into the notation: it loads, and prints whole in all three forms."""

import json
import re

import docx
import html5lib
import pytest
from nd191_to_notation import write
from pages import normal
from programs import REPO, SHARED, need, quyche, run

SOURCE = SHARED / "texts/nd-191-2026.md"


@pytest.fixture(scope="module")
def source():
    """The regulation in the source, without the decree before it and the notes after it."""
    if not SOURCE.is_file():
        pytest.skip(f"the text is not beside the project ({SOURCE.name})")
    text = SOURCE.read_text("utf-8")
    return text[text.index("## Chương I ") : text.rindex("\n---\n")]


@pytest.fixture(scope="module")
def folder(source, tmp_path_factory):
    folder = tmp_path_factory.mktemp("nd191") / "nghi-dinh"
    write(SOURCE, REPO / "templates/profiles/nd30-2020.yaml", folder)
    quyche("render", folder, "--to", "docx,pdf,html", "-o", folder.parent, "--font", "embedded")
    return folder


@pytest.fixture(scope="module")
def texts(folder):
    """All that each form shows, without spaces; Word's own numbers are no text and are left out there."""
    pdf = run(need("pdftotext"), "-raw", folder.parent / "nghi-dinh.pdf", "-").stdout.decode()
    tree = html5lib.parse((folder.parent / "nghi-dinh.html").read_text("utf-8"), namespaceHTMLElements=False)
    word = docx.Document(folder.parent / "nghi-dinh.docx")
    found = {
        # The number of a page, drawn first or last, may stand between two lines of a paragraph that goes on there.
        "pdf": re.sub(r"\n\d*\s*\f(\d*\n)?", "\n", pdf),
        "html": "".join(tree.find("body").itertext()),
        "docx": "\n".join(paragraph.text for paragraph in word.paragraphs),
    }
    return {form: squeezed(words) for form, words in found.items()}


def squeezed(words):
    return re.sub(r"\s", "", normal(words))


def test_it_loads_without_an_error(folder):
    said = json.loads(quyche("check", folder, "--format", "json", ok=(0, 1)).stdout)
    findings = said if isinstance(said, list) else said.get("findings", said.get("diagnostics"))
    broken = [f for f in findings if f["severity"] == "error" and not f["code"].startswith(("REF", "DOC"))]
    assert not broken, broken[:5]


def test_eight_chapters_and_twenty_eight_articles(folder, source):
    outline = json.loads(quyche("outline", folder, "--to", "json").stdout)
    items = outline if isinstance(outline, list) else outline["outline"]
    numerals = re.findall(r"^## Chương ([IVX]+) ", source, re.M)
    assert [item["label"] for item in items] == [f"Chương {numeral}" for numeral in numerals] and len(items) == 8
    found = [article for item in items for article in item["children"]]
    heads = re.findall(r"^### (Điều \d+)\. (.*)$", source, re.M)
    assert [(article["label"], normal(article["name"])) for article in found] == [
        (label, normal(name)) for label, name in heads
    ] and len(found) == 28
    for article, body in zip(found, re.split(r"^### .*$", source, flags=re.M)[1:], strict=True):
        assert article["clauses"] == len(re.findall(r"^\d+\. ", body, re.M)), article["label"]


def provisions(source):
    """Label and words of every khoản and điểm, and of every paragraph, as the source has them."""
    for line in source.splitlines():
        if line.strip() and not line.startswith("#"):
            yield re.match(r"(?:\s+- )?(\d+\.|[a-zđ]\))? ?(.*)", line).groups(default="")


@pytest.mark.parametrize("form", ["pdf", "html", "docx"])
def test_every_clause_and_point_is_shown(texts, source, form):
    shown, rows = texts[form], list(provisions(source))
    assert sum(label.endswith(".") for label, _ in rows) > 60 and sum(label.endswith(")") for label, _ in rows) > 30
    at = 0
    for label, words in rows:
        wanted = squeezed(words if form == "docx" and not label.endswith(")") else f"{label}{words}")
        found = shown.find(wanted, at)
        assert found >= 0, f"{label} {words[:60]}"
        at = found + len(wanted)


@pytest.mark.parametrize("form", ["pdf", "html", "docx"])
def test_the_decree_s_articles_are_shown(texts, form):
    text = SOURCE.read_text("utf-8")
    decree = text[text.index("### Điều 1. Ban hành") : text.index("Nơi nhận:")]
    for number, words in re.findall(r"^### (Điều \d+)\. (.*)$", decree, re.M):
        assert squeezed(words) in texts[form], number


@pytest.mark.parametrize("form", ["pdf", "html"])
def test_number_date_and_signature(texts, form):
    for words in ("Số: 191/2026/NĐ-CP", "Hà Nội, ngày 29 tháng 5 năm 2026", "TM. CHÍNH PHỦ", "THỦ TƯỚNG", "Lê Minh Hưng"):
        assert squeezed(words).casefold() in texts[form].casefold(), words
