//! Regulations of every shape, built from what the notation can say.
//!
//! Left out, since the notation cannot say it: emphasis whose edges are spaces or signs, emphasis right beside
//! emphasis, words with `{{`, a footnote in a footnote, a line break at an edge, in a heading or in a cell, a
//! straight quote inside an attribute.

use proptest::collection::vec;
use proptest::option::{of, weighted};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use quyche::model::*;
use std::collections::BTreeSet;

/// Pieces of words, plain and tricky; joined by spaces or by nothing.
const WORDS: [&str; 60] = [
    "Ban Thường vụ",
    "Tỉnh uỷ",
    "khoá XV",
    "quyết định",
    "đ",
    "Đảng",
    "ngày 05/11/2025",
    "2/3",
    "chương trình",
    "a",
    "*",
    "**",
    "_",
    "[",
    "]",
    "](#a)",
    "[^1]",
    "[^1]:",
    "(",
    ")",
    "\\",
    "\\\\",
    "<",
    ">",
    "<b>",
    "<!--",
    "-->",
    "</p>",
    "&amp;",
    "&",
    "`",
    "|",
    "{",
    "}",
    "{#id}",
    "{.phu-luc}",
    "#",
    "###",
    "-",
    "+",
    "--",
    "=",
    "==",
    "~~",
    "1.",
    "12)",
    "2025.",
    "a)",
    "đ)",
    "1a.",
    "\"",
    "'",
    "“",
    "”",
    "…",
    ":",
    ";",
    "!",
    "http://a.vn",
    "99/NQ\u{a0}TW",
];

/// Words that start and end with a letter or digit.
const LETTERS: [&str; 6] = ["Bí thư", "uỷ viên", "số 22", "x", "công tác cán bộ", "A*b"];

fn words() -> impl Strategy<Value = String> {
    let joined = vec((select(WORDS.to_vec()), prop_oneof![3 => Just(" "), 1 => Just("")]), 1..6);
    joined.prop_map(|parts| parts.iter().map(|(word, gap)| format!("{word}{gap}")).collect::<String>())
}

/// Words without `{{`, trimmed, never nothing.
fn trimmed(text: &str) -> String {
    let mut text = text.trim().to_owned();
    while text.contains("{{") {
        text = text.replace("{{", "{ {");
    }
    if text.is_empty() { "x".to_owned() } else { text }
}

fn line() -> impl Strategy<Value = String> {
    words().prop_map(|words| trimmed(&words))
}

/// Where running text stands, which decides what it may hold.
#[derive(Clone, Copy, PartialEq)]
enum Place {
    Block,
    Heading,
    Cell,
    Footnote,
}

fn letters() -> impl Strategy<Value = String> {
    select(LETTERS.to_vec()).prop_map(str::to_owned)
}

fn emphasised() -> impl Strategy<Value = InlineKind> {
    let plain = |words: String| Text::plain(words);
    prop_oneof![
        letters().prop_map(move |words| InlineKind::Emphasis(plain(words))),
        letters().prop_map(move |words| InlineKind::Strong(plain(words))),
        (letters(), letters(), letters()).prop_map(move |(a, b, c)| {
            let inner = [
                InlineKind::Words(format!("{a} ")),
                InlineKind::Emphasis(plain(b)),
                InlineKind::Words(format!(" {c}")),
            ];
            InlineKind::Strong(Text(inner.into_iter().map(Inline::from).collect()))
        }),
    ]
}

const PATHS: [&str; 6] = ["organ.name", "term.years", "role.r0", "meeting.m0.every", "date", "organ.short"];

fn piece(place: Place) -> BoxedStrategy<InlineKind> {
    let common = prop_oneof![
        6 => words().prop_map(InlineKind::Words),
        2 => emphasised(),
        1 => (0..20usize).prop_map(|at| InlineKind::Reference(id(&format!("p{at}")))),
        1 => select(PATHS.to_vec()).prop_map(|path| InlineKind::Placeholder(path.to_owned())),
    ];
    match place {
        Place::Block => prop_oneof![
            9 => common,
            1 => text(Place::Footnote).prop_map(InlineKind::Footnote),
            1 => Just(InlineKind::Break),
        ]
        .boxed(),
        Place::Heading => prop_oneof![9 => common, 1 => text(Place::Footnote).prop_map(InlineKind::Footnote)].boxed(),
        Place::Cell | Place::Footnote => common.boxed(),
    }
}

