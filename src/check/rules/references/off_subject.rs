//! REF03: a reference whose target speaks of something else than the words around it, while another article does not.

use crate::check::{Cited, Context, Findings, Placed, Printed, Rule};
use crate::diagnostic::{Code, Severity};
use crate::language::is_word;
use crate::model::Level;
use std::collections::{BTreeMap, BTreeSet};

/// REF03 off-subject
pub static RULE: Rule =
    Rule { code: Code::new("REF03", "off-subject", Severity::Warning), doc: include_str!("off_subject.md"), check };

/// Two words in a row, folded: the least that names a matter in Vietnamese.
type Pair<'c> = (&'c str, &'c str);

/// So many words before a reference may say what it is about.
const WINDOW: usize = 9;

/// What a matter is cited with: `quy định tại`, `nêu tại`, `theo`.
const SENDS: [&str; 3] = ["tại", "ở", "theo"];

/// Words that say that a place is cited, not what it is about.
const CITING: [&str; 14] =
    ["quy", "định", "nêu", "ghi", "nói", "được", "đã", "trên", "thực", "hiện", "của", "các", "những", "theo"];

/// Words that join others and name nothing.
const LINKING: [&str; 40] = [
    "và", "của", "với", "các", "theo", "về", "cho", "trong", "hoặc", "từ", "do", "là", "có", "không", "được", "khi",
    "đến", "tại", "ở", "một", "những", "việc", "mỗi", "phải", "sau", "trước", "này", "đó", "để", "bằng", "trên",
    "cùng", "thì", "nếu", "mà", "đối", "qua", "như", "từng", "mình",
];

/// Where the words that a reference belongs to begin anew.
const TURNS: [&str; 9] = ["khi", "nếu", "thì", "mà", "để", "trừ", "phải", "sau", "trước"];

/// A matter that so many other articles speak of belongs to them.
const FEW: usize = 3;

/// So many pairs near a reference are weighed.
const NEAREST: usize = 4;

/// Pairs that fit any article.
const GENERAL: [&str; 25] = [
    "tập thể",
    "thực hiện",
    "thành phần",
    "nhiệm vụ",
    "quyền hạn",
    "trách nhiệm",
    "nội dung",
    "thẩm quyền",
    "quy chế",
    "quy định",
    "công tác",
    "công việc",
    "làm việc",
    "tổ chức",
    "lãnh đạo",
    "chỉ đạo",
    "cơ quan",
    "đơn vị",
    "cấp uỷ",
    "cấp trên",
    "đồng chí",
    "thành viên",
    "uỷ viên",
    "cán bộ",
    "đảng viên",
];

fn check(context: &Context, findings: &mut Findings) {
    if context.cited().is_empty() {
        return;
    }
    let subjects = Subjects::new(context);
    let is_law = context.is_legislation();
    let mut spoken: BTreeMap<usize, BTreeSet<Pair>> = BTreeMap::new();
    for cited in context.cited() {
        let Some(target) = cited.target.map(|at| &context.provisions()[at]) else { continue };
        let Some(article) = target.article else { continue };
        let text = &context.texts()[cited.text];
        // From within the article everything is its subject.
        if context.provision_of(text).and_then(|placed| placed.article) == Some(article) {
            continue;
        }
        let (said, outright, is_right_before) = around(text, cited);
        let is_named = said.iter().any(|pair| subjects.named.contains_key(pair));
        if !is_named && is_law {
            continue;
        }
        let spoken = spoken.entry(target.at).or_insert_with(|| speaks_of(context, target));
        let missed = subjects.missed(&said, outright, cited.typed.is_some(), spoken);
        // A law cites for many ends; a regulation of one organ for what stands right before `theo`.
        let missed = missed.or_else(|| {
            if is_law || !is_right_before { None } else { subjects.elsewhere(context, text, &said, spoken, article) }
        });
        let Some((other, matter)) = missed.filter(|(other, _)| *other != article) else {
            continue;
        };
        let other = &context.provisions()[other];
        let found = RULE
            .at(text.span(cited.printed.clone()))
            .with("matter", format!("{} {}", matter.0, matter.1))
            .with("words", &text.text[cited.printed.clone()])
            .with("heading", context.printed(&context.provisions()[article]))
            .with("other", other.citation.to_string())
            .with("name", context.printed(other));
        findings.push(found.help("help"));
    }
}

