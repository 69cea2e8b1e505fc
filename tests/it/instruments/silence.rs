//! Nothing is silent: under an article that amends, every numbered item and every quotation is read or told, whatever
//! stands in it. A quotation is told with the instruction before it, too.

use proptest::collection::vec;
use proptest::prelude::*;
use quyche::amend::read::{Reading, folder, text};
use quyche::load::load;
use quyche::model::{Level, Provision, Regulation, Text, number_provisions};
use quyche::save::save;
use quyche::source::{FileId, Span};

/// Instructions of every kind and what is none.
const SENTENCES: [&str; 30] = [
    "Sửa đổi, bổ sung khoản 2 Điều 5 như sau:",
    "Sửa đổi, bổ sung đoạn mở đầu Điều 3 như sau:",
    "Bổ sung khoản 2a vào sau khoản 2 Điều 5 như sau:",
    "Bổ sung Điều 5a vào sau Điều 5 như sau:",
    "Bãi bỏ khoản 3 Điều 5.",
    "Bãi bỏ Điều 10 của Quy định số 07-QĐ/ĐU ngày 05/02/2021.",
    "Khoản 3 Điều 5 bị bãi bỏ.",
    "Khoản 3 Điều 5 được sửa đổi như sau:",
    "Khoản 3 Điều 5 hết hiệu lực thi hành.",
    "Thay thế cụm từ “hằng tháng” bằng cụm từ “hằng quý” tại khoản 1 Điều 9.",
    "Tại khoản 2 Điều 8, thay từ “kiểm tra” bằng từ “rà soát”; tại khoản 3, bỏ cụm từ “bằng văn bản”.",
    "Sửa đổi, bổ sung một số khoản của Điều 7 như sau:",
    "Chuyển khoản 3 Điều 4 thành khoản 5 Điều 3.",
    "Gộp khoản 1 và khoản 2 Điều 10 thành một khoản như sau:",
    "Giữ nguyên khoản 1; sửa đổi khoản 2 Điều 8 như sau:",
    "Viết lại khoản 3 Điều 5 như sau:",
    "Điều chỉnh khoản 3 Điều 5 như sau:",
    "Loại bỏ khoản 3 Điều 5.",
    "Điều 10:",
    "Các nội dung sau đây:",
    "Bí thư đối thoại với nhân dân mỗi năm hai lần.",
    "Lịch tiếp công dân niêm yết tại trụ sở.",
    "Sửa một số chỗ về thời hạn gửi tài liệu.",
    "Thay thế Phụ lục bằng Phụ lục ban hành kèm theo Quyết định này.",
    "Sửa đổi câu thứ nhất khoản 1 Điều 7 như sau:",
    "Thống nhất cách gọi cơ quan tham mưu trong toàn văn bản.",
    "Điều chỉnh thời hạn cho phù hợp với thực tiễn.",
    "Bổ sung nội dung sau vào cuối khoản 3 Điều 5:",
    "Sửa đổi tên Chương III thành “Chế độ làm việc và hội họp”.",
    "Ban Thường vụ chịu trách nhiệm về nội dung đã sửa đổi.",
];

/// What a sentence may be thrown together from.
const WORDS: [&str; 29] = [
    "Sửa đổi",
    "bổ sung",
    "Bãi bỏ",
    "thay thế",
    "cụm từ",
    "“hằng tháng”",
    "bằng",
    "tại",
    "khoản 2",
    "Điều 5",
    "điểm a",
    "và",
    "như sau:",
    ",",
    ";",
    ".",
    "của",
    "Quy chế",
    "này",
    "vào sau",
    "thành",
    "chuyển",
    "Bí thư",
    "phân công",
    "kể từ ngày 01/3/2027",
    "theo quy định",
    "Phụ lục",
    "một số",
    "hết",
];

/// What is quoted.
const QUOTED: [&str; 7] = [
    "2. Ký nghị quyết và kết luận.",
    "Điều 5a. Đối thoại",
    "a) chương trình công tác năm;",
    "Ban Chấp hành có nhiệm vụ sau:",
    "Khi vắng mặt, uỷ quyền cho Phó Bí thư.",
    "Báo cáo đột xuất",
    "Chương IIIa",
];

/// An item: its words, what is quoted behind it, and what stands below it.
#[derive(Debug, Clone)]
struct Item {
    words: String,
    quotes: Vec<&'static str>,
    below: Vec<Item>,
}

fn words() -> impl Strategy<Value = String> {
    let thrown = vec(prop::sample::select(WORDS.to_vec()), 1..9).prop_map(|words| words.join(" "));
    prop_oneof![3 => prop::sample::select(SENTENCES.to_vec()).prop_map(str::to_owned), 2 => thrown]
}

fn item(below: impl Strategy<Value = Vec<Item>>) -> impl Strategy<Value = Item> {
    let quotes = prop_oneof![3 => Just(Vec::new()), 3 => vec(prop::sample::select(QUOTED.to_vec()), 1..3)];
    (words(), quotes, below).prop_map(|(words, quotes, below)| Item { words, quotes, below })
}

