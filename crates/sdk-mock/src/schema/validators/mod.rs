//! Schemas of OpenAPI 3.0 as JSON Schema validators, compiled when first needed.
//!
//! OpenAPI 3.0 schemas are nearly JSON Schema draft 4: `exclusiveMinimum` is a flag, `$ref` hides its siblings.
//! What differs is rewritten in a copy of the document (`rewrite`); the pointer which a validator names there is
//! translated back into a pointer of the original.

mod rewrite;

use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use jsonschema::{Draft, Registry, Validator};
use parking_lot::Mutex;
use percent_encoding::{AsciiSet, utf8_percent_encode};
use serde_json::{Value, json};

use super::{Direction, Mismatch};
use crate::document::pointer::resolve;
use crate::document::template::RESERVED;

/// The name under which the rewritten document is known to the validators.
const NAME: &str = "json-schema:///document";

/// What a pointer must escape in the fragment of a URI.
const FRAGMENT: &AsciiSet = &RESERVED.remove(b'/');

/// A validator, or why there is none.
type Compiled = Result<Arc<Validator>, String>;

/// The validators of one document.
#[derive(Debug)]
pub(crate) struct Schemas {
    root: Arc<Value>,
    /// By direction.
    registries: [OnceLock<Result<Registry<'static>, String>>; 2],
    compiled: [Mutex<HashMap<String, Compiled>>; 2],
}

impl Schemas {
    pub(crate) fn new(root: Arc<Value>) -> Self {
        Self { root, registries: Default::default(), compiled: Default::default() }
    }

    /// Everything in which `value` breaks the schema at `pointer`.
    pub(crate) fn check(&self, direction: Direction, pointer: &str, value: &Value) -> Vec<Mismatch> {
        let validator = match self.validator(direction, pointer) {
            Ok(validator) => validator,
            Err(message) => {
                return vec![Mismatch {
                    rule: pointer.to_owned(),
                    part: String::new(),
                    message: format!("the schema cannot be compiled: {message}"),
                }];
            }
        };
        // The quick question first: a list can have 50,000 elements.
        if validator.is_valid(value) {
            return Vec::new();
        }
        validator.iter_errors(value).map(|error| self.mismatch(pointer, &error)).collect()
    }

    fn mismatch(&self, pointer: &str, error: &jsonschema::ValidationError<'_>) -> Mismatch {
        Mismatch {
            rule: self.original_pointer(pointer, error.evaluation_path().as_str()),
            part: error.instance_path().as_str().to_owned(),
            message: error.masked().to_string(),
        }
    }

    /// Where in the document an evaluation went: `path` begins at the schema at `pointer` and goes through `$ref`s.
    fn original_pointer(&self, pointer: &str, path: &str) -> String {
        let mut found = pointer.to_owned();
        // The first step is the reference by which the validator was compiled.
        for token in path.split('/').skip(2) {
            // The copy may have what a reference leads to in the place of the reference.
            found = resolve(&self.root, &found).map_or(found, |(target, _)| target);
            if token == "$ref" {
                continue;
            }
            let next = format!("{found}/{token}");
            let original = if token == "anyOf" { format!("{found}/oneOf") } else { next.clone() };
            match [next, original].into_iter().find(|one| self.root.pointer(one).is_some()) {
                Some(next) => found = next,
                // A keyword that only the copy has.
                None => break,
            }
        }
        found
    }

    fn validator(&self, direction: Direction, pointer: &str) -> Result<Arc<Validator>, String> {
        let mut compiled = self.compiled[direction as usize].lock();
        if let Some(known) = compiled.get(pointer) {
            return known.clone();
        }
        let new = self.compile(direction, pointer).map(Arc::new);
        compiled.insert(pointer.to_owned(), new.clone());
        new
    }

    fn compile(&self, direction: Direction, pointer: &str) -> Result<Validator, String> {
        let registry = &self.registries[direction as usize];
        let registry = registry.get_or_init(|| self.registry(direction)).as_ref().map_err(Clone::clone)?;
        let pointer = rewrite::rewritten_pointer(&self.root, pointer);
        jsonschema::options()
            .with_draft(Draft::Draft4)
            .with_registry(registry)
            .should_validate_formats(true)
            .with_format("uuid", is_uuid)
            .with_format("date", is_date)
            .offline()
            .build(&json!({"$ref": format!("{NAME}#{}", fragment(&pointer))}))
            .map_err(|error| error.to_string())
    }

    fn registry(&self, direction: Direction) -> Result<Registry<'static>, String> {
        let root = rewrite::rewritten(&self.root, direction);
        Registry::new()
            .draft(Draft::Draft4)
            .add(NAME, root)
            .and_then(jsonschema::RegistryBuilder::prepare)
            .map_err(|error| error.to_string())
    }
}

/// A pointer as the fragment of a URI.
fn fragment(pointer: &str) -> String {
    utf8_percent_encode(pointer, FRAGMENT).to_string()
}

/// The 8-4-4-4-12 form, in either case.
fn is_uuid(text: &str) -> bool {
    let groups: Vec<_> = text.split('-').collect();
    groups.iter().map(|group| group.len()).eq([8, 4, 4, 4, 12])
        && groups.iter().all(|group| group.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

/// `2026-02-04`; draft 4 has no such format.
fn is_date(text: &str) -> bool {
    let parts: Vec<_> = text.split('-').collect();
    parts.iter().map(|part| part.len()).eq([4, 2, 2])
        && parts.iter().all(|part| part.bytes().all(|byte| byte.is_ascii_digit()))
        && ("01"..="12").contains(&parts[1])
        && ("01"..="31").contains(&parts[2])
}

#[cfg(test)]
mod tests;
