"""The page of the PDF: paper, mirrored margins, page numbers, line pitch, indents, justification. Tolerance 0.5 mm."""

from pages import MM, find
from pytest import approx

HALF = 0.5 * MM


def near(points, tolerance=HALF):
    return approx(points, abs=tolerance)


def first_pages(document):
    """The index of the page that opens each part: the one with the national line."""
    nation = document.profile.nation
    return [page.index for page in document.pages if any(line.text == nation for line in page.lines)]


def text_lines(page):
    """Lines of the text: everything but the page number."""
    return [line for line in page.lines if line.baseline > 18 * MM]


def test_paper_is_a4_portrait(document):
    for page in document.pages:
        assert page.width == near(210 * MM, 0.5) and page.height == near(297 * MM, 0.5), page.index + 1


def test_nothing_stands_in_the_margins(document):
    profile = document.profile
    for page in document.pages:
        left, right = page.sides(profile)
        for line in text_lines(page):
            where = f"page {page.index + 1}: {line.text[:50]!r}"
            assert line.x0 >= left - HALF and line.x1 <= right + HALF, f"{where} {line.x0 / MM:.2f}–{line.x1 / MM:.2f} mm"
            assert line.baseline <= page.height - profile.page["bottom"] * MM + HALF, where
        for rule in page.rules:
            assert rule.x0 >= left - HALF and rule.x1 <= right + HALF, f"page {page.index + 1}: a rule"


def test_the_text_begins_at_the_top_margin(document):
    """The tallest letters of the first line begin at the margin or below it, less than a line deep."""
    profile = document.profile
    for page in document.pages:
        if lines := text_lines(page):
            line = min(lines, key=lambda line: line.baseline)
            depth = line.baseline - profile.page["top"] * MM
            assert 0.891 * line.size - HALF <= depth <= profile.line + HALF, f"page {page.index + 1}: {depth:.1f} pt"


def test_margins_mirror_and_the_text_fills_them(document):
    """Wrapped lines of the body begin exactly at the left margin and end exactly at the right one."""
    profile, seen = document.profile, {True: 0, False: 0}
    for page in document.pages:
        left, right = page.sides(profile)
        for upper, lower in wrapped(page, profile):
            assert lower.x0 == near(left), f"page {page.index + 1}: {lower.text[:50]!r} at {lower.x0 / MM:.2f} mm"
            assert upper.x1 == near(right), f"page {page.index + 1}: {upper.text[:50]!r} to {upper.x1 / MM:.2f} mm"
            seen[page.odd] += 1
    assert seen[True] >= 3
    if len([page for page in document.pages if page.lines]) > 3:
        assert seen[False] >= 3


def wrapped(page, profile):
    """Pairs of lines of the body, the second going on where the first ends."""
    left, right = page.sides(profile)
    body = [line for line in text_lines(page) if line.size == profile.elements["body"].size[0]]
    for upper, lower in zip(body, body[1:], strict=False):
        starts = abs(upper.x0 - left) < 2 * MM or abs(upper.x0 - left - profile.indent * MM) < 2 * MM
        follows = abs(lower.x0 - left) < 2 * MM and lower.baseline - upper.baseline < 1.15 * profile.line
        if starts and follows and upper.x1 > right - 12 * MM:
            yield upper, lower


def test_line_pitch_is_exact(document):
    profile, pitches = document.profile, []
    for page in document.pages:
        pitches += [(lower.baseline - upper.baseline, lower.text[:50]) for upper, lower in wrapped(page, profile)]
    assert len(pitches) > 5
    wrong = [pitch for pitch in pitches if abs(pitch[0] - profile.line) > 0.1]
    assert not wrong, wrong[:5]


def test_paragraphs_are_indented_and_at_least_6_points_apart(document):
    profile, seen = document.profile, 0
    for page in document.pages:
        left, _ = page.sides(profile)
        body = [line for line in text_lines(page) if line.size == profile.elements["body"].size[0]]
        for upper, lower in zip(body, body[1:], strict=False):
            if abs(lower.x0 - left - profile.indent * MM) > 2 * MM or lower.baseline - upper.baseline < 1:
                continue
            if abs(upper.x0 - left) > HALF and abs(upper.x0 - left - profile.indent * MM) > HALF:
                continue
            where = f"page {page.index + 1}: {lower.text[:50]!r}"
            assert lower.x0 - left == near(profile.indent * MM), where
            assert lower.baseline - upper.baseline >= profile.line + profile.space - 0.1, where
            seen += 1
    assert seen > 3


def test_page_numbers(document):
    """Arabic, 14 pt, centred, 10 mm from the top edge to the digits or to their line; none on a part's first page."""
    profile = document.profile
    spec = profile.elements["page_number"]
    opening = first_pages(document)
    assert opening and opening[0] == 0
    for page in document.pages:
        top = [line for line in page.lines if line.baseline <= 18 * MM]
        if page.index in opening or not page.lines:
            assert not top, f"page {page.index + 1} bears a number"
            continue
        number = page.index - max(first for first in opening if first <= page.index) + 1
        assert [line.text for line in top] == [str(number)], f"page {page.index + 1}"
        line = top[0]
        left, right = page.sides(profile)
        assert spec.size[0] <= line.size <= spec.size[1] and line.light and line.upright
        assert line.centre == near((left + right) / 2), f"page {page.index + 1}: {line.centre / MM:.2f} mm"
        digits, ascent = line.baseline - 0.662 * line.size, line.baseline - 0.891 * line.size
        target = profile.number_top * MM
        assert min(abs(digits - target), abs(ascent - target)) <= HALF, f"{digits / MM:.2f} {ascent / MM:.2f} mm"


def test_pages_are_filled(document):
    """A page that the text goes on from is not left half empty: at most 5 paragraphs' room stays at its foot.

    Annexes begin a page of their own, and the last paragraph goes with the signature, so that nobody signs a page
    without text.
    """
    profile, fresh = document.profile, set(first_pages(document))
    fresh |= {find(document.pages, label, start=True).page for _, label, _ in document.outline if "Phụ lục" in label}
    signed = tuple(profile.authority.values())
    for page, after in zip(document.pages, document.pages[1:], strict=False):
        signs = any(line.text.startswith(signed) or line.text == "Nơi nhận:" for line in after.lines)
        if after.index in fresh or signs or not after.lines or not page.lines:
            continue
        foot = max(line.baseline for line in page.lines)
        room = page.height - profile.page["bottom"] * MM - foot
        assert room <= 5 * (profile.line + profile.space), f"page {page.index + 1}: {room:.0f} pt"
