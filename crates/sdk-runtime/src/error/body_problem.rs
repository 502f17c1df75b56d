//! Why the body of a success was no use.

/// Why the body of a success was no use; see [`Error::body_problem`](crate::Error::body_problem).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum BodyProblem {
    /// It is not JSON. Then it is hardly the vendor's: more likely a page of a proxy.
    NotJson,
    /// It is empty where JSON was expected.
    Empty,
    /// It is the beginning of JSON: whoever sent it stopped too early.
    Truncated,
    /// It is JSON, and a part of it has another form than documented.
    Mismatch,
    /// It is larger than `body_limit`.
    TooLarge,
    /// It did not arrive: the connection broke, or the time was over ([`Error::is_timeout`](crate::Error::is_timeout)).
    Lost,
}
