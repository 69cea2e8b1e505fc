//! `quyche git merge-file`: the merge driver, which git runs for each file that both sides changed.

use crate::cli::args::MergeFileArgs;
use crate::cli::git::around::{Version, is_of_two_organs, is_ours, organ};
use crate::cli::output::Output;
use crate::cli::{Failure, Outcome};
use crate::merge::{Form, Labels, Reason, merge};
use crate::store;
use std::path::Path;

/// Merges into the second file; [`Outcome::Findings`], exit code 1, tells git that conflicts are left.
pub(super) fn run(args: &MergeFileArgs, output: &mut Output) -> Result<Outcome, Failure> {
    let [base_file, ours, theirs_file, named @ ..] = &args.files[..] else {
        return Err(Failure::new("cli.bad.missing", vec![("what", "FILES".to_owned())]));
    };
    let path = named.first().unwrap_or(ours).display().to_string();
    let versions: Vec<Version> =
        [&args.base, &args.ours, &args.theirs].into_iter().filter_map(|label| Version::of(label)).collect();
    let texts = [base_file, ours, theirs_file].map(|file| store::read_file(file));
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
    let form = Form::of(path.rsplit(['/', '\\']).next().unwrap_or(&path));
    // Called by hand, without labels, it is asked to merge by provision.
    let by_git = !args.ours.is_empty() || !args.theirs.is_empty();
    if by_git && !is_ours(&path, &versions) {
        let labels_of_git = [labels.ours.as_str(), &labels.base, &labels.theirs];
        let conflicts = store::merge_lines([base_file, ours, theirs_file], labels_of_git, labels.length)?;
        return Ok(if conflicts { Outcome::Findings } else { Outcome::Clean });
    }
    let texts = [&base, &own, &other].map(|bytes| std::str::from_utf8(bytes));
    let [Ok(base), Ok(own), Ok(other)] = texts else {
        store::write_file(ours, &whole(&own, &other, &labels))?;
        output.tell("git.conflict-unclear", &[("path", path)]);
        return Ok(Outcome::Findings);
    };
    if is_of_two_organs(&versions) {
        // Each organ keeps its own file; what was edited in the other's is for a person to carry over, or not.
        let is_theirs = versions.last().and_then(|version| version.path.as_deref()) == Some(&path);
        store::write_file(ours, if is_theirs { other } else { own }.as_bytes())?;
        output.tell("git.conflict-organ", &[("path", path)]);
        return Ok(Outcome::Findings);
    }
    if form == Form::Facts && versions.is_empty() && are_two_organs(base, own, other) {
        store::write_file(ours, &whole(own.as_bytes(), other.as_bytes(), &labels))?;
        output.tell("git.conflict-unclear", &[("path", path)]);
        return Ok(Outcome::Findings);
    }
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
            Reason::Moved => "git.conflict-moved",
            Reason::Added => "git.conflict-added",
            Reason::Unclear => "git.conflict-unclear",
        };
        output.tell(key, &[("path", path.clone()), ("place", conflict.place.clone())]);
    }
    Ok(if merged.conflicts.is_empty() { Outcome::Clean } else { Outcome::Findings })
}

/// Whether the facts of the two sides name two organs, of which one is the base's. Without git's labels nobody knows
/// whether one was renamed or two files were taken for one, so a person decides.
fn are_two_organs(base: &str, ours: &str, theirs: &str) -> bool {
    let [base, ours, theirs] = [base, ours, theirs].map(organ);
    ours.is_some() && theirs.is_some() && ours != theirs && (base == ours || base == theirs)
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
