//! The summary of a check as text.

use minijinja::value::Serde;
use minijinja::{Value, context};

use super::decoding::Decoded;
use super::summary::Summary;
use crate::templates::filled;

/// The whole summary.
pub(super) fn text(summary: &Summary) -> anyhow::Result<String> {
    filled("summary.txt", Value::from(Serde(summary)))
}

/// What became of the examples.
pub(super) fn examples(examples: &Decoded) -> anyhow::Result<String> {
    filled("examples.txt", context! { examples => Serde(examples) })
}
