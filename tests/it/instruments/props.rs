//! What holds for every text: nothing panics, spans stay inside; and what is printed plainly reads back as it was.

use proptest::prelude::*;
use quyche::amend::read::{Reading, What, text};
use quyche::model::{Action, Address, InsertPlace, Level, Number, POINT_LETTERS, Part, Provision, Text, printed_label};
use quyche::source::{FileId, Span};
use std::fs;

/// What damage is made of: everything that means something to the reader.
const PIECES: [&str; 44] = [
    "\n",
    "\n\n",
    "“",
    "”",
    "\"",
    "«",
    "'",
    "''",
    "*",
    "#",
    "§",
    "Điều 5",
    "Điều 5. ",
    "khoản 2 ",
    "điểm đ ",
    "1. ",
    "2a. ",
    "a) ",
    "đ1) ",
    "l) ",
    "- ",
    "+ ",
    "Sửa đổi, bổ sung ",
    "Bổ sung ",
    "Bãi bỏ ",
    "Thay thế cụm từ ",
    "bằng cụm từ ",
    "tại ",
    "như sau:",
    "như sau: “",
    "từ khoản 2 đến khoản 5",
    "vào sau ",
    "một số khoản của ",
    "tên ",
    "Phụ lục II",
    "Mục 3",
    "CHƯƠNG IIa",
    " | ",
    ", ",
    ";",
    "\u{301}",
    "\u{200b}",
    "---\n",
    "Nơi nhận:",
];

fn fixtures() -> Vec<String> {
    let mut paths: Vec<_> =
        fs::read_dir("tests/it/instruments/whole").unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending != "read"));
    paths.sort();
    paths.iter().map(|path| fs::read_to_string(path).unwrap()).collect()
}

/// Every place that a reading points at.
fn spans(reading: &Reading) -> Vec<Span> {
    let mut out = Vec::new();
    for read in reading.amended.iter().flat_map(|amended| &amended.read) {
        out.push(read.span);
        out.extend(read.quoted);
        let content = match &read.what {
            What::Action(Action::Amend { content, .. } | Action::Insert { content, .. }) => content.as_slice(),
            _ => &[],
        };
        for provision in content.iter().chain(&read.around) {
            provision.visit(&mut |below| out.extend(below.origin.0));
        }
    }
    out.extend(reading.unread.iter().map(|unread| unread.span));
    out
}

fn holds(words: &str) -> Result<(), TestCaseError> {
    let reading = text(words, FileId(0));
    for span in spans(&reading) {
        prop_assert!(words.get(span.range()).is_some(), "{span:?} in:\n{words}");
    }
    prop_assert_eq!(reading, text(words, FileId(0)));
    Ok(())
}

fn floor(words: &str, share: f64) -> usize {
    let mut at = (words.len() as f64 * share) as usize;
    while !words.is_char_boundary(at) {
        at -= 1;
    }
    at
}

fn config(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config(400))]

    #[test]
    fn damaged_instruments_are_read(
        which in 0..6usize,
        edits in prop::collection::vec((0.0..1.0f64, 0.0..0.05f64, 0..PIECES.len(), any::<bool>()), 1..8),
    ) {
        let fixtures = fixtures();
        let mut words = fixtures[which % fixtures.len()].clone();
        for (at, length, piece, cut) in edits {
            let start = floor(&words, at);
            if cut {
                let end = floor(&words, (at + length).min(1.0)).max(start);
                words.replace_range(start..end, PIECES[piece]);
            } else {
                words.insert_str(start, PIECES[piece]);
            }
        }
        holds(&words)?;
    }

    #[test]
    fn heaps_of_pieces_are_read(pieces in prop::collection::vec(0..PIECES.len(), 0..60)) {
        let words: String = pieces.into_iter().map(|piece| PIECES[piece]).collect();
        holds(&words)?;
        holds(&format!("Điều 1. Sửa đổi, bổ sung Điều 5\n{words}"))?;
    }

    #[test]
    fn any_text_is_read(words in any::<String>()) {
        holds(&words)?;
    }

    #[test]
    fn what_is_printed_reads_back(actions in prop::collection::vec(action(), 1..8)) {
        let mut words = "Điều 1. Sửa đổi, bổ sung một số điều của Quy chế số 22-QC/TU như sau:\n".to_owned();
        for (at, action) in actions.iter().enumerate() {
            words.push_str(&format!("{}. {}\n", at + 1, printed(action)));
        }
        words.push_str("Điều 2. Hiệu lực thi hành\nQuyết định này có hiệu lực từ ngày 01/7/2027.\n");
        let reading = text(&words, FileId(0));
        prop_assert!(reading.unread.is_empty(), "{:?}\n{words}", reading.unread);
        let found: Vec<Action> = reading.amended.iter().flat_map(|amended| &amended.read).map(|read| match &read.what {
            What::Action(action) => action.clone(),
            What::Papers { .. } => Action::Repeal { targets: Vec::new() },
        }).collect();
        prop_assert_eq!(&found, &actions, "{}", words);
        let mended = reading.amended.iter().flat_map(|amended| &amended.read).any(|read| !read.mends.is_empty());
        prop_assert!(!mended, "{words}");
        prop_assert_eq!(reading.effective.map(|day| day.to_string()), Some("2027-07-01".to_owned()));
    }
}

