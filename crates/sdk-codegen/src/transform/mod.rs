//! The transforms: each one file, each a pure function over the document.
//!
//! A transform counts what it changed and lists, with JSON pointers, what it had to give up. The order is that of
//! [`STEPS`], and later steps rely on earlier ones: after `references` there are no shared parameters, bodies and
//! responses; after `composition` no `allOf`; after `split` every component is on one side of the conversation.

mod composition;
mod defaults;
mod empty_success;
mod error_responses;
mod hoist;
mod media_types;
mod noise;
mod nullable;
mod operation_ids;
mod parameter_names;
mod parameters;
mod paths;
mod plain_components;
mod property_names;
mod query_arrays;
mod references;
mod rejoin;
mod relax;
mod rustdoc;
mod schema_types;
mod secrets;
mod select;
mod split;
mod strict;
mod success_response;

use serde::Serialize;
use serde_json::Value;

use crate::api::{QueryArrays, Required};
use crate::error::Problem;

pub(crate) use hoist::{TYPE_NAMES, unique};
pub(crate) use media_types::NOT_GENERATED;
pub(crate) use operation_ids::ORIGINAL_ID;
pub(crate) use parameter_names::WIRE_PARAMETERS;
pub(crate) use select::{select, tags};

/// Operation extension: the path as the vendor writes it, where a transform had to change the template.
pub(crate) const ORIGINAL_PATH: &str = "x-original-path";

/// What a transform may know besides the document.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Settings {
    pub(crate) query_arrays: QueryArrays,
    pub(crate) required: Required,
}

#[cfg(test)]
impl Settings {
    /// What most tests do not care about.
    fn plain() -> Self {
        Self { query_arrays: QueryArrays::Repeat, required: Required::Claim }
    }
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
    ("operation-ids", operation_ids::apply),
    ("references", references::apply),
    ("paths", paths::apply),
    ("schema-types", schema_types::apply),
    ("noise", noise::apply),
    ("parameters", parameters::apply),
    ("all-of", composition::all_of),
    ("plain-components", plain_components::apply),
    ("error-responses", error_responses::apply),
    ("media-types", media_types::apply),
    ("empty-success", empty_success::apply),
    ("success-response", success_response::apply),
    ("query-arrays", query_arrays::apply),
    ("parameter-names", parameter_names::apply),
    ("split", split::apply),
    ("defaults", defaults::apply),
    ("alternatives", composition::alternatives),
    ("nullable", nullable::apply),
    ("relax", relax::apply),
    ("strict", strict::apply),
    ("rejoin", rejoin::apply),
    ("secrets", secrets::apply),
    ("hoist", hoist::apply),
    ("property-names", property_names::apply),
    ("rustdoc", rustdoc::apply),
];

/// The document as a step finds it. No step may refuse the random documents of property tests.
#[cfg(test)]
pub(crate) fn before(step: &str, document: Value) -> Value {
    let mut document = crate::walk::sorted(document);
    for (_, apply) in STEPS.iter().take_while(|(name, _)| *name != step) {
        let outcome = apply(&mut document, &Settings::plain());
        assert_eq!(outcome.problems, []);
    }
    document
}

/// One side of a document as text: its parts of the operations, and the components that they reach.
#[cfg(test)]
pub(crate) fn text_of(document: &Value, side: crate::walk::Side) -> String {
    use crate::walk::{self, Side};

    let members: &[&str] = match side {
        Side::Request => &["parameters", "requestBody"],
        Side::Response => &["responses"],
    };
    let mut text = String::new();
    for (id, (_, operation)) in walk::sorted_operations(document) {
        for member in members {
            text += &format!("{id} {member}: {}\n", operation.get(*member).unwrap_or(&Value::Null));
        }
    }
    for name in walk::reachable(document, side) {
        text += &format!("{name}: {}\n", document["components"]["schemas"][&name]);
    }
    text
}
