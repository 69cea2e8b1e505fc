//! Edits of every kind on a regulation as data: also of what the seeded texts do not have (tables, indents, annexes, names of
//! chương, attributes, facts, phrases).

use crate::seeded::random::Random;
use quyche::model::{
    Attributes, Basis, Id, Inline, InlineKind, Level, Provision, Regulation, Table, Text, number_provisions,
};
use std::collections::BTreeSet;

/// Edits a regulation so many times; tells what was done.
pub fn edit(random: &mut Random, regulation: &mut Regulation, count: usize) -> Vec<&'static str> {
    type Act = (&'static str, fn(&mut Random, &mut Regulation) -> bool);
    const ACTS: [Act; 27] = [
        ("dropped", drop_one),
        ("dropped", drop_one),
        ("inserted", insert_one),
        ("inserted", insert_one),
        ("moved", move_one),
        ("reworded", reword),
        ("reworded", reword),
        ("reworded", reword),
        ("renamed", rename),
        ("phrase", phrase),
        ("merged", merge),
        ("split", split),
        ("table", table),
        ("emphasised", emphasise),
        ("attributes", attributes),
        ("facts", facts),
        ("annex added", add_annex),
        ("annex dropped", drop_annex),
        ("annex anew", new_annex),
        ("table added", add_table),
        ("indents", indents),
        ("mục", section),
        ("chương divided", divide),
        ("paragraph", paragraph),
        ("name everywhere", name_everywhere),
        ("several khoản", several),
        ("without name", unname),
    ];
    let mut done = Vec::new();
    for _ in 0..count {
        let (what, act) = ACTS[random.below(ACTS.len())];
        if act(random, regulation) {
            done.push(what);
        }
    }
    settle(regulation);
    done
}

/// Numbers count, and an id names one provision.
fn settle(regulation: &mut Regulation) {
    fn unpin(provision: &mut Provision, seen: &mut BTreeSet<Id>) {
        provision.pinned = false;
        if provision.id.as_ref().is_some_and(|id| !seen.insert(id.clone())) {
            (provision.id, provision.id_derived) = (None, false);
        }
        balance(&mut provision.body);
        provision.children.iter_mut().for_each(|child| unpin(child, seen));
    }
    let mut seen = BTreeSet::new();
    regulation.decision_text.iter().for_each(|provision| provision.visit(&mut |p| seen.extend(p.id.clone())));
    regulation.provisions.iter_mut().for_each(|provision| unpin(provision, &mut seen));
    number_provisions(&mut regulation.provisions);
}

/// Drops the quotation marks of a text in which an edit left one without the other.
fn balance(text: &mut Text) {
    let (mut open, mut closes_nothing) = (0i32, false);
    text.visit(&mut |inline| {
        let InlineKind::Words(words) = &inline.kind else { return };
        for c in words.chars() {
            open += i32::from(c == '“') - i32::from(c == '”');
            closes_nothing |= open < 0;
        }
    });
    if open != 0 || closes_nothing {
        text.0.iter_mut().for_each(|inline| {
            if let InlineKind::Words(words) = &mut inline.kind {
                words.retain(|c| !matches!(c, '“' | '”'));
            }
        });
    }
}

/// A list of provisions and what holds it, picked at random among those that hold something.
fn list<'r>(random: &mut Random, regulation: &'r mut Regulation) -> &'r mut Vec<Provision> {
    let mut list = &mut regulation.provisions;
    loop {
        let holders: Vec<usize> = (0..list.len()).filter(|&at| !list[at].children.is_empty()).collect();
        if holders.is_empty() || random.percent(20) {
            return list;
        }
        let at = holders[random.below(holders.len())];
        list = &mut list[at].children;
    }
}

fn one<'r>(random: &mut Random, regulation: &'r mut Regulation) -> Option<&'r mut Provision> {
    let list = list(random, regulation);
    let at = random.below(list.len());
    list.get_mut(at)
}

fn drop_one(random: &mut Random, regulation: &mut Regulation) -> bool {
    let list = list(random, regulation);
    if list.len() < 2 {
        return false;
    }
    list.remove(random.below(list.len()));
    true
}

