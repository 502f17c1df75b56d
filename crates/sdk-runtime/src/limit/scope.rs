//! One bucket for each scope that a client has talked to, and what belongs to which scope.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use reqwest::Url;

use super::bucket::Bucket;
use super::members::{ids, texts};
use super::{RAISE_SCOPED, Rate, RateScope};
use crate::Operation;
use crate::path::Template;

/// With so many scopes, those are forgotten that have been idle.
const MANY: usize = 1000;

/// With so many things whose scope is known, all are forgotten; they will be learned again.
const MAX_OWNED: usize = 200_000;

pub(super) struct Scopes {
    rate: Rate,
    scope: &'static RateScope,
    state: Mutex<State>,
}

struct State {
    buckets: HashMap<String, Arc<Bucket>>,
    /// The bucket of the first scope, and of everything whose scope is not known.
    first: Arc<Bucket>,
    /// The scope of a thing.
    owners: HashMap<String, String>,
}

/// The limit of a request.
pub(super) enum Place {
    Known(Arc<Bucket>),
    /// In some scope. It shares the limit of the first one: most keys have one scope only, and for the others that is
    /// slower than it had to be, but not refused.
    Unknown(Arc<Bucket>),
}

impl Scopes {
    pub(super) fn new(rate: Rate, scope: &'static RateScope) -> Self {
        let first = Arc::new(Bucket::new(rate, RAISE_SCOPED));
        Self {
            rate,
            scope,
            state: Mutex::new(State { buckets: HashMap::new(), first, owners: HashMap::new() }),
        }
    }

    /// The bucket for a request, if it is to a scope.
    pub(super) fn place(&self, operation: &Operation, url: &Url) -> Option<Place> {
        let arguments = Template::new(operation.path).arguments(url.path());
        let mut state = self.state();
        match self.scope_of(&arguments, &state) {
            Some(scope) => Some(Place::Known(state.bucket(scope, self.rate))),
            None if arguments.iter().any(|(name, _)| self.is_member(name)) => {
                Some(Place::Unknown(Arc::clone(&state.first)))
            }
            None => None,
        }
    }

    /// Learns from a response which things belong to the scope that it is about.
    pub(super) fn learn(&self, operation: &Operation, url: &Url, body: &[u8]) {
        let arguments = Template::new(operation.path).arguments(url.path());
        let mut state = self.state();
        let Some(scope) = self.scope_of(&arguments, &state).or_else(|| self.scope_in(&arguments, body))
        else {
            return;
        };
        for (_, value) in arguments.iter().filter(|(name, _)| self.is_member(name)) {
            state.own(value, &scope);
        }
        for member in self.scope.members {
            let in_list = self.is_list_of(operation, member).then(|| texts(body, "id"));
            for value in named(body, member).chain(in_list.into_iter().flatten()) {
                state.own(value, &scope);
            }
        }
    }

    /// Nobody sends for a while, whatever the scope.
    pub(super) fn on_throttled(&self, retry_after: Option<Duration>) {
        let state = self.state();
        for bucket in state.buckets.values() {
            bucket.on_throttled(retry_after);
        }
        if !state.buckets.values().any(|bucket| Arc::ptr_eq(bucket, &state.first)) {
            state.first.on_throttled(retry_after);
        }
    }

    fn scope_of(&self, arguments: &[(&str, &str)], state: &State) -> Option<String> {
        let named = arguments.iter().find(|(name, _)| *name == self.scope.parameter);
        let owner = || {
            arguments
                .iter()
                .find_map(|(name, value)| state.owners.get(*value).filter(|_| self.is_member(name)).cloned())
        };
        named.map(|(_, value)| (*value).to_owned()).or_else(owner)
    }

    /// The scope that a response about a thing names, if it names one only.
    fn scope_in(&self, arguments: &[(&str, &str)], body: &[u8]) -> Option<String> {
        let mut scopes = named(body, self.scope.parameter);
        let scope = scopes.next().filter(|_| arguments.iter().any(|(name, _)| self.is_member(name)))?;
        scopes.all(|other| other == scope).then(|| scope.to_owned())
    }

    fn is_member(&self, name: &str) -> bool {
        self.scope.members.contains(&name)
    }

    /// Whether the `id` in a response is what other paths call this parameter: `networkId` after `/networks`.
    fn is_list_of(&self, operation: &Operation, member: &str) -> bool {
        let collection = operation.path.rsplit('/').next().and_then(|last| last.strip_suffix('s'));
        collection.is_some() && collection == member.strip_suffix("Id")
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The values of a path parameter that a body names: `"networkId": "N_1"`, or `"network": {"id": "N_1"}`.
fn named<'b>(body: &'b [u8], parameter: &str) -> impl Iterator<Item = &'b str> {
    let object = parameter.strip_suffix("Id").map(|object| ids(body, object));
    texts(body, parameter).chain(object.into_iter().flatten())
}

impl State {
    fn bucket(&mut self, scope: String, rate: Rate) -> Arc<Bucket> {
        if self.buckets.is_empty() {
            self.buckets.insert(scope.clone(), Arc::clone(&self.first));
        }
        if self.buckets.len() >= MANY && !self.buckets.contains_key(&scope) {
            self.buckets.retain(|_, bucket| Arc::strong_count(bucket) > 1 || !bucket.is_idle());
        }
        Arc::clone(self.buckets.entry(scope).or_insert_with(|| Arc::new(Bucket::new(rate, RAISE_SCOPED))))
    }

