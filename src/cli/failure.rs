//! Why a command could not do what it was asked.

use crate::diagnostic::Message;
use crate::load::ProfileError;
use crate::model::nearest;
use crate::render::{RenderFailure, TemplateError};
use crate::store::{GitFault, Reason, StoreError};

/// Why a command failed.
#[derive(Debug)]
pub enum Failure {
    /// The words, and how to mend it.
    Said(Message, Option<Message>),
    /// Nobody reads the output any more.
    BrokenPipe,
}

impl Failure {
    /// A failure told by the catalogue's sentence `key`.
    pub fn new(key: &str, gaps: Vec<(&'static str, String)>) -> Self {
        Failure::Said(Message { key: key.to_owned(), gaps }, None)
    }

    /// The words alone.
    pub fn message(self) -> Message {
        match self {
            Failure::Said(message, _) => message,
            Failure::BrokenPipe => {
                Message { key: "store.system".to_owned(), gaps: vec![("path", "stdout".to_owned())] }
            }
        }
    }

    /// A format profile that cannot be used.
    pub fn profile(file: &str, error: &ProfileError) -> Self {
        let mut gaps = vec![("file", file.to_owned()), ("what", error.message.clone())];
        match error.line {
            Some(line) => {
                gaps.push(("line", line.to_string()));
                Failure::new("error.profile-at", gaps)
            }
            None => Failure::new("error.profile", gaps),
        }
    }
}

impl From<StoreError> for Failure {
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
                return Failure::Said(message, Some(help).filter(|_| !words.is_empty()));
            }
            _ => String::new(),
        };
        Failure::new(key, vec![("path", path), ("what", what)])
    }
}

impl From<TemplateError> for Failure {
    fn from(error: TemplateError) -> Self {
        let message = Message { key: "error.template".to_owned(), gaps: vec![("what", error.to_string())] };
        let help = Message { key: "error.template.help".to_owned(), gaps: Vec::new() };
        Failure::Said(message, Some(help))
    }
}

impl From<RenderFailure> for Failure {
    fn from(failure: RenderFailure) -> Self {
        match failure {
            RenderFailure::Template(error) => error.into(),
            other => Failure::new("error.pdf", vec![("what", other.to_string())]),
        }
    }
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        if error.kind() == std::io::ErrorKind::BrokenPipe {
            return Failure::BrokenPipe;
        }
        Failure::new("store.system", vec![("path", "stdout".to_owned()), ("what", error.to_string())])
    }
}
