//! A document that a client is made of.

use serde_json::Value;

/// A document, and the name that messages give to it.
#[derive(Clone, Debug)]
pub struct Document {
    /// The file, for messages.
    pub name: String,
    /// Its content.
    pub content: Value,
}
