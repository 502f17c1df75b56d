//! In what a value breaks its schema. Where the feature `schemas` is off, nothing does.

#[cfg(not(feature = "schemas"))]
mod unchecked;
#[cfg(feature = "schemas")]
mod validators;

#[cfg(not(feature = "schemas"))]
pub(crate) use unchecked::Schemas;
#[cfg(feature = "schemas")]
pub(crate) use validators::Schemas;

/// Which way a value travels. A request is judged more strictly.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Direction {
    /// From the client: a field that the document does not name is an error, even though OpenAPI would allow it.
    Request,
    /// From the server, or from the client of an open contract: held to the letter of the document.
    Response,
}

/// A value that breaks its schema.
#[derive(Debug)]
pub(crate) struct Mismatch {
    /// JSON pointer of the rule in the document.
    pub(crate) rule: String,
    /// JSON pointer of the offending part of the value.
    pub(crate) part: String,
    /// What is wrong, without the value: it may be a password.
    pub(crate) message: String,
}
