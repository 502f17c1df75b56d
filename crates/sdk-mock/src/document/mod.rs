//! An OpenAPI 3.0 document and its operations, with the pointer of each thing kept as a JSON pointer.

mod merge;
mod operation;
mod paging;
pub(crate) mod pattern;
pub(crate) mod pointer;
mod read;
pub(crate) mod schema;
mod server;
pub(crate) mod template;

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use serde_json::Value;

use crate::schema::Schemas;

pub use operation::{Body, Location, Media, Operation, Parameter, Response, Scheme, SchemeKind};
pub(crate) use operation::{MADE_UP, essence, is_form, is_json};
pub use paging::{Paging, PagingStyle};
pub(crate) use template::encoded;

/// A document that cannot be served.
#[derive(Debug, thiserror::Error)]
#[error("{pointer}: {message}")]
pub struct DocumentError {
    /// JSON pointer into the document, or the file's name.
    pub pointer: String,
    /// What is wrong there.
    pub message: String,
}

/// An OpenAPI 3.0 document, read once and shared: clones are cheap.
#[derive(Debug, Clone)]
pub struct Document {
    shared: Arc<Shared>,
}

#[derive(Debug)]
struct Shared {
    root: Arc<Value>,
    title: String,
    base_path: String,
    operations: Vec<Operation>,
    left_out: Vec<DocumentError>,
    schemas: Schemas,
}

