//! The steps: each one file, each a pure function over the document.
//!
//! A step counts what it changed and lists, with JSON pointers, what it had to give up. Later steps rely on earlier
//! ones: [`STEPS`] is the order, with the reason for each position.

mod composition;
mod defaults;
mod empty_body;
mod empty_success;
mod error_responses;
mod hoist;
mod malformed;
mod media_types;
mod nullable;
mod nullable_components;
mod operation_ids;
mod parameter_names;
mod parameters;
mod paths;
mod plain_components;
mod property_names;
mod query_arrays;
mod references;
mod rejoin;
mod relax_responses;
mod rustdoc;
mod schema_types;
mod secrets;
mod select;
mod servers;
mod simplify_requests;
mod split;
mod success_response;
mod unused_keywords;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::api::{QueryArrays, Required};
use crate::error::Problem;

pub(crate) use empty_body::NO_EMPTY_BODY;
pub(crate) use hoist::{REDACTING, TYPE_NAMES, UPLOADED, unique};
pub use media_types::is_json;
pub(crate) use media_types::{ACCEPT, BODY, NOT_GENERATED};
pub(crate) use operation_ids::ORIGINAL_ID;
pub(crate) use parameter_names::WIRE_PARAMETERS;
pub(crate) use parameters::{BETWEEN, COOKIE, ENTRIES, PATH_STYLES, RESERVED};
pub(crate) use select::{keep, names, select, tags};
pub(crate) use servers::{SERVER, SERVER_URL};

/// Operation extension: the path as the vendor writes it, where a step had to change the template.
pub(crate) const ORIGINAL_PATH: &str = "x-codegen-original-path";

/// What a step may know besides the document.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Settings {
    pub(crate) query_arrays: QueryArrays,
    pub(crate) required: Required,
}

#[cfg(test)]
impl Settings {
    /// What most tests do not care about.
    fn plain() -> Self {
        Self { query_arrays: QueryArrays::Repeat, required: Required::AsDocumented }
    }
}

/// What a step did.
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
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct StepCount {
    /// Name of the step.
    pub step: String,
    /// Number of places that it changed.
    pub changes: usize,
}

type StepFn = fn(&mut Value, &Settings) -> Outcome;

