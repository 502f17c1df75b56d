//! State for any document: what is made can be read, listed, changed and removed, and what is gone is gone.
//!
//! Which operation does what is inferred (`resources`). What was sent is put into the examples of the responses, as far as
//! the document allows it there: a member that a response's schema forbids is not shown. Everything is there from the
//! start that the examples have; what is below something that a client made is empty.

mod resources;
mod shape;
mod show;
mod store;

use std::collections::HashMap;

use parking_lot::Mutex;
use serde_json::{Map, Value, json};

use crate::backend::{Backend, Call, Response};
use crate::document::template::PathTemplate;
use crate::document::{Location, Operation};
use crate::example::{Examples, element};
use crate::schema::Direction;
use crate::value::plain;
use resources::{Action, Resources, Role};
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
    patterns: Mutex<HashMap<String, Pattern>>,
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
        if store.is_gone(&call.operation.template.fill(|name| call.path(name).to_owned())) {
            return self.not_found(call);
        }
        let role = self.resources.role(&call.operation.id)?;
        let path = PathTemplate::parse(&role.path)?.fill(|name| call.path(name).to_owned());
        let sent = call.json.and_then(Value::as_object);
        let Some(parameter) = &role.parameter else {
            return Some(self.single(&mut store, &path, role, call));
        };
        let things = store.collection(&path, || self.start(role));
        match role.action {
            Action::List => return Some(self.list(things, call)),
            Action::Create => {
                let thing = self.made(&mut store, role, sent.cloned().unwrap_or_default());
                let response = self.show(call.operation, &thing);
                store.make(&path, thing);
                return Some(response);
            }
            _ => {}
        }
        let key = call.path(parameter);
        let Some(thing) = things.iter_mut().find(|thing| thing.is(key)) else { return self.not_found(call) };
        if role.action == Action::Update {
            change(&mut thing.members, sent);
        }
        let response = self.show(call.operation, thing);
        if role.action == Action::Delete {
            store.remove(&path, key);
        }
        Some(response)
    }

    fn single(&self, store: &mut Store, path: &str, role: &Role, call: &Call<'_>) -> Response {
        if role.action == Action::Delete {
            store.singles.remove(path);
        }
        let members = store.singles.entry(path.to_owned()).or_default();
        if role.action == Action::Update {
            change(members, call.json.and_then(Value::as_object));
        }
        let thing = Thing { members: members.clone(), ..Thing::default() };
        self.show(call.operation, &thing)
    }

    /// The things that the examples of a collection show. The first goes by what the example of the parameter says.
    fn start(&self, role: &Role) -> Vec<Thing> {
        let names = shape::names(role.parameter.as_deref().unwrap_or_default());
        let samples = self.samples_of_parameter(role);
        let mut elements = self.elements(role);
        if let (Some(first), Some(sample)) = (elements.first_mut(), samples.first())
            && let Some(name) = names.iter().find(|name| first.contains_key(*name))
            && first[name].is_string() == sample.is_string()
        {
            first.insert(name.clone(), sample.clone());
        }
        let key = |members: &Map<String, Value>| names.iter().find_map(|name| members.get(name)).map(plain);
        let thing = |(index, members): (usize, Map<String, Value>)| {
            let samples = samples.iter().filter(|_| index == 0).map(plain);
            Thing { keys: samples.chain(key(&members)).collect(), names: names.clone(), members }
        };
        elements.into_iter().enumerate().map(thing).collect()
    }

    /// What a collection looks like at the start: the elements of its list, or the one that is read.
    fn elements(&self, role: &Role) -> Vec<Map<String, Value>> {
        let list = self.operation_of(role, Action::List);
        let elements = list.map(|list| (list, self.pattern(list).elements(self.document().json(), list)));
        if let Some((list, elements)) = elements.filter(|(_, elements)| !elements.is_empty()) {
            let length = self.examples.length().filter(|_| list.paging.is_some());
            let length = length.unwrap_or(elements.len());
            return (0..length)
                .filter_map(|index| {
                    let given = elements.get(index).cloned();
                    given.or_else(|| element(&json!(elements[0]), index).as_object().cloned())
                })
                .collect();
        }
        let read = self.operation_of(role, Action::Read).and_then(|read| self.pattern(read).body);
        let sample = || {
            let (_, schema) = shape::list(self.document().json(), list?)?;
            Some(self.examples.sample(Direction::Response, &schema))
        };
        read.or_else(sample).into_iter().filter_map(|thing| thing.as_object().cloned()).collect()
    }

    /// The values of the parameter that names a thing, as the examples of the operations have them.
    fn samples_of_parameter(&self, role: &Role) -> Vec<Value> {
        let operations =
            self.resources.of_collection(&role.path).filter_map(|id| self.document().operation(id));
        let sample = |operation: &Operation| {
            let (_, last) = operation.path.rsplit_once("/{")?;
            let name = last.strip_suffix('}')?;
            let mut parameters = operation.parameters.iter();
            let parameter =
                parameters.find(|other| other.location == Location::Path && other.name == name)?;
            Some(self.examples.value(parameter))
        };
        operations.filter_map(sample).collect()
    }

    fn operation_of(&self, role: &Role, action: Action) -> Option<&Operation> {
        let mut ids = self.resources.of_collection(&role.path);
        let id = ids.find(|id| self.resources.role(id).is_some_and(|other| other.action == action))?;
        self.document().operation(id)
    }

    /// A thing of what was sent, with an identity of its own where the responses show one.
    fn made(&self, store: &mut Store, role: &Role, mut members: Map<String, Value>) -> Thing {
        let names = shape::names(role.parameter.as_deref().unwrap_or_default());
        let number = self.seed + store.next();
        let shown: Vec<_> = [Action::Create, Action::List, Action::Read]
            .into_iter()
            .filter_map(|action| self.operation_of(role, action))
            .flat_map(|operation| self.pattern(operation).things(self.document().json(), operation))
            .collect();
        for name in &names {
            if let Some(pattern) =
                shown.iter().find_map(|shown| shown.get(name)).filter(|_| !members.contains_key(name))
            {
                members.insert(name.clone(), crate::example::identity(pattern, number));
            }
        }
        let key = names.iter().chain([&"name".to_owned()]).find_map(|name| members.get(name)).map(plain);
        Thing { keys: vec![key.unwrap_or_else(|| number.to_string())], names, members }
    }

    /// 404 as the document describes it. `None`: it describes errors of this operation, and this is none of them.
    fn not_found(&self, call: &Call<'_>) -> Option<Response> {
        match call.operation.response(404) {
            Some(described) => Some(self.examples.described_as(404, described)),
            None if call.operation.describes_errors() => None,
            None => Some((self.not_found)()),
        }
    }
}

/// Puts what was sent into a thing.
fn change(members: &mut Map<String, Value>, sent: Option<&Map<String, Value>>) {
    for (name, value) in sent.into_iter().flatten() {
        members.insert(name.clone(), value.clone());
    }
}

impl Backend for Stateful {
    fn respond(&self, call: &Call<'_>) -> Response {
        self.remembered(call).unwrap_or_else(|| self.examples.respond(call))
    }

    fn reset(&self) {
        *self.store.lock() = self.start.clone();
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
                (Value::Object(members), None) => {
                    change(store.singles.entry(path).or_default(), Some(&members))
                }
                _ => return Err(format!("{path}: a collection is a list, a single thing is an object")),
            }
        }
        Ok(())
    }
}
