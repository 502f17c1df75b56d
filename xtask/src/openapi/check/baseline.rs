//! What progenitor by itself makes of a document, for comparison: the builder interface, default settings, and only
//! those edits of the document without which it does not generate.

use std::error::Error;
use std::path::Path;

use serde::Serialize;

use super::generation::ApiName;
use super::measured::Usage;
use crate::openapi::document::Document;

/// What progenitor by itself makes of a document.
#[derive(Debug, Serialize)]
pub(super) struct Baseline {
    /// Of generated code.
    pub(super) lines: usize,
    /// Of compiling it.
    #[serde(flatten)]
    pub(super) usage: Usage,
    /// What had to be changed in the document.
    pub(super) edits: Vec<String>,
    /// What the compiler complains of.
    pub(super) errors: Vec<String>,
}

/// Generates, compiles and measures.
pub(super) fn build(_: &Path, _: ApiName, _: &[Document]) -> Result<Baseline, Box<dyn Error>> {
    Err("not there yet".into())
}
