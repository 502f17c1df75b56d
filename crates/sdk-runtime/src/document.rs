//! What a client is made of.

/// The document that a client was generated from: `DOCUMENT` at the root of an SDK.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Document {
    /// Its title. Several documents of one API are joined by ` + `, here and in `version`.
    pub title: &'static str,
    /// Its version, as the vendor counts.
    pub version: &'static str,
    /// Tells documents of one version apart: FNV-1a of the JSON, in hexadecimal digits.
    pub hash: &'static str,
}
