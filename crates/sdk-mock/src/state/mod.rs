//! State for any document: what is made can be read, listed, changed and removed, and what is gone is gone.
//!
//! Which operation does what is inferred (`resources`). What was sent is put into the examples of the responses, as far as
//! the document allows it there: a member that a response's schema forbids is not shown. Everything is there from the
//! start that the examples have; what is below something that a client made is empty.

mod infer;
mod resources;
mod role;
mod sent;
mod shape;
mod show;
mod store;
mod things;

use std::collections::HashMap;
use std::sync::Arc;

use parking_lot::Mutex;
use serde_json::{Map, Value, json};

use crate::backend::{Backend, Call, Response};
use crate::document::template::PathTemplate;
use crate::example::Examples;
use crate::value::plain;
use resources::Resources;
use role::{Action, Role};
use sent::change;
use show::Pattern;
use store::{Store, Thing};

/// A backend that remembers, for any document.
///
/// ```
/// use sdk_mock::document::Document;
/// use sdk_mock::example::Examples;
/// use sdk_mock::state::Stateful;
///
/// let stateful = Stateful::new(Examples::new(Document::tenable()?));
/// assert!(stateful.operations() > 80);
/// # Ok::<(), sdk_mock::document::DocumentError>(())
/// ```
#[derive(Debug)]
pub struct Stateful {
    pub(crate) examples: Examples,
    resources: Resources,
    seed: usize,
    not_found: fn() -> Response,
    start: Store,
    store: Mutex<Store>,
    snapshots: Mutex<HashMap<String, Store>>,
    patterns: Mutex<HashMap<String, Arc<Pattern>>>,
}

impl Stateful {
    /// Remembers what is sent to the operations of these examples' document.
    pub fn new(examples: Examples) -> Self {
        let resources = Resources::of(examples.document());
        let not_found = || Response::json(404, &json!({"errors": ["Not found"]}));
        Self {
            examples,
            resources,
            seed: 0,
            not_found,
            start: Store::default(),
            store: Mutex::default(),
            snapshots: Mutex::default(),
            patterns: Mutex::default(),
        }
    }

    /// Puts this there at the start, in the form of the state; what is not in the document is not.
    pub(crate) fn given(self, state: Value) -> Self {
        // An error means that the document has no such collection.
        let _ = self.add_state(state);
        let start = self.store.lock().clone();
        Self { start, ..self }
    }

    /// Whether a collection, of which something was given or asked for, has a thing of this key.
    pub(crate) fn has(&self, path: &str, key: &str) -> bool {
        self.store.lock().has(path, key)
    }

    /// Leaves a collection to somebody else.
    pub(crate) fn leave(mut self, path: &str) -> Self {
        self.resources.leave(path);
        self
    }

    /// Says in the vendor's words what is not there, where the document has none.
    pub(crate) fn not_found_as(mut self, not_found: fn() -> Response) -> Self {
        self.not_found = not_found;
        self
    }

    /// Gives other identities to what is made. The same seed and the same requests give the same bytes.
    #[must_use]
    pub fn seed(mut self, seed: usize) -> Self {
        self.seed = seed;
        self
    }

    /// How many operations of the document keep state.
    pub fn operations(&self) -> usize {
        self.resources.len()
    }

    /// The response to an operation that has a state. `None`: it has none, or the document has no word for what would have
    /// to be said.
    fn remembered(&self, call: &Call<'_>) -> Option<Response> {
        let mut store = self.store.lock();
        let filled = |template: &PathTemplate| template.fill(|name| call.path(name).to_owned());
        let role = self.resources.role(&call.operation.id);
        // What is put somewhere need not be there.
        if store.is_gone(filled(&call.operation.template).trim_end_matches('/'))
            && role.is_none_or(|role| role.action != Action::Add)
        {
            return self.not_found(call);
        }
        let role = role?;
        let path = filled(&PathTemplate::parse(&role.path)?);
        if store.is_gone(&path) {
            return self.not_found(call);
        }
        let Some(parameter) = &role.parameter else {
            return Some(self.single(&mut store, &path, role, call));
        };
        let things = store.collection(&path, || self.start(role));
        match role.action {
            Action::List => return Some(self.list(things, call)),
            Action::Create => return Some(self.create(&mut store, &path, role, Map::new(), call)),
            Action::Add => return self.add(&mut store, &path, role, call),
            _ => {}
        }
        let key = call.path(parameter);
        let Some(thing) = things.iter_mut().find(|thing| thing.is(key)) else { return self.not_found(call) };
        if role.action == Action::Copy {
            let like = thing.without_identity();
            return Some(self.create(&mut store, &path, role, like, call));
        }
        if role.action == Action::Update {
            change(&mut thing.members, &self.sent(role, call));
            change(&mut thing.members, &self.told(call));
        }
        let response = self.show(call.operation, thing);
        if role.action == Action::Delete {
            store.remove(&path, key);
        }
        Some(response)
    }

