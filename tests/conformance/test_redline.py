"""Tracked changes: accepted they read as the new Word document, rejected as the old one, to our reader and to LibreOffice."""

import zipfile

import pytest
from lxml import etree
from office_changes import decide
from programs import HERE, REPO, quyche
from redline_reader import Package, W

PAIRS = [
    ("tinh-uy-2020-2025", "tinh-uy-2025-2030"),
    ("tinh-uy-2025-2030", "tinh-uy-2020-2025"),
    ("tinh-uy-2025-2030", "tinh-uy-2025-2030"),
    ("tinh-uy-2025-2030", "chi-bo"),
    ("phoi-hop", "ubnd-xa"),
    ("du-thanh-phan", "co-quyet-dinh"),
    ("co-quyet-dinh", "du-thanh-phan"),
]
# LibreOffice 7.4 takes minutes for documents that share nothing.
OFFICE = PAIRS[:3]
SHARED_STYLES = {"SaoCoQuan": "KeNgang", "DuoiTrichYeu": "KeNgang"}


def folder(name):
    return next(path for path in (REPO / "regulations" / name, HERE / name) if path.is_dir())


class Shelf:
    def __init__(self, out):
        self.out, self.made = out, set()

    def redline(self, pair):
        return self.make("-".join(pair), "diff", folder(pair[0]), folder(pair[1]), "--to", "redline")

    def plain(self, name):
        return self.make(name, "render", folder(name), "--to", "docx")

    def make(self, name, *arguments):
        path = self.out / f"{name}.docx"
        if path not in self.made:
            quyche(*arguments, "-o", path, ok=(0, 1))
            self.made.add(path)
        return path


@pytest.fixture(scope="session")
def files(tmp_path_factory):
    return Shelf(tmp_path_factory.mktemp("redline"))


def seen(package, with_looks):
    """The paragraphs; where the profile differs, a mark below a name is drawn as the new profile draws it."""
    paragraphs = package.paragraphs()
    if with_looks:
        return paragraphs
    return [(SHARED_STYLES.get(p.style, p.style), p.place, p.text) for p in paragraphs]


@pytest.mark.parametrize("pair", PAIRS, ids="→".join)
@pytest.mark.parametrize("accept", [True, False], ids=["accepted", "rejected"])
def test_a_decision_gives_the_plain_document(files, pair, accept):
    decided = Package(files.redline(pair), accept)
    plain = Package(files.plain(pair[1 if accept else 0]))
    assert seen(decided, accept) == seen(plain, accept)
    assert not decided.stale_fields()


@pytest.mark.parametrize("pair", PAIRS, ids="→".join)
def test_every_change_has_a_number_of_its_own(files, pair):
    tags = "ins del moveFrom moveTo moveFromRangeStart moveToRangeStart bookmarkStart pPrChange rPrChange".split()
    numbers, names = [], []
    with zipfile.ZipFile(files.redline(pair)) as package:
        for part in ("word/document.xml", "word/footnotes.xml"):
            for item in etree.fromstring(package.read(part)).iter(*(W + tag for tag in tags)):
                numbers.append(item.get(W + "id"))
                names += [(item.tag, item.get(W + "name"))] if "Range" in item.tag else []
    assert len(numbers) == len(set(numbers))
    for tag in ("moveFromRangeStart", "moveToRangeStart"):
        assert len({name for kind, name in names if kind == W + tag}) * 2 == len(names)


def test_the_same_has_no_changes(files):
    text = etree.fromstring(Package(files.redline(PAIRS[2]), True).parts["word/document.xml"])
    assert not list(text.iter(W + "ins", W + "del", W + "moveFrom", W + "moveTo"))


def test_moves_are_told_as_moves_and_further_edits_are_tracked(files):
    package = Package(files.redline(PAIRS[0]), True)
    text = package.parts["word/document.xml"].decode()
    assert text.count("<w:moveFromRangeStart") == text.count("<w:moveToRangeStart") > 3
    assert "<w:trackRevisions/>" in package.parts["word/settings.xml"].decode()
    assert "tinh-uy-2020-2025" in package.parts["docProps/core.xml"].decode()


@pytest.mark.parametrize("pair", PAIRS, ids="→".join)
def test_word_parts_are_valid(files, pair):
    from test_docx_parts import SCHEMAS

    if not SCHEMAS.is_dir():
        pytest.skip(f"the published schemas are not beside the project ({SCHEMAS.name})")
    schema = etree.XMLSchema(etree.parse(SCHEMAS / "document.xsd"))
    with zipfile.ZipFile(files.redline(pair)) as package:
        for name in package.namelist():
            if name.startswith("word/") and name.endswith(".xml"):
                assert schema.validate(etree.fromstring(package.read(name))), f"{name}: {schema.error_log}"


def test_libreoffice_gives_the_plain_documents(files, tmp_path):
    lines = lambda path: [line.strip() for line in path.read_text("utf-8-sig").splitlines() if line.strip()]
    jobs, wanted = [], []
    for pair in OFFICE:
        for command, name in (("AcceptAllTrackedChanges", pair[1]), ("RejectAllTrackedChanges", pair[0])):
            decided, plain = tmp_path / f"{'-'.join(pair)}-{command}.txt", tmp_path / f"{name}.txt"
            jobs += [(command, files.redline(pair), decided), ("-", files.plain(name), plain)]
            wanted.append((decided, plain))
    decide(jobs, tmp_path / "home")
    for decided, plain in wanted:
        assert lines(decided) == lines(plain), decided.stem


@pytest.mark.parametrize("date, shown", [("2026-01-02", "2026-01-02T00:00:00Z"), ("2026-01-02T03:04:05", "2026-01-02T03:04:05Z")])
def test_author_and_date_are_those_given(files, tmp_path, date, shown):
    out = tmp_path / "a.docx"
    sides = [folder(name) for name in PAIRS[0]]
    quyche("diff", *sides, "--to", "redline", "-o", out, "--author", 'Lê "An" & <Bình>', "--date", date, ok=(1,))
    with zipfile.ZipFile(out) as package:
        change = next(etree.fromstring(package.read("word/document.xml")).iter(W + "ins", W + "del"))
    assert change.get(W + "author") == 'Lê "An" & <Bình>'
    dates = {change.get(W + "date")}
    assert dates <= {shown, shown.replace(":00:", ":02:", 1).replace(":04:", ":06:")}


def test_a_date_that_is_none_is_refused(tmp_path):
    with pytest.raises(AssertionError, match="2"):
        quyche("diff", *[folder(name) for name in PAIRS[0]], "--to", "redline", "-o", tmp_path / "a.docx", "--date", "mai")


def test_same_input_same_bytes(files, tmp_path):
    again = tmp_path / "again.docx"
    quyche("diff", folder(PAIRS[0][0]), folder(PAIRS[0][1]), "--to", "redline", "-o", again, ok=(1,))
    assert again.read_bytes() == files.redline(PAIRS[0]).read_bytes()