fn text(place: Place) -> BoxedStrategy<Text> {
    vec(piece(place), 1..5).prop_map(tidied).boxed()
}

/// What reading gives for these pieces: neighbours joined, edges trimmed, and nothing the notation cannot say.
fn tidied(pieces: Vec<InlineKind>) -> Text {
    let mut out: Vec<InlineKind> = Vec::new();
    for piece in pieces {
        match (out.last_mut(), piece) {
            (Some(InlineKind::Words(before)), InlineKind::Words(words)) => before.push_str(&words),
            // Something has to stand between two of these.
            (
                Some(InlineKind::Emphasis(_) | InlineKind::Strong(_)),
                piece @ (InlineKind::Emphasis(_) | InlineKind::Strong(_)),
            ) => {
                out.extend([InlineKind::Words(" và ".to_owned()), piece]);
            }
            (Some(InlineKind::Break) | None, InlineKind::Break) => {}
            (_, piece) => out.push(piece),
        }
    }
    while out.last() == Some(&InlineKind::Break) {
        out.pop();
    }
    if out.is_empty() {
        out.push(InlineKind::Words("x".to_owned()));
    }
    let count = out.len();
    for at in 0..count {
        let after_break = at == 0 || out[at - 1] == InlineKind::Break;
        let before_break = at + 1 == count || out[at + 1] == InlineKind::Break;
        let beside = |other: Option<&InlineKind>| matches!(other, Some(InlineKind::Placeholder(_)));
        let (left, right) = (at > 0 && beside(out.get(at - 1)), beside(out.get(at + 1)));
        let InlineKind::Words(words) = &mut out[at] else { continue };
        while words.contains("{{") {
            *words = words.replace("{{", "{ {");
        }
        if after_break {
            *words = words.trim_start().to_owned();
        }
        if before_break {
            *words = words.trim_end().to_owned();
        }
        // A brace right beside a placeholder would be part of its braces.
        if left && words.starts_with('}') {
            words.insert(0, ',');
        }
        if right && words.ends_with('{') {
            words.push(',');
        }
        if words.is_empty() {
            words.push('x');
        }
    }
    Text(out.into_iter().map(Inline::from).collect())
}

fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

fn attributes() -> impl Strategy<Value = Attributes> {
    let roles = || vec((0..4usize).prop_map(|at| id(&format!("r{at}"))), 0..3);
    let value = || {
        weighted(0.1, line().prop_map(|value| value.replace('"', "”").split_whitespace().collect::<Vec<_>>().join(" ")))
    };
    let all = (roles(), roles(), roles(), [value(), value(), value(), value(), value(), value()]);
    let some = all.prop_map(|(role, who, with, [by, product, answer, authority, reason, allow])| Stated {
        role,
        who,
        with,
        by,
        product,
        answer,
        authority,
        reason,
        allow,
        ..Stated::default()
    });
    prop_oneof![3 => Just(Attributes::default()), 1 => some.prop_map(Attributes::from)]
}

/// A provision of a level without its children.
fn bare(level: Level) -> BoxedStrategy<Provision> {
    let pin = match level {
        Level::Point => prop_oneof![Just("d1"), Just("a"), Just("đ2"), Just("y")].boxed(),
        Level::Chapter => prop_oneof![Just("IIa"), Just("IV"), Just("XIIđ")].boxed(),
        _ => prop_oneof![Just("5a"), Just("3"), Just("12đ"), Just("2ab")].boxed(),
    };
    let words = match level {
        Level::Paragraph => text(Place::Block).prop_map(Some).boxed(),
        level if level.is_heading() => of(text(Place::Heading)).boxed(),
        _ => weighted(0.95, text(Place::Block)).boxed(),
    };
    (words, attributes(), weighted(0.3, 0..20usize), weighted(0.1, pin))
        .prop_map(move |(words, attributes, named, pin)| {
            let mut provision = Provision::new(level);
            if level.is_heading() {
                provision.heading = words;
            } else {
                provision.body = words.unwrap_or_default();
            }
            provision.attributes = attributes;
            provision.id = named.map(|at| id(&format!("p{at}")));
            if let (true, Some(pin)) = (level.is_numbered(), pin) {
                provision.number = Some(Number::parse(pin, level).unwrap());
                provision.pinned = true;
            }
            provision
        })
        .boxed()
}

