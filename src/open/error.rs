//! Why a regulation could not be opened.

use crate::diagnostic::Message;
use crate::load::ProfileError;
use crate::model::nearest;
use crate::store::{GitFault, Reason, StoreError};

/// Why a regulation could not be opened, in words of the catalogues.
#[derive(Debug, Clone, PartialEq)]
pub struct OpenError {
    /// What is wrong.
    pub message: Message,
    /// How to mend it, or what stands behind it.
    pub help: Option<Message>,
}

impl OpenError {
    /// An error told by the catalogue's sentence `key`.
    pub fn new(key: &str, gaps: Vec<(&'static str, String)>) -> Self {
        OpenError { message: Message { key: key.to_owned(), gaps }, help: None }
    }

    /// A format profile that cannot be used.
    pub fn profile(file: &str, error: &ProfileError) -> Self {
        let mut gaps = vec![("file", file.to_owned()), ("what", error.message.clone())];
        match error.line {
            Some(line) => {
                gaps.push(("line", line.to_string()));
                OpenError::new("error.profile-at", gaps)
            }
            None => OpenError::new("error.profile", gaps),
        }
    }
}

impl From<StoreError> for OpenError {
    fn from(error: StoreError) -> Self {
        let path = error.path.display().to_string();
        let key = error.key();
        let what = match &error.reason {
            Reason::System(error) => error.to_string(),
            Reason::TooLarge(largest) => (largest >> 20).to_string(),
            Reason::Git(GitFault::NoPath { revision }) => revision.clone(),
            Reason::Git(GitFault::Said(words)) => words.clone(),
            Reason::Git(GitFault::NoRevision { revision, known, .. }) => {
                let message = Message { key: key.to_owned(), gaps: vec![("what", revision.clone())] };
                let near = nearest(revision, known.iter().map(String::as_str));
                let listed = || known.iter().take(8).cloned().collect::<Vec<_>>().join(", ");
                let (help, words) = match near {
                    Some(near) => ("store.git-near", near.to_owned()),
                    None => ("store.git-known", listed()),
                };
                let help = Message { key: help.to_owned(), gaps: vec![("what", words.clone())] };
                return OpenError { message, help: Some(help).filter(|_| !words.is_empty()) };
            }
            _ => String::new(),
        };
        OpenError::new(key, vec![("path", path), ("what", what)])
    }
}
