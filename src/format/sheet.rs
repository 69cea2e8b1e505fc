//! Sheets: their size and margins, and the page number.

use super::findings::Findings;
use super::line::{Draft, Line, number, range, within};
use crate::diagnostic::codes;
use crate::import::{Align, PageNumber, Pages, Sheet, Tag};
use crate::model::Profile;
use crate::source::Span;

/// Lengths that differ by less look the same, in millimetres.
const SLACK: f64 = 1.0;

/// A text of fewer letters may lie on one page, which has no number.
const ONE_PAGE: usize = 2500;

/// Reviews the sheets of a file.
pub(super) fn review(draft: &Draft, lines: &[Line], findings: &mut Findings) {
    let Some(start) = lines.first().map(|line| line.place) else { return };
    let profile = draft.profile;
    for (at, sheet) in draft.document.sheets.iter().enumerate() {
        let end = draft.document.sheets.get(at + 1).map_or(lines.len(), |next| next.first).min(lines.len());
        let own = lines.get(sheet.first.min(end)..end).unwrap_or_default();
        let place = own.iter().find(|line| !line.paragraph.is_blank()).map_or(start, |line| line.place);
        paper(sheet, profile, place, findings);
        let letters: usize = own.iter().map(|line| line.paragraph.text().len()).sum();
        numbers(sheet, profile, letters, place, findings);
        let begins = at == 0 || own.iter().any(|line| line.tag == Tag::Nation);
        let on_first = !sheet.first_differs && sheet.numbers.iter().any(|number| number.on == Pages::Usual)
            || sheet.first_differs && sheet.numbers.iter().any(|number| number.on == Pages::First);
        if begins && on_first {
            findings.push(&codes::FORMAT_PAGE_NUMBER, "first", "format.page-number", "", "", place);
        }
    }
}

fn paper(sheet: &Sheet, profile: &Profile, place: Span, findings: &mut Findings) {
    let page = &profile.page;
    let read = sheet.page;
    if read.width <= 0.0 || read.height <= 0.0 {
        return;
    }
    let landscape = read.width > read.height;
    let (short, long) = if landscape { (read.height, read.width) } else { (read.width, read.height) };
    if !within(short, [page.width; 2], SLACK) || !within(long, [page.height; 2], SLACK) {
        let found = format!("{} × {}", number(read.width), number(read.height));
        let asked = format!("{} × {}", number(page.width), number(page.height));
        findings.push(&codes::FORMAT_SHEET, "", "format.sheet", found, asked, place);
    }
    let [top, right, bottom, left] = read.margins;
    let sides = [
        ("format.top", top, profile.allows("top", page.top)),
        ("format.bottom", bottom, profile.allows("bottom", page.bottom)),
        ("format.left", left, profile.allows("inner", page.inner)),
        ("format.right", right, profile.allows("outer", page.outer)),
    ];
    for (side, found, asked) in sides {
        if !within(found, asked, SLACK) {
            findings.push(&codes::FORMAT_MARGIN, "", side, number(found), range(asked), place);
        }
    }
}

fn numbers(sheet: &Sheet, profile: &Profile, letters: usize, place: Span, findings: &mut Findings) {
    let code = &codes::FORMAT_PAGE_NUMBER;
    let called = "format.page-number";
    let usual: Vec<&PageNumber> = sheet.numbers.iter().filter(|number| number.on != Pages::First).collect();
    if usual.is_empty() && letters > ONE_PAGE {
        findings.push(code, "missing", called, "", "", place);
    }
    let allowed = profile.allows("page_number", profile.elements.page_number.size);
    for page_number in usual {
        if page_number.at_foot {
            findings.push(code, "foot", called, "", "", place);
        } else if let Some(head) = sheet.head.filter(|head| !within(*head, [profile.page.number_top; 2], 2.5)) {
            findings.push(code, "top", called, number(head), number(profile.page.number_top), place);
        }
        if page_number.align.unwrap_or(Align::Left) != Align::Centre {
            findings.push(code, "centre", called, "", "", place);
        }
        if let Some(size) = page_number.face.size.filter(|size| !within(*size, allowed, 0.05)) {
            findings.push(&codes::FORMAT_SIZE, "", called, number(size), range(allowed), place);
        }
        if !page_number.beside.is_empty() {
            findings.push(code, "beside", called, page_number.beside.as_str(), "", place);
        }
    }
}
