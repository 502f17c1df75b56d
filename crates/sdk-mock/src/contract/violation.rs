//! How an exchange can break its document.

use std::fmt;

/// One way in which a request or a response breaks the document.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Violation {
    /// The operation, as its id; for an unknown operation the method and the path.
    pub operation: String,
    /// What broke it.
    pub kind: ViolationKind,
    /// The broken rule, as a JSON pointer into the document.
    pub pointer: String,
    /// What is wrong, for a reader; no value of the exchange is repeated, it could be a secret.
    pub message: String,
}

/// The part of an exchange that breaks the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum ViolationKind {
    /// The document has no such operation.
    UnknownOperation,
    /// The document has the path, with other methods.
    UnknownMethod,
    /// A parameter of the path.
    Path,
    /// The query string.
    Query,
    /// A header.
    Header,
    /// Credentials are missing.
    Authentication,
    /// The body of the request.
    Body,
    /// The response of the server itself: a defect of the mock, not of the client.
    Response,
}

impl fmt::Display for Violation {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let part = match self.kind {
            ViolationKind::UnknownOperation | ViolationKind::UnknownMethod => "unknown operation",
            ViolationKind::Path => "path",
            ViolationKind::Query => "query",
            ViolationKind::Header => "header",
            ViolationKind::Authentication => "authentication",
            ViolationKind::Body => "body",
            ViolationKind::Response => "response of the mock",
        };
        write!(formatter, "{} ({part}): {} [document: #{}]", self.operation, self.message, self.pointer)
    }
}
