//! What can be wrong with the input, each said with the place to repair it.

use crate::exit::Code;
use crate::failure::Failure;

/// A defect of the payload. Its text names keys, positions and types, never a value.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PayloadError {
    /// Nothing arrived, or only whitespace.
    #[error(
        "no input on stdin: the Gateway pipes one Base64 line into the script; attach the script to a PAM record, or \
         try it by hand with `rotator check`"
    )]
    Empty,
    /// Somebody started the program by hand.
    #[error(
        "stdin is a terminal: the Gateway pipes the payload into the script; to try it by hand, start \
         `rotator check`"
    )]
    Terminal,
    /// More than [`MAX_INPUT_BYTES`](super::limits::MAX_INPUT_BYTES).
    #[error("the input is larger than {limit} bytes: attach fewer or smaller records to the script")]
    TooLarge {
        /// The limit in bytes.
        limit: usize,
    },
    /// The writer neither wrote a complete payload nor closed in time.
    #[error(
        "no complete payload arrived within {seconds} seconds: whoever starts the script has to pipe the Gateway's line \
         into it, and to end it"
    )]
    Timeout {
        /// How long it was waited for.
        seconds: u64,
    },
    /// The operating system refused to read.
    #[error("stdin could not be read ({kind}): the Gateway has to pipe the payload into the script")]
    Unreadable {
        /// The kind of the input error.
        kind: String,
    },
    /// Somebody piped JSON as it is.
    #[error("the input is JSON where Base64 is expected: pipe it through `base64`, or use `rotator payload`")]
    NotEncoded,
    /// Not Base64.
    #[error("{what} is not Base64 ({why}): the script command has to hand on the Gateway's input unchanged")]
    Base64 {
        /// Which text: the input or `records`.
        what: &'static str,
        /// What is wrong, by position.
        why: String,
    },
    /// Not UTF-8 (nor UTF-16) below the Base64.
    #[error(
        "{what} is not text in UTF-8 below its Base64: the script command has to hand on the Gateway's input unchanged"
    )]
    NotText {
        /// Which text.
        what: &'static str,
    },
    /// Not the JSON that was expected.
    #[error("{what} is not the expected JSON (line {line}, column {column}: {why})")]
    Json {
        /// Which text.
        what: &'static str,
        /// Line of the defect, from 1.
        line: usize,
        /// Column of the defect, from 1.
        column: usize,
        /// Its kind, without any value.
        why: &'static str,
    },
    /// A key that has to be there is not.
    #[error("the payload has no `{key}`: {repair}")]
    KeyMissing {
        /// The key.
        key: &'static str,
        /// What to do.
        repair: &'static str,
    },
    /// A key holds the wrong kind of value.
    #[error("the payload's `{key}` is {found} where {wanted} is expected")]
    KeyKind {
        /// The key.
        key: &'static str,
        /// The kind that was found.
        found: &'static str,
        /// The kind that is wanted.
        wanted: &'static str,
    },
    /// A key occurs twice.
    #[error("the payload has `{key}` twice")]
    KeyTwice {
        /// The key.
        key: &'static str,
    },
}

impl PayloadError {
    /// The stable word for this defect.
    #[must_use]
    pub fn code(&self) -> Code {
        match self {
            Self::Empty | Self::Terminal => Code::NoInput,
            Self::TooLarge { .. } => Code::InputTooLarge,
            Self::Timeout { .. } => Code::InputTimeout,
            _ => Code::PayloadInvalid,
        }
    }
}

impl From<PayloadError> for Failure {
    fn from(error: PayloadError) -> Self {
        Self::new(error.code(), error.to_string())
    }
}
