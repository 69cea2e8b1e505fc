//! The text as provisions: what each mark makes of its line is decided by the sequence, not by looks alone.

mod hold;
mod quote;
mod sequence;

use super::ledger::{Ledger, letters, line_letters, shortened};
use super::line::Line;
use super::mark::{self, Mark, mark};
use super::misread;
use super::place::{self, is_caps, is_rule};
use super::recase::Cases;
use super::text::{self, Keep};
use crate::diagnostic::codes;
use crate::import::{Align, Tag};
use crate::model::{Inline, InlineKind, Level, Number, Provision, Text, number_provisions};

/// Makes provisions of lines.
pub(super) struct Builder<'l> {
    lines: &'l [Line],
    marks: Vec<Option<Mark>>,
    cases: &'l Cases<'l>,
    /// Whether names of articles are told by their looks.
    names_look: bool,
    /// Whether some of them are bold, so that one that is not is no name.
    names_bold: bool,
    /// Whether chương are told by Roman numerals alone.
    bare_chapters: bool,
    in_annex: bool,
    /// Whether the lines are quoted of another text, whose numbers are as typed.
    quoted: bool,
    open: Vec<Provision>,
    done: Vec<Provision>,
    chapter: Counter,
    section: Counter,
    article: Counter,
    annex: Counter,
    clause: Counter,
    point: Counter,
    /// Whether the list of điểm counts by the plain alphabet.
    plain_letters: bool,
    /// How many điểm the open list has.
    listed: u32,
    /// The last number of a list inside the text of a khoản or điểm.
    inner: Option<u32>,
    /// How many marks of each level were made provisions.
    ledger: &'l mut Ledger,
}

/// Counts as the numbers of provisions are computed.
#[derive(Debug, Clone, Default)]
struct Counter(Option<Number>);

impl Counter {
    fn next(&self) -> Number {
        Number::after(self.0.as_ref())
    }

    /// Goes on to a number; gives whether it has to be pinned.
    fn take(&mut self, number: &Number) -> bool {
        if *number == self.next() {
            self.0 = Some(number.clone());
            return false;
        }
        let base = Number::counted(number.base);
        if self.0.as_ref().is_none_or(|last| *last < base) || number.suffix.is_empty() {
            self.0 = Some(base);
        }
        true
    }

    fn last(&self) -> u32 {
        self.0.as_ref().map_or(0, |last| last.base)
    }
}

impl<'l> Builder<'l> {
    pub(super) fn new(lines: &'l [Line], cases: &'l Cases<'l>, ledger: &'l mut Ledger) -> Self {
        let marks: Vec<Option<Mark>> =
            lines.iter().map(|line| if line.table.is_some() { None } else { mark(&line.text) }).collect();
        let is =
            |mark: &Option<Mark>, level: Level| mark.as_ref().is_some_and(|mark| mark.level == level && !mark.bare);
        let names_look = lines.iter().zip(&marks).any(|(line, mark)| match mark {
            Some(mark) if mark.level == Level::Article && mark.words < line.text.len() => {
                line.look.heading.is_some() || line.is_bold(mark.words..line.text.len())
            }
            _ => false,
        });
        let names_bold = lines.iter().zip(&marks).any(|(line, mark)| match mark {
            Some(mark) if mark.level == Level::Article => line.is_bold(mark.words..line.text.len()),
            _ => false,
        });
        let bare_chapters = !marks.iter().any(|mark| is(mark, Level::Chapter));
        Self {
            lines,
            cases,
            names_look,
            names_bold,
            bare_chapters,
            in_annex: false,
            quoted: false,
            open: Vec::new(),
            done: Vec::new(),
            chapter: Counter::default(),
            section: Counter::default(),
            article: Counter::default(),
            annex: Counter::default(),
            clause: Counter::default(),
            point: Counter::default(),
            plain_letters: false,
            listed: 0,
            inner: None,
            ledger,
            marks,
        }
    }

    /// Reads numbers that a recogniser misread from their neighbours, and says so.
    pub(super) fn mend_misread(&mut self) {
        for at in misread::mend(self.lines, &mut self.marks) {
            let (line, Some(mark)) = (&self.lines[at], &self.marks[at]) else { continue };
            let read = mark.number.as_ref().map(|number| number.print(mark.level)).unwrap_or_default();
            let words = shortened(&line.plain());
            self.ledger.say(&codes::NUMBER_MISREAD, line.span, &[("read", read), ("words", words)]);
        }
    }

