//! Why a run stops before its end.

use crate::exit::Code;
use crate::report::{Message, unmarked};

/// A cause and a message about it, which says what to change where. Foreign text in it is [marked](crate::report::foreign());
/// only [`report`](crate::report) prints it, after cleaning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    code: Code,
    message: Message,
}

impl Failure {
    /// A failure and what happened.
    pub fn new(code: Code, message: impl Into<Message>) -> Self {
        Self { code, message: message.into() }
    }

    /// The same with what to do about it.
    #[must_use]
    pub fn advise(self, advice: impl Into<String>) -> Self {
        Self { message: self.message.advise(advice), ..self }
    }

    /// The same with the evidence.
    #[must_use]
    pub fn because(self, why: impl Into<String>) -> Self {
        Self { message: self.message.because(why), ..self }
    }

    /// The cause.
    #[must_use]
    pub fn code(&self) -> Code {
        self.code
    }

    /// The message in one line, with foreign text as it is.
    #[must_use]
    pub fn message(&self) -> String {
        unmarked(&self.message.line())
    }

    /// The message, with foreign text marked.
    pub(crate) fn marked(&self) -> &Message {
        &self.message
    }
}
