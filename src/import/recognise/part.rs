//! The parts of a document: a promulgating decision and the regulation, each with head, title, text, closing, annexes.

use super::closing::{is_name, opens_title};
use super::line::Line;
use super::mark::{Mark, mark};
use super::place::{self, Head, is_caps, is_rule, key};
use crate::import::Align;
use crate::model::Level;
use std::ops::Range;

/// Where the pieces of a part stand among the lines.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Part {
    /// Both blocks of the head.
    pub(super) head: Range<usize>,
    /// The line of the type, with the subject behind it or below it.
    pub(super) title: Option<usize>,
    /// What stands between the title and the text: subject, bases, the clause that issues.
    pub(super) opening: Range<usize>,
    /// The text.
    pub(super) body: Range<usize>,
    /// Signatures and recipients.
    pub(super) closing: Range<usize>,
    /// The annexes.
    pub(super) annexes: Range<usize>,
}

/// Types of documents, folded, with the words that print them.
pub(super) const TYPES: [(&str, &str); 19] = [
    ("quy chế", "Quy chế"),
    ("quyết định", "Quyết định"),
    ("nghị định", "Nghị định"),
    ("nghị quyết", "Nghị quyết"),
    ("quy định", "Quy định"),
    ("quy trình", "Quy trình"),
    ("hướng dẫn", "Hướng dẫn"),
    ("kết luận", "Kết luận"),
    ("chỉ thị", "Chỉ thị"),
    ("thông báo", "Thông báo"),
    ("chương trình", "Chương trình"),
    ("kế hoạch", "Kế hoạch"),
    ("thông tư liên tịch", "Thông tư liên tịch"),
    ("thông tư", "Thông tư"),
    ("pháp lệnh", "Pháp lệnh"),
    ("bộ luật", "Bộ luật"),
    ("luật", "Luật"),
    ("điều lệ", "Điều lệ"),
    ("nội quy", "Nội quy"),
];

/// Whether folded words open with a type of document.
pub(super) fn is_type(key: &str) -> bool {
    TYPES.iter().any(|(known, _)| key.strip_prefix(known).is_some_and(|rest| rest.is_empty() || rest.starts_with(' ')))
}

/// The type that a line is, and the byte where a subject behind it begins.
pub(super) fn title(line: &Line) -> Option<(&'static str, usize)> {
    let words = line.plain();
    let long = words.split_whitespace().take(61).count() > 60;
    if line.table.is_some() || long || words.trim_end().ends_with([':', ';']) {
        return None;
    }
    let fold = key(&words);
    let (known, printed) = TYPES
        .iter()
        .find(|(known, _)| fold.strip_prefix(known).is_some_and(|rest| rest.is_empty() || rest.starts_with(' ')))?;
    // `Luật số: 58/2024/QH15`
    if matches!(place::head(&words), Some(Head::Number { .. })) {
        return None;
    }
    let count = known.split(' ').count();
    let rest = nth_word(&line.text, count);
    let stands_out =
        line.look.align == Some(Align::Centre) || line.look.heading.is_some() || line.is_bold(0..line.text.len());
    let is_title = match line.text[rest..].trim() {
        "" => is_caps(&words) || stands_out || words.trim().starts_with(char::is_uppercase),
        behind => {
            is_caps(&words)
                || is_caps(&line.text[..rest]) && behind.starts_with(char::is_alphabetic)
                || stands_out && line.look.heading.is_some()
        }
    };
    is_title.then_some((*printed, rest))
}

/// The byte where the word of this place begins, from 0.
fn nth_word(text: &str, count: usize) -> usize {
    let mut rest = text;
    for _ in 0..count {
        let trimmed = rest.trim_start();
        let end = trimmed.find(char::is_whitespace).unwrap_or(trimmed.len());
        rest = &trimmed[end..];
    }
    text.len() - rest.trim_start().len()
}

