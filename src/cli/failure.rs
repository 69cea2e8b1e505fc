//! Why a command could not do what it was asked.

use super::unprinted;
use crate::diagnostic::Message;
use crate::open::OpenError;
use crate::render::{RenderFailure, TemplateError};
use crate::source::Sources;
use crate::store::StoreError;

/// Why a command failed.
#[derive(Debug)]
pub enum Failure {
    /// The words, and how to mend it.
    Said(Message, Option<Message>),
    /// A bug of this program, and what to do about it.
    Bug(Message, Message),
    /// Nobody reads the output any more.
    BrokenPipe,
}

impl Failure {
    /// A failure told by the catalogue's sentence `key`.
    pub fn new(key: &str, gaps: Vec<(&'static str, String)>) -> Self {
        Failure::Said(Message { key: key.to_owned(), gaps }, None)
    }

    /// The failure of a print of the regulation in `sources`, where signs that no font shows are looked for.
    pub(super) fn of_print(failure: RenderFailure, sources: &Sources) -> Self {
        match failure {
            RenderFailure::Template(error) => error.into(),
            RenderFailure::Letters(letters) => {
                let [message, help] = unprinted::letters(&letters, sources);
                Failure::Said(message, Some(help))
            }
            other => Failure::new("error.pdf", vec![("what", other.to_string())]),
        }
    }
}

impl From<OpenError> for Failure {
    fn from(error: OpenError) -> Self {
        Failure::Said(error.message, error.help)
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        OpenError::from(error).into()
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
        Failure::of_print(failure, &Sources::new())
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