fn note() -> impl Strategy<Value = Provision> {
    vec(select(vec!["xem lại", "# tên", "1. khoản", "*x*", "", "{#a}", "<b>"]), 1..4).prop_map(|lines| {
        let mut note = Provision::new(Level::Note);
        note.body = Text::plain(lines.join("\n").trim());
        note
    })
}

fn table() -> impl Strategy<Value = Provision> {
    (1..4usize, 1..4usize).prop_flat_map(|(columns, rows)| {
        let cell = prop_oneof![4 => text(Place::Cell), 1 => Just(Text::default())];
        vec(vec(cell, columns), rows).prop_map(|rows| {
            let mut table = Provision::new(Level::Table);
            table.table = Some(Table { rows });
            table
        })
    })
}

/// The quotes that may stand in a text; none in a quote.
type Quotes = Option<BoxedStrategy<Provision>>;

fn block(quotes: &Quotes) -> BoxedStrategy<Provision> {
    let plain = prop_oneof![4 => bare(Level::Paragraph), 1 => table(), 1 => note()];
    match quotes {
        Some(quotes) => prop_oneof![4 => plain, 1 => quotes.clone()].boxed(),
        None => plain.boxed(),
    }
}

/// A quotation of the notation, which may begin with any level; its numbers are as typed.
fn quote() -> BoxedStrategy<Provision> {
    let headings = prop_oneof![
        3 => Just(Vec::new()),
        1 => vec(article(&None), 1..3),
        1 => vec(section(&None), 1..3),
        1 => vec(chapter(&None), 1..2),
        1 => vec(annex(&None), 1..2),
    ];
    (chained(content(&None), headings), vec(1..400u32, 32), vec(1..30u32, 32))
        .prop_map(|(children, headings, items)| {
            let mut quote = Provision::new(Level::Quote);
            quote.children = separated(children);
            let (mut headings, mut items) = (headings.into_iter().cycle(), items.into_iter().cycle());
            let mut taken = BTreeSet::new();
            each(&mut quote.children, &mut |provision| {
                if provision.id.as_ref().is_some_and(|id| !taken.insert(id.clone())) {
                    provision.id = None;
                }
                if provision.number.is_some() {
                    return;
                }
                let counted = match provision.level {
                    Level::Chapter | Level::Section | Level::Article => headings.next(),
                    Level::Clause | Level::Point => items.next(),
                    _ => None,
                };
                provision.number = counted.map(Number::counted);
                provision.pinned = provision.number.is_some() && provision.level.is_heading();
            });
            quote
        })
        .boxed()
}

/// An item with what may stand in it.
fn item(level: Level, quotes: &Quotes) -> BoxedStrategy<Provision> {
    let below = match level {
        Level::Clause => prop_oneof![
            3 => item(Level::Point, quotes),
            2 => item(Level::Indent, quotes),
            1 => item(Level::Subindent, quotes),
            1 => block(quotes),
        ]
        .boxed(),
        Level::Point => {
            prop_oneof![3 => item(Level::Indent, quotes), 1 => item(Level::Subindent, quotes), 1 => block(quotes)]
                .boxed()
        }
        Level::Indent => prop_oneof![3 => item(Level::Subindent, quotes), 1 => block(quotes)].boxed(),
        _ => block(quotes),
    };
    let most = if level == Level::Subindent { 2 } else { 3 };
    with_children(bare(level), prop_oneof![2 => Just(Vec::new()), 1 => vec(below, 0..most)]).boxed()
}

fn with_children(
    provision: impl Strategy<Value = Provision>,
    children: impl Strategy<Value = Vec<Provision>>,
) -> impl Strategy<Value = Provision> {
    (provision, children).prop_map(|(mut provision, children)| {
        provision.children = separated(children);
        provision
    })
}

/// An item would belong to a higher one right before it: what stands between them keeps them apart.
fn separated(children: Vec<Provision>) -> Vec<Provision> {
    let rank = |level| match level {
        Level::Clause => Some(0),
        Level::Point => Some(1),
        Level::Indent => Some(2),
        Level::Subindent => Some(3),
        _ => None,
    };
    let mut out: Vec<Provision> = Vec::new();
    for child in children {
        let before = out.last().and_then(|last| rank(last.level));
        if let (Some(before), Some(own)) = (before, rank(child.level))
            && own > before
        {
            let mut paragraph = Provision::new(Level::Paragraph);
            paragraph.body = Text::plain("Đoạn ngăn.");
            out.push(paragraph);
        }
        out.push(child);
    }
    out
}