/// The pairs of words that say what a reference is about: those before it up to a mark, and those of `về …` behind it;
/// and whether they say so outright, since what is done `theo` an article need not be what it is about.
fn around<'c>(text: &'c Printed, cited: &Cited) -> (Vec<Pair<'c>>, bool, bool) {
    let first = text.words().position(|word| word.start >= cited.printed.start).unwrap_or(text.len());
    let behind = text.words().position(|word| word.start >= cited.printed.end).unwrap_or(text.len());
    let folded = |at: usize| text.word(at).map_or("", |word| word.folded);
    let mut out = Vec::new();
    let mut outright = false;
    let mut is_right_before = false;
    if first > 0 && SENDS.contains(&folded(first - 1)) && text.gap(first - 1).trim().is_empty() {
        let mut end = first - 1;
        while end > 0 && CITING.contains(&folded(end - 1)) && text.gap(end - 1).trim().is_empty() {
            end -= 1;
        }
        outright = folded(first - 1) != "theo";
        is_right_before = !outright && end == first - 1;
        let mut start = end;
        // What was typed is read beyond a comma as well: `được biểu quyết, thông qua theo Điều 3`.
        let goes_on = |gap: &str| gap.trim().is_empty() || cited.typed.is_some() && gap.trim() == ",";
        while start > 0 && end - start < WINDOW && goes_on(text.gap(start - 1)) {
            let before = folded(start - 1);
            // `quy định về biểu quyết tại …` says it outright.
            outright |= before == "về";
            if before == "về" || TURNS.contains(&before) {
                break;
            }
            start -= 1;
        }
        out.extend((start + 1..end).map(|at| (folded(at - 1), folded(at))));
    }
    let opens = text.gap(behind.saturating_sub(1)).trim();
    if behind < text.len() && (opens.is_empty() && folded(behind) == "về" || opens == "(") {
        outright = true;
        let mut end = behind;
        while end + 1 < text.len() && end - behind < WINDOW && text.gap(end).trim().is_empty() {
            end += 1;
        }
        out.extend((behind + 1..=end).map(|at| (folded(at - 1), folded(at))));
    }
    (out, outright, is_right_before)
}

/// What each article is about, by the pairs of its name.
struct Subjects<'c> {
    /// The articles whose names hold a pair, in order.
    named: BTreeMap<Pair<'c>, Vec<usize>>,
    /// Pairs that name bodies and persons.
    names: BTreeSet<Pair<'c>>,
}

impl<'c> Subjects<'c> {
    fn new(context: &'c Context) -> Self {
        let mut named: BTreeMap<Pair, Vec<usize>> = BTreeMap::new();
        for article in context.articles().filter(|article| !article.in_decision && article.provision.heading.is_some())
        {
            for pair in context.texts_of(article).iter().take(1).flat_map(pairs) {
                let places = named.entry(pair).or_default();
                if places.last() != Some(&article.at) {
                    places.push(article.at);
                }
            }
        }
        let is_name = |text: &&Printed| match &text.part {
            crate::check::Part::Fact(path) => {
                path.starts_with("roles.") && !path.ends_with(".field") || path.starts_with("organ.")
            }
            _ => false,
        };
        let names = context.texts().iter().filter(is_name).flat_map(pairs).collect();
        Self { named, names }
    }

