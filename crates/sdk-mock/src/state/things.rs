//! What things there are at the start, and what a new one is like.

use serde_json::{Map, Value, json};

use super::role::{Action, Role};
use super::store::{Store, Thing};
use super::{Stateful, infer, shape};
use crate::document::{Location, Operation};
use crate::example::element;
use crate::schema::Direction;
use crate::value::plain;

impl Stateful {
    /// The things that the examples of a collection show. The first goes by what the example of the parameter says.
    pub(super) fn start(&self, role: &Role) -> Vec<Thing> {
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
        let read = self.operation_of(role, Action::Read).and_then(|read| self.pattern(read).body.clone());
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
            let (_, last) = infer::path_of(operation).rsplit_once("/{")?;
            let name = last.strip_suffix('}')?;
            let mut parameters = operation.parameters.iter();
            let parameter =
                parameters.find(|other| other.location == Location::Path && other.name == name)?;
            Some(self.examples.value(parameter))
        };
        operations.filter_map(sample).collect()
    }

    pub(super) fn operation_of(&self, role: &Role, action: Action) -> Option<&Operation> {
        let mut ids = self.resources.of_collection(&role.path);
        let id = ids.find(|id| self.resources.role(id).is_some_and(|other| other.action == action))?;
        self.document().operation(id)
    }

    /// A thing of what was sent, with an identity of its own where the responses show one.
    pub(super) fn made(&self, store: &mut Store, role: &Role, mut members: Map<String, Value>) -> Thing {
        let names = shape::names(role.parameter.as_deref().unwrap_or_default());
        let number = self.seed + store.next();
        let shown: Vec<_> = [Action::Create, Action::List, Action::Read]
            .into_iter()
            .filter_map(|action| self.operation_of(role, action))
            .flat_map(|operation| self.pattern(operation).things(self.document().json(), operation))
            .collect();
        for name in &names {
            // Nothing is found by an empty name.
            let given = members.get(name).is_some_and(|given| *given != json!(""));
            if let Some(pattern) = shown.iter().find_map(|shown| shown.get(name)).filter(|_| !given) {
                members.insert(name.clone(), crate::example::identity(pattern, number));
            }
        }
        let key = names.iter().chain([&"name".to_owned()]).find_map(|name| members.get(name)).map(plain);
        Thing { keys: vec![key.unwrap_or_else(|| number.to_string())], names, members }
    }
}
