//! Why a run stops before its end.

use crate::exit::Code;
use crate::report::unmarked;

/// A cause and one sentence about it, which says what to change where. Foreign text in it is [marked](crate::report::foreign);
/// only [`report`](crate::report) prints it, after cleaning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    code: Code,
    message: String,
}

impl Failure {
    /// A failure with its sentence.
    pub fn new(code: Code, message: impl Into<String>) -> Self {
        Self { code, message: message.into() }
    }

    /// The cause.
    #[must_use]
    pub fn code(&self) -> Code {
        self.code
    }

    /// The sentence, with foreign text as it is.
    #[must_use]
    pub fn message(&self) -> String {
        unmarked(&self.message)
    }

    /// The sentence, with foreign text marked.
    pub(crate) fn marked(&self) -> &str {
        &self.message
    }
}
