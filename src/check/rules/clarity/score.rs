//! How clear the tasks of each article are: the table behind "5 rõ", "6 rõ".

use crate::check::rules::said::{begins_any, has_any, lead, phrases, says_when, words};
use crate::check::{Context, Duty, Placed, Printed};
use crate::model::{Clear, InlineKind, Level};

/// How clear the tasks of an article are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArticleScore {
    /// The article, by its place among the provisions.
    pub article: usize,
    /// Its tasks: the duties that promise a product or a day; what leads or takes part in general is none.
    pub tasks: Vec<TaskScore>,
}

/// How clear a task is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaskScore {
    /// The provision, by its place.
    pub provision: usize,
    /// What must be clear, in the order of the settings, and whether it is.
    pub clear: Vec<(Clear, bool)>,
}

impl ArticleScore {
    /// How much of what must be clear is, in percent, from 0 to 100.
    pub fn percent(&self) -> usize {
        let clear = self.tasks.iter().flat_map(|task| &task.clear);
        let (all, good) = clear.fold((0, 0), |(all, good), (_, is)| (all + 1, good + usize::from(*is)));
        (good * 100).checked_div(all).unwrap_or(100)
    }

    /// How many of its tasks are clear in one respect.
    pub fn clear(&self, wanted: Clear) -> usize {
        let is = |task: &&TaskScore| task.clear.iter().any(|(what, is)| *what == wanted && *is);
        self.tasks.iter().filter(is).count()
    }
}

/// The table of a regulation: its articles that have a task, in reading order, by what the office's settings ask.
pub fn scores(context: &Context) -> Vec<ArticleScore> {
    let asked = context.office().ro();
    let reader = Reader::new();
    let mut out: Vec<ArticleScore> = Vec::new();
    for duty in context.duties() {
        let placed = &context.provisions()[duty.provision];
        let Some(article) = placed.article else { continue };
        if !reader.is_task(context, duty) {
            continue;
        }
        let clear = asked.iter().map(|what| (*what, reader.is_clear(context, duty, *what))).collect();
        let task = TaskScore { provision: duty.provision, clear };
        match out.last_mut().filter(|last| last.article == article) {
            Some(last) => last.tasks.push(task),
            None => out.push(ArticleScore { article, tasks: vec![task] }),
        }
    }
    out
}

/// The lists of words by which tasks are read.
pub(super) struct Reader {
    products: Vec<&'static str>,
    makes: Vec<&'static str>,
}

impl Reader {
    pub(super) fn new() -> Self {
        Self { products: phrases(include_str!("products.txt")), makes: phrases(include_str!("makes.txt")) }
    }

    /// Whether a duty promises a product or a day.
    pub(super) fn is_task(&self, context: &Context, duty: &Duty) -> bool {
        duty.product.is_some()
            || duty.by.is_some()
            || text_of(context, duty).is_some_and(|text| self.makes(&words(text)))
    }

    /// Whether words begin with making a product: `Xây dựng chương trình …`, `Báo cáo … kết quả …`.
    pub(super) fn makes(&self, words: &[&str]) -> bool {
        let Some((verb, count)) = begins_any(words, &self.makes) else { return false };
        let near = &words[count..words.len().min(count + 4)];
        verb == "báo cáo" || has_any(near, &self.products)
    }

    /// Whether a task is clear in one respect, by its attributes or its words.
    pub(super) fn is_clear(&self, context: &Context, duty: &Duty, what: Clear) -> bool {
        let Some(text) = text_of(context, duty) else { return true };
        let said = words(text);
        match what {
            Clear::Nguoi => !duty.owners.is_empty(),
            Clear::Viec => said.len() >= 3,
            Clear::ThoiGian => {
                duty.by.is_some() || says_when(&said) || cites(context, duty) || led(context, duty, says_when)
            }
            Clear::SanPham => duty.product.is_some() || has_any(&said, &self.products),
            Clear::TrachNhiem => {
                let answers = |id| context.role(id).is_some_and(|role| role.accountable_to.is_some());
                let says = |words: &[&str]| has_any(words, &["trách nhiệm"]);
                duty.answer.is_some() || duty.owners.iter().any(answers) || says(&said) || led(context, duty, says)
            }
            Clear::ThamQuyen => {
                let phrases = ["thẩm quyền", "phân cấp", "uỷ quyền", "quyền hạn", "quyết định", "theo quy định"];
                let says = |words: &[&str]| has_any(words, &phrases);
                duty.authority.is_some() || says(&said) || led(context, duty, says)
            }
        }
    }
}

/// The words of a duty.
pub(super) fn text_of<'c>(context: &'c Context, duty: &Duty) -> Option<&'c Printed> {
    context.texts_of(&context.provisions()[duty.provision]).first()
}

/// Whether a duty refers to another provision, which may settle what it does not say.
fn cites(context: &Context, duty: &Duty) -> bool {
    let placed = &context.provisions()[duty.provision];
    let is_reference = |inline: &crate::model::Inline| matches!(inline.kind, InlineKind::Reference(_));
    placed.provision.texts().any(|text| text.0.iter().any(is_reference))
}

/// Whether what leads into a duty says something: the khoản or điểm around it, the paragraph that opens the article.
fn led(context: &Context, duty: &Duty, says: impl Fn(&[&str]) -> bool) -> bool {
    let mut around: Option<&Placed> = context.parent(&context.provisions()[duty.provision]);
    while let Some(placed) = around {
        let is_article = placed.level() == Level::Article;
        let text = if is_article { lead(context, placed) } else { context.texts_of(placed).first() };
        if text.is_some_and(|text| says(&words(text))) {
            return true;
        }
        around = if is_article { None } else { context.parent(placed) };
    }
    false
}
