//! The commits that touched a regulation, newest first.

use super::git::{lines, run};
use super::{GitFault, Place, Reader, Reason, StoreError};

/// So many commits are listed; a regulation of one term has far fewer.
pub const MOST_REVISIONS: usize = 10_000;

/// A commit that touched a regulation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revision {
    /// The commit's full id.
    pub id: String,
    /// The day it was written, in its author's time zone.
    pub date: chrono::NaiveDate,
    /// Who wrote it.
    pub author: String,
    /// The first line of its message.
    pub subject: String,
    /// The regulation in that commit, to be read by [`super::Reader`].
    pub place: Place,
}

/// The commits that touched a folder, newest first, at most [`MOST_REVISIONS`]: those before the commit checked out
/// for a folder on the disk, those before the revision for one in a revision. Renamed folders are not followed.
///
/// # Errors
/// There is no git, no repository, no such revision, or no commit yet.
pub fn history(place: &Place) -> Result<Vec<Revision>, StoreError> {
    let (within, revision, path) = match place {
        Place::Folder(folder) => (folder.clone(), "HEAD".to_owned(), "./".to_owned()),
        Place::Revision { within, revision, path } => {
            let revision = if revision.is_empty() { "HEAD".to_owned() } else { revision.clone() };
            (within.clone(), revision, path.clone())
        }
    };
    let from_here = path.starts_with("./") || path.starts_with("../");
    // The prefix makes names that hold in every folder of the working copy.
    let path = match from_here {
        true => {
            let prefix = lines(&within, &["rev-parse", "--show-prefix"])?.into_iter().next().unwrap_or_default();
            let joined = Place::Revision { within: within.clone(), revision: String::new(), path: prefix };
            match joined.beside(&path)? {
                Place::Revision { path, .. } => path,
                Place::Folder(_) => path,
            }
        }
        false => path,
    };
    let spec = format!(":(top,literal){path}");
    let most = format!("--max-count={MOST_REVISIONS}");
    let args =
        ["log", "-z", &most, "--date-order", "--format=%H%n%as%n%an%n%s", "--end-of-options", &revision, "--", &spec];
    let out = run(&within, &args).map_err(|error| match (&error.reason, Reader::open(&within)) {
        (Reason::Git(GitFault::Said(_)), Ok(reader)) => reader.why(&revision, &path),
        _ => error,
    })?;
    let mut revisions = Vec::new();
    for record in String::from_utf8_lossy(&out).split('\0') {
        let mut fields = record.trim_start_matches('\n').splitn(4, '\n');
        let mut field = || fields.next().unwrap_or("").to_owned();
        let (id, date, author, subject) = (field(), field(), field(), field());
        let Ok(date) = chrono::NaiveDate::parse_from_str(&date, "%Y-%m-%d") else { continue };
        let place = Place::Revision { within: within.clone(), revision: id.clone(), path: path.clone() };
        revisions.push(Revision { id, date, author, subject: subject.trim_end().to_owned(), place });
    }
    Ok(revisions)
}