    fn own(&mut self, thing: &str, scope: &str) {
        if self.owners.get(thing).is_some_and(|owner| owner == scope) {
            return;
        }
        if self.owners.len() >= MAX_OWNED {
            self.owners.clear();
        }
        self.owners.insert(thing.to_owned(), scope.to_owned());
    }
}

#[cfg(test)]
mod vectors;

#[cfg(test)]
mod tests {
    use super::*;

    const RATE: Rate = Rate::new(1.0, 1);
    static SCOPE: RateScope = RateScope::new("organizationId", &["networkId", "serial"]);

    fn operation(path: &'static str) -> Operation {
        Operation { path, ..crate::testing::READ }
    }

    fn url(path: &str) -> Url {
        Url::parse(&format!("https://h/api/v1{path}")).unwrap()
    }

    /// The bucket, and whether the scope is known.
    fn place(scopes: &Scopes, template: &'static str, path: &str) -> (Arc<Bucket>, bool) {
        match scopes.place(&operation(template), &url(path)).unwrap() {
            Place::Known(bucket) => (bucket, true),
            Place::Unknown(bucket) => (bucket, false),
        }
    }

    fn organization(scopes: &Scopes, id: &str) -> Arc<Bucket> {
        place(scopes, "/organizations/{organizationId}/admins", &format!("/organizations/{id}/admins")).0
    }

    fn network(scopes: &Scopes, id: &str) -> (Arc<Bucket>, bool) {
        place(scopes, "/networks/{networkId}/devices", &format!("/networks/{id}/devices"))
    }

    #[test]
    fn a_scope_has_one_bucket_and_what_is_in_none_has_none() {
        let scopes = Scopes::new(RATE, &SCOPE);
        let one = organization(&scopes, "1");
        assert!(Arc::ptr_eq(&one, &organization(&scopes, "1")));
        assert!(!Arc::ptr_eq(&one, &organization(&scopes, "2")));
        assert!(scopes.place(&operation("/organizations"), &url("/organizations")).is_none());
    }

    #[test]
    fn what_is_not_known_shares_the_limit_of_the_first_scope() {
        let scopes = Scopes::new(RATE, &SCOPE);
        let (before, known) = network(&scopes, "N_1");
        let one = organization(&scopes, "1");
        assert!(!known && Arc::ptr_eq(&before, &one));
        organization(&scopes, "2");
        assert!(Arc::ptr_eq(&network(&scopes, "N_2").0, &one));
    }

    #[test]
    fn the_things_of_a_scope_are_learned_from_its_responses() {
        let scopes = Scopes::new(RATE, &SCOPE);
        let (one, two) = (organization(&scopes, "1"), organization(&scopes, "2"));
        let body = br#"[{"id":"N_1","organizationId":"2"},{"id":"N_2","organizationId":"2"}]"#;
        let networks = operation("/organizations/{organizationId}/networks");
        scopes.learn(&networks, &url("/organizations/2/networks"), body);
        let devices = operation("/organizations/{organizationId}/devices");
        scopes.learn(
            &devices,
            &url("/organizations/1/devices"),
            br#"[{"serial":"Q1","networkId":"N_3","id":"x"}]"#,
        );
        for (id, bucket) in [("N_1", &two), ("N_2", &two), ("N_3", &one)] {
            let (found, known) = network(&scopes, id);
            assert!(known && Arc::ptr_eq(&found, bucket), "{id}");
        }
        let (device, known) = place(&scopes, "/devices/{serial}", "/devices/Q1");
        assert!(known && Arc::ptr_eq(&device, &one));
        assert!(!network(&scopes, "x").1, "the `id` of a device is none of a network");
    }

    #[test]
    fn a_response_may_name_the_scope_of_the_thing_that_it_is_about() {
        let scopes = Scopes::new(RATE, &SCOPE);
        let two = (organization(&scopes, "1"), organization(&scopes, "2")).1;
        let get = operation("/networks/{networkId}");
        scopes.learn(&get, &url("/networks/N_1"), br#"{"id":"N_1","organizationId":"2"}"#);
        scopes.learn(&get, &url("/networks/N_2"), br#"[{"organizationId":"1"},{"organizationId":"2"}]"#);
        let (found, known) = network(&scopes, "N_1");
        assert!(known && Arc::ptr_eq(&found, &two));
        assert!(!network(&scopes, "N_2").1);
        // And what is known of the network is known of its devices.
        let devices = operation("/networks/{networkId}/devices");
        scopes.learn(&devices, &url("/networks/N_1/devices"), br#"[{"serial":"Q1"}]"#);
        assert!(place(&scopes, "/devices/{serial}", "/devices/Q1").1);
    }

    #[tokio::test(start_paused = true)]
    async fn idle_scopes_are_forgotten() {
        let scopes = Scopes::new(RATE, &SCOPE);
        organization(&scopes, "0").on_throttled(None);
        for id in 1..5000 {
            organization(&scopes, &id.to_string());
        }
        let state = scopes.state();
        assert!(state.buckets.len() <= MANY + 1, "{}", state.buckets.len());
        assert!(state.buckets.contains_key("0"), "what was learned is kept");
    }
}
