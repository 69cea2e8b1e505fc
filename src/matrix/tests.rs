//! What duties tell: powers by their verbs, matters by their phrases.

use super::*;
use crate::check::Input;
use crate::load::{default_office, embedded_power_words, embedded_profile, embedded_registry, load};
use crate::source::Sources;

const FACTS: &str = "schema: 1\nkind: khac\nsubject: làm việc\norgan: {name: Chi bộ}\nroles:\n\
    - {id: btv, name: Ban Thường vụ, form: collective}\n- {id: bt, name: Bí thư, form: individual}\n\
    - {id: vp, name: Văn phòng, form: collective}\n";

/// `role: power matter; …` of each duty.
fn read(text: &str) -> Vec<String> {
    let mut sources = Sources::new();
    sources.add("regulation.yaml", "regulation.yaml", FACTS);
    sources.add("01-a.md", "01-a.md", text);
    let loaded = load(&sources);
    let office = default_office(loaded.regulation.facts.kind);
    let profile = embedded_profile("hd05-2026").unwrap();
    let context = Context::new(Input {
        sources: &sources,
        regulation: &loaded.regulation,
        profile: &profile,
        registry: embedded_registry(),
        office: &office,
        base: None,
    });
    let words = embedded_power_words();
    let matrix = matrix(&context, words);
    let name = |ask: &Ask| {
        let field = words.fields.get(ask.field);
        field.and_then(|field| field.matters.get(ask.matter)).map_or("–", |matter| matter.name.as_str())
    };
    let duty = |duty: &MatrixDuty| {
        let asks: Vec<String> = duty.asks.iter().map(|ask| format!("{:?} {}", ask.power, name(ask))).collect();
        let owners: Vec<&str> = duty.owners.iter().map(|owner| matrix.roles[*owner].id.as_str()).collect();
        format!("{}: {}", owners.join(","), asks.join("; "))
    };
    matrix.duties.iter().map(duty).collect()
}

#[test]
fn verbs_tell_the_power_and_phrases_the_matter() {
    let cases: [(&str, &[&str]); 9] = [
        ("1. Quyết định quy hoạch cán bộ.", &["btv: Decides Cán bộ, nhân sự"]),
        (
            "1. Chuẩn bị nội dung, quyết định triệu tập hội nghị.",
            &["btv: Decides Hội nghị, cuộc họp; Prepares Hội nghị, cuộc họp"],
        ),
        ("1. Lập kế hoạch kiểm tra, giám sát hằng năm.", &["btv: Prepares Kiểm tra, giám sát, kỷ luật đảng"]),
        ("1. Ban Thường vụ có trách nhiệm đôn đốc việc thu ngân sách.", &["btv: Checks Ngân sách, đầu tư công"]),
        ("1. Được thông tin về tình hình.", &[]),
        (
            "1. Quyết định về cán bộ:\n   a) quy hoạch, điều động;\n   b) kỷ luật.",
            &["btv: Decides Cán bộ, nhân sự", "btv: Decides Kiểm tra, giám sát, kỷ luật đảng"],
        ),
        (
            "1. Lo việc đất đai. {product=\"tờ trình\"}\n2. Lo việc y tế. {authority=\"luật\"}",
            &["btv: Prepares Đất đai, quy hoạch, môi trường", "btv: Decides Văn hoá, xã hội, người có công"],
        ),
        (
            "1. Cho ý kiến về nhân sự.\n2. Cho ý kiến về nhân sự. {who=bt}",
            &["btv: Decides Cán bộ, nhân sự", "bt: Consulted Cán bộ, nhân sự"],
        ),
        ("1. Theo dõi việc A.\n2. Vun đắp.", &["btv: Checks –", "btv: CarriesOut –"]),
    ];
    for (text, expected) in cases {
        assert_eq!(read(&format!("### Ban Thường vụ {{role=btv}}\n\n{text}\n")), expected, "{text}");
    }
}

/// A heading that decides is read as the words that open a list are; the organ, a place and a way of writing are no
/// matters; what is done with a proposal is no proposal.
#[test]
fn headings_names_and_passives_are_read() {
    let cases = [
        (
            "### Những việc Ban Thường vụ quyết định {role=btv}\n\n1. Biện pháp bảo đảm an ninh. {product=\"tờ trình\"}\n2. Sắp xếp chợ trên địa bàn.\n",
            vec!["btv: Decides Quốc phòng, an ninh, trật tự", "btv: Decides Phát triển kinh tế – xã hội"],
        ),
        (
            "### Bí thư {role=bt}\n\n1. Lãnh đạo, điều hành công việc, thông báo bằng văn bản.\n2. Họp.\n",
            vec!["bt: CarriesOut Công việc hằng ngày, giữa hai kỳ họp", "bt: CarriesOut –"],
        ),
        (
            "### Văn phòng {role=vp}\n\n1. Kiến nghị về y tế được phân loại trong ngày. {product=\"phiếu\"}\n2. Lo.\n",
            vec!["vp: CarriesOut Văn hoá, xã hội, người có công", "vp: CarriesOut –"],
        ),
    ];
    for (text, expected) in cases {
        assert_eq!(read(text), expected, "{text}");
    }
}

#[test]
fn what_opens_an_article_speaks_of_its_list() {
    let text =
        "### Ban Thường vụ {role=btv}\n\nBan Thường vụ thảo luận và quyết định:\n\n1. Dự án nhóm B.\n2. Ngân sách.\n";
    let expected = "btv: Decides Ngân sách, đầu tư công";
    assert_eq!(read(text), [expected, expected]);
}