const WORDS: [&str; 8] = [
    "thường xuyên kiểm tra việc thực hiện nghị quyết",
    "báo cáo kết quả trước ngày 20 hằng tháng",
    "phối hợp với các tổ chức chính trị – xã hội",
    "lưu hồ sơ theo quy định",
    "công khai trên bảng tin",
    "do Bí thư chủ trì",
    "khi có yêu cầu của cấp trên",
    "bảo đảm đúng thẩm quyền, trình tự",
];

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

fn freshly(random: &mut Random, provision: &mut Provision, count: &mut usize) {
    *count += 1;
    let words = format!("{} {} {}", random.pick(&WORDS), random.pick(&WORDS), random.below(10_000));
    // As people write: a capital where a name or a sentence begins, a mark where a sentence ends.
    let capital = capital(&words);
    if provision.level.is_heading() {
        provision.heading = Some(Text::plain(capital));
    } else if provision.table.is_none() {
        let inner = matches!(provision.level, Level::Point | Level::Indent | Level::Subindent);
        provision.body = Text::plain(if inner { format!("{words};") } else { format!("{capital}.") });
    }
    provision.attributes = Attributes::default();
    (provision.id, provision.id_derived) = (None, false);
    provision.children.iter_mut().for_each(|child| freshly(random, child, count));
}

fn insert_one(random: &mut Random, regulation: &mut Regulation) -> bool {
    let list = list(random, regulation);
    let Some(mut new) = list.get(random.below(list.len())).cloned() else { return false };
    freshly(random, &mut new, &mut 0);
    let like: Vec<usize> = (0..list.len()).filter(|&at| list[at].level == new.level).collect();
    let at = like[random.below(like.len())] + random.below(2);
    list.insert(at, new);
    true
}

fn move_one(random: &mut Random, regulation: &mut Regulation) -> bool {
    let from = list(random, regulation);
    if from.len() < 2 {
        return false;
    }
    let moved = from.remove(random.below(from.len()));
    for _ in 0..20 {
        let to = list(random, regulation);
        let like: Vec<usize> = (0..to.len()).filter(|&at| to[at].level == moved.level).collect();
        if !like.is_empty() {
            let at = like[random.below(like.len())] + random.below(2);
            to.insert(at, moved);
            return true;
        }
    }
    true
}

/// The plain words of a text, to be changed.
fn words_of(text: &mut Text) -> Option<&mut String> {
    text.0.iter_mut().find_map(|inline| match &mut inline.kind {
        InlineKind::Words(words) if words.split_whitespace().count() > 3 => Some(words),
        _ => None,
    })
}

fn reword(random: &mut Random, regulation: &mut Regulation) -> bool {
    let Some(words) = one(random, regulation).and_then(|provision| words_of(&mut provision.body)) else { return false };
    let mut all: Vec<&str> = words.split(' ').collect();
    let at = 1 + random.below(all.len() - 2);
    let new = random.pick(&WORDS);
    match random.below(3) {
        0 => all[at] = new,
        1 => all.insert(at, new),
        _ => {
            all.remove(at);
        }
    }
    *words = all.join(" ");
    true
}

fn rename(random: &mut Random, regulation: &mut Regulation) -> bool {
    let name = capital(random.pick(&WORDS));
    match one(random, regulation).filter(|provision| provision.level.is_heading()) {
        Some(provision) => provision.heading = Some(Text::plain(name)),
        None => return false,
    }
    true
}

/// Puts another phrase in place of one, wherever it stands or at about half of the places.
fn phrase(random: &mut Random, regulation: &mut Regulation) -> bool {
    fn each(provision: &mut Provision, change: &mut impl FnMut(&mut String)) {
        for inline in &mut provision.body.0 {
            if let InlineKind::Words(words) = &mut inline.kind {
                change(words);
            }
        }
        provision.children.iter_mut().for_each(|child| each(child, change));
    }
    let Some(words) = one(random, regulation).and_then(|provision| words_of(&mut provision.body)) else { return false };
    let all: Vec<&str> = words.split(' ').collect();
    let at = random.below(all.len() - 1);
    let old = all[at..at + 2].join(" ");
    let new = if random.percent(30) { String::new() } else { random.pick(&WORDS).to_owned() };
    let share = if random.percent(50) { 100 } else { 50 };
    for provision in &mut regulation.provisions {
        each(provision, &mut |words| {
            if words.contains(&old) && random.percent(share) {
                // As people drop words: with the space that would be too many.
                let replaced = words.replace(&old, &new).replace("  ", " ").replace(" ,", ",");
                *words = replaced.replace(" ;", ";").replace(" .", ".").trim_start().to_owned();
            }
        });
    }
    true
}

