"""A print is laid askew on a scanner, its pages are recognised by tesseract, and the PDF of that is imported."""

import difflib
import json
import random
import re
import unicodedata

import pytest
from PIL import Image, ImageFilter
from programs import need, quyche, run

DPI = 200


def scan(page, angle: float, chance: random.Random):
    """A page as a cheap scanner gives it: askew by `angle` degrees, a little unsharp, with specks."""
    picture = Image.open(page).convert("L").rotate(angle, resample=Image.Resampling.BICUBIC, fillcolor=250)
    picture = picture.filter(ImageFilter.GaussianBlur(0.5))
    width, height = picture.size
    for _ in range(width * height // 40_000):
        picture.putpixel((chance.randrange(width), chance.randrange(height)), chance.randrange(90))
    picture.save(page, dpi=(DPI, DPI))


def bare(text: str) -> str:
    """A text as recognisers hold it apart: small letters without their marks."""
    apart = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def outline(folder):
    """Label, name without marks and number of provisions of every heading."""
    value = json.loads(quyche("outline", folder, "--to", "json").stdout)
    found = []

    def walk(items):
        for item in items:
            found.append((item["label"], bare(item.get("name", "")), item.get("clauses")))
            walk(item.get("children", []))

    walk(value if isinstance(value, list) else value["outline"])
    return found


def words(folder) -> list[str]:
    """The printed words of a folder, in order."""
    page = quyche("render", folder, "--to", "html", "-o", "-").stdout.decode()
    return bare(re.sub(r"(?s)<(style|script).*?</\1>|<[^>]+>", " ", page)).split()


@pytest.fixture(scope="module", params=[0.0, 0.8], ids=["straight", "askew"])
def scanned(request, shelf, tmp_path_factory):
    """The example, and the folder that its scanned print became, with what was said of it."""
    rendered, home = shelf["chi-bo"], tmp_path_factory.mktemp("scan")
    run(need("pdftoppm"), "-r", DPI, "-gray", "-png", rendered.pdf, home / "page")
    pages = sorted(home.glob("page-*.png"))
    chance = random.Random(7)
    for page in pages:
        scan(page, request.param * chance.choice([1, -1, 0.6]), chance)
    (home / "list.txt").write_text("".join(f"{page}\n" for page in pages))
    run(need("tesseract"), home / "list.txt", home / "scan", "-l", "vie", "pdf")
    done = quyche("import", home / "scan.pdf", "-o", home / "imported")
    return rendered, home / "imported", (done.stdout + done.stderr).decode(), len(pages)


def test_it_is_told_that_a_machine_recognised_the_words(scanned):
    _, _, said, pages = scanned
    assert f"{pages} trang là ảnh quét" in said


def test_every_heading_comes_back_with_its_number(scanned):
    rendered, imported, _, _ = scanned
    found, meant = outline(imported), outline(rendered.folder)
    assert [label for label, _, _ in found] == [label for label, _, _ in meant]
    assert [count for _, _, count in found] == [count for _, _, count in meant]
    # A letter may be misread, a name may not be torn.
    for (_, name, _), (_, expected, _) in zip(found, meant):
        assert difflib.SequenceMatcher(None, name, expected).ratio() > 0.85, (name, expected)


def test_lines_are_joined_to_the_provisions_of_the_print(scanned):
    rendered, imported, _, _ = scanned
    ratio = difflib.SequenceMatcher(None, words(imported), words(rendered.folder), autojunk=False).ratio()
    assert ratio > 0.93


def test_the_facts_are_read(scanned):
    _, imported, _, _ = scanned
    facts = (imported / "regulation.yaml").read_text("utf-8")
    for line in ("kind: chi-bo", "profile: hd05-2026", "number: 294-QĐ/TW", "date: 2025-05-26"):
        assert line in facts, line
