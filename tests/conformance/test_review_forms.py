"""What other programs make of the reports and papers of review: SARIF by its schema, the matrix as a spreadsheet."""

import json
import os
import zipfile
from pathlib import Path

import jsonschema
import openpyxl
import pytest
from programs import REPO, quyche



EXAMPLES = sorted(path.parent for path in (REPO / "regulations").glob("*/regulation.yaml"))
LEVELS = {"none", "note", "warning", "error"}


def faulty(folder: Path) -> Path:
    """A regulation with findings in the data and in the text, its path hard to put into a URI."""
    regulation = folder / "quy chế 1%"
    regulation.mkdir()
    facts = "schema: 1\nkind: khac\nsubject: làm việc\norgan: {name: Chi bộ}\nroles:\n- {id: vp, name: Văn phòng}\n"
    (regulation / "regulation.yaml").write_text(facts, "utf-8")
    (regulation / "01-a.md").write_text("### Một {#mot}\n\n1. Lời của của [](#khong-co).\n", "utf-8")
    return regulation


@pytest.fixture
def log(tmp_path):
    return json.loads(quyche("check", faulty(tmp_path), "--format", "sarif", ok=(1,)).stdout)


def test_sarif_holds_what_the_standard_demands(log):
    assert log["version"] == "2.1.0" and log["$schema"].endswith("sarif-2.1.0.json")
    [run] = log["runs"]
    driver = run["tool"]["driver"]
    ids = [rule["id"] for rule in driver["rules"]]
    assert driver["name"] == "quyche" and len(ids) == len(set(ids))
    assert len(run["results"]) > 2
    for result in run["results"]:
        assert result["ruleId"] in ids and result["level"] in LEVELS and result["message"]["text"]
        [place] = result["locations"]
        place = place["physicalLocation"]
        assert " " not in place["artifactLocation"]["uri"] and "%25" in place["artifactLocation"]["uri"]
        region = place["region"]
        assert 1 <= region["startLine"] <= region["endLine"] and min(region["startColumn"], region["endColumn"]) >= 1


def test_sarif_is_valid_by_its_schema(log):
    """The published schema is found in the file that SARIF_SCHEMA names: it is not ours to copy here."""
    schema = json.loads(Path(os.environ["SARIF_SCHEMA"]).read_text("utf-8"))
    validator = jsonschema.validators.validator_for(schema)(schema)
    assert [error.message for error in validator.iter_errors(log)] == []


@pytest.mark.parametrize("folder", EXAMPLES, ids=lambda folder: folder.name)
def test_the_matrix_opens_as_a_spreadsheet(folder, tmp_path):
    out = tmp_path / "ma-tran.xlsx"
    quyche("matrix", folder, "-o", out)
    data = json.loads(quyche("matrix", folder, "--to", "json").stdout)
    book = openpyxl.load_workbook(out)
    assert book.sheetnames == ["Ma trận", "Nhiệm vụ"]
    matrix, duties = book.worksheets
    assert duties.max_row == len(data["duties"]) + 1
    texts = [row[4].value for row in duties.iter_rows(min_row=2)]
    assert texts == [duty["text"] for duty in data["duties"]]
    heads = [cell.value for cell in matrix[1]]
    assert heads[0] == "Nội dung" and len(heads) == len(data["roles"]) + 2
    matters = sum(len(field["matters"]) for field in data["fields"])
    assert matrix.max_row == 1 + matters + len(data["fields"]) and matrix.freeze_panes == "B2"
    # Every link of a cell leads to a row of the second sheet that is there.
    links = [cell.hyperlink.location for row in matrix.iter_rows() for cell in row if cell.hyperlink]
    assert links and all(link.startswith("'Nhiệm vụ'!A") for link in links)
    assert all(2 <= int(link.rsplit("A", 1)[1]) <= duties.max_row for link in links)
    # What begins like a formula is text.
    assert not any(cell.data_type == "f" for sheet in book for row in sheet.iter_rows() for cell in row)


def test_the_same_matrix_gives_the_same_bytes(tmp_path):
    for name in ("mot.xlsx", "hai.xlsx"):
        quyche("matrix", EXAMPLES[0], "-o", tmp_path / name)
    assert (tmp_path / "mot.xlsx").read_bytes() == (tmp_path / "hai.xlsx").read_bytes()
    with zipfile.ZipFile(tmp_path / "mot.xlsx") as package:
        assert package.testzip() is None


def test_papers_open_in_a_word_processor(tmp_path):
    docx = pytest.importorskip("docx")
    quyche("matrix", EXAMPLES[0], "-o", tmp_path / "ma-tran.docx")
    quyche("check", faulty(tmp_path), "--format", "sheet-docx", "-o", tmp_path / "phieu.docx", ok=(1,))
    for name in ("ma-tran.docx", "phieu.docx"):
        document = docx.Document(tmp_path / name)
        section = document.sections[0]
        assert section.page_width > section.page_height and document.tables[0].rows
    cells = [cell.text for row in document.tables[0].rows for cell in row.cells]
    assert any("☐ Sửa" in cell for cell in cells) and any("Điều 1" in cell for cell in cells)