fn merge(random: &mut Random, regulation: &mut Regulation) -> bool {
    let list = list(random, regulation);
    let at = random.below(list.len().saturating_sub(1));
    let joins = |level: Level| !level.is_heading() && level != Level::Table;
    if list.len() < 2 || list[at].level != list[at + 1].level || !joins(list[at].level) {
        return false;
    }
    let next = list.remove(at + 1);
    list[at].body.0.push(InlineKind::Words(" ".to_owned()).into());
    list[at].body.0.extend(next.body.0);
    list[at].children.extend(next.children);
    true
}

fn split(random: &mut Random, regulation: &mut Regulation) -> bool {
    let list = list(random, regulation);
    let at = random.below(list.len());
    let Some(words) = list.get_mut(at).and_then(|provision| words_of(&mut provision.body)) else { return false };
    let half = words.char_indices().nth(words.chars().count() / 2).map_or(0, |(at, _)| at);
    let Some((first, rest)) = words.clone().split_at(half).1.split_once(' ').map(|(a, b)| (a.len(), b.to_owned()))
    else {
        return false;
    };
    words.truncate(half + first);
    let mut part = Provision::new(list[at].level);
    part.body = Text::plain(rest);
    list.insert(at + 1, part);
    true
}

fn table(random: &mut Random, regulation: &mut Regulation) -> bool {
    fn tables<'r>(provision: &'r mut Provision, out: &mut Vec<&'r mut Provision>) {
        if provision.table.is_some() {
            out.push(provision);
        } else {
            provision.children.iter_mut().for_each(|child| tables(child, out));
        }
    }
    let mut all = Vec::new();
    regulation.provisions.iter_mut().for_each(|provision| tables(provision, &mut all));
    if all.is_empty() {
        return false;
    }
    let at = random.below(all.len());
    let Some(table) = &mut all[at].table else { return false };
    let row = random.below(table.rows.len());
    match random.below(3) {
        0 => table.rows.push(table.rows[row].clone()),
        1 if table.rows.len() > 2 => {
            table.rows.remove(row);
        }
        _ => table.rows[row][0] = Text::plain(random.pick(&WORDS)),
    }
    true
}

fn emphasise(random: &mut Random, regulation: &mut Regulation) -> bool {
    let Some(provision) = one(random, regulation).filter(|provision| !provision.body.is_empty()) else { return false };
    let inner = Text::plain(random.pick(&WORDS));
    let kind = match random.below(3) {
        0 => InlineKind::Strong(inner),
        1 => InlineKind::Emphasis(inner),
        _ => InlineKind::Footnote(inner),
    };
    // Two emphases that touch are one in the notation.
    if !matches!(provision.body.0.last().map(|inline| &inline.kind), Some(InlineKind::Words(_))) {
        provision.body.0.push(Inline::from(InlineKind::Words(" và ".to_owned())));
    }
    provision.body.0.push(Inline::from(kind));
    true
}

fn attributes(random: &mut Random, regulation: &mut Regulation) -> bool {
    let id = Id::new(&format!("moi-{}", random.below(1000)));
    let Some(provision) = one(random, regulation) else { return false };
    provision.attributes.by = Some("ngày 20".to_owned());
    if provision.id.is_none() || random.percent(30) {
        (provision.id, provision.id_derived) = (id, false);
    }
    true
}

fn facts(random: &mut Random, regulation: &mut Regulation) -> bool {
    let facts = &mut regulation.facts;
    match random.below(5) {
        0 => facts.place = Some("Vân Tịnh".to_owned()),
        1 => facts.bases.push(Basis { text: Some("Điều lệ Đảng".to_owned()), ..Basis::default() }),
        2 => facts.enacting = None,
        3 if !facts.roles.is_empty() => {
            let at = random.below(facts.roles.len());
            facts.roles[at].name.push_str(" mới");
        }
        _ => facts.subject.push_str(" (sửa đổi)"),
    }
    true
}

fn annexes(regulation: &Regulation) -> Vec<usize> {
    let all = regulation.provisions.iter().enumerate();
    all.filter(|(_, provision)| provision.level == Level::Annex).map(|(at, _)| at).collect()
}

