//! `quyche git merge-file`: the merge driver, which git runs for each file that both sides changed.

use crate::cli::args::MergeFileArgs;
use crate::cli::output::Output;
use crate::cli::{Failure, Outcome};
use crate::merge::{Form, Labels, Reason, merge};
use crate::source::FACTS_FILE;
use crate::store;
use std::path::Path;

/// Merges into the second file; [`Outcome::Findings`], exit code 1, tells git that conflicts are left.
pub(super) fn run(args: &MergeFileArgs, output: &mut Output) -> Result<Outcome, Failure> {
    let [base, ours, theirs, named @ ..] = &args.files[..] else {
        return Err(Failure::new("cli.bad.missing", vec![("what", "FILES".to_owned())]));
    };
    let path = named.first().unwrap_or(ours).display().to_string();
    let texts = [base, ours, theirs].map(|file| store::read_file(file));
    let [base, own, other] = texts;
    let (base, own, other) = (base?, own?, other?);
    // Git before 2.44 does not know the names of the sides and leaves their signs.
    let label = |given: &str, usual: &str| {
        let known = !given.is_empty() && !given.starts_with('%');
        if known { given.to_owned() } else { usual.to_owned() }
    };
    let mut labels = Labels {
        ours: label(&args.ours, "ours"),
        base: label(&args.base, "base"),
        theirs: label(&args.theirs, "theirs"),
        length: args.marker_size.clamp(1, 100),
        with_base: false,
    };
    let form =
        if Path::new(&path).file_name().is_some_and(|name| name == FACTS_FILE) { Form::Facts } else { Form::Markdown };
    let texts = [&base, &own, &other].map(|bytes| std::str::from_utf8(bytes));
    let [Ok(base), Ok(own), Ok(other)] = texts else {
        store::write_file(ours, &whole(&own, &other, &labels))?;
        output.tell("git.conflict-unclear", &[("path", path)]);
        return Ok(Outcome::Findings);
    };
    let mut merged = merge(form, base, own, other, &labels);
    if !merged.conflicts.is_empty()
        && store::conflict_style(Path::new(".")).is_some_and(|style| style.ends_with("diff3"))
    {
        labels.with_base = true;
        merged = merge(form, base, own, other, &labels);
    }
    store::write_file(ours, merged.text.as_bytes())?;
    for conflict in &merged.conflicts {
        let key = match conflict.reason {
            Reason::Edited => "git.conflict-edited",
            Reason::Deleted => "git.conflict-deleted",
            Reason::Added => "git.conflict-added",
            Reason::Unclear => "git.conflict-unclear",
        };
        output.tell(key, &[("path", path.clone()), ("place", conflict.place.clone())]);
    }
    Ok(if merged.conflicts.is_empty() { Outcome::Clean } else { Outcome::Findings })
}

/// Both files whole, between markers: what is no text cannot be merged, and neither side may be lost.
fn whole(ours: &[u8], theirs: &[u8], labels: &Labels) -> Vec<u8> {
    if ours == theirs {
        return ours.to_vec();
    }
    let mut out = Vec::new();
    for (sign, label, bytes) in [('<', &labels.ours, ours), ('=', &String::new(), theirs), ('>', &labels.theirs, &[])] {
        let line = format!("{} {label}", sign.to_string().repeat(labels.length));
        out.extend(line.trim_end().bytes());
        out.push(b'\n');
        out.extend(bytes);
        if !bytes.is_empty() && !bytes.ends_with(b"\n") {
            out.push(b'\n');
        }
    }
    out
}
