//! Values that no type describes.

use std::fmt;

use serde::{Serialize, Serializer};

use crate::redact::REDACTED;
use crate::secret::noting::note_texts;

/// A value of a request that no type describes: free JSON, or a map of texts. Any text in it can be a password, so `Debug`
/// shows nothing of it, and no text of it is shown where a server quotes it.
///
/// Generated code wraps members in it when it writes and prints them.
///
/// ```
/// use sdk_runtime::wire::Free;
///
/// let settings = serde_json::json!({ "username": "scan", "password": "Correct-Horse-9" });
/// assert_eq!(format!("{:?}", Free(&settings)), "[redacted]");
/// assert_eq!(serde_json::to_value(Free(&settings)).unwrap(), settings);
/// ```
#[derive(Clone, Copy)]
pub struct Free<T>(pub T);

impl<T: Serialize> Serialize for Free<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        note_texts(&self.0);
        self.0.serialize(serializer)
    }
}

impl<T> fmt::Debug for Free<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(REDACTED)
    }
}

/// Serialises a value as [`Free`] does: for `#[serde(serialize_with)]` where serde's own code writes it.
///
/// # Errors
///
/// The serializer's.
pub fn free<T: Serialize, S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
    Free(value).serialize(serializer)
}
