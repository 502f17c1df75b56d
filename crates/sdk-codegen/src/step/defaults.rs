//! Removes `default` from request schemas: progenitor would send it whenever the caller sets nothing.

use serde_json::Value;

use super::{Outcome, Settings};
use crate::walk::{self, Direction};

pub(super) fn apply(document: &mut Value, _: &Settings) -> Outcome {
    let mut changes = 0;
    walk::in_direction(document, Direction::Request, &mut |schema, _| {
        changes += schema.as_object_mut().and_then(|schema| schema.remove("default")).map_or(0, |_| 1);
    });
    Outcome { changes, ..Outcome::default() }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::random::{self, Document};
    use crate::step::{before, text_of};

    proptest! {
        #![proptest_config(random::config())]

        #[test]
        fn no_default_is_left_in_requests_and_responses_are_left_alone(Document(document) in random::document()) {
            let before = before("defaults", document);
            let mut after = before.clone();
            apply(&mut after, &Settings::plain());
            prop_assert_eq!(text_of(&after, Direction::Response), text_of(&before, Direction::Response));
            let mut left = Vec::new();
            walk::in_direction(&mut after, Direction::Request, &mut |schema, pointer| {
                left.extend(schema.get("default").map(|_| pointer.to_string()));
            });
            prop_assert_eq!(left, Vec::<String>::new());
        }
    }
}