/// Words of a sentence, quotations and numbers among them.
fn sentence() -> impl Strategy<Value = String> {
    const WORDS: [&str; 14] = [
        "Thường trực",
        "họp",
        "theo khoản 2 Điều 5",
        "“cấp uỷ”",
        "gửi 03 bản",
        "bổ sung hồ sơ",
        "(nếu có)",
        "uỷ viên",
        "2025 – 2030",
        "Điều 7 Quy chế này",
        "sửa đổi",
        "Văn phòng",
        "a",
        "05/11/2025",
    ];
    (prop::collection::vec(0..WORDS.len(), 1..6), prop::sample::select(vec![".", ";", ":"])).prop_map(|(words, end)| {
        let words: Vec<&str> = words.into_iter().map(|word| WORDS[word]).collect();
        format!("Việc {}{end}", words.join(" "))
    })
}

fn name() -> impl Strategy<Value = String> {
    prop::sample::select(vec!["Chế độ báo cáo", "Tiếp dân, đi cơ sở", "Uỷ ban Kiểm tra", "Biểu quyết"])
        .prop_map(str::to_owned)
}

fn pinned(level: Level, number: Number) -> Provision {
    let mut provision = Provision::new(level);
    (provision.number, provision.pinned) = (Some(number), true);
    provision
}

fn leaf(level: Level, words: String) -> Provision {
    let mut provision = Provision::new(level);
    provision.body = Text::plain(words);
    provision
}

fn number(level: Level) -> impl Strategy<Value = Number> {
    let suffix = if level == Level::Point { vec!["", "1", "2"] } else { vec!["", "", "a", "đ"] };
    let most = if level == Level::Point { POINT_LETTERS.len() as u32 } else { 40 };
    (1..=most, prop::sample::select(suffix)).prop_map(|(base, suffix)| Number { base, suffix: suffix.to_owned() })
}

fn point(number: Number) -> impl Strategy<Value = Provision> {
    (sentence(), prop::collection::vec(sentence(), 0..3), prop::option::of(sentence())).prop_map(
        move |(words, indents, paragraph)| {
            let mut point = pinned(Level::Point, number.clone());
            point.body = Text::plain(words);
            point.children = indents.into_iter().map(|words| leaf(Level::Indent, words)).collect();
            point.children.extend(paragraph.map(|words| leaf(Level::Paragraph, words)));
            point
        },
    )
}

fn points() -> impl Strategy<Value = Vec<Provision>> {
    (0..4u32).prop_flat_map(|count| (1..=count).map(|base| point(Number::counted(base))).collect::<Vec<_>>())
}

fn clause(number: Number) -> impl Strategy<Value = Provision> {
    (sentence(), prop::option::of(sentence()), points(), prop::option::of(sentence())).prop_map(
        move |(words, first, points, last)| {
            let mut clause = pinned(Level::Clause, number.clone());
            clause.body = Text::plain(words);
            clause.children.extend(first.map(|words| leaf(Level::Paragraph, words)));
            clause.children.extend(points);
            clause.children.extend(last.map(|words| leaf(Level::Paragraph, words)));
            clause
        },
    )
}

fn article(number: Number) -> impl Strategy<Value = Provision> {
    let clauses =
        (0..4u32).prop_flat_map(|count| (1..=count).map(|base| clause(Number::counted(base))).collect::<Vec<_>>());
    (name(), prop::option::of(sentence()), clauses).prop_map(move |(name, first, clauses)| {
        let mut article = pinned(Level::Article, number.clone());
        article.heading = Some(Text::plain(name));
        article.children.extend(first.map(|words| leaf(Level::Paragraph, words)));
        article.children.extend(clauses);
        article
    })
}

fn chapter(number: Number) -> impl Strategy<Value = Provision> {
    (name(), number_of(Level::Article)).prop_flat_map(move |(name, first)| {
        let number = number.clone();
        article(first).prop_map(move |article| {
            let mut chapter = pinned(Level::Chapter, number.clone());
            chapter.heading = Some(Text::plain(name.clone()));
            chapter.children.push(article);
            chapter
        })
    })
}

fn number_of(level: Level) -> BoxedStrategy<Number> {
    number(level).boxed()
}

fn target(level: Level) -> BoxedStrategy<Address> {
    let step = move |level| number(level).prop_map(move |number| (level, Some(number)));
    let steps = match level {
        Level::Point => {
            (step(Level::Point), step(Level::Clause), step(Level::Article)).prop_map(|(a, b, c)| vec![a, b, c]).boxed()
        }
        Level::Clause => (step(Level::Clause), step(Level::Article)).prop_map(|(a, b)| vec![a, b]).boxed(),
        level => step(level).prop_map(|a| vec![a]).boxed(),
    };
    steps.prop_map(Address::of).boxed()
}