    /// The provisions of all lines, numbered.
    pub(super) fn build(mut self) -> Vec<Provision> {
        let mut at = 0;
        while at < self.lines.len() {
            at = self.line(at).max(at + 1);
        }
        self.close_to(0);
        let mut provisions = self.done;
        if !self.quoted {
            number_provisions(&mut provisions);
        }
        provisions
    }

    /// Understands the line at a place; gives the place of the next one.
    fn line(&mut self, at: usize) -> usize {
        let line = &self.lines[at];
        let next = if line.table.is_some() {
            self.table(at);
            at + 1
        } else if line.text.is_empty() || is_rule(&line.text) {
            at + 1
        } else if let Some(last) = self.quotation(at) {
            return self.quote(at, last);
        } else {
            self.marked(at)
        };
        for said in self.lines[at..next].iter().flat_map(|line| &line.notes) {
            let note = self.ledger.remark(said, line.span);
            self.add(note);
        }
        next
    }

    fn marked(&mut self, at: usize) -> usize {
        let own = self.lines[at].look.own.map(|own| own.level);
        let Some(mark) = self.marks[at].clone() else {
            self.paragraph(at);
            return at + 1;
        };
        let in_heading = self.open.iter().any(|open| open.level.is_heading());
        match mark.level {
            Level::Chapter | Level::Section | Level::Annex if self.quoted && mark.sure => self.heading(at, &mark),
            Level::Article if self.quoted && mark.sure => self.article(at, &mark),
            Level::Clause | Level::Point if self.quoted && mark.number.is_some() => self.item(at, &mark),
            // A print of ours says what it is.
            Level::Clause | Level::Point if own == Some(mark.level) && mark.number.is_some() && in_heading => {
                self.item(at, &mark)
            }
            Level::Chapter if self.is_chapter(at, &mark) => self.heading(at, &mark),
            Level::Section | Level::Annex if mark.sure => self.heading(at, &mark),
            Level::Article if !self.in_annex && self.is_article(at, &mark) => self.article(at, &mark),
            Level::Clause if self.is_clause(at, &mark) => self.item(at, &mark),
            Level::Point if self.is_point(at, &mark) => self.item(at, &mark),
            Level::Indent | Level::Subindent => self.item(at, &mark),
            _ => {
                self.paragraph(at);
                at + 1
            }
        }
    }

    /// A chương, mục or annex with its name.
    fn heading(&mut self, at: usize, mark: &Mark) -> usize {
        let line = &self.lines[at];
        self.ledger.letters.labels += letters(&line.text[..mark.words]);
        let mut provision = Provision::new(mark.level);
        provision.origin = line.span.into();
        let counter = match mark.level {
            Level::Chapter => &mut self.chapter,
            Level::Section => &mut self.section,
            _ => &mut self.annex,
        };
        let number = mark.number.clone().unwrap_or_else(|| counter.next());
        let expected = counter.next();
        let pinned = counter.take(&number);
        self.pin(&mut provision, number, &expected, pinned, at, mark);
        let (name, next) = self.name(at, mark.words);
        let (own, named) = match mark.level {
            Level::Chapter => (Tag::Chapter, Tag::ChapterName),
            Level::Section => (Tag::Section, Tag::SectionName),
            _ => (Tag::Annex, Tag::AnnexName),
        };
        self.ledger.tag(line, own);
        self.lines[at + 1..next].iter().for_each(|line| self.ledger.tag(line, named));
        provision.heading = (!name.is_empty()).then_some(name);
        if mark.level == Level::Annex {
            self.in_annex = true;
            provision.attributes.landscape = line.look.turned;
        }
        if mark.level != Level::Annex && mark.level != Level::Section {
            self.section = Counter::default();
        }
        self.clause = Counter::default();
        self.point = Counter::default();
        self.inner = None;
        self.push(provision);
        next
    }

