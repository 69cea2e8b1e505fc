//! Rule packs: those that ship with the program, and an office's own.

use super::{facts, yaml};
use crate::diagnostic::Diagnostic;
use crate::model::{Kind, PACK, Pack};
use crate::source::{FileId, Sources};
use std::sync::OnceLock;

/// The packs that ship with the program, by the kind of organ.
pub const EMBEDDED_PACKS: &[(Kind, &str)] = &[
    (Kind::TinhUy, include_str!("../../templates/packs/tinh-uy.yaml")),
    (Kind::UyBanKiemTra, include_str!("../../templates/packs/uy-ban-kiem-tra.yaml")),
    (Kind::PhoiHop, include_str!("../../templates/packs/phoi-hop.yaml")),
    (Kind::DangUyXa, include_str!("../../templates/packs/dang-uy-xa.yaml")),
    (Kind::DangUyCoSo, include_str!("../../templates/packs/dang-uy-co-so.yaml")),
    (Kind::ChiBo, include_str!("../../templates/packs/chi-bo.yaml")),
    (Kind::UbndXa, include_str!("../../templates/packs/ubnd-xa.yaml")),
];

/// The pack that ships for a kind of organ; one without demands for a kind that has none.
pub fn embedded_pack(kind: Kind) -> Pack {
    // Read once, however many regulations a run reviews.
    static READ: [OnceLock<Pack>; EMBEDDED_PACKS.len()] = [const { OnceLock::new() }; EMBEDDED_PACKS.len()];
    let mut places = READ.iter().zip(EMBEDDED_PACKS);
    let Some((place, (_, text))) = places.find(|(_, (known, _))| *known == kind) else { return Pack::default() };
    // A test reads each of them without a finding.
    let read = || {
        let tree = yaml::read(FileId(0), text, &mut Vec::new());
        facts::bind_to(&tree, PACK, "", &mut Vec::new()).0
    };
    place.get_or_init(read).clone()
}

/// Reads a pack that is one of the texts of a run; what is not understood is reported at its line and left out.
pub fn read_pack(sources: &Sources, file: FileId, diagnostics: &mut Vec<Diagnostic>) -> Pack {
    let Some(source) = sources.get(file) else { return Pack::default() };
    let tree = yaml::read(file, &source.text, diagnostics);
    facts::bind_to(&tree, PACK, &source.name, diagnostics).0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Confidence, MeetingRule};

    #[test]
    fn every_embedded_pack_reads_and_names_its_sources() {
        for (kind, text) in EMBEDDED_PACKS {
            let mut sources = Sources::new();
            let file = sources.add(kind.word(), kind.word(), *text);
            let mut diagnostics = Vec::new();
            let pack = read_pack(&sources, file, &mut diagnostics);
            assert!(diagnostics.is_empty(), "{}: {diagnostics:?}", kind.word());
            assert_eq!(pack.kind, *kind);
            assert!(!pack.meetings.is_empty() && !pack.parts.is_empty(), "{}", kind.word());
            let from = |rule: &MeetingRule| !rule.authority.source.is_empty();
            assert!(pack.meetings.iter().all(from));
        }
    }

    #[test]
    fn an_office_states_anew_or_adds() {
        let mut pack = embedded_pack(Kind::DangUyXa);
        let before = pack.meetings.len();
        let mut sources = Sources::new();
        let own = "kind: dang-uy-xa\nmeetings:\n  - {body: thuong-truc, every: 2 weeks, source: A, confidence: F}\n";
        let file = sources.add("own.yaml", "own.yaml", own);
        let mut diagnostics = Vec::new();
        pack.extend(read_pack(&sources, file, &mut diagnostics));
        assert!(diagnostics.is_empty(), "{diagnostics:?}");
        assert_eq!(pack.meetings.len(), before);
        let last = pack.meetings.last().map(|rule| rule.authority.confidence);
        assert_eq!(last, Some(Confidence::F));
    }
}
