//! Components that two documents call by one name get two names.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::every_operation;
use crate::reference::Component;

/// The new names, by section and name.
type Names = BTreeMap<(String, String), String>;

/// Renames the components that an earlier document has under the same name with another meaning.
pub(super) fn keep_apart(
    earlier: &Value,
    later: &mut Value,
    number: usize,
    is_same: &dyn Fn(&Value, &Value) -> bool,
) {
    // A component that refers to a renamed one means something else from then on: look again until nothing is new.
    loop {
        let names = renamed(earlier, later, number, is_same);
        if names.is_empty() {
            return;
        }
        for ((section, name), new) in &names {
            let components = later.get_mut("components").and_then(|all| all.get_mut(section));
            let Some(components) = components.and_then(Value::as_object_mut) else { continue };
            components.remove(name).into_iter().for_each(|it| drop(components.insert(new.clone(), it)));
        }
        redirect(later, &names);
        every_operation(later, |operation| rename_schemes(operation, &names));
        later.as_object_mut().into_iter().for_each(|root| rename_schemes(root, &names));
    }
}

fn renamed(earlier: &Value, later: &Value, number: usize, is_same: &dyn Fn(&Value, &Value) -> bool) -> Names {
    let mut names = Names::new();
    for (section, components) in later.get("components").and_then(Value::as_object).into_iter().flatten() {
        let Some(components) = components.as_object() else { continue };
        let theirs = earlier.get("components").and_then(|all| all.get(section)).and_then(Value::as_object);
        let Some(theirs) = theirs else { continue };
        for (name, component) in components {
            if theirs.get(name).is_some_and(|same| !is_same(same, component)) {
                let mut new = format!("{name}_{number}");
                while components.contains_key(&new) || theirs.contains_key(&new) {
                    new.push('_');
                }
                names.insert((section.clone(), name.clone()), new);
            }
        }
    }
    names
}

/// Writes references anew, also those to what is inside of a component, and those of a discriminator.
fn redirect(value: &mut Value, names: &Names) {
    match value {
        Value::Object(members) => {
            let is_discriminator = members.get("propertyName").is_some_and(Value::is_string);
            for (name, value) in members {
                match value {
                    Value::String(reference) if name == "$ref" => follow(reference, names),
                    Value::Object(mapping) if is_discriminator && name == "mapping" => {
                        for target in mapping.values_mut() {
                            let Value::String(target) = target else { continue };
                            // A schema by its name alone.
                            match names.get(&("schemas".to_owned(), target.clone())) {
                                Some(new) => target.clone_from(new),
                                None => follow(target, names),
                            }
                        }
                    }
                    other => redirect(other, names),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| redirect(item, names)),
        _ => {}
    }
}

fn follow(reference: &mut String, names: &Names) {
    let Some(component) = Component::of(reference) else { return };
    let new = names.get(&(component.section.to_owned(), component.name.clone()));
    if let Some(new) = new.map(|new| component.renamed(new)) {
        *reference = new;
    }
}

/// A scheme is named without a reference.
fn rename_schemes(holder: &mut Map<String, Value>, names: &Names) {
    let alternatives = holder.get_mut("security").and_then(Value::as_array_mut).into_iter().flatten();
    for alternative in alternatives.filter_map(Value::as_object_mut) {
        let new =
            |name: String| names.get(&("securitySchemes".to_owned(), name.clone())).cloned().unwrap_or(name);
        *alternative =
            std::mem::take(alternative).into_iter().map(|(name, scopes)| (new(name), scopes)).collect();
    }
}
