//! What is known about the effect of a request.

/// What is known about the effect of a request on the other side, from "nothing" to "it happened".
///
/// The order is meant: over several attempts of one call the highest value holds, because a later refusal says
/// nothing about an earlier attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Effect {
    /// Not a byte of the request left for the server.
    NotSent,
    /// A response says that the request was refused.
    NotApplied,
    /// Sent, completely or in part, and no response tells what became of it.
    Unknown,
    /// A response says that it was done.
    Applied,
}
