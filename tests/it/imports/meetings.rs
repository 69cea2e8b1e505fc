//! What sentences say of meetings becomes facts: who meets, who keeps the minutes, and how sure that is.

use quyche::import::{Imported, read, recognise, understand};

/// A text of a commune's committee as it is understood beside the model of its kind.
fn understood(text: &str) -> Imported {
    let document = read("a.txt", text.as_bytes()).unwrap().document;
    let mut imported = recognise(&document, "a.txt", None);
    let model = quyche::load::load(&quyche::store::read_folder("regulations/mau/dang-uy-xa".as_ref()).unwrap());
    understand(&mut imported, Some(&model.regulation));
    imported
}

const HEAD: &str = "ĐẢNG BỘ TỈNH LAM GIANG\nĐẢNG UỶ XÃ VÂN TỊNH\nQUY CHẾ\nlàm việc của Đảng uỷ xã Vân Tịnh\n\n";

/// Role and whether it is sure, for each meeting that a text says it of.
fn minutes(sentence: &str) -> Vec<(String, String, bool)> {
    let text = format!(
        "{HEAD}Điều 1. Ban Thường vụ Đảng uỷ\n1. Quyết định chủ trương.\n\n\
         Điều 2. Văn phòng Đảng uỷ\n1. Phục vụ các hội nghị.\n\n\
         Điều 3. Hội nghị Ban Thường vụ\n1. Ban Thường vụ họp thường lệ mỗi tháng một lần.\n2. {sentence}\n"
    );
    let imported = understood(&text);
    let of_minutes = imported.meaning.readings.iter().filter(|reading| reading.key == "minutes");
    for reading in of_minutes.clone() {
        assert!(sentence.contains(&reading.words), "{reading:?}");
        assert_eq!(reading.place, "khoản 2 Điều 3");
        let known = imported.regulation.facts.meetings.iter().find(|meeting| meeting.id == reading.meeting).unwrap();
        assert_eq!(known.minutes.is_some(), reading.sure);
    }
    of_minutes.map(|reading| (reading.body.to_string(), reading.value.clone(), reading.sure)).collect()
}

#[test]
fn who_keeps_the_minutes_is_read() {
    let sure = vec![("ban-thuong-vu".to_owned(), "van-phong".to_owned(), true)];
    for sentence in [
        "Văn phòng Đảng uỷ ghi biên bản hội nghị.",
        "Văn phòng Đảng uỷ phục vụ hội nghị; lập biên bản, gửi các đồng chí dự họp.",
        "Văn phòng Đảng uỷ ghi, lưu sổ biên bản hội nghị Ban Thường vụ.",
    ] {
        assert_eq!(minutes(sentence), sure, "{sentence}");
    }
    for sentence in [
        "Ý kiến khác được ghi vào biên bản.",
        "Biên bản có chữ ký của người ghi biên bản và Văn phòng Đảng uỷ.",
        "Văn phòng Đảng uỷ lưu hồ sơ.",
    ] {
        assert_eq!(minutes(sentence), [], "{sentence}");
    }
}

#[test]
fn who_is_named_once_and_meets_is_a_role() {
    for (sentence, every) in [
        ("Thường trực Đảng uỷ họp mỗi tuần một lần.", Some("1 week")),
        ("Hội nghị Thường trực Đảng uỷ họp mỗi tuần một lần.", Some("1 week")),
        ("Kiến nghị Thường trực Đảng uỷ mỗi tuần một lần.", None),
    ] {
        let imported = understood(&format!("{HEAD}Điều 1. Chế độ làm việc\n1. Làm việc đúng giờ.\n2. {sentence}\n"));
        let meetings = &imported.regulation.facts.meetings;
        let found = meetings.iter().find(|meeting| meeting.body.to_string() == "thuong-truc");
        let found = found.and_then(|meeting| meeting.every.as_ref()).map(ToString::to_string);
        assert_eq!(found.as_deref(), every, "{sentence}");
    }
}

/// “Bí thư Đảng uỷ chủ trì” names the secretary, although the body's name stands right before the verb.
#[test]
fn who_chairs_is_the_holder_and_not_the_body() {
    for (chair, found) in
        [("Bí thư Đảng uỷ", Some("bi-thu")), ("Đồng chí Bí thư", Some("bi-thu")), ("Chủ nhiệm Đảng uỷ", None)]
    {
        let text = format!(
            "{HEAD}Điều 1. Đảng uỷ\n1. Lãnh đạo toàn diện.\n\nĐiều 2. Bí thư Đảng uỷ\n1. Phụ trách chung.\n\n\
             Điều 3. Ban Thường vụ Đảng uỷ\n1. Quyết định chủ trương.\n\n\
             Điều 4. Hội nghị Ban Thường vụ\n1. Ban Thường vụ họp mỗi tháng một lần. {chair} chủ trì hội nghị.\n"
        );
        let imported = understood(&text);
        let meetings = &imported.regulation.facts.meetings;
        let meeting = meetings.iter().find(|meeting| meeting.body.to_string() == "ban-thuong-vu").unwrap();
        assert_eq!(meeting.chair.as_ref().map(ToString::to_string).as_deref(), found, "{chair}");
    }
}
