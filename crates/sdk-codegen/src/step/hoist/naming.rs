//! Names of components: unique as Rust types, and not those of the standard library that generated code relies on.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::error::Problem;
use crate::names;
use crate::step::Outcome;
use crate::step::secrets::{FILE, SECRET};
use crate::step::split::COPY_OF;
use crate::type_fingerprint::type_fingerprint;
use crate::walk;

/// The component that the generator replaces by the redacting type.
pub(crate) const REDACTING: &str = "Secret";

/// The component that the generator replaces by the type for files. Not `Upload`, which vendors call their own things.
pub(crate) const UPLOADED: &str = "SdkRuntimeUpload";

/// Names that generated code uses without a path, and the components above.
pub(crate) const RESERVED: [&str; 16] = [
    "Box", "Default", "Err", "From", "Into", "None", "Ok", "Option", "Result", UPLOADED, REDACTING, "Self",
    "Some", "String", "TryFrom", "Vec",
];

/// The name, or the name with the first number that makes it unique.
pub(crate) fn unique(name: &str, taken: &mut BTreeSet<String>) -> String {
    names::first_free(name, "", |candidate| taken.insert(candidate.to_owned()))
}

/// Joins components with the same `x-codegen-name`. Where they have different structures, which another version of a document
/// can bring, the first keeps the name, and the others go by their own.
pub(super) fn join_components(document: &mut Value, outcome: &mut Outcome) {
    loop {
        let mut first: BTreeMap<String, (String, Value)> = BTreeMap::new();
        let mut joined: BTreeMap<String, String> = BTreeMap::new();
        let mut different = Vec::new();
        for (key, component) in walk::components(document) {
            let Some(rust_name) = component.get("x-codegen-name").and_then(Value::as_str) else { continue };
            let type_fingerprint = type_fingerprint(component);
            match first.get(rust_name) {
                Some((kept, same)) if *same == type_fingerprint => {
                    drop(joined.insert(key.clone(), kept.clone()))
                }
                Some((kept, _)) => different.push((key.clone(), kept.clone(), rust_name.to_owned())),
                None => drop(first.insert(rust_name.to_owned(), (key.clone(), type_fingerprint))),
            }
        }
        if joined.is_empty() {
            let mut components = walk::components_mut(document);
            for (key, kept, rust_name) in different {
                let component = components.as_mut().and_then(|all| all.get_mut(&key)?.as_object_mut());
                component.map(|component| component.remove("x-codegen-name"));
                let message = format!(
                    "x-codegen-name `{rust_name}` is also on `{kept}`, which has another structure and keeps it"
                );
                outcome.notes.push(Problem::new(format!("/components/schemas/{key}"), message));
            }
            return;
        }
        outcome.changes += joined.len();
        walk::redirect(document, &joined);
        if let Some(components) = walk::components_mut(document) {
            components.retain(|key, _| !joined.contains_key(key));
        }
    }
}

/// Renames components to Rust type names. Those that an overlay named are still to be told from the others.
pub(super) fn rename_components(document: &mut Value, outcome: &mut Outcome) {
    let mut taken: BTreeSet<String> = RESERVED.iter().map(|name| (*name).to_owned()).collect();
    let mut renamed = BTreeMap::new();
    let keys: BTreeMap<&String, Option<&str>> = walk::components(document)
        .map(|(key, component)| (key, component.get("x-codegen-name").and_then(Value::as_str)))
        .collect();
    for (key, rust_name) in keys.iter().filter_map(|(key, rust_name)| Some((*key, (*rust_name)?))) {
        taken.insert(rust_name.to_owned());
        renamed.insert(key.clone(), rust_name.to_owned());
    }
    for (placeholder, name) in [(SECRET, REDACTING), (FILE, UPLOADED)] {
        if keys.contains_key(&placeholder.to_owned()) {
            renamed.insert(placeholder.to_owned(), name.to_owned());
        }
    }
    for key in keys.keys().filter(|key| !renamed.contains_key(**key)).copied().collect::<Vec<_>>() {
        renamed.insert(key.clone(), unique(&names::component(key), &mut taken));
    }
    outcome.changes += renamed.iter().filter(|(key, name)| key != name).count();
    walk::redirect(document, &renamed);
    if let Some(components) = walk::components_mut(document) {
        for (key, mut component) in std::mem::take(components) {
            let name = renamed.get(&key).cloned().unwrap_or(key);
            if let Some(component) = component.as_object_mut()
                && component.remove(COPY_OF).is_some()
            {
                component.remove("x-codegen-name");
            }
            components.insert(name, component);
        }
    }
}