    /// The name behind a mark and on the lines below it, and the line behind the name.
    fn name(&self, at: usize, from: usize) -> (Text, usize) {
        let line = &self.lines[at];
        let mut parts = Vec::new();
        if !line.ends_at(from) {
            parts.push(text::of(line, from..line.text.len(), Keep::Name));
        }
        let mut caps = from < line.text.len() && is_caps(&line.text[from..]);
        let mut next = at + 1;
        while let Some(below) = self.lines.get(next).filter(|_| parts.len() < 6) {
            if below.table.is_some() || self.marks[next].is_some() || is_rule(&below.text) || below.text.is_empty() {
                break;
            }
            let words = below.text.split_whitespace().count();
            let centred = below.look.align == Some(Align::Centre);
            let stands_out = centred || below.look.heading.is_some() || below.is_bold(0..below.text.len());
            // Between a chương and its first article nothing else stands.
            let follows = self.marks.get(next + 1).and_then(Option::as_ref);
            let opens = follows.is_some_and(|mark| mark.level.is_heading() && mark.sure);
            let most = if opens { mark::LONGEST_NAME } else { 25 };
            let plain = words <= most && !below.text.ends_with(['.', ';', ':', ',']);
            let takes = if parts.is_empty() {
                is_caps(&below.text) || stands_out || plain
            } else {
                // Only what surely goes on: capitals below capitals.
                caps && is_caps(&below.text)
            };
            // A form has a head of its own.
            if !takes || below.text.starts_with('(') && parts.is_empty() || place::head(&below.text).is_some() {
                break;
            }
            caps = is_caps(&below.text);
            parts.push(text::of(below, 0..below.text.len(), Keep::Name));
            next += 1;
        }
        let mut all: Vec<Inline> = Vec::new();
        for part in parts {
            if !all.is_empty() {
                all.push(InlineKind::Words(" ".to_owned()).into());
            }
            all.extend(part.0);
        }
        (self.recased(text::merged(all)), next)
    }

    /// A name in capitals in the case of a sentence.
    fn recased(&self, name: Text) -> Text {
        if !is_caps(&name.bare_words()) || name.bare_words().split_whitespace().count() < 2 {
            return name;
        }
        let mut first = true;
        let mut out = Vec::new();
        for inline in name.0 {
            match inline.kind {
                InlineKind::Words(words) => {
                    let lead = words.len() - words.trim_start().len();
                    let cased = if first { self.cases.sentence(&words) } else { self.cases.phrase(&words) };
                    let tail = words.len() - words.trim_end().len();
                    let words = format!("{}{cased}{}", &words[..lead], &words[words.len() - tail..]);
                    out.push(Inline { kind: InlineKind::Words(words), origin: inline.origin });
                    first = false;
                }
                kind => out.push(Inline { kind, origin: inline.origin }),
            }
        }
        text::merged(out)
    }

    fn article(&mut self, at: usize, mark: &Mark) -> usize {
        let line = &self.lines[at];
        let Some(number) = mark.number.clone() else { return at + 1 };
        self.ledger.letters.labels += letters(&line.text[..mark.words]);
        self.ledger.tag(line, Tag::Article);
        let mut article = Provision::new(Level::Article);
        article.origin = line.span.into();
        let expected = self.article.next();
        let pinned = self.article.take(&number);
        self.pin(&mut article, number, &expected, pinned, at, mark);
        self.clause = Counter::default();
        self.point = Counter::default();
        self.inner = None;
        let mut next = at + 1;
        let rest = mark.words..line.text.len();
        let mut run_in = None;
        if line.ends_at(rest.start) {
            // The name may stand on the next line.
            let named = self.lines.get(next).filter(|below| {
                let words = below.text.split_whitespace().count();
                let stands_out = below.look.heading.is_some() || below.is_bold(0..below.text.len());
                let plain = !self.names_look && words <= 20;
                let whole = !below.text.ends_with(['.', ';', ':', ',']);
                self.marks[next].is_none()
                    && below.table.is_none()
                    && !is_rule(&below.text)
                    && (stands_out || plain)
                    && whole
                    && !self.ends_article(next + 1)
            });
            if let Some(below) = named {
                article.heading = Some(text::of(below, 0..below.text.len(), Keep::Name));
                next += 1;
            }
        } else if self.is_name(at, mark) {
            let name = text::of(line, rest, Keep::Name);
            article.heading = Some(self.recased(name)).filter(|name| !name.is_empty());
        } else {
            run_in = Some(text::of(line, rest, Keep::Block));
        }
        self.push(article);
        if let Some(body) = run_in {
            let mut paragraph = Provision::new(Level::Paragraph);
            paragraph.body = body;
            paragraph.origin = line.span.into();
            self.add(paragraph);
        }
        next
    }

