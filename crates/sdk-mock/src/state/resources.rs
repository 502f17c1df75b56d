//! Which operations of a document are about the same things, inferred from paths and methods.
//!
//! * `/things/{id}` is a thing of the collection `/things`: GET reads it, PUT and PATCH change it, DELETE removes it; GET of
//!   the collection lists it, and POST makes one. What parameters are called makes no difference.
//! * `POST /things/{id}/copy` makes one like it. PUT and PATCH of `/things/{id}/word` change it, where that has no GET and
//!   the thing has members of the body, as does POST, where its response tells another status of the thing.
//! * `GET /things/{id}/status` reads what has no GET of its own, and `GET /things/status` lists it.
//! * `POST /groups/{id}/users/{id}` puts a user into a group, as does PUT without a body.
//! * Any other path with GET and PUT or PATCH is a single thing, such as the settings of something; DELETE takes it back to
//!   what it was.
//!
//! What paths do not say is said by the extension `x-codegen-state` of an operation: `{"collection": "/networks", "action":
//! "create"}` on `POST /organizations/{organizationId}/networks`. `{"action": "none"}` takes an operation out.

use std::collections::HashMap;

use serde_json::Value;

use super::infer;
use super::role::{Action, Role};
use crate::document::template::PathTemplate;
use crate::document::{Document, Operation};

/// The roles of a document's operations, by their ids.
#[derive(Debug, Default)]
pub(crate) struct Resources {
    roles: HashMap<String, Role>,
    /// For each form of a collection the operations on it: what a thing looks like is said by several.
    collections: HashMap<String, Vec<String>>,
    /// How many operations somebody else keeps the state of.
    left: usize,
}

impl Resources {
    pub(crate) fn of(document: &Document) -> Self {
        let mut operations: Vec<_> = document.operations().iter().collect();
        operations.sort_by_key(|operation| (&operation.path, &operation.method));
        let mut resources = Self::default();
        for roles in infer::collections(document, &operations).into_values() {
            // Things have a state if one operation shows them and another changes them.
            let shows = |(_, role): &(&Operation, Role)| matches!(role.action, Action::List | Action::Read);
            if roles.iter().any(shows) && !roles.iter().all(shows) {
                roles.into_iter().for_each(|(operation, role)| resources.insert(operation, role));
            }
        }
        for methods in operations.chunk_by(|one, other| one.path == other.path) {
            resources.single(methods);
        }
        document.operations().iter().for_each(|operation| resources.extension(document.json(), operation));
        resources
    }

    /// The operations of one path, where they are on a single thing.
    fn single(&mut self, operations: &[&Operation]) {
        let has = |wanted: &str| operations.iter().any(|operation| operation.method == wanted);
        if !has("GET") || !(has("PUT") || has("PATCH")) {
            return;
        }
        for operation in operations {
            if let Some(action) =
                infer::of_method(&operation.method).filter(|_| !self.roles.contains_key(&operation.id))
            {
                self.insert(
                    operation,
                    Role { action, path: infer::path_of(operation).to_owned(), parameter: None },
                );
            }
        }
    }

    fn extension(&mut self, root: &Value, operation: &Operation) {
        let Some(extension) = root.pointer(&operation.pointer).and_then(|value| value.get("x-codegen-state"))
        else {
            return;
        };
        let text = |name: &str| extension.get(name).and_then(Value::as_str);
        let action = match text("action") {
            Some("list") => Action::List,
            Some("create") => Action::Create,
            Some("copy") => Action::Copy,
            Some("add") => Action::Add,
            Some("read") => Action::Read,
            Some("update") => Action::Update,
            Some("delete") => Action::Delete,
            _ => {
                self.roles.remove(&operation.id);
                return;
            }
        };
        let path = text("collection").unwrap_or(infer::path_of(operation)).to_owned();
        let known = self.of_collection(&path).find_map(|id| self.roles.get(id)?.parameter.clone());
        let parameter = text("parameter").map(str::to_owned).or(known);
        self.insert(operation, Role { action, path, parameter });
    }

    /// Takes out the operations on a collection: somebody else keeps it.
    pub(crate) fn leave(&mut self, path: &str) {
        for id in self.collections.remove(&infer::form(path)).unwrap_or_default() {
            self.left += usize::from(self.roles.remove(&id).is_some());
        }
    }

    fn insert(&mut self, operation: &Operation, role: Role) {
        self.collections.entry(infer::form(&role.path)).or_default().push(operation.id.clone());
        self.roles.insert(operation.id.clone(), role);
    }

    /// The role of an operation; `None`: it has no state.
    pub(crate) fn role(&self, operation: &str) -> Option<&Role> {
        self.roles.get(operation)
    }

    /// The role of an operation on what has this path, parameters filled in.
    pub(crate) fn at(&self, path: &str) -> Option<&Role> {
        let matches = |role: &&Role| {
            PathTemplate::parse(&role.path).is_some_and(|template| template.matches(path).is_some())
        };
        self.roles.values().filter(matches).min_by_key(|role| (role.path.matches('{').count(), &role.path))
    }

    /// The ids of the operations on a collection.
    pub(crate) fn of_collection(&self, path: &str) -> impl Iterator<Item = &str> {
        self.collections.get(&infer::form(path)).into_iter().flatten().map(String::as_str)
    }

    /// A role on the collection of all things of which another one, such as the users of a group, has some.
    pub(crate) fn of_all(&self, path: &str) -> Option<&Role> {
        let (_, name) = path.rsplit_once('/')?;
        let all = |role: &&Role| {
            role.parameter.is_some()
                && !role.path.contains('{')
                && role.path != path
                && role.path.rsplit_once('/').is_some_and(|(_, other)| other == name)
        };
        self.roles.values().filter(all).min_by_key(|role| &role.path)
    }

    /// How many operations have a role, here or with somebody else.
    pub(crate) fn len(&self) -> usize {
        self.roles.len() + self.left
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn paths_and_methods_say_what_an_operation_does() {
        let list = json!({"type": "array", "items": {"type": "object"}});
        let operation = |id: &str, schema: &Value| {
            let content = json!({"application/json": {"schema": schema}});
            json!({"operationId": id, "responses": {"200": {"description": "", "content": content}}})
        };
        let mut clone = operation("clone", &json!({}));
        clone["x-codegen-state"] = json!({"collection": "/things", "action": "create"});
        let document = Document::from_value(json!({"openapi": "3.0.3", "info": {"title": "t", "version": "1"}, "paths": {
            "/things": {"get": operation("list", &list), "post": operation("create", &json!({}))},
            "/things/{id}": {"get": operation("read", &json!({})), "patch": operation("update", &json!({})), "delete": operation("delete", &json!({}))},
            "/things/{id}/clone": {"post": clone},
            "/things/{id}/settings": {"get": operation("settings", &json!({})), "put": operation("set", &json!({}))},
            "/weather/{day}": {"get": operation("weather", &json!({}))},
        }}))
        .unwrap();
        let resources = Resources::of(&document);
        let role = |id: &str| {
            resources.role(id).map(|role| (role.action, role.path.as_str(), role.parameter.as_deref()))
        };
        let things = |action| Some((action, "/things", Some("id")));
        assert_eq!(role("list"), things(Action::List));
        assert_eq!((role("create"), role("clone")), (things(Action::Create), things(Action::Create)));
        assert_eq!((role("read"), role("update")), (things(Action::Read), things(Action::Update)));
        assert_eq!(role("delete"), things(Action::Delete));
        assert_eq!(role("set"), Some((Action::Update, "/things/{id}/settings", None)));
        assert_eq!((role("weather"), resources.len()), (None, 8));
    }
}
