"""Our Word files as programs other than Word and LibreOffice read them: numbers, marks, moves, the first page."""

import re
import zipfile

import docx
import pytest
from lxml import etree
from programs import HERE, REPO, quyche
from redline_reader import W

OLD, NEW = (REPO / "regulations" / name for name in ("tinh-uy-2020-2025", "tinh-uy-2025-2030"))


def part(path, name="word/document.xml"):
    with zipfile.ZipFile(path) as package:
        return etree.fromstring(package.read(name))


@pytest.fixture(scope="session")
def made(tmp_path_factory):
    out = tmp_path_factory.mktemp("doc")

    def make(name, *arguments):
        path = out / f"{name}.docx"
        if not path.exists():
            quyche(*arguments, "-o", path, ok=(0, 1))
        return path

    return make


@pytest.fixture(scope="session")
def redline(made):
    return made("redline", "diff", OLD, NEW, "--to", "redline")


@pytest.fixture(scope="session")
def as_text(made):
    return made("text", "diff", OLD, NEW, "--to", "redline", "--moves", "text")


@pytest.fixture(scope="session")
def table(made):
    return made("table", "diff", OLD, NEW, "--to", "table-docx")


def test_the_numbers_of_a_redline_are_words(redline):
    counted = [item for item in part(redline).iter(W + "numId") if item.get(W + "val") != "0"]
    assert not counted, "a word processor that counts would count what is gone with what came"
    words = "".join(text.text or "" for text in part(redline).iter(W + "t", W + "delText"))
    assert "Điều 4" in words and "Điều 3" in words


def test_a_move_can_be_written_as_words(redline, as_text):
    tags = lambda path, *names: sum(1 for _ in part(path).iter(*(W + name for name in names)))
    assert tags(redline, "moveFrom", "moveTo") > 0
    assert tags(as_text, "moveFrom", "moveTo", "moveFromRangeStart", "moveToRangeStart") == 0
    assert tags(as_text, "ins") > tags(redline, "ins") and tags(as_text, "del") > tags(redline, "del")


def test_the_marks_of_the_table_stand_in_the_runs(table):
    """A reader that lets the style of the paragraph win over that of the words still shows them."""
    cells = [cell for table in docx.Document(table).tables for row in table.rows for cell in row.cells]
    runs = [run for cell in cells for paragraph in cell.paragraphs for run in paragraph.runs]
    marked = {name: [run for run in runs if run.style.name == name] for name in ("Chữ bỏ", "Chữ mới")}
    assert all(marked.values())
    assert all(run.font.strike for run in marked["Chữ bỏ"])
    assert all(run.font.bold and run.font.italic for run in marked["Chữ mới"])


def test_styles_state_only_what_they_need(table):
    for style in part(table, "word/styles.xml").iter(W + "style"):
        based = style.find(W + "basedOn")
        if style.get(W + "type") != "paragraph" or based is None or based.get(W + "val") != "Normal":
            continue
        properties = style.find(W + "rPr")
        said = [] if properties is None else [item.tag for item in properties if item.get(W + "val") in ("0", "none")]
        assert not said, f"{style.get(W + 'styleId')} says what is so anyway"


@pytest.mark.parametrize("file", ["redline", "table"])
def test_the_first_page_has_a_header_of_its_own_without_a_number(file, request):
    path = request.getfixturevalue(file)
    first = [item for item in part(path).iter(W + "headerReference") if item.get(W + "type") == "first"]
    assert first
    header = part(path, "word/header-first.xml")
    assert not list(header.iter(W + "instrText", W + "t"))


def test_libreoffice_leaves_no_empty_number_when_a_last_article_is_refused(made, tmp_path):
    from office_changes import decide

    source = REPO / "regulations" / "tinh-uy-2025-2030"
    longer = tmp_path / "them-dieu"
    longer.mkdir()
    for file in source.iterdir():
        if file.is_file():
            (longer / file.name).write_bytes(file.read_bytes())
    last = max(file for file in longer.glob("[0-9]*.md") if "phu-luc" not in file.read_text("utf-8"))
    last.write_text(last.read_text("utf-8").rstrip() + "\n\n### Điều bổ sung sau cùng\n\n1. Việc thứ nhất.\n2. Việc thứ hai.\n", "utf-8")
    path = made("longer", "diff", source, longer, "--to", "redline")
    out = tmp_path / "refused.txt"
    decide([("RejectAllTrackedChanges", path, out)], tmp_path / "home")
    lines = [line.strip() for line in out.read_text("utf-8-sig").splitlines() if line.strip()]
    assert not [line for line in lines if re.fullmatch(r"(Điều \d+|\d+)\.", line)]
    assert not any("Điều bổ sung sau cùng" in line for line in lines)


def test_the_articles_of_an_amending_decision_are_headings(made, tmp_path):
    decision = tmp_path / "sua-doi"
    quyche("amend", OLD, NEW, "-o", decision, ok=(0, 1))
    path = made("decision", "render", decision, "--to", "docx")
    text = part(path)
    articles = [p for p in text.iter(W + "p") if (style := p.find(f"{W}pPr/{W}pStyle")) is not None and style.get(W + "val") == "Heading2"]
    assert len(articles) >= 2
    names = [paragraph.style.name for paragraph in docx.Document(path).paragraphs if paragraph.style.name.startswith("Heading")]
    assert len(names) >= len(articles)
