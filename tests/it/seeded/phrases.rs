//! Sentences of a working regulation, put together from phrases: formulaic as real ones are, and all different.

use super::random::Random;
use unicode_normalization::UnicodeNormalization;

/// Who acts.
pub const ACTORS: [&str; 16] = [
    "Ban Chấp hành",
    "Ban Thường vụ",
    "Thường trực Đảng uỷ",
    "Bí thư",
    "Phó Bí thư Thường trực",
    "Phó Bí thư phụ trách chính quyền",
    "Uỷ ban Kiểm tra",
    "Chủ nhiệm Uỷ ban Kiểm tra",
    "Ban Xây dựng Đảng",
    "Văn phòng Đảng uỷ",
    "Chánh Văn phòng",
    "Uỷ viên Ban Chấp hành",
    "Uỷ viên Ban Thường vụ",
    "Trưởng ban tham mưu",
    "Chi uỷ trực thuộc",
    "Trung tâm Chính trị",
];

const VERBS: [&str; 20] = [
    "chủ trì chuẩn bị",
    "lãnh đạo, chỉ đạo",
    "xem xét, cho ý kiến về",
    "quyết định",
    "phối hợp xây dựng",
    "thẩm định",
    "tổ chức thực hiện",
    "theo dõi, đôn đốc",
    "kiểm tra, giám sát",
    "tham mưu ban hành",
    "rà soát, bổ sung",
    "phê duyệt",
    "tổng hợp, trình",
    "thông báo",
    "sơ kết, tổng kết",
    "hướng dẫn",
    "tiếp nhận, xử lý",
    "công khai",
    "lưu giữ, quản lý",
    "đánh giá, xếp loại",
];

/// What is acted on.
pub const OBJECTS: [&str; 40] = [
    "chương trình công tác toàn khoá",
    "chương trình công tác quý",
    "kế hoạch kiểm tra hằng năm",
    "quy hoạch cán bộ chủ chốt",
    "danh sách đảng viên được miễn sinh hoạt",
    "dự toán kinh phí hoạt động",
    "báo cáo kết quả học tập nghị quyết",
    "đề án sắp xếp các chi bộ",
    "nhân sự giới thiệu ứng cử",
    "lịch tiếp công dân định kỳ",
    "hồ sơ đề nghị kết nạp đảng viên",
    "văn bản trình hội nghị",
    "tài liệu mật của cấp uỷ",
    "kế hoạch đào tạo, bồi dưỡng",
    "quy trình giải quyết đơn thư",
    "phân công công tác của các uỷ viên",
    "chủ trương đầu tư công trên địa bàn",
    "phương án phòng, chống thiên tai",
    "chỉ tiêu phát triển kinh tế tập thể",
    "kết luận sau giám sát chuyên đề",
    "công tác dân vận khéo",
    "mô hình chuyển đổi số",
    "quỹ hỗ trợ đảng viên cao tuổi",
    "biên chế cơ quan tham mưu",
    "nội dung đối thoại với Nhân dân",
    "việc lấy phiếu tín nhiệm",
    "kế hoạch tuyển quân",
    "chế độ thông tin nội bộ",
    "việc sử dụng con dấu",
    "tiêu chuẩn tổ chức cơ sở đảng",
    "báo cáo tài chính đảng",
    "phương hướng xây dựng nông thôn mới",
    "việc khen thưởng đột xuất",
    "lịch công tác tuần",
    "danh mục bí mật",
    "kế hoạch bảo vệ nền tảng tư tưởng",
    "quy chế phối hợp với Mặt trận Tổ quốc",
    "công tác phụ nữ và thanh niên",
    "kế hoạch quản lý đất đai",
    "bảo hiểm y tế cho hộ cận nghèo",
];

