"""Every element of the format tables in the PDF: size, weight, slant, case and place, in every profile."""

from expected import dated, digits, fill, parts
from pages import MM, find, normal, paragraph
from pytest import approx

HALF = 0.5 * MM


def near(points):
    return approx(points, abs=HALF)


def judge(line, spec, what):
    where = f"{what}: page {line.page + 1} {line.text[:60]!r}"
    assert spec.size[0] - 0.05 <= line.size <= spec.size[1] + 0.05, f"{where} is {line.size} pt, not {spec.size}"
    if "any-weight" not in spec.style:
        assert line.bold if spec.bold else line.light, f"{where} in {line.faces}"
    assert line.italic if spec.italic else line.upright, f"{where} in {line.faces}"
    if spec.caps:
        assert line.text == line.text.upper(), where


def place(document, lines, spec, what):
    """Whether the lines of an element stand where the table puts them."""
    page = document.pages[lines[0].page]
    left, right = page.sides(document.profile)
    middle = (left + right) / 2
    for at, line in enumerate(lines):
        where = f"{what}: {line.text[:50]!r} at {line.x0 / MM:.2f}–{line.x1 / MM:.2f} mm"
        if spec.place == "centre":
            assert line.centre == near(middle), where
        elif spec.place == "left":
            assert line.x1 <= middle + HALF, where
        elif spec.place == "right":
            assert line.x0 >= left + 0.35 * (right - left), where
        elif spec.place == "signer":
            assert line.x0 >= left + 0.4 * (right - left), where
        elif spec.place == "margin":
            assert line.x0 == near(left), where
        elif spec.place == "indent" and line.page == lines[0].page:
            assert line.x0 == near(left + (document.profile.indent * MM if at == 0 else 0)), where


def part_pages(document):
    """The pages of each part: from its national line to the next."""
    opening = [p.index for p in document.pages if any(line.text == document.profile.nation for line in p.lines)]
    ends = opening[1:] + [len(document.pages)]
    return [document.pages[start:end] for start, end in zip(opening, ends, strict=True)]


def each_part(document):
    expected = parts(document.facts, document.profile)
    pages = part_pages(document)
    assert len(pages) == len(expected), "each part opens with the national line on a page of its own"
    return list(zip(expected, pages, strict=True))


def test_head(document):
    elements = document.profile.elements
    for part, pages in each_part(document):
        for name, text in part.lines:
            lines = paragraph(pages[:1], text)
            for line in lines:
                judge(line, elements[name], name)
            place(document, lines, elements[name], name)


def test_both_blocks_of_the_head_are_centred_in_themselves(document):
    for part, pages in each_part(document):
        for names in (("superior", "organ", "number", "urgency"), ("nation", "motto", "date")):
            lines = [line for name, text in part.lines if name in names for line in paragraph(pages[:1], text)]
            centres = [round(line.centre / MM, 2) for line in lines]
            assert max(centres) - min(centres) <= 0.5, dict(zip((line.text for line in lines), centres, strict=True))


def test_order_in_the_head(document):
    for part, pages in each_part(document):
        at = {name: paragraph(pages[:1], text)[0].baseline for name, text in part.lines}
        for upper, lower in [
            ("superior", "organ"), ("organ", "number"), ("number", "urgency"), ("nation", "motto"), ("nation", "date"),
            ("motto", "date"), ("number", "title"), ("date", "title"), ("urgency", "title"),
        ]:  # fmt: skip
            if upper in at and lower in at:
                assert at[upper] < at[lower], f"{upper} above {lower}"


def test_head_blocks_begin_on_one_line(document):
    for part, pages in each_part(document):
        texts = dict(part.lines)
        right = paragraph(pages[:1], texts["nation"])[0]
        left = paragraph(pages[:1], texts.get("superior", texts["organ"]))[0]
        assert left.baseline == approx(right.baseline, abs=4)


def rules_under(page, line, reach=14):
    return [r for r in page.rules if 0 < r.y - line.baseline < reach and r.x0 < line.x1 and r.x1 > line.x0]


def test_the_rule_below_the_head_is_as_long_as_the_text(document):
    for _, pages in each_part(document):
        line = find(pages[:1], document.profile.motto or document.profile.nation)
        rules = rules_under(pages[0], line)
        assert len(rules) == 1, f"{len(rules)} rules under {line.text!r}"
        assert rules[0].x0 == near(line.x0) and rules[0].x1 == near(line.x1), (
            f"rule {rules[0].x0 / MM:.2f}–{rules[0].x1 / MM:.2f} mm, text {line.x0 / MM:.2f}–{line.x1 / MM:.2f} mm"
        )


