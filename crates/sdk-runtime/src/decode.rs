//! Decoding a JSON body, with errors that never quote it.

use serde::de::DeserializeOwned;
use serde_json::error::Category;

/// Decodes a body. The error says where and what kind, never a value: `at $.users[3].id: expected a string`.
pub(crate) fn decode<T: DeserializeOwned>(body: &[u8]) -> Result<T, String> {
    serde_json::from_slice(body).map_err(|error| describe(&error))
}

pub(crate) fn describe(error: &serde_json::Error) -> String {
    match error.classify() {
        Category::Eof => "the body ends too early".to_owned(),
        Category::Syntax => "the body is not JSON".to_owned(),
        Category::Data => "the body does not have the documented shape".to_owned(),
        Category::Io => "the body could not be read".to_owned(),
    }
}
