//! Gives every type a name, and types of the same meaning one name.
//!
//! typify names inline schemas after their place, and when two places give one name it silently takes the first type
//! for both. So nothing is left inline here: every object, enum and choice becomes a component whose name is unique.
//! Identical ones in the same direction share a component, which is most of what makes a complete
//! vendor document compile in reasonable time.
//!
//! Names: `x-codegen-name` where an overlay sets it, else what progenitor would call the place (`<Operation>Response`,
//! `<Operation>Body`, then `<Parent><Property>`, `<Parent>Item`). Where places share a type, it is called after the
//! first of them, operations taken in the order of their ids, and the names of the others are kept beside it.

mod intern;
mod naming;
mod places;
mod through;

use serde_json::Value;

use super::{Outcome, Settings};
use crate::walk::{self, Direction};

use intern::Interner;
pub(super) use naming::RESERVED;
pub(crate) use naming::{REDACTING, UPLOADED, unique};
pub(crate) use places::TYPE_NAMES;
use places::{Owner, Parent};

pub(super) fn apply(document: &mut Value, _: &Settings) -> Outcome {
    let mut outcome = Outcome::default();
    naming::join_components(document, &mut outcome);
    naming::rename_components(document, &mut outcome);

    // What is only reached through a schema that is about to be taken out is on the same side as that.
    let requests = walk::reachable(document, Direction::Request);
    let mut interner = Interner::default();
    walk::operations_by_id(document, |mut operation| roots(&mut operation, &mut interner));
    let Some(components) = walk::components_mut(document) else { return outcome };
    for (name, component) in components.iter_mut() {
        let direction = if requests.contains(name) { Direction::Request } else { Direction::Response };
        interner.inside(component, direction, Parent::Owner(Owner::Component(name.clone()), String::new()));
    }
    outcome.changes += interner.finish(document, &mut outcome.notes);
    outcome
}

fn roots(operation: &mut walk::Operation<'_>, interner: &mut Interner) {
    let owner = Owner::Operation(operation.id().to_owned());
    let part = |part: String| Parent::Owner(owner.clone(), part);
    let parameters = operation.value.get_mut("parameters").and_then(Value::as_array_mut);
    for parameter in parameters.into_iter().flatten() {
        let name = parameter.get("name").and_then(Value::as_str).unwrap_or_default().to_owned();
        if let Some(schema) = parameter.get_mut("schema") {
            interner.take(schema, Direction::Request, part(format!("-{name}")));
        }
    }
    walk::roots(operation, Direction::Response, &mut |root, _| {
        interner.take(root, Direction::Response, part("-response".to_owned()));
    });
    if let Some(content) = operation.value.get_mut("requestBody").and_then(|body| body.get_mut("content")) {
        for media in content.as_object_mut().into_iter().flatten().map(|(_, media)| media) {
            if let Some(schema) = media.get_mut("schema") {
                interner.take(schema, Direction::Request, part("-body".to_owned()));
            }
        }
    }
}

#[cfg(test)]
mod tests;
