//! What a print of a view says, line by line, from the view alone.

use quyche::model::Level;
use quyche::view::{BlockView, ClosingView, DocumentView, HeadView, Run, SignatureView};

/// The lines of a print in reading order, its blank ones left out.
pub fn lines(view: &DocumentView) -> Vec<String> {
    let mut out = String::new();
    for part in &view.parts {
        head(&part.head, view, &mut out);
        line(&part.title, &mut out);
        line(&words(&part.subject), &mut out);
        part.promulgated.iter().for_each(|runs| line(&words(runs), &mut out));
        if view.profile.subject_mark == quyche::model::SubjectMark::Dashes {
            line("-----", &mut out);
        }
        part.authority.iter().for_each(|name| line(name, &mut out));
        part.bases.iter().for_each(|basis| line(&words(basis), &mut out));
        line(&words(&part.enacting), &mut out);
        part.blocks.iter().for_each(|one| block(one, &mut out));
        closing(&part.closing, &mut out);
        for annex in &part.annexes {
            annex.blocks.iter().for_each(|one| block(one, &mut out));
        }
    }
    tidy(&out)
}

/// The lines of a text without those that say nothing, and without room at their ends.
pub fn tidy(text: &str) -> Vec<String> {
    text.lines().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect()
}

fn head(head: &HeadView, view: &DocumentView, out: &mut String) {
    head.superior.iter().for_each(|runs| line(&words(runs), out));
    line(&words(&head.organ), out);
    if view.profile.head.organ_mark == quyche::model::OrganMark::Star {
        line("*", out);
    }
    line(&head.nation, out);
    let rest = [&head.motto, &head.number, &head.urgency, &head.circulation, &head.date, &head.draft];
    rest.into_iter().flatten().for_each(|words| line(words, out));
}

fn block(block: &BlockView, out: &mut String) {
    if let Some(table) = &block.table {
        std::iter::once(&table.head).chain(&table.rows).flatten().for_each(|cell| line(&words(cell), out));
        return;
    }
    let is_title = matches!(block.kind, Level::Chapter | Level::Section | Level::Annex);
    let between = if block.label.is_empty() || !block.has_runs {
        ""
    } else if is_title {
        "\n"
    } else {
        " "
    };
    line(&format!("{}{between}{}", block.label, words(&block.runs)), out);
}

fn closing(closing: &ClosingView, out: &mut String) {
    let recipients = |out: &mut String| {
        if !closing.recipients.is_empty() {
            line("Nơi nhận:", out);
            closing.recipients.iter().for_each(|item| line(item, out));
        }
    };
    let signer = |one: &SignatureView, out: &mut String| {
        one.authority.iter().for_each(|authority| line(&format!("{} {}", authority.words, authority.of), out));
        one.title.iter().for_each(|title| line(title, out));
    };
    let name = |one: &SignatureView, out: &mut String| one.name.iter().for_each(|name| line(name, out));
    if closing.joint {
        for row in &closing.rows {
            row.iter().for_each(|one| signer(one, out));
            row.iter().for_each(|one| name(one, out));
        }
        recipients(out);
    } else {
        recipients(out);
        closing.signatures.iter().for_each(|one| {
            signer(one, out);
            name(one, out);
        });
    }
    [&closing.contact, &closing.typist].into_iter().flatten().for_each(|words| line(words, out));
}

/// The words of runs: notes in brackets, breaks as line ends.
pub fn words(runs: &[Run]) -> String {
    let one = |run: &Run| match &run.footnote {
        Some(footnote) => format!("[{}]", words(&footnote.runs)),
        None if run.is_break => "\n".to_owned(),
        None => run.text.clone(),
    };
    runs.iter().map(one).collect()
}

fn line(words: &str, out: &mut String) {
    out.push_str(words);
    out.push('\n');
}
