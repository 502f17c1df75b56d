//! A request, and what of it is secret.

use std::fmt;

use reqwest::Request;
use zeroize::Zeroizing;

/// A request that is ready to be sent, and what of it must not come back in a text: what the types of its arguments know
/// to be secret, and every text that no type describes ([`wire::Free`](crate::wire::Free)).
///
/// [`wire::Request::build`](crate::wire::Request::build) makes it. A request of reqwest's does in its place; as nothing is
/// known of that, every text of its body counts as secret: of one that is not JSON, its lines and words.
pub struct PreparedRequest {
    pub(super) request: Request,
    pub(super) secrets: Vec<Zeroizing<String>>,
    /// Whether the secrets of the body are among them.
    pub(super) is_typed: bool,
}

impl PreparedRequest {
    pub(crate) fn new(request: Request, secrets: Vec<Zeroizing<String>>, is_typed: bool) -> Self {
        Self { request, secrets, is_typed }
    }
}

impl From<Request> for PreparedRequest {
    fn from(request: Request) -> Self {
        Self::new(request, Vec::new(), false)
    }
}

// The URL is left out: any argument can be in it.
impl fmt::Debug for PreparedRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PreparedRequest").field("method", self.request.method()).finish_non_exhaustive()
    }
}