    /// The article that speaks of the matter right before a reference, when the place cited does not: `được bảo lưu theo …`,
    /// where few others do.
    fn elsewhere(
        &self,
        context: &Context,
        text: &Printed,
        said: &[Pair<'c>],
        spoken: &BTreeSet<Pair<'c>>,
        target: usize,
    ) -> Option<(usize, Pair<'c>)> {
        let weighty = said.iter().rev().filter(|pair| !self.is_general(**pair)).take(NEAREST);
        if weighty.clone().any(|pair| spoken.contains(pair)) {
            return None;
        }
        // What an annex says belongs to no article.
        let own = Some(context.provision_of(text).and_then(|placed| placed.article)?);
        weighty.filter(|pair| is_word(&format!("{} {}", pair.0, pair.1))).find_map(|pair| {
            let hits = context.find(&format!("{} {}", pair.0, pair.1));
            let article = |text: &Printed| context.provision_of(text).and_then(|placed| placed.article);
            let articles = hits.iter().filter_map(|hit| article(hit.text));
            let mut others: Vec<usize> = articles.filter(|at| Some(*at) != own && *at != target).collect();
            others.dedup();
            others.first().filter(|_| others.len() <= FEW).map(|other| (*other, *pair))
        })
    }

    fn is_general(&self, pair: Pair) -> bool {
        [pair.0, pair.1].iter().any(|word| LINKING.contains(word))
            || GENERAL.contains(&format!("{} {}", pair.0, pair.1).as_str())
            || self.names.contains(&pair)
    }

    /// The article that words name and the pair that does, unless the place cited speaks of it; the words nearest to
    /// the reference say what it is about. A number that was `typed` goes stale by itself, so less is asked of it: one pair
    /// that the place cited does not know, though it stands in the names of others.
    fn missed(
        &self,
        said: &[Pair<'c>],
        outright: bool,
        typed: bool,
        spoken: &BTreeSet<Pair<'c>>,
    ) -> Option<(usize, Pair<'c>)> {
        let article = |pair: &Pair<'c>| match self.named.get(pair).map(Vec::as_slice) {
            Some([only]) => Some(*only),
            Some([first, ..]) if typed => Some(*first),
            _ => None,
        };
        let weighty = said.iter().enumerate().rev().filter(|(_, pair)| !self.is_general(**pair)).take(NEAREST);
        for (at, pair) in weighty {
            if spoken.contains(pair) {
                return None;
            }
            if let Some(named) = article(pair) {
                // Three words of a name are no chance.
                let more = at.checked_sub(1).and_then(|at| said.get(at)).and_then(article) == Some(named);
                // Right before `theo` the matter is what is done by it: `biểu quyết theo …`.
                let is_nearest = at + 1 == said.len();
                return (outright || typed || more || is_nearest).then_some((named, *pair));
            }
        }
        None
    }
}

/// What a place speaks of: its own words and those below it, the name of its article and what opens its list.
fn speaks_of<'c>(context: &'c Context, target: &'c Placed) -> BTreeSet<Pair<'c>> {
    let mut out: BTreeSet<Pair> = BTreeSet::new();
    let mut around = Some(target);
    while let Some(placed) = around.filter(|placed| placed.level() > Level::Section) {
        out.extend(context.texts_of(placed).iter().flat_map(pairs));
        if placed.level() == Level::Article {
            let lead = context.children(placed).take_while(|child| child.level() == Level::Paragraph);
            out.extend(lead.flat_map(|lead| context.texts_of(lead)).flat_map(pairs));
        }
        around = context.parent(placed);
    }
    out.extend(context.below(target).iter().flat_map(|placed| context.texts_of(placed)).flat_map(pairs));
    out
}

/// The pairs of a text.
fn pairs(text: &Printed) -> impl Iterator<Item = Pair<'_>> {
    let near = |at: usize| text.gap(at).trim().is_empty();
    let next = |at: usize| text.word(at + 1).map(|word| word.folded);
    text.words().filter(move |word| near(word.at)).filter_map(move |word| next(word.at).map(|next| (word.folded, next)))
}