/// What stands in an article or annex.
fn content(quotes: &Quotes) -> BoxedStrategy<Vec<Provision>> {
    let child = prop_oneof![
        3 => item(Level::Clause, quotes),
        1 => item(Level::Point, quotes),
        1 => item(Level::Indent, quotes),
        1 => item(Level::Subindent, quotes),
        2 => block(quotes),
    ];
    vec(child, 0..5).boxed()
}

fn article(quotes: &Quotes) -> BoxedStrategy<Provision> {
    with_children(bare(Level::Article), content(quotes)).boxed()
}

fn chained(
    first: impl Strategy<Value = Vec<Provision>>,
    then: impl Strategy<Value = Vec<Provision>>,
) -> impl Strategy<Value = Vec<Provision>> {
    (first, then).prop_map(|(mut first, then)| {
        first.extend(then);
        first
    })
}

fn section(quotes: &Quotes) -> BoxedStrategy<Provision> {
    with_children(bare(Level::Section), chained(vec(block(quotes), 0..2), vec(article(quotes), 0..3))).boxed()
}

fn chapter(quotes: &Quotes) -> BoxedStrategy<Provision> {
    let articles = chained(vec(block(quotes), 0..2), vec(article(quotes), 0..3));
    with_children(bare(Level::Chapter), chained(articles, vec(section(quotes), 0..2))).boxed()
}

fn annex(quotes: &Quotes) -> BoxedStrategy<Provision> {
    let turned = (bare(Level::Annex), any::<bool>()).prop_map(|(mut annex, landscape)| {
        annex.attributes.landscape = landscape;
        annex
    });
    with_children(turned, content(quotes)).boxed()
}

/// A regulation that the notation can say, as reading it gives it.
pub fn regulation() -> BoxedStrategy<Regulation> {
    let notes = vec(note(), 0..2);
    let quotes = Some(quote());
    let articles = prop_oneof![2 => Just(Vec::new()), 1 => vec(article(&quotes), 0..4)];
    let text = chained(chained(notes, articles), chained(vec(chapter(&quotes), 0..3), vec(annex(&quotes), 0..3)));
    let decision = prop_oneof![2 => Just(Vec::new()), 1 => vec(article(&quotes), 1..3)];
    (facts(), text, decision, any::<Index>())
        .prop_map(|(facts, mut provisions, decision_text, at)| {
            if !provisions.iter().any(|provision| provision.level != Level::Note) {
                provisions.push(Provision::new(Level::Article));
            }
            let mut regulation = Regulation { facts, provisions, decision_text };
            settle(&mut regulation, at);
            regulation
        })
        .boxed()
}

/// Gives numbers and derived ids, and points references at what is there.
fn settle(regulation: &mut Regulation, at: Index) {
    if regulation.decision_text.is_empty() {
        regulation.facts.decision = None;
    } else if regulation.facts.decision.is_none() {
        regulation.facts.decision =
            Some(Decision { subject: "về việc ban hành".to_owned(), ..Decision::default() });
    }
    let mut taken = BTreeSet::new();
    let Regulation { provisions, decision_text, .. } = regulation;
    for text in [&mut *decision_text, &mut *provisions] {
        each_own(text, &mut |provision| {
            if provision.id.as_ref().is_some_and(|id| !taken.insert(id.clone())) {
                provision.id = None;
            }
        });
    }
    for text in [&mut *decision_text, &mut *provisions] {
        each_own(text, &mut |provision| {
            let slug = provision.heading.as_ref().and_then(|heading| slug(&heading.bare_words()));
            if let (None, Some(slug)) = (&provision.id, slug)
                && taken.insert(slug.clone())
            {
                provision.id = Some(slug);
                provision.id_derived = true;
            }
        });
        number_provisions(text);
    }
    let ids: Vec<Id> = taken.into_iter().collect();
    let target = (!ids.is_empty()).then(|| ids[at.index(ids.len())].clone());
    if let Some(amends) = &mut regulation.facts.amends {
        match &target {
            Some(target) => amends.later.iter_mut().for_each(|later| later.id = target.clone()),
            None => amends.later.clear(),
        }
    }
    for text in [decision_text, provisions] {
        each(text, &mut |provision| {
            let cells = provision.table.iter_mut().flat_map(|table| table.rows.iter_mut().flatten());
            let texts = provision.heading.iter_mut().chain([&mut provision.body]).chain(cells);
            texts.for_each(|text| point(text, target.as_ref()));
        });
    }
}