fn items() -> impl Strategy<Value = Vec<Item>> {
    let below = prop_oneof![4 => Just(Vec::new()), 1 => vec(item(Just(Vec::new())), 1..4)];
    vec(item(below), 1..6)
}

fn letter(at: usize) -> char {
    quyche::model::POINT_LETTERS[at]
}

/// An instrument as plain text, and where its items and quotations stand, each with the item that it belongs to.
fn typed(items: &[Item]) -> (String, Vec<(Span, Span)>) {
    let mut out = "QUYẾT ĐỊNH\nsửa đổi, bổ sung một số điều của Quy chế làm việc của Đảng uỷ xã Sơn Hà\n\n\
                   Điều 1. Sửa đổi, bổ sung một số điều của Quy chế\n"
        .to_owned();
    let mut places = Vec::new();
    let mut push = |label: String, item: &Item| {
        let lines = std::iter::once(label + &item.words).chain(item.quotes.iter().map(|words| format!("“{words}”")));
        let mut own = None;
        for line in lines {
            let span = Span::new(FileId(0), out.len()..out.len() + line.len());
            out.push_str(&format!("{line}\n"));
            places.push((span, *own.get_or_insert(span)));
        }
    };
    for (at, item) in items.iter().enumerate() {
        push(format!("{}. ", at + 1), item);
        item.below.iter().enumerate().for_each(|(at, item)| push(format!("{}) ", letter(at)), item));
    }
    out.push_str("Điều 2. Hiệu lực thi hành\nQuyết định này có hiệu lực kể từ ngày 01/3/2027.\n");
    (out, places)
}

fn provision(level: Level, item: &Item) -> Provision {
    let mut provision = Provision::new(level);
    provision.body = Text::plain(&item.words);
    for words in &item.quotes {
        let mut paragraph = Provision::new(Level::Paragraph);
        paragraph.body = Text::plain(*words);
        let mut quote = Provision::new(Level::Quote);
        quote.children.push(paragraph);
        provision.children.push(quote);
    }
    provision.children.extend(item.below.iter().map(|item| self::provision(Level::Point, item)));
    provision
}

/// The same in the notation.
fn noted(items: &[Item]) -> Regulation {
    let mut article = Provision::new(Level::Article);
    article.heading = Some(Text::plain("Sửa đổi, bổ sung một số điều của Quy chế"));
    article.children = items.iter().map(|item| provision(Level::Clause, item)).collect();
    let mut regulation = Regulation::default();
    regulation.provisions.push(article);
    number_provisions(&mut regulation.provisions);
    load(&save(&regulation)).regulation
}

fn meet(one: Span, other: Span) -> bool {
    one.start < other.end && other.start < one.end
}

/// Whether what stands in a place is read or told, or is told with the item that it belongs to.
fn is_heard(reading: &Reading, place: Span, item: Span) -> bool {
    let told = |place: Span| reading.unread.iter().any(|unread| meet(unread.span, place));
    let read = reading.amended.iter().flat_map(|amended| &amended.read);
    let mut spans =
        read.flat_map(|read| [Some(read.span), read.quoted]).flatten().chain(reading.frames.iter().copied());
    told(place) || told(item) || spans.any(|span| meet(span, place))
}

/// Items and quotations, each with the item that it belongs to.
fn gather(provision: &Provision, item: Option<Span>, places: &mut Vec<(Span, Span, Provision)>) {
    let own = provision.origin.0;
    let item = if provision.level == Level::Quote { item } else { own };
    if let (Level::Clause | Level::Point | Level::Quote, Some(own), Some(item)) = (provision.level, own, item) {
        places.push((own, item, provision.clone()));
    }
    if provision.level != Level::Quote {
        provision.children.iter().for_each(|child| gather(child, item, places));
    }
}

fn config() -> ProptestConfig {
    let asked = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok());
    ProptestConfig { cases: asked.unwrap_or(512), failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn every_item_and_quotation_of_a_text_is_read_or_told(items in items()) {
        let (words, places) = typed(&items);
        let reading = text(&words, FileId(0));
        for (place, item) in places {
            prop_assert!(is_heard(&reading, place, item), "silent: {}\n{words}\n{reading:#?}", &words[place.range()]);
        }
    }

    #[test]
    fn every_item_and_quotation_of_a_folder_is_read_or_told(items in items()) {
        let regulation = noted(&items);
        let reading = folder(&regulation);
        let mut places = Vec::new();
        regulation.provisions.iter().for_each(|article| gather(article, None, &mut places));
        prop_assert!(!places.is_empty());
        for (place, item, provision) in places {
            prop_assert!(is_heard(&reading, place, item), "silent: {provision:#?}\n{reading:#?}");
        }
    }
}
