//! Why a server does not start.

use std::io;

use crate::document::DocumentError;

/// A server that could not be started.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StartError {
    /// The document cannot be served.
    #[error("the document cannot be served: {0}")]
    Document(#[from] DocumentError),
    /// No address to listen on, or no thread.
    #[error("the server cannot listen: {0}")]
    Listen(#[from] io::Error),
    /// No certificate could be made.
    #[error("no certificate could be made: {0}")]
    Certificate(String),
}
