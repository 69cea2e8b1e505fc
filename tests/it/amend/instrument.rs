//! The instrument in the notation: it reads back as it was written, and says what the draft does.

use super::laws::{drafted, seeded};
use super::wording::edited_base;
use quyche::amend::{Form, instrument};
use quyche::diagnostic::Severity;
use quyche::load::{embedded_profile, load};
use quyche::model::{Amendment, Regulation};
use quyche::save::save;

fn written(base: &Regulation, amendment: &Amendment, transition: &[&str]) -> Regulation {
    let profile = embedded_profile("hd05-2026").unwrap();
    let transition = transition.iter().map(|words| (*words).to_owned()).collect();
    instrument(amendment, base, &profile, &Form { folder: "../quy-che".to_owned(), transition })
}

#[test]
fn an_instrument_reads_back_as_it_was_written() {
    for seed in 0..60 {
        let (old, new) = seeded(seed, 1 + seed as usize % 8);
        let paper = written(&old, &drafted(&old, &new), &[]);
        let saved = save(&paper);
        let shown = || saved.iter().map(|(_, file)| format!("--- {}\n{}", file.name, file.text)).collect::<String>();
        let loaded = load(&saved);
        let errors: Vec<_> = loaded.diagnostics.iter().filter(|found| found.severity == Severity::Error).collect();
        assert!(errors.is_empty(), "seed {seed}: {errors:?}\n{}", shown());
        assert!(
            loaded.regulation == paper,
            "seed {seed}\n{}\n{:#?}\n{:#?}",
            shown(),
            loaded.regulation.provisions,
            paper.provisions
        );
    }
}

#[test]
fn an_instrument_is_a_folder_in_the_notation() {
    let old = edited_base("");
    let new = edited_base(
        "d1: ### Phạm vi, đối tượng\n\
         d3k2b: b) quy hoạch sử dụng đất và quy hoạch đô thị;\n\
         +d3k2d đ) phương án tuyển dụng công chức;\n\
         d3k4: 4. Xem xét, thi hành kỷ luật đảng viên; giải quyết khiếu nại theo [](#bi-thu).\n\
         d4k3: 3. Phối hợp với Ban Tuyên giáo và Dân vận trong công tác tư tưởng.\n\
         d4k4: 4. Giao Ban Tuyên giáo và Dân vận theo dõi dư luận xã hội.\n\
         d7k1: 1. Nghị quyết được thông qua khi quá nửa tổng số uỷ viên tán thành. {#qua-nua}\n\
         -d7k3\n\
         +d9p ## Kiểm tra, giám sát {#kiem-tra}\n\
         +d9p ### Chương trình kiểm tra\n\
         +d9p Ban Thường vụ lập chương trình kiểm tra hằng năm theo [](#qua-nua).\n\
         p1t: | Nội dung | Kết quả |⏎|---|---|⏎| Phát triển đảng viên mới | … |⏎| Thu đảng phí | … |\n",
    );
    let paper = written(&old, &drafted(&old, &new), &["Chương trình kiểm tra năm đầu được lập trong 30 ngày."]);
    let saved = save(&paper);
    let shown: String = saved.iter().map(|(_, file)| format!("--- {}\n{}", file.name, file.text)).collect();
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_snapshot_path("../snapshots");
    settings.bind(|| insta::assert_snapshot!("amending-instrument", shown));
    assert!(load(&saved).regulation == paper, "{:#?}", load(&saved).regulation);
}