fn leaf(level: Level, words: String) -> Provision {
    Provision { body: Text::plain(words), ..Provision::new(level) }
}

fn a_table(random: &mut Random) -> Provision {
    let mut row = |first: &str| vec![Text::plain(first), Text::plain(capital(random.pick(&WORDS)))];
    let rows = vec![row("TT"), row("1"), row("2")];
    Provision { table: Some(Table { rows }), ..Provision::new(Level::Table) }
}

fn annex(random: &mut Random) -> Provision {
    let mut annex = Provision::new(Level::Annex);
    annex.heading = Some(Text::plain(capital(random.pick(&WORDS))));
    if random.percent(50) {
        annex.children.push(leaf(Level::Paragraph, format!("{}.", capital(random.pick(&WORDS)))));
    }
    if random.percent(60) {
        annex.children.push(a_table(random));
    } else {
        let count = 1 + random.below(3);
        annex.children.extend((0..count).map(|_| leaf(Level::Clause, format!("{}.", capital(random.pick(&WORDS))))));
    }
    annex
}

fn add_annex(random: &mut Random, regulation: &mut Regulation) -> bool {
    let at = match annexes(regulation)[..] {
        [] => regulation.provisions.len(),
        ref all => all[random.below(all.len())] + random.below(2),
    };
    let annex = annex(random);
    regulation.provisions.insert(at, annex);
    true
}

fn drop_annex(random: &mut Random, regulation: &mut Regulation) -> bool {
    let all = annexes(regulation);
    if all.is_empty() {
        return false;
    }
    regulation.provisions.remove(all[random.below(all.len())]);
    true
}

/// All of an annex but its number.
fn new_annex(random: &mut Random, regulation: &mut Regulation) -> bool {
    let all = annexes(regulation);
    if all.is_empty() {
        return false;
    }
    let new = annex(random);
    let old = &mut regulation.provisions[all[random.below(all.len())]];
    old.children = new.children;
    if random.percent(50) {
        old.heading = new.heading;
    }
    true
}

/// A table at the end of an article or of a list without khoản.
fn add_table(random: &mut Random, regulation: &mut Regulation) -> bool {
    let table = a_table(random);
    match one(random, regulation).filter(|one| matches!(one.level, Level::Article | Level::Annex)) {
        Some(provision) => provision.children.push(table),
        None => return false,
    }
    true
}

/// Gạch đầu dòng below a điểm or a khoản, with dấu cộng below the last.
fn indents(random: &mut Random, regulation: &mut Regulation) -> bool {
    let words = |random: &mut Random| format!("{};", random.pick(&WORDS));
    let mut all: Vec<Provision> = (0..1 + random.below(3)).map(|_| leaf(Level::Indent, words(random))).collect();
    if random.percent(30)
        && let Some(last) = all.last_mut()
    {
        last.children = (0..2).map(|_| leaf(Level::Subindent, words(random))).collect();
    }
    let fits = |one: &&mut Provision| matches!(one.level, Level::Clause | Level::Point) && one.children.is_empty();
    match one(random, regulation).filter(fits) {
        Some(provision) => provision.children = all,
        None => return false,
    }
    true
}

/// The last articles of a chương become a mục of it.
fn section(random: &mut Random, regulation: &mut Regulation) -> bool {
    let name = capital(random.pick(&WORDS));
    let share = random.below(3);
    let Some(chapter) = regulation.provisions.iter_mut().find(|one| one.level == Level::Chapter) else { return false };
    if chapter.children.len() <= share || chapter.children.iter().any(|child| child.level != Level::Article) {
        return false;
    }
    let mut section = Provision::new(Level::Section);
    section.heading = Some(Text::plain(name));
    section.children = chapter.children.split_off(share);
    chapter.children.push(section);
    true
}