fn each(provisions: &mut [Provision], visit: &mut impl FnMut(&mut Provision)) {
    for provision in provisions {
        visit(provision);
        each(&mut provision.children, visit);
    }
}

/// As [`each`], without what stands in quotes.
fn each_own(provisions: &mut [Provision], visit: &mut impl FnMut(&mut Provision)) {
    for provision in provisions {
        visit(provision);
        if provision.level != Level::Quote {
            each_own(&mut provision.children, visit);
        }
    }
}

fn point(text: &mut Text, target: Option<&Id>) {
    for inline in &mut text.0 {
        match (&mut inline.kind, target) {
            (InlineKind::Reference(id), Some(target)) => *id = target.clone(),
            (kind @ InlineKind::Reference(_), None) => *kind = InlineKind::Placeholder("organ.name".to_owned()),
            (InlineKind::Emphasis(text) | InlineKind::Strong(text) | InlineKind::Footnote(text), _) => {
                point(text, target)
            }
            _ => {}
        }
    }
}

fn words_of_facts() -> impl Strategy<Value = String> {
    let tricky = vec![
        "true",
        "0123",
        "1e5",
        "- a",
        "a: b",
        "a #b",
        "'",
        "\"x\"",
        "{a}",
        "[a]",
        "*a",
        "&a",
        "!a",
        "| x",
        "> x",
        "null",
        "~",
        "a:",
        "2025-01-01",
        "?",
        "@x",
        "%x",
        "...",
        "---",
        "a\nb",
        "a\tb",
    ];
    let long =
        vec(select(vec!["Nghị quyết", "Đại hội", "#", "- x", "{{ term.years }}", "lần thứ", ":", "của: "]), 20..40);
    prop_oneof![
        3 => line().prop_map(|words| words.replace("{ {", "{")),
        1 => select(tricky).prop_map(str::to_owned),
        1 => long.prop_map(|words| words.join(" ").trim().replace("  ", " ")),
    ]
}

fn some_words() -> impl Strategy<Value = Option<String>> {
    weighted(0.4, words_of_facts())
}

fn date() -> impl Strategy<Value = Option<chrono::NaiveDate>> {
    weighted(
        0.5,
        (1930..2200i32, 1..=366u32).prop_filter_map("a day", |(year, day)| chrono::NaiveDate::from_yo_opt(year, day)),
    )
}

fn basis() -> impl Strategy<Value = Basis> {
    (some_words(), some_words(), words_of_facts(), date(), some_words(), some_words()).prop_map(
        |(text, document_type, number, date, issuer, subject)| Basis {
            text,
            document_type,
            number: Some(number),
            date,
            issuer,
            subject,
        },
    )
}

fn signature() -> impl Strategy<Value = Signature> {
    (some_words(), some_words(), some_words(), some_words(), words_of_facts(), some_words()).prop_map(
        |(on_behalf_of, deputy_for, by_order_of, authorised_by, title, name)| Signature {
            on_behalf_of,
            deputy_for,
            by_order_of,
            authorised_by,
            title: Some(title),
            name,
        },
    )
}

fn roles() -> impl Strategy<Value = Vec<Role>> {
    // Attributes and meetings speak of r0 to r3; each answers to the one before it.
    let role = (words_of_facts(), some_words(), any::<bool>(), of(1..10_000u32), any::<bool>(), some_words());
    vec(role, 4..6).prop_map(|roles| {
        let roles = roles.into_iter().enumerate();
        roles
            .map(|(at, (name, short, person, members, answers, field))| Role {
                id: id(&format!("r{at}")),
                name,
                short,
                form: if person { Form::Individual } else { Form::Collective },
                members,
                accountable_to: (answers && at > 0).then(|| id(&format!("r{}", at - 1))),
                field,
            })
            .collect()
    })
}

