"""The Word document as a package: well-formed parts, valid against the published schemas, joined without gaps."""

import posixpath
import zipfile

import pytest
from lxml import etree
from programs import SHARED

RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
SCHEMAS = SHARED / "schemas/ooxml"


@pytest.fixture(scope="session")
def schema():
    if not SCHEMAS.is_dir():
        pytest.skip(f"the published schemas are not beside the project ({SCHEMAS.name})")
    return etree.XMLSchema(etree.parse(SCHEMAS / "document.xsd"))


def parts(document) -> dict[str, bytes]:
    with zipfile.ZipFile(document.docx) as package:
        assert package.testzip() is None
        return {name: package.read(name) for name in package.namelist()}


def test_every_part_is_well_formed(document):
    names = parts(document)
    assert {"[Content_Types].xml", "_rels/.rels", "word/document.xml", "word/styles.xml"} <= set(names)
    for name, data in names.items():
        if name.endswith((".xml", ".rels")):
            etree.fromstring(data)


def test_word_parts_are_valid(document, schema):
    judged = []
    for name, data in parts(document).items():
        if name.startswith("word/") and name.endswith(".xml") and "theme" not in name:
            tree = etree.fromstring(data)
            assert schema.validate(tree), f"{name}: {schema.error_log}"
            judged.append(name)
    assert {"word/document.xml", "word/styles.xml", "word/numbering.xml", "word/settings.xml"} <= set(judged)


@pytest.mark.parametrize(
    "part, xsd", [("[Content_Types].xml", "opc-contentTypes.xsd"), ("_rels/.rels", "opc-relationships.xsd")]
)
def test_package_parts_are_valid(example, schema, part, xsd):
    schema = etree.XMLSchema(etree.parse(SCHEMAS / xsd))
    tree = etree.fromstring(parts(example)[part])
    assert schema.validate(tree), f"{part}: {schema.error_log}"


def test_every_part_has_a_type_and_every_relation_a_target(document):
    names = parts(document)
    types = etree.fromstring(names["[Content_Types].xml"])
    overrides = {entry.get("PartName") for entry in types if entry.get("PartName")}
    endings = {entry.get("Extension") for entry in types if entry.get("Extension")}
    for name in names:
        assert name == "[Content_Types].xml" or f"/{name}" in overrides or name.rsplit(".", 1)[-1] in endings, name
    assert all(part.lstrip("/") in names for part in overrides)
    for name, data in names.items():
        if name.endswith(".rels"):
            base = posixpath.dirname(posixpath.dirname(name))
            for relation in etree.fromstring(data).iter(RELATION):
                if relation.get("TargetMode") != "External":
                    target = posixpath.normpath(posixpath.join("/", base, relation.get("Target"))).lstrip("/")
                    assert target in names, f"{name}: {target}"


def test_what_is_named_is_there(document):
    """Styles, numberings, footnotes and bookmarks that the text names exist; ids are unique."""
    names = parts(document)
    word = {name: etree.fromstring(data) for name, data in names.items() if name.startswith("word/") and "xml" in name}
    w = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    text = word["word/document.xml"]
    styles = {style.get(f"{w}styleId") for style in word["word/styles.xml"].iter(f"{w}style")}
    used = {use.get(f"{w}val") for tag in ("pStyle", "rStyle", "tblStyle") for use in text.iter(f"{w}{tag}")}
    assert used <= styles, used - styles
    numbers = {number.get(f"{w}numId") for number in word["word/numbering.xml"].iter(f"{w}num")}
    assert {number.get(f"{w}val") for number in text.iter(f"{w}numId")} - {"0"} <= numbers
    marks = [mark.get(f"{w}name") for mark in text.iter(f"{w}bookmarkStart")]
    assert len(marks) == len(set(marks))
    ids = [mark.get(f"{w}id") for mark in text.iter(f"{w}bookmarkStart")]
    assert len(ids) == len(set(ids))
    aims = {link.get(f"{w}anchor") for link in text.iter(f"{w}hyperlink")} - {None}
    for field in text.iter(f"{w}instrText"):
        words = (field.text or "").split()
        if words and words[0] in ("REF", "PAGEREF"):
            aims.add(words[1])
    assert aims <= set(marks), aims - set(marks)
    notes = {note.get(f"{w}id") for note in text.iter(f"{w}footnoteReference")}
    if notes:
        assert notes <= {note.get(f"{w}id") for note in word["word/footnotes.xml"].iter(f"{w}footnote")}