/// The parts of a document: none when nothing in it is a regulation's, else the regulation last.
pub(super) fn parts(lines: &[Line]) -> Vec<Part> {
    let marks: Vec<Option<Mark>> =
        lines.iter().map(|line| if line.table.is_some() { None } else { mark(&line.text) }).collect();
    let opens = |at: usize| {
        marks[at].as_ref().is_some_and(|mark| {
            let first = mark.number.as_ref().is_some_and(|number| number.base == 1);
            matches!(mark.level, Level::Chapter | Level::Article) && (mark.sure || mark.bare) && (first || !mark.bare)
        })
    };
    let Some(first) = (0..lines.len()).find(|at| opens(*at)) else { return Vec::new() };
    let second = second_title(lines, &marks, first);
    let mut out = Vec::new();
    match second {
        Some(title) => {
            let start = head_start(lines, first, title);
            out.push(part(lines, &marks, 0..start, first));
            let body = (title + 1..lines.len()).find(|at| opens(*at)).unwrap_or(lines.len());
            let mut own = part(lines, &marks, start..lines.len(), body);
            // The titles of the head above are no titles of this part.
            own.title = Some(title);
            own.head = start..title;
            own.opening = title..body;
            out.push(own);
        }
        None => out.push(part(lines, &marks, 0..lines.len(), first)),
    }
    out
}

/// The title of a regulation behind the decision that promulgates it: a type on a line, and article 1 or chương I again
/// below it.
fn second_title(lines: &[Line], marks: &[Option<Mark>], first: usize) -> Option<usize> {
    let is_article = |at: usize, number: Option<u32>| {
        marks[at].as_ref().is_some_and(|mark| {
            mark.level == Level::Article
                && mark.sure
                && number.is_none_or(|wanted| mark.number.as_ref().is_some_and(|number| number.base == wanted))
        })
    };
    let has_article = is_article(first, Some(1))
        || (first..lines.len()).find(|at| is_article(*at, None)).is_some_and(|at| is_article(at, Some(1)));
    if !has_article {
        return None;
    }
    (first + 1..lines.len()).find(|at| {
        let Some((kind, rest)) = title(&lines[*at]) else { return false };
        let near = (*at + 1..lines.len()).take(30).find(|at| is_article(*at, None));
        let alone = rest >= lines[*at].text.len();
        // `QUY ĐỊNH CHUNG` is the name of a chương.
        let typed = matches!(kind, "Quy chế" | "Điều lệ" | "Nội quy")
            || alone && matches!(kind, "Quy định" | "Quy trình" | "Hướng dẫn");
        let whole = rest >= lines[*at].text.len() || is_caps(&lines[*at].plain()) || lines[*at].look.heading.is_some();
        typed && whole && near.is_some_and(|near| is_article(near, Some(1)))
    })
}

/// Where the head over the second title begins: its lines are a head's, or stand in the first head as well.
fn head_start(lines: &[Line], first: usize, title: usize) -> usize {
    let known: Vec<String> = lines[..first].iter().map(|line| key(&line.text)).filter(|key| !key.is_empty()).collect();
    let mut start = title;
    while start > 0 {
        let line = &lines[start - 1];
        let words = line.plain();
        let is_head = place::head(&words).is_some() || is_rule(&words) || known.contains(&key(&words));
        if line.table.is_some() || !is_head || place::authority(&words).is_some() || place::is_recipients(&words) {
            break;
        }
        start -= 1;
    }
    start
}

