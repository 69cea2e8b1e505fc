//! BASE19: the number of a legal basis carries the letters of another organ than the one said to have issued it.

use crate::check::{Context, Findings, Part, Rule};
use crate::diagnostic::{Code, Safety, Severity};
use crate::model::folded;

/// BASE19 issuer-letters
pub static RULE: Rule = Rule {
    code: Code::new("BASE19", "issuer-letters", Severity::Warning),
    doc: include_str!("issuer_letters.md"),
    check,
};

fn check(context: &Context, findings: &mut Findings) {
    let issuers = &context.registry().issuers;
    for (path, bases) in super::lists(context) {
        for (at, basis) in bases.iter().enumerate() {
            let (Some(number), Some(issuer)) = (&basis.number, &basis.issuer) else { continue };
            let is_it = |name: &String| folded(name) == folded(issuer);
            let Some((letters, _)) = issuers.iter().find(|(_, names)| names.iter().any(is_it)) else { continue };
            // `294-QĐ/TW`, `30/2020/NĐ-CP`: the organ stands last.
            let Some(sign) = number.rfind(['/', '-']) else { continue };
            if number[sign + 1..] == **letters {
                continue;
            }
            let key = format!("{path}.{at}.number");
            let right = format!("{}{letters}", &number[..=sign]);
            let found = RULE.at(context.fact(&key)).with("number", number).with("issuer", issuer).help("help");
            let found = found.with("right", right.as_str());
            let printed = context.texts().iter().find(|text| matches!(&text.part, Part::Fact(own) if *own == key));
            findings.push(match printed.and_then(|text| text.typed(0..text.text.len())) {
                Some(span) => found.fix(Safety::Unsafe, span, right),
                None => found,
            });
        }
    }
}
