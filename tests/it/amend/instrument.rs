//! The instrument in the notation: it reads back as it was written, and says what the draft does.

use super::laws::{drafted, seeded};
use super::wording::edited_base;
use quyche::amend::read::folder;
use quyche::amend::{Form, amendment, apply, instrument};
use quyche::diagnostic::Severity;
use quyche::load::{embedded_profile, load};
use quyche::model::{Amendment, Provision, Regulation};
use quyche::save::save;

fn written(base: &Regulation, amendment: &Amendment, transition: &[&str]) -> Regulation {
    let profile = embedded_profile("hd05-2026").unwrap();
    let transition = transition.iter().map(|words| (*words).to_owned()).collect();
    instrument(amendment, base, &profile, &Form { folder: "../quy-che".to_owned(), earlier: Vec::new(), transition })
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

/// Law 3 through the notation: the instrument written, saved, read back as instructions and applied gives the new text.
#[test]
fn an_instrument_read_back_from_its_folder_does_the_same() {
    for seed in 0..120 {
        let (old, new) = seeded(seed, 1 + seed as usize % 8);
        let draft = drafted(&old, &new);
        let paper = load(&save(&written(&old, &draft, &[]))).regulation;
        let reading = folder(&paper);
        assert!(reading.unread.is_empty(), "seed {seed}: {:?}", reading.unread);
        let again = amendment(&paper, &reading);
        let applied = apply(&old, &again);
        assert!(applied.open.is_empty(), "seed {seed}: {:?}", applied.open);
        let stands = |amendment: &Amendment| -> Vec<String> {
            amendment.operations.iter().map(|operation| operation.stands.clone()).collect()
        };
        assert_eq!(stands(&again), stands(&draft), "seed {seed}");
        let (mut given, mut goal) = (applied.regulation, apply(&old, &draft).regulation);
        // In a quote every id is typed, also one that is the slug of its heading.
        given.provisions.iter_mut().for_each(typed);
        goal.provisions.iter_mut().for_each(typed);
        if let Some((one, other)) = first_difference(&given.provisions, &goal.provisions) {
            panic!("seed {seed}: {one:#?}\n{other:#?}");
        }
        assert!(given.facts == goal.facts, "seed {seed}");
    }
}

fn typed(provision: &mut Provision) {
    provision.id_derived = false;
    provision.children.iter_mut().for_each(typed);
}

/// The first two provisions that differ by themselves.
fn first_difference(one: &[Provision], other: &[Provision]) -> Option<(Provision, Provision)> {
    let alone = |provision: &Provision| Provision { children: Vec::new(), ..provision.clone() };
    for (a, b) in one.iter().zip(other) {
        if alone(a) != alone(b) || a.children.len() != b.children.len() {
            return Some((alone(a), alone(b)));
        }
        if let Some(found) = first_difference(&a.children, &b.children) {
            return Some(found);
        }
    }
    None
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
