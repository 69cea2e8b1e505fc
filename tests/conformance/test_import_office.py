"""Word files that other programs wrote are imported as our own print of the same regulation is."""

import re
import shutil
from pathlib import Path

import docx
import pytest
from conftest import EXAMPLES
from programs import need, quyche, run

NAMES = [path.name for path in EXAMPLES]


def imported(file: Path, out: Path) -> dict[str, str]:
    """The files that an import makes, by name."""
    quyche("import", file, "-o", out)
    return {path.name: path.read_text("utf-8") for path in sorted(out.iterdir())}


def converted(files: list[Path], form: str, out: Path, home: Path) -> list[Path]:
    """Files that LibreOffice wrote of others, in their order."""
    office = need("soffice", "libreoffice")
    settings = f"-env:UserInstallation=file://{home}"
    run(office, settings, "--headless", "--convert-to", form, "--outdir", out, *files, timeout=600)
    return [out / f"{file.stem}.{form}" for file in files]


@pytest.fixture(scope="session")
def prints(tmp_path_factory) -> dict[str, Path]:
    """Our own Word file of every example."""
    out = tmp_path_factory.mktemp("prints")
    for folder in EXAMPLES:
        quyche("render", folder, "--to", "docx", "-o", out / f"{folder.name}.docx")
    return {name: out / f"{name}.docx" for name in NAMES}


@pytest.fixture(scope="session")
def own(prints, tmp_path_factory) -> dict[str, dict[str, str]]:
    """What our own Word files are imported as."""
    out = tmp_path_factory.mktemp("own")
    return {name: imported(file, out / name) for name, file in prints.items()}


@pytest.fixture(scope="session")
def office_files(prints, tmp_path_factory) -> dict[str, dict[str, Path]]:
    """The same files as LibreOffice writes them: to OpenDocument, and from there back to Word."""
    home, texts, words = (tmp_path_factory.mktemp(name) for name in ("home", "odt", "docx"))
    opendocument = converted(list(prints.values()), "odt", texts, home)
    back = converted(opendocument, "docx", words, home)
    return {"odt": dict(zip(NAMES, opendocument, strict=True)), "docx": dict(zip(NAMES, back, strict=True))}


@pytest.mark.parametrize("form", ["odt", "docx"])
@pytest.mark.parametrize("name", NAMES)
def test_through_libreoffice(name, form, office_files, own, tmp_path):
    assert imported(office_files[form][name], tmp_path / "out") == own[name]


def test_flat_opendocument(prints, own, tmp_path):
    name = "dang-uy-xa"
    [flat] = converted([prints[name]], "fodt", tmp_path / "fodt", tmp_path / "home")
    assert imported(flat, tmp_path / "out") == own[name]


def outline(files: dict[str, str]) -> list[str]:
    """The headings and the first words of every khoản and điểm, without ids."""
    lines = [line for name, text in files.items() if name.endswith(".md") for line in text.splitlines()]
    marked = [line.strip() for line in lines if re.match(r"\s*(#|\d+\.|[a-zđ]\))", line)]
    return [re.sub(r"\s*\{[^}]*\}|\[\^\d+\]|\[\].*", "", line)[:30].strip() for line in marked]


@pytest.mark.parametrize("name", NAMES)
def test_as_a_web_page_of_libreoffice(name, prints, own, tmp_path):
    """LibreOffice leaves `Điều 5.` out of a web page; headings of lists are counted, and that is said."""
    [page] = converted([prints[name]], "html", tmp_path / "html", tmp_path / "home")
    assert outline(imported(page, tmp_path / "out")) == outline(own[name])


@pytest.mark.parametrize("name", NAMES)
def test_through_python_docx(name, prints, own, tmp_path):
    """python-docx writes every part anew."""
    copy = tmp_path / f"{name}.docx"
    document = docx.Document(str(prints[name]))
    document.core_properties.comments = "đã lưu lại"
    document.save(str(copy))
    assert imported(copy, tmp_path / "out") == own[name]


def letters(text: str) -> str:
    return "".join(re.findall(r"[^\W\d_]", text))


@pytest.mark.parametrize("name", NAMES)
def test_through_pandoc(name, prints, own, tmp_path):
    """pandoc drops the labels of lists (`Điều 1.` becomes `1.`), so only the words can be the same."""
    copy = tmp_path / "pandoc" / f"{name}.docx"
    copy.parent.mkdir()
    run(need("pandoc"), prints[name], "-o", copy)
    found = letters("".join(imported(copy, tmp_path / "out").values()))
    # What stands in the text without references, ids and notes of its own.
    texts = [text for file, text in own[name].items() if file.endswith(".md")]
    lines = [line for text in texts for line in text.splitlines() if not re.search(r"\]\(#|<!--|\{\{|[*|]", line)]
    sentences = [re.sub(r"\{[^}]*\}|^\s*(#+|\d+\.|[a-zđ]+\)|[-+])\s", "", line) for line in lines]
    missing = [sentence for sentence in sentences if letters(sentence) not in found]
    assert len(sentences) > 20 and not missing, missing[:5]


def test_an_old_word_file_goes_through_libreoffice(prints, own, tmp_path):
    name = "chi-bo"
    [old] = converted([prints[name]], "doc", tmp_path / "doc", tmp_path / "home")
    assert imported(old, tmp_path / "out").keys() == own[name].keys()
    # Without LibreOffice the way out is told.
    failed = quyche("import", old, "-o", tmp_path / "none", ok=(2,), env={"PATH": "/nonexistent"})
    assert ".docx" in failed.stderr.decode()
    assert not (tmp_path / "none").exists()


def test_the_format_of_what_libreoffice_writes_is_that_of_our_print(prints, office_files, tmp_path):
    """The review of the format says of the same document the same, whoever wrote the file."""
    for name in NAMES:
        told = {}
        for form, file in [("own", prints[name]), ("docx", office_files["docx"][name])]:
            copy = tmp_path / form / f"{name}.docx"
            copy.parent.mkdir(exist_ok=True)
            shutil.copy(file, copy)
            report = quyche("check", copy, "--format", "github", ok=(0, 1)).stdout.decode()
            told[form] = [line.split("::")[-1] for line in report.splitlines() if "FMT" in line]
        assert told["own"] == told["docx"], name
