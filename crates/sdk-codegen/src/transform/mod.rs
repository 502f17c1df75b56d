//! The transforms: each one file, each a pure function over the document.
//!
//! A transform counts what it changed and lists, with JSON pointers, what it had to give up. The order is that of
//! [`STEPS`], and later steps rely on earlier ones: after `references` there are no shared parameters, bodies and
//! responses; after `composition` no `allOf`; after `split` every component is on one side of the conversation.

mod collisions;
mod composition;
mod defaults;
mod empty_success;
mod error_responses;
mod hoist;
mod kinds;
mod media_types;
mod noise;
mod plain_components;
mod query_arrays;
mod references;
mod rejoin;
mod relax;
mod rustdoc;
mod secrets;
mod select;
mod split;
mod strict;
mod success_response;
#[cfg(test)]
mod tests;

use serde::Serialize;
use serde_json::Value;

use crate::api::{QueryArrays, Required};
use crate::error::Problem;

pub(crate) use select::{select, tags};

/// Operation extension: the path as the vendor writes it, where a transform had to change the template.
pub(crate) const ORIGINAL_PATH: &str = "x-original-path";

/// What a transform may know besides the document.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Settings {
    pub(crate) query_arrays: QueryArrays,
    pub(crate) required: Required,
}

/// What a transform did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Outcome {
    /// Number of places changed.
    pub(crate) changes: usize,
    /// What was lost or looks wrong, though generation can go on.
    pub(crate) notes: Vec<Problem>,
    /// What makes generation impossible.
    pub(crate) problems: Vec<Problem>,
}

/// How often a step changed the document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct StepCount {
    /// Name of the step.
    pub step: &'static str,
    /// Number of places that it changed.
    pub changes: usize,
}

type Transform = fn(&mut Value, &Settings) -> Outcome;

/// Every transform by name, in order.
pub(crate) const STEPS: &[(&str, Transform)] = &[
    ("references", references::apply),
    ("noise", noise::apply),
    ("kinds", kinds::apply),
    ("composition", composition::apply),
    ("collisions", collisions::apply),
    ("plain-components", plain_components::apply),
    ("error-responses", error_responses::apply),
    ("media-types", media_types::apply),
    ("empty-success", empty_success::apply),
    ("success-response", success_response::apply),
    ("query-arrays", query_arrays::apply),
    ("split", split::apply),
    ("defaults", defaults::apply),
    ("relax", relax::apply),
    ("strict", strict::apply),
    ("rejoin", rejoin::apply),
    ("secrets", secrets::apply),
    ("hoist", hoist::apply),
    ("rustdoc", rustdoc::apply),
];
