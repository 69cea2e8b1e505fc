//! Writes small PDF files: each letter half an em wide, so that a test can place words by counting.

use std::fmt::Write;

/// Objects before the pages: catalogue, tree, fonts.
const FIRST: usize = 9;

/// A file from lines: `x y size font words`, `line x0 y0 x1 y1`, `page [width height]`; y counts from the lower edge.
///
/// Fonts: `r` regular, `b` bold, `i` italic, `v` the TCVN3 font, `n` the VNI font.
pub fn file(input: &str) -> Vec<u8> {
    let mut pages: Vec<((f32, f32), String)> = Vec::new();
    for line in input.lines().filter(|line| !line.trim().is_empty()) {
        let words: Vec<&str> = line.split(' ').collect();
        if words[0] == "page" || pages.is_empty() {
            let number = |at: usize| words.get(at).and_then(|word| word.parse().ok());
            let is_page = words[0] == "page";
            pages.push((
                (number(1).filter(|_| is_page).unwrap_or(595.0), number(2).filter(|_| is_page).unwrap_or(842.0)),
                String::new(),
            ));
            if is_page {
                continue;
            }
        }
        let content = &mut pages.last_mut().unwrap().1;
        if words[0] == "line" {
            writeln!(content, "{} {} m {} {} l S", words[1], words[2], words[3], words[4]).unwrap();
        } else if words[0] == "raw" {
            writeln!(content, "{}", words[1..].join(" ")).unwrap();
        } else {
            let text = string(words[3], &words[4..].join(" "));
            writeln!(content, "BT /{} {} Tf 1 0 0 1 {} {} Tm {text} Tj ET", words[3], words[2], words[0], words[1])
                .unwrap();
        }
    }
    objects(pages.into_iter().map(|(size, content)| (size, content.into_bytes())).collect())
}

/// A string of a font: UTF-16 in hex for the composite ones, single bytes for the old ones.
pub fn string(font: &str, words: &str) -> String {
    let hex: String = match font {
        "v" | "n" => words.chars().map(|c| format!("{:02X}", u32::from(c))).collect(),
        _ => words.encode_utf16().map(|unit| format!("{unit:04X}")).collect(),
    };
    format!("<{hex}>")
}

/// A file of pages with their content.
pub fn objects(pages: Vec<((f32, f32), Vec<u8>)>) -> Vec<u8> {
    let kids: String = (0..pages.len()).map(|at| format!("{} 0 R ", FIRST + at * 2)).collect();
    let composite = |name: &str| {
        format!(
            "<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding/Identity-H/ToUnicode 8 0 R/DescendantFonts[\
             <</Type/Font/Subtype/CIDFontType2/BaseFont/{name}/DW 500>>]>>"
        )
    };
    let single = |name: &str| {
        let widths = "500 ".repeat(256);
        format!(
            "<</Type/Font/Subtype/TrueType/BaseFont/{name}/FirstChar 0/LastChar 255/Widths[{widths}]/FontDescriptor<</Flags 4>>>>"
        )
    };
    let map = "begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfrange <0000> <D7FF> <0000> endbfrange";
    let mut list: Vec<Vec<u8>> = vec![
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        format!("<</Type/Pages/Count {}/Kids[{kids}]>>", pages.len()).into_bytes(),
        composite("ABCDEF+Serif").into_bytes(),
        composite("ABCDEF+Serif-Bold").into_bytes(),
        composite("ABCDEF+Serif-Italic").into_bytes(),
        single(".VnTime").into_bytes(),
        single("VNI-Times").into_bytes(),
        format!("<</Length {}>>stream\n{map}\nendstream", map.len()).into_bytes(),
    ];
    for (at, ((width, height), content)) in pages.into_iter().enumerate() {
        let page = format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 {width} {height}]/Contents {} 0 R/Resources<</Font<</r 3 0 R/b 4 0 R/i 5 0 R/v 6 0 R/n 7 0 R>>>>>>",
            FIRST + at * 2 + 1
        );
        list.push(page.into_bytes());
        list.push([format!("<</Length {}>>stream\n", content.len()).as_bytes(), &content, b"\nendstream"].concat());
    }
    assemble(&list)
}

/// A file of objects, the first of which is the catalogue.
pub fn assemble(list: &[Vec<u8>]) -> Vec<u8> {
    let mut out = b"%PDF-1.7\n".to_vec();
    let mut places = Vec::new();
    for (at, object) in list.iter().enumerate() {
        places.push(out.len());
        out.extend(format!("{} 0 obj\n", at + 1).bytes());
        out.extend(object);
        out.extend(b"\nendobj\n");
    }
    let start = out.len();
    out.extend(format!("xref\n0 {}\n0000000000 65535 f \n", list.len() + 1).bytes());
    out.extend(places.iter().flat_map(|place| format!("{place:010} 00000 n \n").into_bytes()));
    out.extend(format!("trailer\n<</Size {}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n", list.len() + 1).bytes());
    out
}