def test_the_mark_under_the_organ(document):
    """`*` centred on a line of its own, or a rule of a third to a half of the text's length."""
    for part, pages in each_part(document):
        lines = paragraph(pages[:1], dict(part.lines)["organ"])
        organ, longest = lines[-1], max(line.x1 - line.x0 for line in lines)
        if document.profile.organ_mark == "*":
            star = find(pages[:1], "*")
            assert star.baseline > organ.baseline and star.centre == near(organ.centre)
            number = dict(part.lines).get("number")
            assert not number or star.baseline < find(pages[:1], number).baseline
            continue
        rules = rules_under(pages[0], organ)
        assert len(rules) == 1, f"{len(rules)} rules under {organ.text!r}"
        share = (rules[0].x1 - rules[0].x0) / longest
        assert 1 / 3 - 0.01 <= share <= 1 / 2 + 0.01, f"the rule takes {share:.2f} of {organ.text!r}"
        assert (rules[0].x0 + rules[0].x1) / 2 == near(organ.centre)


def test_room_is_left_where_number_and_date_are_missing(document):
    """A document without its number or date says "Số" and "ngày … tháng … năm" with room to write."""
    for part, pages in each_part(document):
        names = [name for name, _ in part.lines]
        words = " ".join(line.text for line in pages[0].lines)
        if part.own and "number" not in names:
            assert document.profile.number.split("{")[0].strip() in words
        if part.own and "date" not in names:
            assert f"{document.facts['place']}, ngày" in words and "tháng" in words
        if not part.own:
            assert not any(line.text.startswith("Số") for line in pages[0].lines), "a number of its own"


def test_subject_and_its_mark(document):
    spec = document.profile.elements["subject"]
    for part, pages in each_part(document):
        lines = paragraph(pages[:1], part.subject)
        for line in lines:
            judge(line, spec, "subject")
        place(document, lines, spec, "subject")
        # Behind a decision the mark closes the whole title, below the line that names the decision.
        if not part.own:
            lines += paragraph(pages[:1], promulgation(document))
        if document.profile.subject_mark == "-----":
            dashes = find(pages[:1], "-----", after=lines[-1])
            assert dashes.centre == near(lines[-1].centre) and dashes.baseline - lines[-1].baseline < 30
        else:
            rules = rules_under(pages[0], lines[-1], 20)
            assert len(rules) == 1, f"{len(rules)} rules under {lines[-1].text!r}"
            assert (rules[0].x0 + rules[0].x1) / 2 == near(lines[-1].centre)
            assert rules[0].x1 - rules[0].x0 <= 0.55 * max(line.x1 - line.x0 for line in lines)


def test_promulgated_by(document):
    if "decision" in document.facts:
        pages = part_pages(document)[1]
        lines = paragraph(pages[:1], promulgation(document))
        for line in lines:
            assert line.italic and line.light and 13 <= line.size <= 14
            assert line.centre == near(sum(pages[0].sides(document.profile)) / 2)


def promulgation(document):
    """The line that names the decision, citing it as the profile cites documents."""
    decision, organ = document.facts["decision"], document.facts["organ"]
    kind = decision.get("type", "Quyết định")
    code, state = document.profile.codes[kind], document.profile.basis_opening == ""
    number = document.profile.number.partition(" ")[2]
    number = number.format(n=f"{decision['number']:02}", type=code, organ=organ["code"])
    day = f" {dated(decision['date'])}" if state else f", ngày {digits(decision['date'])}"
    issuer = fill(decision.get("authority", organ["name"]), document.facts)
    return f"(Ban hành kèm theo {kind} số {number}{day} của {issuer})"


def test_bases(document):
    spec = document.profile.elements["basis"]
    for part, pages in each_part(document):
        for text in part.bases:
            lines = paragraph(pages, text)
            for line in lines:
                judge(line, spec, "basis")
            place(document, lines, spec, "basis")


def test_enacting(document):
    for part, pages in each_part(document):
        if not part.enacting:
            continue
        title = part.enacting.endswith(":") and len(part.enacting.split()) <= 8
        lines = paragraph(pages, part.enacting.upper() if title else part.enacting)
        if title:
            assert lines[0].centre == near(sum(pages[0].sides(document.profile)) / 2)
        else:
            place(document, lines, document.profile.elements["enacting"], "enacting")


def headings(document):
    """Depth, label and name of every heading, with the pages of the regulation."""
    return document.outline, part_pages(document)[-1]


def test_chapters_and_sections(document):
    """Number bold and centred, its name on the next line, in capitals, bold and centred."""
    outline, pages = headings(document)
    last = None
    for _, label, name in outline:
        kind = "chapter" if label.startswith("Chương") else "section" if label.startswith("Mục") else None
        if not kind:
            continue
        last = find(pages, label, after=last)
        judge(last, document.profile.elements[kind], kind)
        place(document, [last], document.profile.elements[kind], kind)
        words, lines, line = normal(name).upper(), [], last
        while words and len(lines) < 5:
            line = next_below(pages, line)
            assert words.startswith(line.text), f"after {label}: {line.text!r}, not {words!r}"
            lines.append(line)
            words = words[len(line.text) :].strip()
        assert lines, f"{label} has no name below it"
        for line in lines:
            judge(line, document.profile.elements[f"{kind}_name"], f"{kind}_name")
        place(document, lines, document.profile.elements[f"{kind}_name"], f"{kind}_name")
        assert lines[0].page == last.page, f"{label} is parted from its name"


