//! Joins the two copies that `split` made of a component where they ended up meaning the same.

use std::collections::BTreeMap;

use serde_json::Value;

use super::split::COPY_OF;
use super::{Outcome, Settings};
use crate::type_fingerprint::type_fingerprint;
use crate::walk;

pub(super) fn apply(document: &mut Value, _: &Settings) -> Outcome {
    let mut pairs: BTreeMap<String, String> = walk::components(document)
        .filter_map(|(copy, component)| Some((copy.clone(), component.get(COPY_OF)?.as_str()?.to_owned())))
        .collect();
    // Components can refer to each other in cycles: take all pairs for equal, and drop those that are not until the
    // assumption holds.
    loop {
        let equal: BTreeMap<String, String> = pairs
            .iter()
            .filter(|(copy, original)| {
                match (walk::component(document, copy), walk::component(document, original)) {
                    (Some(copy), Some(original)) => {
                        redirected(type_fingerprint(copy), &pairs) == type_fingerprint(original)
                    }
                    _ => false,
                }
            })
            .map(|(copy, original)| (copy.clone(), original.clone()))
            .collect();
        if equal.len() == pairs.len() {
            break;
        }
        pairs = equal;
    }
    walk::redirect(document, &pairs);
    if let Some(components) = walk::components_mut(document) {
        components.retain(|name, _| !pairs.contains_key(name));
    }
    Outcome { changes: pairs.len(), ..Outcome::default() }
}

fn redirected(value: Value, pairs: &BTreeMap<String, String>) -> Value {
    if let Some(original) = walk::reference(&value).and_then(|name| pairs.get(name)) {
        return walk::refer_to(original);
    }
    match value {
        Value::Object(members) => Value::Object(
            members.into_iter().map(|(name, member)| (name, redirected(member, pairs))).collect(),
        ),
        Value::Array(elements) => {
            Value::Array(elements.into_iter().map(|element| redirected(element, pairs)).collect())
        }
        scalar => scalar,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::meaning;
    use crate::random::{self, Document};
    use crate::step::before;

    proptest! {
        #![proptest_config(random::config())]

        #[test]
        fn operations_mean_the_same_as_before(Document(document) in random::document()) {
            let before = before("rejoin", document);
            let mut after = before.clone();
            apply(&mut after, &Settings::plain());
            prop_assert_eq!(meaning::operations(&after), meaning::operations(&before));
        }
    }
}