/// The pieces of a part whose text begins at `body`.
fn part(lines: &[Line], marks: &[Option<Mark>], range: Range<usize>, body: usize) -> Part {
    let body = body.clamp(range.start, range.end);
    // A page may name the document over its head; the title stands below the nation.
    let nation = |at: &usize| matches!(place::head(&lines[*at].plain()), Some(Head::Nation(_) | Head::Motto));
    let headed = (range.start..body).rev().find(nation).map_or(range.start, |at| at + 1);
    let titled = |mut range: Range<usize>| range.find(|at| title(&lines[*at]).is_some());
    let found = titled(headed..body).or_else(|| titled(range.start..body));
    let head_end = found.unwrap_or_else(|| {
        let is_head = |at: &usize| place::head(&lines[*at].plain()).is_some();
        (range.start..body).rev().find(is_head).map_or(range.start, |last| last + 1)
    });
    let opening = head_end..body;
    let is_heading = |at: usize| {
        marks[at]
            .as_ref()
            .is_some_and(|mark| matches!(mark.level, Level::Article | Level::Chapter | Level::Section) && mark.sure)
    };
    let is_annex = |at: usize| {
        let standing = lines[at].look.align == Some(Align::Centre) || lines[at].look.heading.is_some();
        let line = &lines[at];
        marks[at].as_ref().is_some_and(|mark| {
            // Its name may stand below it.
            let bare =
                mark.words >= line.text.len() || line.text.get(..mark.words).is_some_and(|mark| mark.contains('\n'));
            mark.level == Level::Annex && mark.sure && (bare || standing || is_caps(&line.text[..mark.words]))
        })
    };
    let closes = |at: &usize| is_closing(&lines[*at]) || is_signed(lines, *at);
    // Behind the signatures and an annex no article is one of the text.
    let signed = (body..range.end).find(closes).unwrap_or(range.end);
    let first_annex = (signed..range.end).find(|at| is_annex(*at)).unwrap_or(range.end);
    let last_article =
        (body..range.end).filter(|at| is_heading(*at)).take_while(|at| *at < first_annex).last().unwrap_or(body);
    let annex = (last_article..range.end).find(|at| is_annex(*at)).unwrap_or(range.end);
    let closing = (last_article + 1..range.end).find(closes).unwrap_or(range.end);
    // A form in an annex has a head, recipients and a signature of its own; an annex behind them is another one's.
    let form = annex < closing && {
        let headed = |at: usize| {
            let head = place::head(&lines[at].plain());
            matches!(head, Some(Head::Nation(_) | Head::Motto | Head::Number { .. } | Head::Date { date: None, .. }))
        };
        (annex..closing).any(headed) || (closing..range.end).any(is_annex)
    };
    let closing = if form { range.end } else { closing };
    if form {
        return Part {
            head: range.start..head_end,
            title: found,
            opening,
            body: body..annex,
            closing: range.end..range.end,
            annexes: annex..range.end,
        };
    }
    if closing <= annex {
        let closing_start = closing_start(lines, body, closing);
        return Part {
            head: range.start..head_end,
            title: found,
            opening,
            body: body..closing_start,
            closing: closing_start..annex,
            annexes: annex..range.end,
        };
    }
    // Annexes may stand before the signatures.
    Part {
        head: range.start..head_end,
        title: found,
        opening,
        body: body..annex,
        closing: closing..range.end,
        annexes: annex..closing,
    }
}

fn is_closing(line: &Line) -> bool {
    let words = line.plain();
    line.table.is_none() && (place::is_recipients(&words) || place::authority(&words).is_some())
}

/// Whether a title and a name sign at a line without saying on whose behalf: `CHỦ TỊCH QUỐC HỘI`, the name below it.
fn is_signed(lines: &[Line], at: usize) -> bool {
    let Some(line) = lines.get(at).filter(|line| line.table.is_none()) else { return false };
    let words = line.plain();
    let named = |line: &Line| {
        let words = line.plain();
        line.table.is_none() && is_name(&words) && !opens_title(&words) && words.contains(char::is_alphabetic)
    };
    is_caps(&words)
        && opens_title(&words)
        && mark(&words).is_none()
        && lines.get(at + 1..).unwrap_or_default().iter().find(|line| !line.text.is_empty()).is_some_and(named)
}

/// Where a closing begins: rules, place and date, and signers without an authority may stand over its first sure line.
fn closing_start(lines: &[Line], body: usize, closing: usize) -> usize {
    let mut start = closing;
    let mut at = closing;
    while at > body + 1 {
        let line = &lines[at - 1];
        let words = line.plain();
        let ends =
            words.ends_with(['.', ';', ':', ',']) || words.split_whitespace().count() > 14 || line.table.is_some();
        let is_date = matches!(place::head(&words), Some(Head::Date { .. }));
        let titled = !ends && opens_title(&words) && mark(&words).is_none();
        if !(is_date || is_rule(&words) || titled || !ends && is_name(&words)) {
            break;
        }
        at -= 1;
        // A name alone is none: it has to stand under a title.
        if is_date || titled || is_rule(&words) && start == at + 1 {
            start = at;
        }
    }
    start
}
