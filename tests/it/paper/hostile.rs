//! Files that nobody writes by accident: each ends soon, with a fault or with what can be read.

use super::build::{assemble, file, objects};
use flate2::{Compression, write::ZlibEncoder};
use proptest::prelude::*;
use quyche::import::pdf::read;
use quyche::import::{Fault, Remark};
use std::io::Write;

const PAGE: &str = "60 700 14 r Điều 1. Phạm vi điều chỉnh\n60 670 14 r 1. Quy chế này\nline 60 600 500 600\n";

fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn page(content: &[u8]) -> Vec<u8> {
    objects(vec![((595.0, 842.0), content.to_vec())])
}

#[test]
fn files_that_are_no_pdf_are_named() {
    for bytes in [&b""[..], b"%PDF-", b"%PDF-1.7\n", b"PK\x03\x04", b"Quy che", &[0; 5000]] {
        assert!(matches!(read(bytes), Err(Fault::Damaged { .. } | Fault::Empty)), "{bytes:?}");
    }
}

#[test]
fn a_file_cut_off_anywhere_ends_with_a_fault_or_with_what_is_left() {
    let whole = file(PAGE);
    for end in (0..whole.len()).step_by(7) {
        let _ = read(&whole[..end]);
    }
    // Without its table of objects all of it is found again.
    let table = whole.windows(4).rposition(|four| four == b"xref").unwrap();
    let table = whole[..table].windows(5).rposition(|five| five == b"\nxref").unwrap_or(table);
    let found = read(&whole[..table]).unwrap();
    assert_eq!(found.blocks, read(&whole).unwrap().blocks);
    assert_eq!(found.remarks, [Remark::CutOff(1)]);
}

#[test]
fn bombs_are_refused() {
    let spaces = packed(&vec![b' '; 49 << 20]);
    let stream = |head: &str, data: &[u8]| {
        [format!("<</Length {}{head}>>stream\n", data.len()).as_bytes(), data, b"\nendstream"].concat()
    };
    let file = |content: Vec<u8>| {
        assemble(&[
            b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
            b"<</Type/Pages/Count 1/Kids[3 0 R]>>".to_vec(),
            b"<</Type/Page/Parent 2 0 R/Contents 4 0 R>>".to_vec(),
            content,
        ])
    };
    for content in [
        stream("/Filter/FlateDecode", &spaces),
        stream("/Filter[/FlateDecode/FlateDecode]", &packed(&spaces)),
        stream(
            "/Filter/FlateDecode/DecodeParms<</Predictor 12>>",
            &[spaces.clone(), spaces.clone(), spaces.clone(), spaces.clone()].concat(),
        ),
    ] {
        assert!(matches!(read(&file(content)), Err(Fault::TooBig { .. })));
    }
}

#[test]
fn circles_end() {
    // A form that draws itself twice, a page tree that holds itself, a font that is its own descendant.
    let form =
        b"<</Type/XObject/Subtype/Form/Length 12/Resources<</XObject<</f 4 0 R>>>>>>stream\n/f Do /f Do \nendstream";
    let list = vec![
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        b"<</Type/Pages/Count 9/Kids[2 0 R 3 0 R 3 0 R]>>".to_vec(),
        b"<</Type/Page/Parent 2 0 R/Contents 5 0 R/Resources<</XObject<</f 4 0 R>>/Font<</r 6 0 R>>>>>>".to_vec(),
        form.to_vec(),
        b"<</Length 40>>stream\n/f Do BT /r 9 Tf 60 700 Td (a) Tj ET     \nendstream".to_vec(),
        b"<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/DescendantFonts[6 0 R]/ToUnicode 6 0 R>>".to_vec(),
    ];
    let _ = read(&assemble(&list));
    // In the resources of its page, with letters: it fills the page sooner than the operators run out.
    let mut list = list;
    list[3] = b"<</Type/XObject/Subtype/Form/Length 47>>stream\n\
        BT /r 9 Tf 60 30 Td (abcd) Tj ET /f Do /f Do     \nendstream"
        .to_vec();
    list[5] = b"<</Type/Font/Subtype/TrueType/BaseFont/A/FirstChar 0/LastChar 1/Widths[9 9]>>".to_vec();
    let found = read(&assemble(&list));
    assert!(matches!(found, Err(Fault::TooBig { .. })), "{found:?}");
}

#[test]
fn what_is_deep_or_long_ends() {
    for part in ["[", "<<", "(", "q ", "BT ", "/A <</B ", "/A BMC ", "[[]"] {
        let _ = read(&page(part.repeat(200_000).as_bytes()));
    }
    let numbers = "1e38 -1e38 1e38 1e38 1e38 1e38 cm ".repeat(50) + "BT /r 1e38 Tf <0041> Tj ET";
    assert!(read(&page(numbers.as_bytes())).is_ok() || read(&page(numbers.as_bytes())) == Err(Fault::NoText));
    let crowd = "BT /r 14 Tf 60 700 Td <0041> Tj ET ".repeat(3000);
    assert!(read(&page(crowd.as_bytes())).is_ok());
    let lines: String = (0..4000).map(|at| format!("{at} 10 m {at} 500 l 10 {at} m 500 {at} l S ")).collect();
    let _ = read(&page(lines.as_bytes()));
}

#[test]
fn a_file_with_an_empty_password_is_read_and_one_with_a_password_is_named() {
    let open = include_bytes!("../fixtures/pdf/open-lock.pdf");
    assert!(read(open).is_ok_and(|document| super::dump(&document).contains("Quy che lam viec")));
    for locked in [&include_bytes!("../fixtures/pdf/locked.pdf")[..], include_bytes!("../fixtures/pdf/locked-128.pdf")]
    {
        assert_eq!(read(locked), Err(Fault::Encrypted));
    }
}

#[test]
fn what_fuzzing_found_stays_mended() {
    for entry in std::fs::read_dir("fuzz/seeds/import_pdf").unwrap() {
        let _ = read(&std::fs::read(entry.unwrap().path()).unwrap());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn no_byte_makes_it_panic(changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12), cut in any::<prop::sample::Index>()) {
        let mut bytes = file(PAGE);
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        let _ = read(&bytes);
        bytes.truncate(cut.index(bytes.len()));
        let _ = read(&bytes);
    }

    #[test]
    fn no_operator_makes_it_panic(words in prop::collection::vec("q|Q|cm|BT|ET|Tf|Tj|TJ|Td|TD|Tm|'|\"|T\\*|Tz|Tr|Ts|Do|BDC|EMC|re|m|l|h|S|f|/r|/b|14|-3|0|1e9|700|<00410042>|\\(a\\)|\\[|\\]|<<|>>", 0..120)) {
        let content = words.join(" ");
        let _ = read(&page(content.as_bytes()));
    }
}