fn any_level() -> impl Strategy<Value = Level> {
    prop::sample::select(vec![Level::Point, Level::Clause, Level::Article, Level::Chapter])
}

fn content(target: &Address) -> BoxedStrategy<Provision> {
    let (level, number) = target.steps[0].clone();
    let number = number.unwrap();
    match level {
        Level::Point => point(number).boxed(),
        Level::Clause => clause(number).boxed(),
        Level::Chapter => chapter(number).boxed(),
        _ => article(number).boxed(),
    }
}

fn action() -> impl Strategy<Value = Action> {
    let amend = any_level().prop_flat_map(target).prop_flat_map(|target| {
        content(&target)
            .prop_map(move |content| Action::Amend { targets: vec![target.clone()], content: vec![content] })
    });
    let insert = (any_level(), 0..3u8).prop_flat_map(|(level, place)| {
        target(level).prop_flat_map(move |at| {
            content(&at).prop_map(move |content| {
                let place = match place {
                    0 => InsertPlace::After(at.clone()),
                    1 => InsertPlace::Before(at.clone()),
                    _ if at.steps.len() > 1 => InsertPlace::End(Address::of(at.steps[1..].to_vec())),
                    _ => InsertPlace::After(at.clone()),
                };
                Action::Insert { place, content: vec![content] }
            })
        })
    });
    let repeal =
        prop::collection::vec(any_level().prop_flat_map(target), 1..5).prop_map(|targets| Action::Repeal { targets });
    let replace = (prop::collection::vec(any_level().prop_flat_map(target), 1..4), any::<bool>(), any::<bool>())
        .prop_map(|(targets, drop, every)| Action::Replace {
            old: "huyện uỷ, gọi là “cấp huyện”".to_owned(),
            new: (!drop).then(|| "đảng uỷ xã".to_owned()),
            targets,
            every,
        });
    let rename =
        (any_level().prop_filter("has a name", |level| level.is_heading()).prop_flat_map(target), name()).prop_map(
            |(target, name)| Action::Rename { target: Address { part: Part::Name, ..target }, name: Text::plain(name) },
        );
    prop_oneof![amend, insert, repeal, replace, rename]
}

fn printed(action: &Action) -> String {
    let all = |targets: &[Address]| targets.iter().map(super::target).collect::<Vec<_>>().join("; ");
    let quote = |content: &[Provision]| {
        let mut lines = Vec::new();
        content.iter().for_each(|provision| lines_of(provision, 0, &mut lines));
        format!("“{}”.", lines.join("\n"))
    };
    let brought = |content: &[Provision]| {
        let provision = &content[0];
        let number = provision.number.as_ref().unwrap().print(provision.level);
        format!("{} {number}", provision.level.noun().unwrap())
    };
    match action {
        Action::Amend { targets, content } => {
            format!("Sửa đổi, bổ sung {} như sau:\n{}", all(targets), quote(content))
        }
        Action::Rename { target, name } => {
            format!("Sửa đổi, bổ sung {} như sau: “{}”.", super::target(target), name.bare_words())
        }
        Action::Insert { place, content } => {
            let (word, at) = match place {
                InsertPlace::After(at) => ("vào sau", at),
                InsertPlace::Before(at) => ("vào trước", at),
                InsertPlace::End(at) => ("vào cuối", at),
            };
            format!("Bổ sung {} {word} {} như sau:\n{}", brought(content), super::target(at), quote(content))
        }
        Action::Repeal { targets } => format!("Bãi bỏ {}.", all(targets)),
        Action::Replace { old, new, targets, every } => {
            let every = if *every { "toàn bộ " } else { "" };
            match new {
                Some(new) => {
                    format!("Thay thế {every}cụm từ “{old}” bằng cụm từ “{new}” tại {}.", all(targets))
                }
                None => format!("Bỏ {every}cụm từ “{old}” tại {}.", all(targets)),
            }
        }
    }
}

fn lines_of(provision: &Provision, depth: usize, out: &mut Vec<String>) {
    let label = printed_label(provision, false);
    let words = provision.heading.as_ref().unwrap_or(&provision.body).bare_words();
    let edge = "  ".repeat(depth);
    if provision.level == Level::Chapter {
        out.push(format!("{edge}{label}"));
        out.push(format!("{edge}{words}"));
    } else {
        out.push(format!("{edge}{label} {words}").trim_end().replace("  Việc", " Việc"));
    }
    if provision.level == Level::Paragraph {
        let last = out.len() - 1;
        out[last] = format!("{edge}{words}");
    }
    // What an article holds stands at its edge, as on paper.
    let deeper = depth + usize::from(matches!(provision.level, Level::Clause | Level::Point));
    provision.children.iter().for_each(|child| lines_of(child, deeper, out));
}
