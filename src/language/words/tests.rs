//! What the counted words say of pairs of syllables, right ones and slips.

use super::*;
use crate::model::toneless;

/// The run of syllables in a line, and the place of the pair in square brackets.
fn pair(line: &str) -> (Vec<&str>, usize) {
    let run: Vec<&str> = line.split_whitespace().map(|word| word.trim_matches(['[', ']'])).collect();
    let at = line.split_whitespace().position(|word| word.starts_with('[')).unwrap();
    (run, at)
}

#[test]
fn seams_of_right_sentences_are_read() {
    for line in [
        "thêm khả [năng xuất] dữ liệu",
        "chức [năng xuất] bản",
        "tài sản [công xuất] kho",
        "nghiên cứu lịch [sử lý] luận",
        "trình hồ [sơ xuất] cảnh",
        "những thành [tựu chung] của tỉnh",
        "tiếp [xúc tích] cực",
        "quy [định kỹ] thuật",
        "bộ [phận công] nghệ",
        "việc xử [lý xuất] phát",
        "hành [vi vi] phạm",
        "thiết [bị bị] hư hỏng",
        "được thông [qua qua] hình thức",
        "cấp [trên trên] cơ sở",
    ] {
        let (run, at) = pair(line);
        assert!(is_reading(&run, at), "{line}");
    }
}

#[test]
fn slips_have_no_reading() {
    for line in ["phải [bổ xung] nhân sự", "nâng cao [năng xuất] lao động", "bị xử lý [kỹ luật] về đảng"]
    {
        let (run, at) = pair(line);
        assert!(!is_reading(&run, at), "{line}");
    }
}

#[test]
fn a_wrong_tone_is_seen_where_no_other_word_begins() {
    for (line, right) in [
        ("chi bộ [kiễm tra] hằng quý", Some("kiểm tra")),
        ("thực hiện [nhiệm vu] được giao", Some("nhiệm vụ")),
        ("cơ quan có [thấm quyền] giải quyết", Some("thẩm quyền")),
        ("theo quy [định kỹ] thuật", None),
        ("bộ [phận công] nghệ thông tin", None),
        ("văn bản [hành chính] của tỉnh", None),
        ("co hanh [vi pham] phap luat", None),
    ] {
        let (run, at) = pair(line);
        assert_eq!(misspelt(&run, at, &toneless(&run[at..at + 2].join(" "))), right, "{line}");
    }
}

#[test]
fn a_syllable_too_many_is_told_from_a_seam() {
    for (line, found) in [
        ("báo cáo [của của] chi bộ", Some(Doubling::Sure)),
        ("bảo đảm [tương tương] xứng với vi phạm", Some(Doubling::Likely)),
        ("được sự đồng [ý ý] của cấp uỷ", Some(Doubling::Likely)),
        ("công [tác tác] tư tưởng", Some(Doubling::Likely)),
        ("hành [vi vi] phạm", None),
        ("phục [vụ vụ] mùa kịp thời", None),
        ("cơ quan nhà [nước nước] ta hoạt động", None),
        ("cấp [trên trên] cơ sở đề nghị", None),
        ("tài sản [của của] cải", None),
        ("luôn [luôn luôn] gương mẫu", None),
        ("làm người đại [biểu biểu] quyết", None),
    ] {
        let (run, at) = pair(line);
        assert_eq!(doubled(&run, at), found, "{line}");
    }
}

#[test]
fn tables_are_sorted_and_say_what_they_count() {
    for table in [WORDS, LISTED, SEAMS, ALONE] {
        let keys: Vec<&str> = table.lines().map(|line| line.split('\t').next().unwrap()).collect();
        assert!(keys.is_sorted());
        assert!(keys.iter().step_by(97).all(|key| find(table, key).is_some()));
    }
    assert!(is_word("biểu quyết") && !is_word("biểu biểu"));
    assert!(alone("tương") < 6 && alone("của") > 90);
    assert!(frequent(20).all(|(word, _)| is_word(word)) && frequent(20).count() > 500);
}
