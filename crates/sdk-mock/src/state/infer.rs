//! The rules by which `resources` finds what an operation does with the things of a collection.

use std::collections::{BTreeMap, HashMap};

use super::role::{Action, Role};
use super::shape;
use crate::document::{Document, Operation};

/// Words that end the path of a read where the path of the thing itself has none.
const READS: [&str; 4] = ["status", "details", "info", "state"];

/// Words that end the path of a POST that makes a thing like the one before.
const COPIES: [&str; 3] = ["copy", "clone", "duplicate"];

/// The members by which a response tells how a thing is now.
const STATUSES: [&str; 2] = ["status", "state"];

/// The roles on collections, by the form of the path.
pub(super) fn collections<'a>(
    document: &Document,
    operations: &[&'a Operation],
) -> BTreeMap<String, Vec<(&'a Operation, Role)>> {
    let rules = Rules::new(document, operations);
    let mut collections: BTreeMap<String, Vec<_>> = BTreeMap::new();
    for operation in operations {
        if let Some(role) = rules.on_collection(operation).or_else(|| rules.on_thing(operation)) {
            collections.entry(form(&role.path)).or_default().push((*operation, role));
        }
    }
    // What changes a thing is known by what the thing has, so it comes last.
    for operation in operations {
        let Some((collection, parameter, word)) = below_thing(path_of(operation)) else { continue };
        let Some(known) = collections.get_mut(&form(collection)) else { continue };
        if let Some(action) = rules.on_word(operation, word, known) {
            known.push((*operation, role(action, collection, parameter)));
        }
    }
    collections
}

struct Rules<'a> {
    document: &'a Document,
    /// The operation of a method on a form of a path.
    all: HashMap<(&'a str, String), &'a Operation>,
    /// The parameter that names a thing, by the form of the collection; where paths differ, that of the first.
    parameters: HashMap<String, &'a str>,
}

impl<'a> Rules<'a> {
    fn new(document: &'a Document, operations: &[&'a Operation]) -> Self {
        let mut parameters = HashMap::new();
        for operation in operations {
            let below =
                below_thing(path_of(operation)).map(|(collection, parameter, _)| (collection, parameter));
            for (collection, parameter) in item(path_of(operation)).into_iter().chain(below) {
                parameters.entry(form(collection)).or_insert(parameter);
            }
        }
        let all =
            |operation: &&'a Operation| ((operation.method.as_str(), form(path_of(operation))), *operation);
        Self { document, all: operations.iter().map(all).collect(), parameters }
    }

    fn has(&self, method: &'static str, path: &str) -> bool {
        self.all.contains_key(&(method, form(path)))
    }

    fn on_collection(&self, operation: &Operation) -> Option<Role> {
        let path = path_of(operation);
        let lists = || shape::list(self.document.json(), operation).is_some();
        let of = |path: &str| self.parameters.get(&form(path)).copied();
        match (operation.method.as_str(), of(path)) {
            ("GET", Some(parameter)) if lists() => Some(role(Action::List, path, parameter)),
            ("POST", Some(parameter)) => Some(role(Action::Create, path, parameter)),
            ("GET", None) => {
                let (collection, word) = path.rsplit_once('/')?;
                let parameter = of(collection).filter(|_| READS.contains(&word) && lists())?;
                (!self.has("GET", collection)).then(|| role(Action::List, collection, parameter))
            }
            _ => None,
        }
    }

    fn on_thing(&self, operation: &Operation) -> Option<Role> {
        let Some((collection, parameter)) = item(path_of(operation)) else { return self.on_read(operation) };
        let adds = !self.has("POST", collection) && !self.has("GET", path_of(operation));
        let action = match operation.method.as_str() {
            "POST" if adds => Action::Add,
            "PUT" if adds && operation.body.is_none() => Action::Add,
            method => of_method(method)?,
        };
        Some(role(action, collection, parameter))
    }

    /// A read that is not on the path of the thing itself, of what a POST makes.
    fn on_read(&self, operation: &Operation) -> Option<Role> {
        let (collection, parameter, word) = below_thing(path_of(operation))?;
        let thing = format!("{collection}/{{{parameter}}}");
        let reads = operation.method == "GET" && READS.contains(&word) && self.has("POST", collection);
        (reads && !self.has("GET", &thing)).then(|| role(Action::Read, collection, parameter))
    }

    /// What an operation on `/things/{id}/word` does with the thing.
    fn on_word(&self, operation: &Operation, word: &str, known: &[(&Operation, Role)]) -> Option<Action> {
        let method = operation.method.as_str();
        if self.has("GET", path_of(operation)) {
            return None;
        }
        if method == "POST" && COPIES.contains(&word) {
            return Some(Action::Copy);
        }
        let root = self.document.json();
        let shown = known.iter().filter(|(_, role)| matches!(role.action, Action::List | Action::Read));
        let shown: Vec<_> = shown.flat_map(|(operation, _)| shape::shown(root, operation)).collect();
        let said = match method {
            "PUT" | "PATCH" => shape::taken(root, operation),
            "POST" => shape::shown(root, operation).into_iter().filter(|name| is_status(name)).collect(),
            _ => Vec::new(),
        };
        said.iter().any(|name| shown.contains(name)).then_some(Action::Update)
    }
}

/// Whether a member tells how a thing is now.
pub(super) fn is_status(name: &str) -> bool {
    STATUSES.contains(&name)
}

fn role(action: Action, path: &str, parameter: &str) -> Role {
    Role { action, path: path.to_owned(), parameter: Some(parameter.to_owned()) }
}

/// A path without the names of its parameters: the same things under other names.
pub(super) fn form(path: &str) -> String {
    let segment = |segment: &str| {
        if item(&format!("/{segment}")).is_some() { "{}".to_owned() } else { segment.to_owned() }
    };
    path.split('/').map(segment).collect::<Vec<_>>().join("/")
}

/// The path of an operation: `/things/` is no other place than `/things`.
pub(super) fn path_of(operation: &Operation) -> &str {
    operation.path.trim_end_matches('/')
}

/// The collection and the parameter of a path that names a thing.
fn item(path: &str) -> Option<(&str, &str)> {
    let (collection, last) = path.rsplit_once('/')?;
    let parameter = last.strip_prefix('{')?.strip_suffix('}').filter(|name| !name.contains(['{', '}']))?;
    Some((collection, parameter))
}

/// The collection, the parameter and the last word of a path like `/things/{id}/word`.
fn below_thing(path: &str) -> Option<(&str, &str, &str)> {
    let (thing, word) = path.rsplit_once('/')?;
    let (collection, parameter) = item(thing)?;
    (!word.contains('{')).then_some((collection, parameter, word))
}

pub(super) fn of_method(method: &str) -> Option<Action> {
    match method {
        "GET" => Some(Action::Read),
        "PUT" | "PATCH" => Some(Action::Update),
        "DELETE" => Some(Action::Delete),
        _ => None,
    }
}