const QUALITIES: [&str; 20] = [
    "bảo đảm đúng nguyên tắc tập trung dân chủ",
    "sát với tình hình của địa phương",
    "gắn với trách nhiệm của người đứng đầu",
    "sau khi lấy ý kiến bằng văn bản",
    "trên cơ sở đề nghị của các chi bộ trực thuộc",
    "theo đúng thẩm quyền và quy định của cấp trên",
    "khi có từ một phần ba số uỷ viên đề nghị",
    "có phân công rõ người, rõ việc, rõ thời hạn",
    "không để chồng chéo với nhiệm vụ của cơ quan khác",
    "kịp thời, công khai và có lưu hồ sơ",
    "theo mẫu do Văn phòng cung cấp",
    "với sự tham gia của đại diện đoàn thể",
    "trừ những việc thuộc danh mục bí mật",
    "kèm theo bản thuyết minh về nguồn lực",
    "trong phạm vi dự toán đã được giao",
    "phù hợp với nghị quyết đại hội",
    "bằng hình thức họp trực tiếp hoặc trực tuyến",
    "có đánh giá tác động đối với hộ nghèo",
    "đồng thời nêu rõ những ý kiến còn khác nhau",
    "tiết kiệm, tránh hình thức",
];

const PURPOSES: [&str; 16] = [
    "làm cơ sở đánh giá cán bộ cuối năm",
    "để đưa vào chương trình hội nghị gần nhất",
    "nhằm tháo gỡ khó khăn ở cơ sở",
    "để các chi bộ thống nhất thực hiện",
    "phục vụ việc chuẩn bị đại hội",
    "để báo cáo cấp có thẩm quyền",
    "góp phần giữ vững đoàn kết nội bộ",
    "làm căn cứ phân bổ ngân sách",
    "để Nhân dân theo dõi, góp ý",
    "bảo đảm quyền của đảng viên",
    "tạo nguồn cán bộ trẻ và cán bộ nữ",
    "để rút kinh nghiệm chung",
    "phòng ngừa vi phạm từ sớm",
    "nâng cao chất lượng sinh hoạt",
    "đáp ứng yêu cầu nhiệm vụ mới",
    "để kịp thời điều chỉnh phân công",
];

const PERIODS: [&str; 8] =
    ["hằng tháng", "hằng quý", "6 tháng", "hằng năm", "hai tuần một lần", "đầu nhiệm kỳ", "giữa nhiệm kỳ", "9 tháng"];

const EVENTS: [&str; 12] = [
    "kết thúc hội nghị",
    "nhận đủ hồ sơ hợp lệ",
    "có kết luận của Thường trực",
    "văn bản được ký ban hành",
    "phát hiện dấu hiệu vi phạm",
    "nhận được đơn của đảng viên",
    "bế mạc đại hội",
    "có chỉ đạo của cấp trên",
    "hoàn thành đợt khảo sát",
    "chi bộ biểu quyết thông qua",
    "có thay đổi về nhân sự",
    "niêm yết công khai",
];

const CASES: [&str; 12] = [
    "còn ý kiến khác nhau",
    "việc vượt quá thẩm quyền",
    "người chủ trì vắng mặt",
    "có tình huống đột xuất về an ninh",
    "số phiếu tán thành ngang nhau",
    "tài liệu gửi chậm so với quy định",
    "nội dung liên quan đến nhiều ngành",
    "kinh phí phát sinh ngoài dự toán",
    "cán bộ được điều động giữa nhiệm kỳ",
    "dư luận xã hội đặc biệt quan tâm",
    "chi bộ không đủ số đảng viên dự họp",
    "thời hạn trùng với ngày nghỉ lễ",
];

const ASPECTS: [&str; 24] = [
    "Trách nhiệm, quyền hạn của",
    "Chế độ báo cáo của",
    "Phân công công tác trong",
    "Quan hệ phối hợp giữa các cơ quan với",
    "Nguyên tắc làm việc của",
    "Chế độ hội nghị của",
    "Thẩm quyền ký văn bản của",
    "Việc đi cơ sở của",
    "Tự phê bình và phê bình trong",
    "Việc bảo mật thông tin của",
    "Kế hoạch công tác của",
    "Việc tiếp dân của",
    "Tiêu chuẩn thi đua đối với",
    "Việc uỷ quyền, uỷ nhiệm của",
    "Kiểm tra, giám sát đối với",
    "Bồi dưỡng chuyên môn cho",
    "Thời hạn giải quyết công việc của",
    "Chuẩn bị nhân sự cho",
    "Trang bị và phương tiện của",
    "Việc quản lý hồ sơ của",
    "Việc học tập nghị quyết của",
    "Khen thưởng, kỷ luật đối với",
    "Việc chất vấn trong",
    "Đối thoại, lắng nghe của",
];

