//! Several documents of one API become one: `sdk_openapi::merge`, where components are the same that make the same type.

use crate::document::Document;
use crate::error::{Error, Problem};
use crate::type_fingerprint::type_fingerprint;

/// Merges documents into the first.
pub(crate) fn merge(documents: Vec<Document>) -> Option<Result<Document, Error>> {
    let mut documents = documents.into_iter();
    let first = documents.next()?;
    Some(documents.enumerate().try_fold(first, |merged, (index, next)| add(merged, next, index + 2)))
}

fn add(mut merged: Document, next: Document, number: usize) -> Result<Document, Error> {
    let is_same = |one: &_, other: &_| type_fingerprint(one) == type_fingerprint(other);
    let name = format!("{} and {}", merged.name, next.name);
    match sdk_openapi::merge(&mut merged.content, next.content, number, &is_same) {
        Ok(()) => Ok(Document { name, content: merged.content }),
        Err(pointers) => {
            let problem = |pointer| {
                Problem::new(
                    pointer,
                    "an earlier document says something else here; build clients of their own from documents that \
                     contradict each other",
                )
            };
            Err(Error::Document {
                document: next.name,
                problems: pointers.into_iter().map(problem).collect(),
            })
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn document(name: &str, path: &str, component: &Value) -> Document {
        Document {
            name: name.to_owned(),
            content: json!({
                "info": { "title": name },
                "paths": { path: { "get": { "operationId": path, "schema": { "$ref": "#/components/schemas/Thing" } } } },
                "components": { "schemas": { "Thing": component } }
            }),
        }
    }

    #[test]
    fn equal_components_are_one() {
        let text = json!({ "type": "string", "description": "a text", "example": "a" });
        let same = json!({ "type": "string", "description": "in other words", "title": "Text" });
        let merged = merge(vec![document("a", "/a", &text), document("b", "/b", &same)]).unwrap().unwrap();
        assert_eq!(merged.content["components"]["schemas"], json!({ "Thing": text }));
        assert_eq!(merged.content["paths"].as_object().unwrap().len(), 2);
    }

    #[test]
    fn a_name_has_the_number_of_its_document_whatever_the_others_say() {
        let (text, number) = (json!({ "type": "string" }), json!({ "type": "integer" }));
        for second in [&text, &number] {
            let documents = [("a", "/a", &text), ("b", "/b", second), ("c", "/c", &number)]
                .map(|(a, b, c)| document(a, b, c));
            let merged = merge(documents.to_vec()).unwrap().unwrap();
            assert_eq!(merged.content["components"]["schemas"]["Thing_3"], number);
        }
    }

    #[test]
    fn contradicting_operations_are_an_error_with_their_place() {
        let mut other = document("b", "/a", &json!({}));
        other.content["paths"]["/a"]["get"]["operationId"] = json!("another");
        let error = merge(vec![document("a", "/a", &json!({})), other]).unwrap().unwrap_err().to_string();
        assert!(error.contains("/paths/~1a/get/operationId"), "{error}");
    }

    #[test]
    fn no_document_is_nothing() {
        assert!(merge(Vec::new()).is_none());
    }
}