/// The last articles of a chương become a chương of their own, perhaps with a new one among them.
fn divide(random: &mut Random, regulation: &mut Regulation) -> bool {
    let name = capital(random.pick(&WORDS));
    let (share, fresh) = (1 + random.below(3), random.percent(40));
    let new = leaf(Level::Clause, format!("{}.", capital(random.pick(&WORDS))));
    let chapters = regulation.provisions.iter().enumerate();
    let chapters: Vec<usize> = chapters.filter(|(_, one)| one.level == Level::Chapter).map(|(at, _)| at).collect();
    if chapters.is_empty() {
        return false;
    }
    let at = chapters[random.below(chapters.len())];
    let chapter = &mut regulation.provisions[at];
    if chapter.children.len() <= share || chapter.children.iter().any(|child| child.level != Level::Article) {
        return false;
    }
    let mut divided = Provision::new(Level::Chapter);
    divided.heading = Some(Text::plain(name));
    divided.children = chapter.children.split_off(share);
    if fresh {
        let mut article = Provision::new(Level::Article);
        article.heading = Some(Text::plain(capital(random.pick(&WORDS))));
        article.children.push(new);
        let place = random.below(divided.children.len() + 1);
        divided.children.insert(place, article);
    }
    regulation.provisions.insert(at + 1, divided);
    true
}

/// An article opens with a paragraph, closes with one, or has one of its own reworded.
fn paragraph(random: &mut Random, regulation: &mut Regulation) -> bool {
    let new = leaf(Level::Paragraph, format!("{}.", capital(random.pick(&WORDS))));
    let (opens, place) = (random.percent(50), random.below(3));
    let Some(article) = one(random, regulation).filter(|one| one.level == Level::Article) else { return false };
    let there: Vec<usize> =
        (0..article.children.len()).filter(|&at| article.children[at].level == Level::Paragraph).collect();
    match there.get(place) {
        Some(&at) => article.children[at].body.0.push(InlineKind::Words(" Khi cần, báo cáo ngay.".to_owned()).into()),
        None if opens && article.heading.is_some() => article.children.insert(0, new),
        None => article.children.push(new),
    }
    true
}

/// An organ gets another name wherever it is named.
fn name_everywhere(random: &mut Random, regulation: &mut Regulation) -> bool {
    const NAMES: [(&str, &str); 4] = [
        ("Ban Tuyên giáo", "Ban Tuyên giáo và Dân vận"),
        ("Văn phòng", "Văn phòng cấp uỷ"),
        ("Uỷ ban Kiểm tra", "Cơ quan Kiểm tra"),
        ("Ban Thường vụ", "Thường vụ"),
    ];
    fn each(provision: &mut Provision, old: &str, new: &str, found: &mut bool) {
        let cells = provision.table.iter_mut().flat_map(|table| table.rows.iter_mut().flatten());
        for text in provision.heading.iter_mut().chain([&mut provision.body]).chain(cells) {
            for inline in &mut text.0 {
                if let InlineKind::Words(words) = &mut inline.kind {
                    *found |= words.contains(old);
                    *words = words.replace(old, new);
                }
            }
        }
        provision.children.iter_mut().for_each(|child| each(child, old, new, found));
    }
    let (old, new) = NAMES[random.below(NAMES.len())];
    let mut found = false;
    regulation.provisions.iter_mut().for_each(|provision| each(provision, old, new, &mut found));
    found
}

/// Two or three khoản of one article, and perhaps one more between them.
fn several(random: &mut Random, regulation: &mut Regulation) -> bool {
    let words: Vec<String> = (0..4).map(|_| random.pick(&WORDS).to_owned()).collect();
    let (from, between) = (random.below(3), random.percent(40));
    let holds = |one: &&mut Provision| one.children.iter().filter(|child| child.level == Level::Clause).count() > 2;
    let Some(article) = one(random, regulation).filter(holds) else { return false };
    let places: Vec<usize> =
        (0..article.children.len()).filter(|at| article.children[*at].level == Level::Clause).collect();
    for (&at, words) in places.iter().skip(from.min(places.len() - 2)).take(3).zip(&words) {
        article.children[at].body.0.push(InlineKind::Words(format!(" Khi cần, {words}.")).into());
    }
    if between {
        article.children.insert(places[1], leaf(Level::Clause, format!("{}.", capital(&words[3]))));
    }
    true
}

/// An article loses its name, or gets one.
fn unname(random: &mut Random, regulation: &mut Regulation) -> bool {
    let name = capital(random.pick(&WORDS));
    let Some(article) = one(random, regulation).filter(|one| one.level == Level::Article) else { return false };
    article.heading = match article.heading {
        Some(_) => None,
        None => Some(Text::plain(name)),
    };
    true
}
