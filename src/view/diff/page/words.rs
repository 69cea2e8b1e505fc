//! The words around the text: headings, buttons, keys, counts.

use crate::diff::{Diff, Side};
use crate::lang::Lang;
use crate::model::date_digits;
use serde::Serialize;

/// The words around the text.
#[derive(Debug, Serialize)]
pub struct PageWords {
    /// The title of the window.
    pub title: String,
    /// The heading of the page.
    pub heading: String,
    /// `Bản cũ`.
    pub old: String,
    /// `Bản mới`.
    pub new: String,
    /// The way past the tools.
    pub skip: String,
    /// The table of contents.
    pub contents: String,
    /// The choice of kinds.
    pub filter: String,
    /// The same in a word.
    pub filter_short: String,
    /// The kinds of change in the text.
    pub in_text: String,
    /// The subjects in the data.
    pub in_data: String,
    /// The next change.
    pub next: String,
    /// The change before.
    pub previous: String,
    /// Whether what is unchanged is shown.
    pub unfold: String,
    /// To the printer.
    pub print: String,
    /// What the keys do.
    pub keys: Vec<KeyView>,
    /// Over the keys.
    pub keys_title: String,
    /// A place among the changes; `{at}` and `{of}` are filled by the page.
    pub position: String,
    /// Folded articles; `{n}` is filled by the page.
    pub folded_articles: String,
    /// Folded provisions in an article.
    pub folded_rows: String,
    /// After the last change.
    pub no_changes: String,
    /// A drafter's reason.
    pub reason: String,
    /// The two texts.
    pub texts: String,
    /// The data.
    pub facts: String,
    /// What the data belong to.
    pub subject: String,
    /// The renumberings.
    pub renumberings: String,
    /// What there is nothing of.
    pub nothing: String,
}

/// What a key does.
#[derive(Debug, Serialize)]
pub struct KeyView {
    /// The keys.
    pub keys: &'static [&'static str],
    /// What they do.
    pub does: String,
}

/// One of the two regulations.
#[derive(Debug, Serialize)]
pub struct PageSide {
    /// `Bản cũ`.
    pub label: String,
    /// Type and subject.
    pub title: String,
    /// Number, date, draft.
    pub details: String,
    /// Which one it is over a column: `Bản cũ · Nhiệm kỳ 2020–2025`. Holds nothing that a reader of the folder typed
    /// but years, so it may stand in a style sheet.
    pub column: String,
}

impl PageWords {
    pub(super) fn new(diff: &Diff, lang: Lang) -> Self {
        let say = |key: &str| lang.sentence(key).to_owned();
        let key = |keys, key| KeyView { keys, does: lang.sentence(key).to_owned() };
        Self {
            title: lang.fill("page.title", &[("new", diff.new.title())]),
            heading: say("page.heading"),
            old: say("page.old"),
            new: say("page.new"),
            skip: say("page.skip"),
            contents: say("page.contents"),
            filter: say("page.filter"),
            filter_short: say("page.filter.short"),
            in_text: say("page.in-text"),
            in_data: say("page.in-data"),
            next: say("page.next"),
            previous: say("page.previous"),
            unfold: say("page.unfold"),
            print: say("page.print"),
            keys: vec![
                key(&["n", "j"], "page.key.next"),
                key(&["p", "k"], "page.key.previous"),
                key(&["u"], "page.key.unfold"),
                key(&["f"], "page.key.filter"),
            ],
            keys_title: say("page.keys"),
            position: say("page.position"),
            folded_articles: say("page.folded.articles"),
            folded_rows: say("page.folded.rows"),
            no_changes: say("page.none-shown"),
            reason: say("page.reason"),
            texts: say("page.texts"),
            facts: say("page.facts"),
            subject: say("page.subject"),
            renumberings: say("page.renumberings"),
            nothing: say("page.nothing"),
        }
    }
}

impl PageSide {
    pub(super) fn new(diff: &Diff, side: &Side, lang: Lang) -> Self {
        let facts = &side.document.regulation.facts;
        let is_old = std::ptr::eq(side, &diff.old);
        let label = lang.sentence(if is_old { "page.old" } else { "page.new" }).to_owned();
        let code = facts.organ.code.as_deref().unwrap_or("…");
        let number = facts.number.map(|number| side.document.profile.cite_number(number, facts.document_type(), code));
        let details = [
            number.map(|number| lang.fill("page.number", &[("number", number)])),
            facts.date.map(|date| lang.fill("page.date", &[("date", date_digits(date))])),
            facts.draft.map(|draft| lang.fill("page.draft", &[("draft", draft.to_string())])),
        ];
        let term = facts.term.map(|term| lang.fill("page.term", &[("years", format!("{}–{}", term.start, term.end))]));
        let column = [Some(label.clone()), term].into_iter().flatten().collect::<Vec<_>>().join(" · ");
        let details = details.into_iter().flatten().collect::<Vec<_>>().join(" · ");
        Self { label, title: side.title(), details, column }
    }
}

/// The code of a language in a page.
pub(super) fn code(lang: Lang) -> &'static str {
    match lang {
        Lang::Vi => "vi",
        Lang::En => "en",
    }
}

/// What has to be said first.
pub(super) fn notices(diff: &Diff, lang: Lang) -> Vec<String> {
    let key = match () {
        () if diff.unrelated => "page.unrelated",
        () if diff.changes.is_empty() && diff.facts.is_empty() => "page.same",
        () if diff.changes.is_empty() => "page.same-text",
        () => return Vec::new(),
    };
    vec![lang.sentence(key).to_owned()]
}

/// How much changed.
pub(super) fn summary(diff: &Diff, lang: Lang) -> Vec<String> {
    let stats = &diff.stats;
    let told = diff.changes.iter().filter(|change| !change.kinds.only_renumbered()).count();
    let gaps: Vec<(&str, String)> = [
        ("changes", told),
        ("facts", diff.facts.len()),
        ("old_articles", stats.old_articles),
        ("new_articles", stats.new_articles),
        ("unchanged", stats.unchanged_articles),
        ("added", stats.added_words),
        ("removed", stats.removed_words),
    ]
    .into_iter()
    .map(|(name, count)| (name, grouped(count, lang)))
    .collect();
    vec![lang.fill("page.summary.changes", &gaps), lang.fill("page.summary.size", &gaps)]
}

/// A number with its thousands apart: `1.723`.
fn grouped(number: usize, lang: Lang) -> String {
    let mark = if lang == Lang::Vi { '.' } else { ',' };
    let digits = number.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(mark);
        }
        out.push(digit);
    }
    out
}
