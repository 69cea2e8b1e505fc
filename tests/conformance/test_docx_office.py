"""LibreOffice lays the Word document out: the same words, pages and places as our own PDF."""

import re
import unicodedata

import pdfplumber
import pytest
from pages import MM

TOLERANCE = 2 * MM


def letters(path):
    """Every letter in the order it is drawn: page, letter, left edge, baseline; and how many pages there are.

    Letters and not words, since judges part words differently at raised marks. Page numbers are left out.
    """
    found = []
    with pdfplumber.open(path) as pdf:
        for index, page in enumerate(pdf.pages):
            for char in page.chars:
                baseline = float(page.height) - char["matrix"][5]
                if baseline > 18 * MM:
                    for letter in re.sub(r"\s", "", unicodedata.normalize("NFC", char["text"])):
                        found.append((index, letter, char["x0"], baseline))
        return found, len(pdf.pages)


@pytest.fixture(scope="module")
def both(office):
    """Letters and number of pages, ours and the office's, by name; each PDF is read once."""
    read = {}

    def of(document, name):
        if name not in read:
            read[name] = letters(document.pdf), letters(office[name])
        return read[name]

    return of


PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


def test_same_words_in_the_same_order(document, both, request):
    (ours, _), (theirs, _) = both(document, name_of(request))
    # Marks of notes read as raised figures in our PDF, so that no reader takes `Điều 5` with note 1 for Điều 51.
    mine, yours = ("".join(letter[1] for letter in side).translate(PLAIN) for side in (ours, theirs))
    at = next((at for at, pair in enumerate(zip(mine, yours, strict=False)) if pair[0] != pair[1]), 0)
    assert mine == yours, f"ours …{mine[max(0, at - 40) : at + 40]}… theirs …{yours[max(0, at - 40) : at + 40]}…"


def test_same_number_of_pages(document, both, request):
    (_, ours), (_, theirs) = both(document, name_of(request))
    assert ours == theirs


def test_same_place(document, both, request):
    """The first letter of every line of ours stands on the same page within 2 mm of the same place in theirs.

    The office rounds each letter's width to its own grid, so a line with no room to spare may break a word earlier
    or later there: one line in a hundred may, if it goes on a paragraph. What begins a block never may.
    """
    (ours, _), (theirs, _) = both(document, name_of(request))
    profile, pages = document.profile, document.pages
    blocks, breaks, lines, last = [], [], 0, None
    for at, (mine, yours) in enumerate(zip(ours, theirs, strict=True)):
        opens = last is None or mine[0] != last[0] or abs(mine[3] - last[3]) > 5 or mine[2] < last[2]
        before, last = last, mine
        lines += opens
        if opens and (mine[0] != yours[0] or max(abs(mine[2] - yours[2]), abs(mine[3] - yours[3])) > TOLERANCE):
            text = "".join(letter[1] for letter in ours[at : at + 16])
            left, right = pages[mine[0]].sides(profile)
            goes_on = before and abs(mine[2] - left) < 1 and before[2] > right - 14
            (breaks if goes_on else blocks).append(
                f"{text!r} ours p. {mine[0] + 1} {mine[2] / MM:.1f}, {mine[3] / MM:.1f} mm, "
                f"theirs p. {yours[0] + 1} {yours[2] / MM:.1f}, {yours[3] / MM:.1f} mm"
            )
    assert not blocks, f"{len(blocks)} blocks: " + "; ".join(blocks[:6])
    assert len(breaks) <= max(1, lines // 100), f"{len(breaks)} lines: " + "; ".join(breaks[:6])


def name_of(request):
    return request.node.callspec.params["document"]