/// What every regulation repeats; too common to be recognised when it stands elsewhere.
pub const FORMULAS: [&str; 4] = [
    "Thực hiện các nhiệm vụ khác theo phân công.",
    "Thực hiện các nhiệm vụ khác do Ban Thường vụ giao.",
    "Báo cáo kết quả theo quy định.",
    "Chịu trách nhiệm trước Ban Chấp hành về nhiệm vụ được phân công.",
];

/// One sentence with a full stop, 20 to 45 words; now and then with a reference.
pub fn sentence(random: &mut Random, targets: &[String]) -> String {
    let mut actor = random.pick(&ACTORS);
    let other = loop {
        let other = random.pick(&ACTORS);
        if other != actor {
            break other;
        }
    };
    let (verb, object, second) = (random.pick(&VERBS), random.pick(&OBJECTS), random.pick(&OBJECTS));
    let (quality, purpose) = (random.pick(&QUALITIES), random.pick(&PURPOSES));
    let days = random.between(2, 45);
    if random.percent(10) {
        actor = "Tập thể cấp uỷ";
    }
    let reference = match targets {
        [] => String::new(),
        _ if random.percent(12) => format!(" theo [](#{})", targets[random.below(targets.len())]),
        _ => String::new(),
    };
    match random.below(6) {
        0 => format!("{actor} {verb} {object}{reference} {quality}, {purpose}."),
        1 => format!(
            "Định kỳ {}, {actor} báo cáo {other} kết quả thực hiện {object}{reference} và đề xuất việc {verb} {second}, \
             {purpose}.",
            random.pick(&PERIODS)
        ),
        2 => format!(
            "Trong thời hạn {days} ngày kể từ khi {}, {actor} {verb} {object}{reference}, gửi {other} {quality}.",
            random.pick(&EVENTS)
        ),
        3 => format!("{actor} chịu trách nhiệm trước {other} về {object}{reference}; {verb} {second} {quality}."),
        4 => format!(
            "Trường hợp {}, {actor} trao đổi với {other} trước khi {verb} {object}{reference}, {purpose}.",
            random.pick(&CASES)
        ),
        _ => format!(
            "{actor} cùng {other} {verb} {object}{reference} ít nhất {days} ngày trước hội nghị, {quality}; {purpose}."
        ),
    }
}

/// What a khoản with điểm opens with.
pub fn lead(random: &mut Random) -> String {
    let (verb, object, quality) = (random.pick(&VERBS), random.pick(&OBJECTS), random.pick(&QUALITIES));
    let verb: String = verb.chars().take(1).flat_map(char::to_uppercase).chain(verb.chars().skip(1)).collect();
    format!("{verb} {object} {quality}, gồm:")
}

/// A điểm without its mark at the end.
pub fn point(random: &mut Random) -> String {
    let (verb, object) = (random.pick(&VERBS), random.pick(&OBJECTS));
    let tail = if random.percent(50) { random.pick(&QUALITIES) } else { random.pick(&PURPOSES) };
    format!("{verb} {object} {tail}")
}

/// The name of an article.
pub fn heading(random: &mut Random) -> String {
    let (aspect, actor) = (random.pick(&ASPECTS), random.pick(&ACTORS));
    match random.below(10) {
        0 => format!("{aspect} {actor}"),
        1..=6 => format!("{aspect} {actor} về {}", random.pick(&OBJECTS)),
        _ => {
            let object = random.pick(&OBJECTS);
            let aspect = ["Xây dựng và ban hành", "Thực hiện", "Quản lý", "Giám sát", "Chuẩn bị"][random.below(5)];
            format!("{aspect} {object} của {actor}")
        }
    }
}