    /// Makes a thing of what was sent, like another one or like none.
    fn create(
        &self,
        store: &mut Store,
        path: &str,
        role: &Role,
        mut members: Map<String, Value>,
        call: &Call<'_>,
    ) -> Response {
        change(&mut members, &self.sent(role, call));
        let thing = self.made(store, role, members);
        let response = self.show(call.operation, &thing);
        store.make(path, thing);
        response
    }

    /// Puts a thing into a collection that has things of another one. `None`: the document has no word for that it is nowhere.
    fn add(&self, store: &mut Store, path: &str, role: &Role, call: &Call<'_>) -> Option<Response> {
        let parameter = role.parameter.as_deref().unwrap_or_default();
        let key = call.path(parameter);
        let names = shape::names(parameter);
        let thing = match self.resources.of_all(&role.path) {
            Some(all) => {
                let things = store.collection(&all.path, || self.start(all));
                let Some(thing) = things.iter().find(|thing| thing.is(key)) else {
                    return self.not_found(call);
                };
                thing.clone()
            }
            None => {
                let members = names.iter().take(1).map(|name| (name.clone(), json!(key))).collect();
                Thing { keys: vec![key.to_owned()], names, members }
            }
        };
        if !store.collection(path, || self.start(role)).iter().any(|other| other.is(key)) {
            store.add(path, thing.clone());
        }
        Some(self.show(call.operation, &thing))
    }

    fn single(&self, store: &mut Store, path: &str, role: &Role, call: &Call<'_>) -> Response {
        if role.action == Action::Delete {
            store.singles.remove(path);
        }
        let members = store.singles.entry(path.to_owned()).or_default();
        if role.action == Action::Update {
            change(members, &self.sent(role, call));
        }
        let thing = Thing { members: members.clone(), ..Thing::default() };
        self.show(call.operation, &thing)
    }

    /// 404 as the document describes it. `None`: it describes errors of this operation, and this is none of them.
    fn not_found(&self, call: &Call<'_>) -> Option<Response> {
        match call.operation.response(404) {
            Some(described) => Some(self.examples.described_as(404, described, call.accept())),
            None if call.operation.describes_errors() => None,
            None => Some((self.not_found)()),
        }
    }
}

impl Backend for Stateful {
    fn respond(&self, call: &Call<'_>) -> Response {
        self.remembered(call).unwrap_or_else(|| self.examples.respond(call))
    }

    fn reset(&self) {
        *self.store.lock() = self.start.clone();
    }

    fn keep(&self, name: &str) -> bool {
        let store = self.store.lock().clone();
        self.snapshots.lock().insert(name.to_owned(), store);
        true
    }

    fn restore(&self, name: &str) -> bool {
        let kept = self.snapshots.lock().get(name).cloned();
        kept.map(|kept| *self.store.lock() = kept).is_some()
    }

    fn stateful_operations(&self) -> usize {
        self.operations()
    }

    fn state(&self) -> Option<Value> {
        Some(self.store.lock().outside())
    }

    fn add_state(&self, addition: Value) -> Result<(), String> {
        let addition = addition.as_object().cloned().ok_or("the state is an object of paths")?;
        for (path, value) in addition {
            let role = self.resources.at(&path).ok_or_else(|| format!("nothing is remembered at {path}"))?;
            let mut store = self.store.lock();
            match (value, &role.parameter) {
                (Value::Array(things), Some(_)) => {
                    for thing in things {
                        let members = thing
                            .as_object()
                            .cloned()
                            .ok_or_else(|| format!("{path} is a list of objects"))?;
                        let thing = self.made(&mut store, role, members);
                        store.add(&path, thing);
                    }
                }
                (Value::Object(members), None) => change(store.singles.entry(path).or_default(), &members),
                _ => return Err(format!("{path}: a collection is a list, a single thing is an object")),
            }
        }
        Ok(())
    }
}