    /// A khoản, điểm or indent.
    fn item(&mut self, at: usize, mark: &Mark) -> usize {
        let line = &self.lines[at];
        self.ledger.letters.labels += letters(&line.text[..mark.words]);
        self.ledger.tag(
            line,
            match mark.level {
                Level::Clause => Tag::Clause,
                Level::Point => Tag::Point,
                _ => Tag::Indent,
            },
        );
        let mut provision = Provision::new(mark.level);
        provision.origin = line.span.into();
        provision.body = text::of(line, mark.words..line.text.len(), Keep::Block);
        match (mark.level, &mark.number) {
            (Level::Clause, Some(number)) => {
                self.point = Counter::default();
                let expected = self.clause.next();
                let pinned = self.clause.take(number);
                self.pin(&mut provision, number.clone(), &expected, pinned, at, mark);
            }
            (Level::Point, number) => {
                let in_list = self.open.iter().any(|open| open.level == Level::Point);
                if !in_list {
                    self.point = Counter::default();
                    self.listed = 0;
                }
                self.listed += 1;
                let expected = self.point.next();
                // The national database writes d) where đ) is meant.
                let recounts = self.plain_letters || mark.typed == "d" && self.is_second_d(at, &expected);
                let number = number.clone().filter(|_| !recounts).unwrap_or_else(|| expected.clone());
                let pinned = self.point.take(&number);
                if recounts && expected.print(Level::Point) != mark.typed {
                    let gaps = [("typed", mark.typed.clone()), ("counted", expected.print(Level::Point))];
                    self.ledger.say(&codes::LETTER_RECOUNTED, line.span, &gaps);
                    self.ledger.recounted.push((line.span, mark.typed.clone()));
                }
                self.pin(&mut provision, number, &expected, pinned, at, mark);
            }
            _ => {}
        }
        self.push(provision);
        at + 1
    }

    /// Keeps a number that the count would not give, and says so.
    fn pin(
        &mut self,
        provision: &mut Provision,
        number: Number,
        expected: &Number,
        pinned: bool,
        at: usize,
        mark: &Mark,
    ) {
        if self.quoted {
            provision.pinned = provision.level.is_heading();
            provision.number = Some(number);
            return;
        }
        if !pinned {
            return;
        }
        let inserted = !number.suffix.is_empty();
        provision.number = Some(number);
        provision.pinned = true;
        if !inserted {
            let level = provision.level;
            let words = shortened(&self.lines[at].plain());
            let gaps = [("typed", mark.typed.clone()), ("expected", expected.print(level)), ("words", words)];
            self.ledger.say(&codes::NUMBER_PINNED, self.lines[at].span, &gaps);
        }
    }

    /// A paragraph in what it most likely belongs to.
    fn paragraph(&mut self, at: usize) {
        let line = &self.lines[at];
        let mut paragraph = Provision::new(Level::Paragraph);
        paragraph.origin = line.span.into();
        paragraph.body = text::of(line, 0..line.text.len(), Keep::Block);
        if paragraph.body.is_empty() {
            self.ledger.letters.labels += line_letters(line);
            return;
        }
        self.ledger.tag(line, Tag::Paragraph);
        self.hold(at);
        self.add(paragraph);
    }

    fn table(&mut self, at: usize) {
        let line = &self.lines[at];
        let mut table = Provision::new(Level::Table);
        table.origin = line.span.into();
        table.table.clone_from(&line.table);
        if table.table.as_ref().is_none_or(|table| table.rows.is_empty()) {
            return;
        }
        self.hold(at);
        self.add(table);
    }

    fn push(&mut self, provision: Provision) {
        let holds = |open: &Provision| open.level.may_hold(provision.level);
        let depth = self.open.iter().rposition(holds).map_or(0, |at| at + 1);
        self.close_to(depth);
        self.open.push(provision);
    }

    /// Adds what holds nothing to the innermost open provision.
    fn add(&mut self, provision: Provision) {
        match self.open.last_mut() {
            Some(open) => open.children.push(provision),
            None => self.done.push(provision),
        }
    }

    fn close_to(&mut self, depth: usize) {
        while self.open.len() > depth {
            let Some(provision) = self.open.pop() else { return };
            self.add(provision);
        }
    }
}
