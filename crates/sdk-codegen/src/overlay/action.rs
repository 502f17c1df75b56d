//! One action: what it selects, and what it does there.

use sdk_openapi::pointer::{escape, unescape};
use serde_json::Value;
use serde_json_path::JsonPath;

/// One action.
pub(super) struct Action {
    pub(super) name: String,
    target: String,
    change: Change,
    /// By version 1.1 of the standard, an update replaces scalars. By 1.0, there must be none.
    replaces_scalars: bool,
}

enum Change {
    Remove,
    Update(Value),
    /// Merges what another place contains; since 1.1.
    Copy(String),
}

impl Action {
    pub(super) fn read(action: &Value, is_1_1: bool) -> Result<Self, String> {
        let target = action.get("target").and_then(Value::as_str).ok_or("it has no `target`")?;
        parse(target)?;
        let removes = match action.get("remove") {
            None | Some(Value::Bool(false)) => false,
            Some(Value::Bool(true)) => true,
            Some(_) => return Err("`remove` must be a boolean".to_owned()),
        };
        let copy = action
            .get("copy")
            .filter(|_| is_1_1)
            .map(|copy| copy.as_str().ok_or("`copy` must be a JSONPath"));
        let change = match (removes, action.get("update"), copy.transpose()?) {
            (true, ..) => Change::Remove,
            (_, Some(update), None) => Change::Update(update.clone()),
            (_, None, Some(copy)) => {
                parse(copy)?;
                Change::Copy(copy.to_owned())
            }
            (_, Some(_), Some(_)) => return Err("`update` and `copy` exclude each other".to_owned()),
            (_, None, None) => return Err("it has neither `update` nor `remove: true`".to_owned()),
        };
        Ok(Self { name: name(action), target: target.to_owned(), change, replaces_scalars: is_1_1 })
    }

    /// Makes the change. For each place where it made one, the pointers to what may differ now.
    pub(super) fn apply(&self, document: &mut Value) -> Result<Vec<Vec<String>>, String> {
        let pointers = locate(document, &self.target)?;
        let update = match &self.change {
            Change::Remove => return Ok(remove(document, &pointers)),
            Change::Update(update) => update.clone(),
            Change::Copy(source) => {
                let sources = locate(document, source)?;
                let [source] = sources.as_slice() else {
                    return Err(format!(
                        "`copy` must select one place, and {source} selects {}",
                        sources.len()
                    ));
                };
                document.pointer(source).cloned().unwrap_or_default()
            }
        };
        let is_scalar = |pointer: &String| {
            document.pointer(pointer).is_some_and(|value| !value.is_object() && !value.is_array())
        };
        if !self.replaces_scalars && pointers.iter().any(is_scalar) {
            return Err(format!("the target {} selects a scalar, which can only be removed", self.target));
        }
        let mut changed = Vec::new();
        for pointer in pointers {
            let Some(value) = document.pointer_mut(&pointer) else { continue };
            let mut differing = Vec::new();
            match value {
                Value::Array(elements) => {
                    add(elements, std::slice::from_ref(&update), &pointer, &mut differing)
                }
                value => merge(value, &update, &pointer, &mut differing),
            }
            changed.extend((!differing.is_empty()).then_some(differing));
        }
        Ok(changed)
    }
}

fn parse(path: &str) -> Result<JsonPath, String> {
    JsonPath::parse(path).map_err(|error| format!("{path} is no JSONPath: {error}"))
}

/// The places that a JSONPath selects, in the order of the document.
fn locate(document: &Value, path: &str) -> Result<Vec<String>, String> {
    Ok(parse(path)?.query_located(document).locations().map(|place| place.to_json_pointer()).collect())
}

/// From the back, so that indices stay right. Where an element goes, it is the list that differs.
fn remove(document: &mut Value, pointers: &[String]) -> Vec<Vec<String>> {
    let mut changed = Vec::new();
    for pointer in pointers.iter().rev() {
        let Some((parent, segment)) = pointer.rsplit_once('/') else { continue };
        let differs = match document.pointer_mut(parent) {
            Some(Value::Object(members)) => members.remove(&unescape(segment)).map(|_| pointer.as_str()),
            Some(Value::Array(elements)) => {
                let index = segment.parse().ok().filter(|&index: &usize| index < elements.len());
                index.map(|index| elements.remove(index)).map(|_| parent)
            }
            _ => None,
        };
        changed.extend(differs.map(|place| vec![place.to_owned()]));
    }
    changed
}

/// Merges as the specification says.
fn merge(target: &mut Value, update: &Value, pointer: &str, differing: &mut Vec<String>) {
    match (target, update) {
        (Value::Object(target), Value::Object(update)) => {
            for (name, value) in update {
                let pointer = format!("{pointer}/{}", escape(name));
                match target.get_mut(name) {
                    Some(member) => merge(member, value, &pointer, differing),
                    None => {
                        target.insert(name.clone(), value.clone());
                        differing.push(pointer);
                    }
                }
            }
        }
        (Value::Array(target), Value::Array(update)) => add(target, update, pointer, differing),
        (target, update) if *target != *update => {
            *target = update.clone();
            differing.push(pointer.to_owned());
        }
        _ => (),
    }
}

/// Appends what the list does not have yet: what it has is a correction that the vendor made.
fn add(list: &mut Vec<Value>, more: &[Value], pointer: &str, differing: &mut Vec<String>) {
    for element in more {
        if !list.contains(element) {
            list.push(element.clone());
            differing.push(pointer.to_owned());
        }
    }
}

/// What messages call an action.
pub(super) fn name(action: &Value) -> String {
    let named = action.get("x-codegen-action").or_else(|| action.get("target"));
    named.and_then(Value::as_str).unwrap_or("an action without a name").to_owned()
}