fn share() -> impl Strategy<Value = Share> {
    (1..10u32, 0..10u32).prop_map(|(above, more)| Share { above, below: above + more })
}

fn meetings() -> impl Strategy<Value = Vec<Meeting>> {
    let role = || weighted(0.6, (0..4usize).prop_map(|at| id(&format!("r{at}"))));
    let unit = select(vec![Unit::Day, Unit::Week, Unit::Month, Unit::Year]);
    let every = of((1..1000u32, unit).prop_map(|(count, unit)| Every { count, unit }));
    let vote = of((share(), any::<bool>(), any::<bool>()).prop_map(|(share, over, all)| Vote {
        over: over.then_some(share),
        at_least: (!over).then_some(share),
        of: if all { VoteBase::All } else { VoteBase::Present },
    }));
    let meeting = (some_words(), every, role(), role(), of(0..=365u32), of(share()), vote, role());
    vec(meeting, 1..3).prop_map(|meetings| {
        let meetings = meetings.into_iter().enumerate();
        meetings
            .map(|(at, (name, every, chair, preparer, documents, quorum, vote, minutes))| Meeting {
                id: id(&format!("m{at}")),
                name,
                body: id("r0"),
                every,
                chair,
                preparer,
                documents,
                quorum,
                vote,
                minutes,
            })
            .collect()
    })
}

fn organ() -> impl Strategy<Value = Organ> {
    (words_of_facts(), some_words(), some_words(), some_words(), some_words(), some_words())
        .prop_map(|(name, short, party, area, code, superior)| Organ { name, short, party, area, code, superior })
}

fn term() -> impl Strategy<Value = Term> {
    (1930..2100u32, 0..100u32, of(1..399u32)).prop_map(|(start, more, ordinal)| Term {
        start,
        end: start + more,
        ordinal,
    })
}

fn decision() -> impl Strategy<Value = Decision> {
    let heads = (some_words(), words_of_facts(), some_words(), of(1..99_999u32), date(), some_words());
    (heads, vec(basis(), 0..3), vec(signature(), 0..2), vec(words_of_facts(), 0..3)).prop_map(
        |((document_type, subject, authority, number, date, enacting), bases, signatures, recipients)| Decision {
            document_type,
            subject,
            authority,
            number,
            number_year: number.filter(|number| number % 3 == 0).map(|number| 1945 + (number % 1000) as u16),
            date,
            bases,
            enacting,
            signatures,
            recipients,
        },
    )
}

fn amends() -> impl Strategy<Value = Amends> {
    let changed = (some_words(), of(organ()), of(term()), some_words(), some_words()).boxed();
    let lists = (of(vec(basis(), 1..3)).boxed(), of(roles().boxed()), of(meetings().boxed()));
    let facts = (changed, lists).prop_map(|((subject, organ, term, place, enacting), (bases, roles, meetings))| {
        AmendedFacts { subject, organ, term, place, bases, enacting, roles, meetings }
    });
    let facts = facts.boxed();
    let removes = proptest::sample::subsequence(AmendedFacts::REMOVABLE.to_vec(), 0..3);
    let later = date().prop_map(|date| date.map(|effective| Later { id: id("x"), effective }));
    (words_of_facts(), date(), facts, removes, later).prop_map(|(folder, effective, facts, removes, later)| Amends {
        folder,
        effective,
        facts,
        removes: removes.into_iter().map(str::to_owned).collect(),
        later: later.into_iter().collect(),
        named: vec![Named { id: id("y"), at: "khoản 2 Điều 5".to_owned() }],
    })
}

fn consolidates() -> impl Strategy<Value = Consolidates> {
    (words_of_facts(), vec(words_of_facts(), 0..3), date()).prop_map(|(folder, amendments, date)| Consolidates {
        folder,
        amendments,
        date,
    })
}