/// The name of a chương or mục.
pub fn title(random: &mut Random) -> String {
    let names =
        ["Nhiệm vụ và quyền hạn", "Chế độ công tác", "Quan hệ phối hợp", "Tổ chức thực hiện", "Nề nếp làm việc"];
    // Now and then two chương or two articles of one text have the same name, as in real ones.
    format!("{} của {} về {}", random.pick(&names), random.pick(&ACTORS), random.pick(&OBJECTS))
}

/// These words with one phrase swapped for another of its kind, or one number for another; `None` when nothing fits.
pub fn swap(random: &mut Random, words: &str) -> Option<String> {
    let tables: [&[&str]; 7] = [&ACTORS, &VERBS, &OBJECTS, &QUALITIES, &PURPOSES, &EVENTS, &CASES];
    let mut found: Vec<(&str, &[&str])> = Vec::new();
    for table in tables {
        found.extend(table.iter().filter(|phrase| words.contains(**phrase)).map(|phrase| (*phrase, table)));
    }
    let digits: String = words.chars().skip_while(|c| !c.is_ascii_digit()).take_while(char::is_ascii_digit).collect();
    let has_days = words.contains(&format!(" {digits} ngày"));
    if has_days && (found.is_empty() || random.percent(25)) {
        let days = format!(" {} ngày", digits.parse::<usize>().unwrap() + random.between(1, 9));
        return Some(words.replacen(&format!(" {digits} ngày"), &days, 1));
    }
    if found.is_empty() {
        return None;
    }
    let (phrase, table) = found[random.below(found.len())];
    let other = random.pick(table);
    let swapped = words.replacen(phrase, other, 1);
    (other != phrase).then_some(swapped)
}

/// Reworded lightly: one phrase swapped, added or left out.
pub fn reword_lightly(random: &mut Random, words: &str) -> Option<String> {
    let (body, mark) = words.split_at(words.trim_end_matches(['.', ';', ':']).len());
    match random.below(4) {
        0 => Some(format!("{body}, {}{mark}", random.pick(&QUALITIES))),
        1 => {
            let (head, tail) = body.rsplit_once(", ")?;
            (tail.split(' ').count() * 3 < body.split(' ').count()).then(|| format!("{head}{mark}"))
        }
        _ => swap(random, words),
    }
}

/// Reworded heavily: 30 to 50 per cent of its words are others.
pub fn reword_heavily(random: &mut Random, words: &str) -> Option<String> {
    let all = words.split(' ').count();
    let mut out = words.to_owned();
    for _ in 0..40 {
        let Some(next) = swap(random, &out) else { continue };
        let kept: std::collections::BTreeSet<&str> = words.split(' ').collect();
        let changed = next.split(' ').filter(|word| !kept.contains(word)).count();
        if changed * 2 > all {
            continue;
        }
        out = next;
        if changed * 10 > all * 3 {
            return Some(out);
        }
    }
    None
}

/// Spelled otherwise: tone marks on the other letter, or marks apart from their letters.
pub fn respell(random: &mut Random, words: &str) -> String {
    if random.percent(80) { toned(words) } else { words.nfd().collect() }
}

/// Tone marks of open syllables on the other letter: `uỷ` as `ủy`.
fn toned(words: &str) -> String {
    const TONES: [(&str, &str); 7] =
        [("uỷ", "ủy"), ("Uỷ", "Ủy"), ("oá", "óa"), ("oà", "òa"), ("oạ", "ọa"), ("oả", "ỏa"), ("uý", "úy")];
    let mut out = words.to_owned();
    for (old, new) in TONES {
        let mut parts = out.split(old).map(str::to_owned).collect::<Vec<_>>().into_iter();
        let mut joined = parts.next().unwrap_or_default();
        for part in parts {
            let is_open = !part.starts_with(char::is_alphabetic) && !joined.ends_with(['q', 'Q']);
            joined.push_str(if is_open { new } else { old });
            joined.push_str(&part);
        }
        out = joined;
    }
    out
}
