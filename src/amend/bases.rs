//! The legal bases of an instrument: those of the regulation, the regulation itself, and its own proposal last.

use crate::model::{Basis, Facts, Profile, Regulation};

/// The bases of an instrument that amends a regulation. What the regulation was issued on the proposal of proposes the
/// instrument too, in a paper of its own, whose number and day are not known yet.
///
/// `earlier` are the instruments that amended the regulation before, `filled` puts the facts of the regulation into words.
pub(super) fn bases(
    base: &Regulation,
    earlier: &[Facts],
    profile: &Profile,
    filled: &impl Fn(&str) -> String,
) -> Vec<Basis> {
    let facts = &base.facts;
    let old = facts.decision.as_ref().map_or(&facts.bases, |decision| &decision.bases);
    let old = old.iter().map(|basis| Basis { text: basis.text.as_deref().map(filled), ..basis.clone() });
    let is_proposal = |basis: &Basis| {
        let words = basis.cited(&profile.basis.cited);
        profile.amending.proposals.iter().any(|opening| words.starts_with(opening.as_str()))
    };
    let (proposals, mut out): (Vec<Basis>, Vec<Basis>) = old.partition(is_proposal);
    out.push(amended(base, profile, filled));
    out.extend(earlier.iter().map(|facts| instrument(facts, profile)));
    out.extend(
        proposals
            .into_iter()
            .map(|basis| Basis { text: Some(undated(&basis.cited(&profile.basis.cited))), ..Basis::default() }),
    );
    out
}

/// A proposal without the number and the day of its paper: `Tờ trình số …/TTr-VP ngày … tháng … năm …`.
fn undated(words: &str) -> String {
    let mut out: Vec<String> = Vec::new();
    let mut after = "";
    for word in words.split(' ') {
        let blank = match after {
            "số" => numbered(word),
            "ngày" | "tháng" | "năm" => dated(word),
            _ => None,
        };
        after = word;
        out.push(blank.unwrap_or_else(|| word.to_owned()));
    }
    out.join(" ")
}

/// `03/TTr-VP` without its number.
fn numbered(word: &str) -> Option<String> {
    let rest = word.trim_start_matches(|c: char| c.is_ascii_digit());
    (rest.len() < word.len() && rest.contains(['/', '-'])).then(|| format!("…{rest}"))
}

/// `07`, `07/7/2025` without their digits.
fn dated(word: &str) -> Option<String> {
    let rest = word.trim_end_matches([',', ';', '.']);
    let parts: Vec<&str> = rest.split('/').collect();
    let all = parts.iter().all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()));
    all.then(|| format!("{}{}", vec!["…"; parts.len()].join("/"), &word[rest.len()..]))
}

/// An instrument that amended the regulation before, as a basis.
fn instrument(facts: &Facts, profile: &Profile) -> Basis {
    let code = facts.organ.code.as_deref().unwrap_or("…");
    let kind = facts.document_type();
    let number = match facts.number {
        Some(number) => profile.cite_number(number, kind, code),
        // It is a draft still, whose number comes with its signature.
        None => profile.cite_number(0, kind, code).replacen("00", "…", 1),
    };
    Basis {
        document_type: Some(kind.to_owned()),
        number: Some(number),
        date: facts.date,
        issuer: Some(facts.authority.clone().unwrap_or_else(|| facts.organ.name.clone())),
        subject: Some(facts.subject.clone()),
        text: None,
    }
}

/// The amended regulation as a basis.
fn amended(base: &Regulation, profile: &Profile, filled: &impl Fn(&str) -> String) -> Basis {
    let facts = &base.facts;
    let code = facts.organ.code.as_deref().unwrap_or("…");
    let issuer = |name: &str| Some(name.to_owned()).filter(|name| !name.is_empty());
    if let Some(decision) = &facts.decision {
        return Basis {
            document_type: Some(decision.document_type().to_owned()),
            number: decision.number.map(|number| profile.cite_number(number, decision.document_type(), code)),
            date: decision.date,
            issuer: issuer(decision.authority.as_deref().unwrap_or(&facts.organ.name)),
            subject: Some(lowered(&filled(&decision.subject))),
            text: None,
        };
    }
    match facts.number {
        Some(number) => Basis {
            document_type: Some(facts.document_type().to_owned()),
            number: Some(profile.cite_number(number, facts.document_type(), code)),
            date: facts.date,
            issuer: issuer(&facts.organ.name),
            ..Basis::default()
        },
        None => {
            Basis { text: Some(format!("{} {}", facts.document_type(), filled(&facts.subject))), ..Basis::default() }
        }
    }
}

/// `Về việc …` inside a sentence.
fn lowered(words: &str) -> String {
    words.strip_prefix("Về việc").map_or_else(|| words.to_owned(), |rest| format!("về việc{rest}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_proposal_of_an_old_paper_is_left_to_fill_in() {
        for (words, expected) in [
            (
                "Theo đề nghị của Chánh Văn phòng tại Tờ trình số 12/TTr-VP ngày 05 tháng 02 năm 2024",
                "Theo đề nghị của Chánh Văn phòng tại Tờ trình số …/TTr-VP ngày … tháng … năm …",
            ),
            (
                "Xét đề nghị tại Tờ trình số 8-TTr/VPTU, ngày 06/7/2026",
                "Xét đề nghị tại Tờ trình số …-TTr/VPTU, ngày …/…/…",
            ),
            ("Theo đề nghị của Ban Thường vụ", "Theo đề nghị của Ban Thường vụ"),
            ("Theo đề nghị của Tổ số 5 năm nay", "Theo đề nghị của Tổ số 5 năm nay"),
        ] {
            assert_eq!(undated(words), expected);
        }
    }
}