def next_below(pages, line):
    page = next(page for page in pages if page.index == line.page)
    lower = [other for other in page.lines if other.baseline > line.baseline + 1]
    assert lower, f"{line.text!r} stands alone at the foot of page {line.page + 1}"
    return min(lower, key=lambda other: (other.baseline, other.x0))


def test_articles(document):
    """`Điều 1. Tên` bold and indented; never the last line of a page."""
    outline, pages = headings(document)
    spec, articles = document.profile.elements["article"], 0
    for _, label, name in outline:
        if not label.startswith("Điều"):
            continue
        articles += 1
        if not name:
            line = find(pages, f"{label}. ", start=True)
            assert any("Bold" in face for face in line.faces), label
            place(document, [line], spec, "article")
            continue
        lines = paragraph(pages, f"{label}. {normal(name)}")
        for line in lines:
            judge(line, spec, "article")
        place(document, lines, spec, "article")
        assert all(line.page == lines[0].page for line in lines), f"{label} is cut in two"
        next_below(pages, lines[-1])
    assert articles


def test_clauses_and_points_are_plain_and_indented(document):
    import re

    spec, seen = document.profile.elements["body"], 0
    for page in document.pages:
        left, right = page.sides(document.profile)
        for line in page.lines:
            if not re.match(r"(\d+\.|[a-zđ]\)|[-+]) \S", line.text) or line.x0 > (left + right) / 2:
                continue
            if abs(line.x0 - left - document.profile.indent * MM) > HALF or "Căn cứ" in line.text:
                continue
            assert line.size == spec.size[0], line.text
            assert line.upright or "*" in line.text or seen, line.text
            seen += 1
    assert seen >= 3


def test_signature(document):
    elements = document.profile.elements
    for part, pages in each_part(document):
        for signature in part.signers:
            found = []
            for name, text in signature:
                lines = paragraph(tail(pages), text)
                for line in lines:
                    judge(line, elements[name], name)
                if len(part.signers) == 1:
                    place(document, lines, elements[name], name)
                found.append((name, lines))
            centres = [line.centre / MM for _, lines in found for line in lines]
            assert max(centres) - min(centres) <= 0.5, [(line.text, line.centre / MM) for _, ls in found for line in ls]
            assert len({line.page for _, lines in found for line in lines}) == 1, "a signature is cut in two"
            title, name = found[-2][1][-1], found[-1][1][0]
            gap = name.baseline - title.baseline
            assert 4 * 14 * 1.1 <= gap - 14 and gap <= 7 * 20, f"{gap:.0f} pt above {name.text!r}, not four blank lines"


def tail(pages):
    """The pages from the last article on, where the signatures stand; short texts may stand there whole."""
    return pages[-4:] if len(pages) > 4 else pages


def test_recipients(document):
    """`Nơi nhận:` at the left margin beside the signature, its list below."""
    elements = document.profile.elements
    for part, pages in each_part(document):
        if not part.recipients:
            continue
        label = find(pages, "Nơi nhận:")
        judge(label, elements["recipients_label"], "recipients_label")
        place(document, [label], elements["recipients_label"], "recipients_label")
        for text in part.recipients:
            lines = paragraph(pages, text)
            for line in lines:
                judge(line, elements["recipients"], "recipients")
            place(document, lines[:1], elements["recipients"], "recipients")
        if len(part.signers) == 1:
            opening = paragraph(tail(pages), part.signers[0][0][1])[0]
            assert opening.page == label.page and abs(opening.baseline - label.baseline) <= document.profile.line, (
                "Nơi nhận stands beside the signature"
            )


def test_the_line_under_the_recipients_label(document):
    """One line as long as the words under the Party's, none under the state's."""
    for part, pages in each_part(document):
        if not part.recipients:
            continue
        label = find(pages, "Nơi nhận:")
        under = rules_under(document.pages[label.page], label, 5)
        if document.profile.elements["recipients_label"].underlined:
            drawn = [f"{rule.x0 / MM:.2f}–{rule.x1 / MM:.2f} mm" for rule in under]
            assert len(under) == 1, f"broken in {len(under)}: {drawn}, words {label.x0 / MM:.2f}–{label.x1 / MM:.2f} mm"
            assert under[0].x0 == near(label.x0) and under[0].x1 == near(label.x1), drawn
        else:
            assert not under


def test_contact_and_typist(document):
    for name in ("contact", "typist"):
        if document.facts.get(name):
            spec = document.profile.elements[name]
            text = document.facts[name].upper() if spec.caps else document.facts[name]
            judge(find(part_pages(document)[-1], text), spec, name)