fn facts() -> BoxedStrategy<Facts> {
    let kind = select(vec![
        Kind::TinhUy,
        Kind::UyBanKiemTra,
        Kind::PhoiHop,
        Kind::DangUyXa,
        Kind::ChiBo,
        Kind::UbndXa,
        Kind::Khac,
    ]);
    let profile = select(vec![None, Some("hd05-2026"), Some("hd36-2018"), Some("nd30-2020"), Some("./van-phong.yaml")]);
    let urgency = select(vec![None, Some(Urgency::Khan), Some(Urgency::ThuongKhan), Some(Urgency::HoaToc)]);
    let choices = (kind, profile, urgency, any::<bool>(), any::<bool>(), of(1..99u32));
    let named = (some_words(), words_of_facts(), organ(), of(term()), of(1..99_999u32), some_words(), date());
    let more = (some_words(), some_words(), some_words(), some_words(), some_words(), some_words(), some_words());
    let lists = (
        vec(basis(), 0..3).boxed(),
        roles().boxed(),
        meetings().boxed(),
        vec(signature(), 0..3).boxed(),
        vec(words_of_facts(), 0..3),
    );
    let amending = (weighted(0.3, amends().boxed()), weighted(0.1, consolidates().boxed()));
    (choices, named, more, lists, of(decision().boxed()), amending)
        .prop_map(|all| {
            let (choices, named, more, lists, decision, (amends, consolidates)) = all;
            let (kind, profile, urgency, issued, new_tone, draft) = choices;
            let (document_type, subject, organ, term, number, place, date) = named;
            let (circulation, enacting, authority, contact, typist, supersedes, based_on) = more;
            let (bases, roles, meetings, signatures, recipients) = lists;
            Facts {
                schema: 1,
                kind,
                profile: profile.map(str::to_owned),
                status: if issued { Status::Issued } else { Status::Draft },
                draft,
                tone: if new_tone { Tone::New } else { Tone::Old },
                document_type,
                subject,
                organ,
                term,
                number,
                number_year: number.filter(|number| number % 4 == 0).map(|number| 1945 + (number % 1000) as u16),
                place,
                date,
                urgency,
                circulation,
                bases,
                enacting,
                authority,
                roles,
                meetings,
                signatures,
                recipients,
                contact,
                typist,
                supersedes,
                based_on,
                amends,
                consolidates,
                decision,
                origins: Origins::default(),
            }
        })
        .boxed()
}

/// Texts that a person or an attacker might type: pieces of the notation in any order.
pub fn typed_files() -> impl Strategy<Value = Vec<(&'static str, String)>> {
    let pieces = [
        "# ",
        "## ",
        "### ",
        "#### ",
        "1. ",
        "1a. ",
        "a) ",
        "f) ",
        "- ",
        "+ ",
        "   ",
        "\t",
        "\n",
        "\n\n",
        "| a | b |\n",
        "|---|---|\n",
        "{#a}",
        "{#A}",
        "{.phu-luc}",
        "{number=5a}",
        "{role=x by=\"",
        "\"}",
        "[](#a)",
        "[x](#a)",
        "[^1]",
        "\n[^1]: ",
        "<!-- ",
        " -->",
        "<b>",
        "*",
        "**",
        "`",
        "\\",
        "{{ organ.name }}",
        "{{",
        "}}",
        "\r\n",
        "\u{feff}",
        "Bi\u{301} thư",
        "chữ ",
        "> ",
        "&amp;",
        "![",
        "](",
        "---\n",
        "===\n",
        "\u{200b}",
        "µ¸¶",
        "999. ",
    ];
    let yaml = [
        "schema: 1\n",
        "kind: khac\n",
        "organ:\n",
        "  name: ",
        "roles:\n",
        "  - id: a\n",
        "    name: b\n",
        "- ",
        "{",
        "}",
        "[",
        "]",
        "&a ",
        "*a",
        "!x ",
        "? ",
        ": ",
        "'",
        "\"",
        "# c\n",
        "\n",
        "  ",
        "\t",
        ">-\n",
        "|\n",
        "---\n",
        "term: {years: 2030-2025}\n",
        "{{ x }}",
        "…",
        "vote: {of: all}\n",
        "uỷ",
        "\u{feff}",
        "meetings:\n",
        "decision:\n",
    ];
    let text = vec(select(pieces.to_vec()), 0..60).prop_map(|pieces| pieces.concat());
    let facts = vec(select(yaml.to_vec()), 0..40).prop_map(|pieces| pieces.concat());
    (text.clone(), text, of(facts)).prop_map(|(first, second, facts)| {
        let mut files = vec![("01-a.md", first), ("quyet-dinh.md", second)];
        files.extend(facts.map(|facts| ("regulation.yaml", facts)));
        files
    })
}
