//! Law 6: what is printed and imported again says the same: words, structure, numbers, head.

use super::{print, whole};
use crate::foreign::expected::lines;
use crate::seeded::random::Random;
use crate::seeded::tree::Tree;
use crate::support::folders;
use quyche::diff::{Document, compare};
use quyche::import::{Imported, beside, merge, read, recognise, spelled_out};
use quyche::load::{embedded_profile, embedded_registry, load};
use quyche::model::{Attributes, Level, Profile, Provision, Regulation};
use quyche::render::Templates;
use quyche::save::save;
use quyche::view::{DocumentView, document};

/// A way to print a regulation and the ending of its file.
type Print = (&'static str, fn(&DocumentView) -> Vec<u8>);

const PRINTS: [Print; 4] = [
    ("txt", |view| print::text(view).into_bytes()),
    ("md", |view| print::markdown(view).into_bytes()),
    ("html", |view| quyche::render::html(view, &Templates::embedded()).unwrap().into_bytes()),
    ("docx", |view| quyche::render::docx(view, &Templates::embedded()).unwrap()),
];

/// Every example that ships with its profile.
fn examples() -> Vec<(String, Regulation, Profile)> {
    let one = |folder: std::path::PathBuf| {
        let regulation = load(&quyche::store::read_folder(&folder).unwrap()).regulation;
        let profile = embedded_profile(regulation.facts.profile.as_deref().unwrap_or("hd05-2026")).unwrap();
        (folder.display().to_string(), regulation, profile)
    };
    let instruments = ["regulations/sua-doi/tinh-uy-2023"].map(std::path::PathBuf::from);
    folders().into_iter().chain(instruments).map(one).collect()
}

fn generated() -> Vec<(String, Regulation, Profile)> {
    let one = |seed: u64| {
        let regulation = Tree::generate(&mut Random::new(seed), 12).regulation();
        (format!("seed {seed}"), regulation, embedded_profile("hd05-2026").unwrap())
    };
    (1..=6).map(one).collect()
}

/// Generated regulations with all that a print can show.
fn whole() -> Vec<(String, Regulation, Profile)> {
    let one = |seed: u64| {
        let regulation = whole::regulation(seed, 9);
        let profile = embedded_profile(regulation.facts.profile.as_deref().unwrap_or("hd05-2026")).unwrap();
        (format!("whole {seed}"), regulation, profile)
    };
    let most = std::env::var("PROPTEST_CASES").ok().and_then(|count| count.parse().ok()).unwrap_or(12);
    (1..=most).map(one).collect()
}

fn import(name: &str, bytes: &[u8]) -> Imported {
    let read = read(name, bytes).unwrap_or_else(|fault| panic!("{name}: {fault}"));
    recognise(&read.document, name, None)
}

/// Whether a print of this ending shows all of a text: our plain ones have no marks around quotations.
fn is_shown(view: &DocumentView, ending: &str) -> bool {
    matches!(ending, "html" | "docx") || !view.parts.iter().flat_map(|part| &part.blocks).any(|block| block.quoted)
}

/// What the second says otherwise than the first, and in which line.
fn differs(meant: &[String], found: &[String]) -> Option<String> {
    let at = meant.iter().zip(found).position(|(one, other)| one != other);
    let at = at.or_else(|| (meant.len() != found.len()).then(|| meant.len().min(found.len())))?;
    let around = |lines: &[String]| lines[at.saturating_sub(2)..lines.len().min(at + 3)].join("\n    ");
    Some(format!("line {at}\n  meant:\n    {}\n  found:\n    {}", around(meant), around(found)))
}

/// The levels of what is printed, in order.
fn levels(view: &DocumentView) -> Vec<String> {
    let blocks = view
        .parts
        .iter()
        .flat_map(|part| part.blocks.iter().chain(part.annexes.iter().flat_map(|annex| &annex.blocks)));
    blocks.map(|block| format!("{:?} {}", block.kind, block.label)).collect()
}

#[test]
fn law_6_prints_come_back() {
    let mut faults = Vec::new();
    for (name, regulation, profile) in examples().into_iter().chain(generated()) {
        let view = document(&regulation, &profile);
        for (ending, print) in PRINTS.into_iter().filter(|(ending, _)| is_shown(&view, ending)) {
            let place = format!("{name}.{ending}");
            let imported = import(&place, &print(&view));
            faults.extend(fault(&place, ending, &view, &imported, &profile));
        }
    }
    assert!(faults.is_empty(), "{} fault(s)\n{}", faults.len(), faults.join("\n"));
}

fn fault(place: &str, ending: &str, view: &DocumentView, imported: &Imported, profile: &Profile) -> Option<String> {
    let again = document(&imported.regulation, profile);
    // A text file has no small letters where capitals are printed.
    let folded = |view: &DocumentView| lines(view).iter().map(|line| line.to_uppercase()).collect::<Vec<_>>();
    let told = differs(&folded(view), &folded(&again));
    let plain =
        |levels: Vec<String>| levels.into_iter().filter(|level| !level.starts_with("Table")).collect::<Vec<_>>();
    let tables = ending == "txt" && view.parts.iter().any(|part| !part.annexes.is_empty());
    let structure = || differs(&plain(levels(view)), &plain(levels(&again))).filter(|_| !tables);
    let exact = || differs(&lines(view), &lines(&again)).filter(|_| matches!(ending, "html" | "docx"));
    let letters = || (imported.report.letters.lost() != 0).then(|| format!("{:?}", imported.report.letters));
    let saved = || {
        let loaded = load(&save(&imported.regulation)).regulation;
        (document(&loaded, profile).parts.len() != again.parts.len()
            || lines(&document(&loaded, profile)) != lines(&again))
        .then(|| "saved, it reads otherwise".to_owned())
    };
    let what = told.or_else(structure).or_else(exact).or_else(letters).or_else(saved)?;
    Some(format!("--- {place}: {what}"))
}

/// A text as it is printed: without ids and attributes, its computed words as words.
fn printed(provisions: &[Provision]) -> String {
    let mut provisions = provisions.to_vec();
    fn bare(provisions: &mut Vec<Provision>) {
        provisions.retain(|provision| provision.level != Level::Note);
        for provision in provisions {
            provision.id = None;
            provision.id_derived = false;
            let landscape = provision.attributes.landscape;
            provision.attributes = Attributes::default();
            if landscape {
                provision.attributes.landscape = true;
            }
            bare(&mut provision.children);
        }
    }
    bare(&mut provisions);
    quyche::save::markdown(&provisions)
}

/// Of Word and HTML the whole tree comes back: which paragraph and which table stands in what, quotations, annexes turned
/// to landscape.
#[test]
fn law_6_generated_regulations_come_back_whole() {
    let mut faults = Vec::new();
    for (name, regulation, profile) in whole() {
        let view = document(&regulation, &profile);
        for (ending, print) in PRINTS.iter().filter(|(ending, _)| matches!(*ending, "html" | "docx")) {
            let place = format!("{name}.{ending}");
            let imported = import(&place, &print(&view));
            faults.extend(fault(&place, ending, &view, &imported, &profile));
            for (own, again) in [
                (&regulation.provisions, &imported.regulation.provisions),
                (&regulation.decision_text, &imported.regulation.decision_text),
            ] {
                let lines =
                    |provisions: &[Provision]| printed(provisions).lines().map(str::to_owned).collect::<Vec<_>>();
                faults.extend(differs(&lines(own), &lines(again)).map(|what| format!("--- {place}: {what}")));
            }
        }
    }
    assert!(faults.is_empty(), "{} fault(s)\n{}", faults.len(), faults.join("\n"));
}

/// A print beside the folder that it was printed from is no change, whatever the print cannot say.
#[test]
fn a_print_is_no_change_of_its_folder() {
    let mut faults = Vec::new();
    for (name, mut regulation, profile) in examples().into_iter().chain(whole().into_iter().take(4)) {
        let view = document(&regulation, &profile);
        // Plain text and Markdown do not tell what a paragraph of a generated text stands in; an example says it once.
        let is_whole = name.starts_with("whole");
        let prints = PRINTS.iter().filter(|(ending, _)| *ending != "txt" && !(is_whole && *ending == "md"));
        for (ending, print) in prints.filter(|(ending, _)| is_shown(&view, ending)) {
            let mut imported = import(&format!("{name}.{ending}"), &print(&view));
            beside(&regulation, &mut imported, &profile, embedded_registry);
            spelled_out(&mut regulation.facts);
            let (old, new) = (
                Document { regulation: &imported.regulation, profile: &profile },
                Document { regulation: &regulation, profile: &profile },
            );
            let diff = compare(old, new, embedded_registry);
            if !diff.changes.is_empty() || !diff.facts.is_empty() {
                faults.push(format!("--- {name}.{ending}: {:?} {:?}", diff.changes, diff.facts));
            }
        }
    }
    assert!(faults.is_empty(), "{} fault(s)\n{}", faults.len(), faults.join("\n"));
}

/// The provisions of a text with their labels and words, in capitals; a page does not tell what it cut of a cell.
#[cfg(feature = "pdf")]
fn provisions(view: &DocumentView) -> Vec<String> {
    let blocks = view
        .parts
        .iter()
        .flat_map(|part| part.blocks.iter().chain(part.annexes.iter().flat_map(|annex| &annex.blocks)));
    let line = |block: &quyche::view::BlockView| {
        let words = crate::foreign::expected::words(&block.runs).split_whitespace().collect::<Vec<_>>().join(" ");
        format!("{:?} {} {}", block.kind, block.label, words.to_uppercase())
    };
    blocks.filter(|block| block.table.is_none()).map(line).collect()
}

/// Of PDF the provisions come back, word for word; of heads and signatures set in columns every word does, which
/// `paper::own` holds.
#[cfg(feature = "pdf")]
#[test]
fn law_6_prints_on_paper_come_back() {
    use quyche::render::pdf::{Fonts, pdf};
    let most = std::env::var("PROPTEST_CASES").ok().and_then(|count| count.parse().ok()).unwrap_or(4);
    let mut faults = Vec::new();
    for (name, regulation, profile) in examples().into_iter().chain(whole().into_iter().take(most)) {
        let view = document(&regulation, &profile);
        let place = format!("{name}.pdf");
        let imported = import(&place, &pdf(&view, &Templates::embedded(), Fonts::embedded()).unwrap());
        let again = document(&imported.regulation, &profile);
        faults.extend(differs(&provisions(&view), &provisions(&again)).map(|what| format!("--- {place}: {what}")));
        assert_eq!(imported.report.letters.lost(), 0, "{place}");
    }
    assert!(faults.is_empty(), "{} fault(s)\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn the_law_can_fail() {
    let (name, mut regulation, profile) = examples().swap_remove(0);
    let view = document(&regulation, &profile);
    let imported = import(&format!("{name}.html"), &PRINTS[2].1(&view));
    regulation.facts.number = Some(777);
    let other = document(&regulation, &profile);
    assert!(fault(&name, "html", &other, &imported, &profile).is_some());
}

/// Taken back into the regulation that it was printed from, a print changes nothing: not a byte of any file.
#[test]
fn law_6_prints_taken_back_change_nothing() {
    let mut faults = Vec::new();
    for folder in folders() {
        let sources = quyche::store::read_folder(&folder).unwrap();
        let regulation = load(&sources).regulation;
        let profile = embedded_profile(regulation.facts.profile.as_deref().unwrap_or("hd05-2026")).unwrap();
        let view = document(&regulation, &profile);
        let is_plain = view.footnotes.is_empty() && view.parts.iter().all(|part| part.annexes.is_empty());
        for (ending, print) in PRINTS.iter().filter(|(ending, _)| is_plain || *ending != "txt") {
            let place = format!("{}.{ending}", folder.display());
            let imported = import(&place, &print(&view));
            let merged = merge(&regulation, &sources, &imported, &profile, embedded_registry);
            for (_, file) in merged.files.iter() {
                let before = sources.find(&file.name).map_or("", |(_, file)| file.text.as_str());
                let lines = |text: &str| text.lines().map(str::to_owned).collect::<Vec<_>>();
                let what = differs(&lines(before), &lines(&file.text)).unwrap_or_default();
                faults.push(format!("--- {place} {}: {what}", file.name));
            }
        }
    }
    assert!(faults.is_empty(), "{} fault(s)\n{}", faults.len(), faults.join("\n"));
}
