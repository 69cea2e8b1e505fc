"""LibreOffice lays the Word document out: the same words, pages and places as our own PDF."""

import re
import unicodedata

import pdfplumber
import pytest
from pages import MM

TOLERANCE = 2 * MM


def words(path):
    """Every word in reading order: page, words, left edge, baseline. Page numbers, in the top margin, are left out."""
    found = []
    with pdfplumber.open(path) as pdf:
        for index, page in enumerate(pdf.pages):
            taken = page.extract_words(
                use_text_flow=True, keep_blank_chars=False, x_tolerance_ratio=0.15, return_chars=True
            )
            for word in taken:
                text = unicodedata.normalize("NFC", word["text"]).replace("\xa0", "")
                baseline = float(page.height) - word["chars"][0]["matrix"][5]
                if text and baseline > 18 * MM:
                    found.append((index, text, word["x0"], baseline))
        return found, len(pdf.pages)


@pytest.fixture(scope="module")
def both(office):
    """Words and number of pages, ours and the office's, by name; each PDF is read once."""
    read = {}

    def of(document, name):
        if name not in read:
            read[name] = words(document.pdf), words(office[name])
        return read[name]

    return of


def test_same_words_in_the_same_order(document, both, request):
    (ours, _), (theirs, _) = both(document, name_of(request))
    mine, yours = (re.sub(r"\s", "", " ".join(word[1] for word in side)) for side in (ours, theirs))
    at = next((at for at, pair in enumerate(zip(mine, yours, strict=False)) if pair[0] != pair[1]), None)
    assert mine == yours, f"ours …{mine[at - 40 : at + 40]}… theirs …{yours[at - 40 : at + 40]}…" if at else "cut short"


def test_same_number_of_pages(document, both, request):
    (_, ours), (_, theirs) = both(document, name_of(request))
    assert ours == theirs


def test_same_place(document, both, request):
    """The first word of every line of ours stands on the same page within 2 mm of the same place in theirs."""
    (ours, _), (theirs, _) = both(document, name_of(request))
    assert [word[1] for word in ours] == [word[1] for word in theirs]
    wrong, last = [], None
    for mine, yours in zip(ours, theirs, strict=True):
        opens = last is None or mine[0] != last[0] or abs(mine[3] - last[3]) > 2
        last = mine
        if opens and (mine[0] != yours[0] or max(abs(mine[2] - yours[2]), abs(mine[3] - yours[3])) > TOLERANCE):
            wrong.append(
                f"{mine[1]!r} ours p. {mine[0] + 1} {mine[2] / MM:.1f}, {mine[3] / MM:.1f} mm, "
                f"theirs p. {yours[0] + 1} {yours[2] / MM:.1f}, {yours[3] / MM:.1f} mm"
            )
    assert not wrong, f"{len(wrong)} lines: " + "; ".join(wrong[:6])


def name_of(request):
    return request.node.callspec.params["document"]
