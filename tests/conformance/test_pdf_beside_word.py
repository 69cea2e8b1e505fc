"""The PDF beside LibreOffice's print of the Word file: each line on the same page, within half a millimetre.

Both are drawn from one view by two programs that know nothing of each other. Page numbers may stand with their digits
or with their line at the place that the format names; the marks of notes are raised by each program in its own way.
"""

from pages import MM, read_pages

HALF = 0.5 * MM
RAISED = str.maketrans("¹²³⁰⁴⁵⁶⁷⁸⁹", "1230456789")


def lines(page):
    return [line for line in page.lines if line.baseline > 18 * MM]


def test_every_line_stands_where_word_puts_it(document, shelf, office):
    name = next(name for name, other in shelf.items() if other is document)
    theirs = read_pages(office[name])
    assert len(theirs) == len(document.pages)
    told, count = [], 0
    for ours, other in zip(document.pages, theirs, strict=True):
        there = {}
        for line in lines(other):
            there.setdefault(line.text.translate(RAISED).replace(" ", ""), []).append(line)
        for line in lines(ours):
            count += 1
            found = there.get(line.text.translate(RAISED).replace(" ", ""))
            if not found:
                told.append(f"page {ours.index + 1}: only here: {line.text!r}")
                continue
            place = found.pop(0)
            if abs(line.x0 - place.x0) > HALF or abs(line.baseline - place.baseline) > HALF:
                told.append(
                    f"page {ours.index + 1}: {(line.x0 - place.x0) / MM:.2f}, "
                    f"{(line.baseline - place.baseline) / MM:.2f} mm: {line.text!r}"
                )
    # A line that one program breaks a word earlier, and marks of notes that are read as lines of their own.
    assert len(told) <= max(3, 0.02 * count), "\n".join(told)
