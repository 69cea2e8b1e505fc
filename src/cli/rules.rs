//! `quyche rules`: every rule of review, by family, for a person, a program or the documentation.

use super::args::{RulesArgs, RulesForm};
use super::explain::severity_key;
use super::output::Output;
use super::{Failure, Outcome};
use crate::check::{FAMILIES, Family, RULES, Rule};
use crate::diagnostic::codes;
use crate::lang::Lang;
use serde_json::json;

pub(super) fn run(args: &RulesArgs, output: &mut Output) -> Result<Outcome, Failure> {
    let text = match args.to {
        RulesForm::Text => text(output.lang),
        RulesForm::Json => json(output.lang),
        RulesForm::Md => rules_markdown(),
    };
    output.print(text)?;
    Ok(Outcome::Clean)
}

fn rules_of(family: &Family) -> impl Iterator<Item = &'static Rule> {
    RULES.iter().copied().filter(|rule| rule.code.family() == family.prefix)
}

/// What a rule is called: in Vietnamese its title, in English its name.
fn shown(rule: &Rule, lang: Lang) -> String {
    match lang {
        Lang::Vi => format!("{} · {}", rule.code.name, rule.doc().title),
        Lang::En => rule.code.name.to_owned(),
    }
}

fn text(lang: Lang) -> String {
    let mut out = String::new();
    for family in FAMILIES {
        let name = match lang {
            Lang::Vi => family.vi,
            Lang::En => family.en,
        };
        let rules: Vec<&Rule> = rules_of(family).collect();
        if !rules.is_empty() {
            out.push_str(&format!("{name}\n"));
        }
        for rule in rules {
            let severity = lang.sentence(severity_key(&rule.code));
            out.push_str(&format!("  {:<8}{severity:<10}{}\n", rule.code.code, shown(rule, lang)));
        }
    }
    out.push_str(&format!("{}\n", lang.sentence("rules.read")));
    for code in codes::ALL {
        let severity = lang.sentence(severity_key(code));
        out.push_str(&format!("  {:<8}{severity:<10}{}\n", code.code, code.name));
    }
    out
}

fn json(lang: Lang) -> String {
    let rules = RULES.iter().map(|rule| {
        let doc = rule.doc();
        let text = match lang {
            Lang::Vi => &doc.vi,
            Lang::En => &doc.en,
        };
        json!({
            "code": rule.code.code,
            "name": rule.code.name,
            "family": rule.code.family(),
            "severity": rule.code.severity.word(),
            "title": shown(rule, lang),
            "what": text.what,
            "why": text.why,
            "mend": text.mend,
        })
    });
    let reading = codes::ALL.iter().map(|code| {
        json!({
            "code": code.code,
            "name": code.name,
            "family": code.family(),
            "severity": code.severity.word(),
            "title": lang.sentence(code.code),
        })
    });
    let all: Vec<_> = rules.chain(reading).collect();
    format!("{}\n", serde_json::to_string_pretty(&all).unwrap_or_default())
}

/// The page `docs/rules.md`: every rule with what, why, how to mend and its examples, in both languages.
pub fn rules_markdown() -> String {
    let mut out = String::from(
        "# Quy tắc kiểm tra · Rules of review\n\nTrang này do `quyche rules --to md` sinh ra từ các tệp `src/check/rules/*/*.md`; \
         không sửa ở đây. Generated: edit the twin of the rule instead.\n",
    );
    for family in FAMILIES {
        let rules: Vec<&Rule> = rules_of(family).collect();
        if !rules.is_empty() {
            out.push_str(&format!("\n## {} · {} ({})\n", family.vi, family.en, family.prefix));
        }
        for rule in rules {
            // A twin is a page of its own; here its headings go two levels down.
            let mut fenced = false;
            for line in rule.doc.lines() {
                fenced ^= line.starts_with("```");
                let deeper = if !fenced && line.starts_with('#') { "##" } else { "" };
                let line = line.replace("```quyche ", "```markdown ");
                if deeper.is_empty() || !line.starts_with("# ") {
                    out.push_str(&format!("{deeper}{line}\n"));
                } else {
                    out.push_str(&format!("\n{deeper}{line}\n\n`{}`\n", rule.code.severity.word()));
                }
            }
        }
    }
    out.push_str(&format!("\n## {} · {}\n\n", Lang::Vi.sentence("rules.read"), Lang::En.sentence("rules.read")));
    out.push_str("| | | | |\n|---|---|---|---|\n");
    for code in codes::ALL {
        let sentence = |lang: Lang| lang.sentence(code.code).replace('|', "\\|");
        let row = [code.code, code.name, code.severity.word(), &sentence(Lang::Vi)];
        out.push_str(&format!("| {} |\n", row.join(" | ")));
    }
    out
}