/// Every step by name, in order, with the reason for its position.
pub(crate) const STEPS: &[(&str, StepFn)] = &[
    // First: all others take lists and objects for what they are.
    ("malformed", malformed::apply),
    // Before all others, which expect path items, parameters, bodies and responses in place.
    ("references", references::apply),
    // After `references`, which makes operations of a path twice where another one refers to it: reports, types and later
    // steps name an operation by its id.
    ("operation-ids", operation_ids::apply),
    // After `references`: a path parameter can be declared once for all operations of a path.
    ("paths", paths::apply),
    // After `references`, and before `unused-keywords` and `parameters`: it turns servers into parameters.
    ("servers", servers::apply),
    // Before all that decide by `type`.
    ("schema-types", schema_types::apply),
    // After `schema-types`, which says `nullable` in one way; before `unused-keywords`, which notes what `nullable` is beside.
    ("nullable-components", nullable_components::apply),
    // Before schemas are merged and compared: titles and examples would make equal ones differ.
    ("unused-keywords", unused_keywords::apply),
    // Before `plain-components`: what is composed becomes one schema, which then is a type or is none.
    ("all-of", composition::all_of),
    // Before successes are compared and components copied: those that are no types are gone.
    ("plain-components", plain_components::apply),
    // After `plain-components`: the schema of a parameter stands in its place. Before all that name or rename parameters: it
    // drops some and splits others.
    ("parameters", parameters::apply),
    // Before the three steps about successes: only successes are left.
    ("error-responses", error_responses::apply),
    // Before `empty-success`, which knows one spelling of JSON.
    ("media-types", media_types::apply),
    // Before `success-response`, for which a success without content is one without a body.
    ("empty-success", empty_success::apply),
    // Before `alternatives` and `relax-responses`: it merges what several successes describe.
    ("success-response", success_response::apply),
    // After `parameters`: only lists that travel as a repeated name are still arrays.
    ("query-arrays", query_arrays::apply),
    // After `query-arrays`: it remembers the name on the wire.
    ("parameter-names", parameter_names::apply),
    // Before all that treat requests and responses differently.
    ("split", split::apply),
    // After `split`: it concerns requests only.
    ("defaults", defaults::apply),
    // After `split`: what only a response has is not required of a body. Before `alternatives` and `simplify-requests`, which
    // forget what a body has to have.
    ("empty-body", empty_body::apply),
    // After `split`: a choice stays a choice in requests only.
    ("alternatives", composition::alternatives),
    // Before `simplify-requests`, which marks optional lists and maps as nullable although no server said so.
    ("nullable", nullable::apply),
    // After `alternatives`: what is merged there is relaxed, too.
    ("relax-responses", relax_responses::apply),
    // After `nullable`, as said there.
    ("simplify-requests", simplify_requests::apply),
    // After `relax-responses` and `simplify-requests`: an enumeration that is a component is plain text in responses.
    ("plain-again", plain_components::apply),
    // After `relax-responses` and `simplify-requests`: they decide whether the two copies of `split` differ.
    ("rejoin", rejoin::apply),
    // After `relax-responses` and `simplify-requests`, which keep the format `password`; before `hoist`, which names the type.
    ("secrets", secrets::apply),
    // After all that change types: it names them, and joins those that are equal.
    ("hoist", hoist::apply),
    // After `hoist`: every object is a component now.
    ("property-names", property_names::apply),
    // Last: it makes safe what all others have written.
    ("rustdoc", rustdoc::apply),
];

/// What bounds a value, and makes no other type.
const BOUNDS: [&str; 13] = [
    "exclusiveMaximum",
    "exclusiveMinimum",
    "maxItems",
    "maxLength",
    "maxProperties",
    "maximum",
    "minItems",
    "minLength",
    "minProperties",
    "minimum",
    "multipleOf",
    "pattern",
    "uniqueItems",
];

/// Says that a schema allows `null`, which a reference cannot say.
fn allow_null(schema: &mut Value) {
    match schema {
        Value::Object(members) if !members.contains_key("$ref") => {
            members.insert("nullable".to_owned(), Value::Bool(true));
        }
        reference => *reference = serde_json::json!({ "nullable": true, "allOf": [reference.take()] }),
    }
}

/// Where a document says in so many words that an object has more members than it describes, they get a place. The other
/// boolean says nothing to a client, and neither does this one where no member is described: that is a map anyway.
fn open(schema: &mut Map<String, Value>) {
    let Some(Value::Bool(is_open)) = schema.get("additionalProperties") else { return };
    let has_members = schema.get("properties").and_then(Value::as_object).is_some_and(|all| !all.is_empty());
    if *is_open && has_members {
        schema.insert("additionalProperties".to_owned(), Value::Object(Map::new()));
    } else {
        schema.remove("additionalProperties");
    }
}

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

/// One direction of a document as text: its parts of the operations, and the components that they reach.
#[cfg(test)]
pub(crate) fn text_of(document: &Value, direction: crate::walk::Direction) -> String {
    use crate::walk::{self, Direction};

    let members: &[&str] = match direction {
        Direction::Request => &["parameters", "requestBody"],
        Direction::Response => &["responses"],
    };
    let mut text = String::new();
    for (id, (_, operation)) in walk::sorted_operations(document) {
        for member in members {
            text += &format!("{id} {member}: {}\n", operation.get(*member).unwrap_or(&Value::Null));
        }
    }
    for name in walk::reachable(document, direction) {
        text += &format!("{name}: {}\n", document["components"]["schemas"][&name]);
    }
    text
}
