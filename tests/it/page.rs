//! The page of a comparison: a small pair as a snapshot, the same changes as the comparison has, and no text that becomes
//! markup or script.

use crate::support::sources;
use insta::assert_snapshot;
use quyche::diff::{Diff, Document, compare};
use quyche::lang::Lang;
use quyche::load::{embedded_profile, embedded_registry, load};
use quyche::model::{Profile, Regulation};
use quyche::render::Templates;
use quyche::source::Sources;
use quyche::view::diff::page::page as view;
use std::collections::BTreeSet;
use std::path::Path;

const OLD: &str = "\
# Quy định chung {#chung}

### Phạm vi {#pham-vi}

Quy chế này quy định chế độ làm việc của Chi bộ.

### Giải thích từ ngữ {#tu-ngu}

1. Trong Quy chế này, chi uỷ là cơ quan lãnh đạo của chi bộ.

### Nguyên tắc {#nguyen-tac}

1. Tập trung dân chủ.
2. Ủy viên chịu trách nhiệm về việc được giao. {#giao}
3. Báo cáo chi uỷ trước ngày 20 hằng tháng. {#bao-cao}

### Sinh hoạt {#sinh-hoat}

1. Chi bộ họp mỗi tháng một lần theo [](#nguyen-tac).

| Việc | Ngày |
|---|---|
| Họp | 05 |
| Gửi tài liệu | 02 |
";

const NEW: &str = "\
# Quy định chung {#chung}

### Phạm vi {#pham-vi}

Quy chế này quy định chế độ làm việc của Chi bộ.

### Nguyên tắc làm việc {#nguyen-tac}

1. Tập trung dân chủ.
2. Uỷ viên chịu trách nhiệm về việc được giao. {#giao}

### Sinh hoạt {#sinh-hoat}

1. Chi bộ họp mỗi tháng hai lần theo [](#nguyen-tac). {reason=\"Chi bộ đông **đảng viên**\"}
2. Báo cáo chi uỷ trước ngày 15 hằng tháng. {#bao-cao}

| Việc | Ngày |
|---|---|
| Họp | 03 |
| Gửi tài liệu | 02 |

### Hiệu lực {#hieu-luc}

Quy chế này có hiệu lực từ ngày ký.
";

fn one(text: &str) -> Sources {
    sources([("01-a.md", text.as_bytes().to_vec())])
}

fn profile() -> Profile {
    embedded_profile("hd05-2026").unwrap()
}

fn compared(old: &Sources, new: &Sources, check: impl Fn(&Diff, &str)) {
    let (old, new, profile) = (load(old).regulation, load(new).regulation, profile());
    with_regulations(&old, &new, &profile, check);
}

fn with_regulations(old: &Regulation, new: &Regulation, profile: &Profile, check: impl Fn(&Diff, &str)) {
    let document = |regulation| Document { regulation, profile };
    let diff = compare(document(old), document(new), embedded_registry);
    check(&diff, &quyche::render::page(&view(&diff, Lang::Vi), &Templates::embedded()).unwrap());
}

fn pairs() -> Vec<(Sources, Sources)> {
    let folder = |name: &str| quyche::store::read_folder(Path::new(name)).unwrap();
    let shipped = |old: &str, new: &str| (folder(&format!("regulations/{old}")), folder(&format!("regulations/{new}")));
    vec![
        (one(OLD), one(NEW)),
        (one(NEW), one(OLD)),
        (one(OLD), one(OLD)),
        (one(""), one(NEW)),
        (one(OLD), one("")),
        shipped("tinh-uy-2020-2025", "tinh-uy-2025-2030"),
        shipped("tinh-uy-2025-2030", "tinh-uy-2020-2025"),
        shipped("tinh-uy-2025-2030", "chi-bo"),
        (folder("tests/it/fixtures/small"), shipped("chi-bo", "ubnd-xa").1),
    ]
}

/// The values of an attribute, in the order of the page.
fn values<'p>(page: &'p str, attribute: &str) -> Vec<&'p str> {
    let opening = format!(" {attribute}=\"");
    let body = page.split_once("</style>").unwrap().1;
    body.split(opening.as_str()).skip(1).map(|rest| rest.split('"').next().unwrap()).collect()
}

/// What a reader sees: every tag away, white space as one space.
fn seen(page: &str) -> String {
    let body = page.split_once("<main>").unwrap().1.split_once("<script>").unwrap().0;
    let mut out = String::new();
    for part in body.split('<') {
        let (tag, text) = part.split_once('>').unwrap_or(("", part));
        // Tags inside a paragraph stand in the middle of words; others end them.
        let inside =
            ["ins", "/ins", "del", "/del", "span", "/span", "strong", "/strong", "em", "/em", "small", "/small"];
        if !inside.contains(&tag.split(' ').next().unwrap()) {
            out.push(' ');
        }
        out.push_str(text);
    }
    let out = ["&lt;", "&gt;", "&quot;", "&#39;", "&amp;"]
        .into_iter()
        .zip(["<", ">", "\"", "'", "&"])
        .fold(out, |out, (name, c)| out.replace(name, c));
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_small_pair() {
    compared(&one(OLD), &one(NEW), |_, page| {
        let (head, rest) = page.split_once("<style>").unwrap();
        let (_, body) = rest.split_once("</style>").unwrap();
        let (body, end) = body.split_once("<script>").unwrap();
        let digest = head.split_once("sha256-").unwrap().1.split_once('\'').unwrap().0;
        let (head, end) = (head.replace(digest, "DIGEST"), end.split_once("</script>").unwrap().1);
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path("snapshots");
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings.bind(|| assert_snapshot!("page", format!("{head}<style>…</style>{body}<script>…</script>{end}")));
    });
}

#[test]
fn the_page_tells_each_change_and_fact_of_the_comparison_once() {
    for (old, new) in pairs() {
        compared(&old, &new, |diff, page| {
            let mut told: Vec<usize> = values(page, "data-change").iter().map(|at| at.parse().unwrap()).collect();
            let kinds: Vec<String> = told
                .iter()
                .map(|&at| diff.changes[at].kinds.iter().map(|kind| kind.word()).collect::<Vec<_>>().join(" "))
                .collect();
            assert_eq!(values(page, "data-kinds"), kinds);
            told.sort_unstable();
            assert_eq!(told, (0..diff.changes.len()).collect::<Vec<_>>());
            let mut facts: Vec<usize> = values(page, "data-fact").iter().map(|at| at.parse().unwrap()).collect();
            facts.sort_unstable();
            assert_eq!(facts, (0..diff.facts.len()).collect::<Vec<_>>());
            let reasons = diff.changes.iter().filter_map(|change| diff.reason(change));
            let seen = seen(page);
            for reason in reasons {
                let reason = reason.split_whitespace().collect::<Vec<_>>().join(" ");
                assert!(seen.contains(&reason), "{reason}");
            }
        });
    }
}

#[test]
fn the_page_has_every_word_of_both_texts() {
    for (old, new) in pairs() {
        compared(&old, &new, |diff, page| {
            let seen = seen(page);
            for side in [&diff.old, &diff.new] {
                for at in 0..side.nodes.len() {
                    for passage in side.passages(at) {
                        let words = passage.text.split_whitespace().collect::<Vec<_>>().join(" ");
                        assert!(seen.contains(&words), "{words}");
                    }
                }
            }
        });
    }
}

#[test]
fn names_are_unique_and_links_lead_somewhere() {
    for (old, new) in pairs() {
        compared(&old, &new, |diff, page| {
            let names = values(page, "id");
            let known: BTreeSet<&str> = names.iter().copied().collect();
            assert_eq!(known.len(), names.len());
            for link in values(page, "href") {
                let name = link.strip_prefix('#').unwrap_or_else(|| panic!("{link} leads out"));
                assert!(known.contains(name), "{link} leads nowhere");
            }
            // A link to a provision by its own id holds.
            for node in &diff.new.nodes {
                if let Some(id) = &node.provision.id {
                    assert!(known.contains(id.as_str()), "{id}");
                }
            }
        });
    }
}

#[test]
fn no_text_becomes_markup_or_script() {
    let hostile = r#"</script><script>alert(1)</script><img src=x onerror="alert(1)">'"--><svg/onload=alert(1)>{{x}}"#;
    let text = |tail: &str| {
        format!(
            "# {hostile} {tail}\n\n### {hostile} {tail} {{#a}}\n\n1. {hostile} {tail} {{reason=\"{}\"}}\n2. một {tail}[^1]\n\n\
             | {hostile} | {tail} |\n|---|---|\n| {tail} | {hostile} |\n\n[^1]: {hostile} {tail}\n",
            hostile.replace('"', "'")
        )
    };
    let facts = |tail: &str| {
        let quoted = format!("'{} {tail}'", hostile.replace('\'', "''").replace("{{x}}", ""));
        format!(
            "schema: 1\nkind: khac\nsubject: {quoted}\norgan:\n  name: {quoted}\n  code: {quoted}\nnumber: 3\nroles:\n  \
             - id: a\n    name: {quoted}\n    form: collective\nmeetings:\n  - id: b\n    name: {quoted}\n    body: a\n"
        )
    };
    let side =
        |tail: &str| sources([("regulation.yaml", facts(tail).into_bytes()), ("01-a.md", text(tail).into_bytes())]);
    compared(&side("cũ đi"), &side("mới lắm"), |diff, page| {
        assert!(diff.changes.len() > 3 && diff.facts.len() > 3);
        assert_eq!(page.matches("<script").count(), 1);
        assert_eq!(page.matches("</script").count(), 1);
        for tag in ["<img", "<svg", "-->"] {
            assert!(!page.split("<script>").next().unwrap().contains(tag), "{tag}");
        }
        // What opens a tag is one of the templates' own.
        let own = [
            "!DOCTYPE", "html", "head", "meta", "title", "style", "body", "a", "nav", "details", "summary", "ol", "li",
            "ul", "span", "b", "main", "header", "h1", "h2", "h3", "div", "p", "fieldset", "legend", "label", "input",
            "button", "output", "kbd", "section", "table", "colgroup", "col", "thead", "tbody", "tr", "th", "td",
            "ins", "del", "small", "strong", "em", "script",
        ];
        let (markup, _) = page.split_once("<script>").unwrap();
        for part in markup.split('<').skip(1) {
            let name = part.trim_start_matches('/').split([' ', '>', '\n']).next().unwrap();
            assert!(own.contains(&name), "<{name}");
        }
        let style = page.split_once("<style>").unwrap().1.split_once("</style>").unwrap().0;
        assert!(!style.contains("alert"));
        assert!(seen(page).contains("</script><script>alert(1)</script>"));
    });
}

#[test]
fn english_and_the_same() {
    let (old, profile) = (load(&one(OLD)).regulation, profile());
    let document = Document { regulation: &old, profile: &profile };
    let diff = compare(document, document, embedded_registry);
    let page = quyche::render::page(&view(&diff, Lang::En), &Templates::embedded()).unwrap();
    assert!(page.contains("<html lang=\"en\">") && page.contains("The two are the same."));
}