/// What a method and a path lead to.
#[derive(Debug)]
pub(crate) enum Route<'a> {
    /// Operations with their path parameters: several where templates have one form, such as `/a/{id}` and `/a/{name}`.
    Found(Vec<(&'a Operation, BTreeMap<String, String>)>),
    /// The path exists with these other methods.
    OtherMethods(Vec<&'a str>),
    /// No such path.
    Unknown,
}

impl Document {
    /// Reads a document from JSON text.
    ///
    /// # Errors
    /// When the text is neither JSON nor YAML, or not an OpenAPI document, or none of its operations can be understood. An
    /// operation that cannot be is [left out](Document::left_out): the others do not depend on it.
    pub fn parse(text: &str) -> Result<Self, DocumentError> {
        let root = sdk_openapi::parse(text.as_bytes())
            .map_err(|error| DocumentError { pointer: "document".to_owned(), message: error.to_string() })?;
        Self::from_value(root)
    }

    /// Reads a document that is already JSON. One of OpenAPI 3.1 is read in the words of 3.0, and the pointers of violations
    /// lead there.
    ///
    /// # Errors
    /// As [`Document::parse`].
    pub fn from_value(mut root: Value) -> Result<Self, DocumentError> {
        sdk_openapi::lower(&mut root);
        let (operations, left_out) = read::operations(&root)?;
        let title = root.pointer("/info/title").and_then(Value::as_str).unwrap_or("untitled").to_owned();
        let base_path = root.pointer("/servers/0").map(server::base_path).unwrap_or_default();
        let root = Arc::new(root);
        let schemas = Schemas::new(root.clone());
        Ok(Self { shared: Arc::new(Shared { root, title, base_path, operations, left_out, schemas }) })
    }

    /// Several documents as one: all have the same base path, and names of components that two give to different things
    /// are made different.
    ///
    /// # Errors
    /// As [`Document::parse`], without a document, and when they have different base paths or contradict each other.
    pub fn merged(documents: impl IntoIterator<Item = Value>) -> Result<Self, DocumentError> {
        let none = DocumentError { pointer: "documents".to_owned(), message: "there are none".to_owned() };
        let mut documents = documents.into_iter().map(|mut document| {
            sdk_openapi::lower(&mut document);
            document
        });
        let first = documents.next().ok_or(none)?;
        let all =
            (2..).zip(documents).try_fold(first, |all, (number, more)| merge::merge(all, more, number))?;
        Self::from_value(all)
    }

    /// One of this crate's documents, read once in the life of a process: tests start many servers.
    pub(crate) fn own(read: &OnceLock<Self>, json: &str) -> Result<Self, DocumentError> {
        match read.get() {
            Some(document) => Ok(document.clone()),
            None => Self::parse(json).map(|document| read.get_or_init(|| document).clone()),
        }
    }

    /// The document's title.
    pub fn title(&self) -> &str {
        &self.shared.title
    }

    /// The path of the first server's URL, without a slash at the end: `/api/v1`, or nothing. Variables in it have
    /// their default.
    pub fn base_path(&self) -> &str {
        &self.shared.base_path
    }

    /// The operations, in the document's order.
    pub fn operations(&self) -> &[Operation] {
        &self.shared.operations
    }

    /// The operations that are not served, each with the pointer in the document that cannot be understood.
    pub fn left_out(&self) -> &[DocumentError] {
        &self.shared.left_out
    }

    /// The operation of this id.
    pub fn operation(&self, id: &str) -> Option<&Operation> {
        self.operations().iter().find(|operation| operation.id == id)
    }

    /// The whole document.
    pub fn json(&self) -> &Value {
        &self.shared.root
    }

    /// The validators of the document's schemas.
    pub(crate) fn schemas(&self) -> &Schemas {
        &self.shared.schemas
    }

    /// Finds the operation of a request. `path` is percent-encoded and has no base path.
    ///
    /// Of several templates that match, the one with literal text first is meant, whatever the method (OpenAPI
    /// 3.0.3, "Path Templating Matching").
    pub(crate) fn route(&self, method: &str, path: &str) -> Route<'_> {
        let Some(segments) = template::segments(path) else { return Route::Unknown };
        let matching = |operation: &'_ Operation| operation.template.matches_segments(&segments);
        let found = self.operations().iter().filter_map(|operation| Some((operation, matching(operation)?)));
        let mut found: Vec<_> = found.collect();
        let Some(best) = found.iter().map(|(operation, _)| operation.template.specificity()).min() else {
            return Route::Unknown;
        };
        found.retain(|(operation, _)| operation.template.specificity() == best);
        let (mine, others): (Vec<_>, Vec<_>) =
            found.into_iter().partition(|(operation, _)| operation.method == method);
        if mine.is_empty() {
            return Route::OtherMethods(
                others.iter().map(|(operation, _)| operation.method.as_str()).collect(),
            );
        }
        Route::Found(mine)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn document() -> Document {
        Document::from_value(json!({
            "openapi": "3.0.3",
            "info": {"title": "Test", "version": "1"},
            "servers": [{"url": "https://example.com/api/v1/"}],
            "paths": {
                "/users/{id}": {
                    "get": {"operationId": "user", "responses": {"200": {"description": "ok"}}},
                    "put": {"operationId": "edit", "responses": {"200": {"description": "ok"}}},
                },
                "/users/me": {"get": {"operationId": "me", "responses": {"200": {"description": "ok"}}}},
            }
        }))
        .unwrap()
    }

    #[test]
    fn takes_the_base_path_of_the_first_server() {
        assert_eq!(document().base_path(), "/api/v1");
    }

    #[test]
    fn prefers_the_literal_path() {
        let document = document();
        assert!(matches!(document.route("GET", "/users/me"), Route::Found(found) if found[0].0.id == "me"));
        assert!(matches!(document.route("GET", "/users/7"), Route::Found(found) if found[0].0.id == "user"));
    }

    #[test]
    fn the_literal_path_hides_the_other() {
        let document = document();
        assert!(
            matches!(document.route("PUT", "/users/me"), Route::OtherMethods(methods) if methods == ["GET"])
        );
        assert!(matches!(document.route("PUT", "/users/7"), Route::Found(found) if found[0].0.id == "edit"));
    }

    #[test]
    fn names_the_methods_that_exist() {
        let document = document();
        assert!(
            matches!(document.route("POST", "/users/7"), Route::OtherMethods(methods) if methods == ["GET", "PUT"])
        );
        assert!(matches!(document.route("GET", "/groups"), Route::Unknown));
    }

    #[test]
    fn a_parameter_of_no_place_in_the_path_is_none() {
        let lost = json!({"name": "lost", "in": "path", "required": true, "schema": {}});
        let operation = json!({"operationId": "x", "parameters": [lost], "responses": {}});
        let document = json!({"openapi": "3.0.3", "paths": {"/a/{b}": {"get": operation}}});
        let document = Document::from_value(document).unwrap();
        let names = document.operation("x").unwrap().parameters.iter().map(|one| one.name.as_str());
        assert_eq!(names.collect::<Vec<_>>(), ["b"]);
    }

    #[test]
    fn refuses_what_is_no_openapi_3_0() {
        assert!(Document::parse("{").is_err());
        assert!(Document::from_value(json!({"swagger": "2.0", "paths": {}})).is_err());
    }
}
