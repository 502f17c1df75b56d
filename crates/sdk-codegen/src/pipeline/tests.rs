use proptest::prelude::*;

use super::*;
use crate::api::QueryArrays;
use crate::document::Document;
use crate::generate::generate;
use crate::random::{self, reordered};
use crate::selection::Selection;

fn api() -> Api {
    Api { query_arrays: QueryArrays::Brackets, ..Api::default() }
}

/// Everything that is made of a document, or why nothing is: a random `allOf` can contradict itself.
fn generated(content: Value) -> Result<[String; 3], String> {
    let document = Document { name: "random".to_owned(), content };
    let generated =
        generate(&api(), vec![document], None, &Selection::All).map_err(|error| error.to_string())?;
    Ok([generated.code, generated.call_table, generated.index])
}

fn prepared(document: Value) -> Prepared {
    prepare(&api(), document, &[], "random").unwrap_or_else(|error| panic!("{error}"))
}

fn without_type_names(value: &mut Value) {
    match value {
        Value::Object(members) => {
            members.remove(crate::step::TYPE_NAMES);
            members.values_mut().for_each(without_type_names);
        }
        Value::Array(elements) => elements.iter_mut().for_each(without_type_names),
        _ => (),
    }
}

proptest! {
    #![proptest_config(random::config())]

    #[test]
    fn the_order_of_members_in_the_file_does_not_matter(random::Document(document) in random::document()) {
        let (one, other) = (prepared(document.clone()), prepared(reordered(&document)));
        prop_assert_eq!(one.document.to_string(), other.document.to_string());
        prop_assert_eq!(one.steps, other.steps);
        prop_assert_eq!(one.notes, other.notes);
    }

    /// With two exceptions: the redacting type has a key of its own until `hoist` calls it `Secret`, a name that no
    /// component of the vendor's may have, for which reason `prepare` is not for documents that it has made; and the
    /// further names of types are those of places, which are components the second time.
    #[test]
    fn a_step_that_runs_again_finds_nothing_to_do(random::Document(document) in random::document()) {
        let settings = Settings { query_arrays: QueryArrays::Brackets, required: Required::AsDocumented };
        let has_secrets = document.to_string().contains("password");
        let mut once = crate::walk::sorted(document);
        for (step, apply) in STEPS {
            apply(&mut once, &settings);
            let mut twice = once.clone();
            apply(&mut twice, &settings);
            if *step == "hoist" {
                [&mut once, &mut twice].into_iter().for_each(without_type_names);
            }
            prop_assert!(twice == once || (*step == "hoist" && has_secrets), "{}", step);
        }
    }
}

proptest! {
    // The generator takes a hundred times as long as everything before it.
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn the_same_document_gives_the_same_code(random::Document(document) in random::document()) {
        prop_assert_eq!(generated(document.clone()), generated(reordered(&document)));
    }
}
