//! How a fake is set up and started.

use std::sync::Arc;
use std::time::Duration;

use parking_lot::Mutex;

use super::backend::Responses;
use super::{Fake, Vendor};
use crate::document::Document;
use crate::example::Examples;
use crate::limit::RateLimit;
use crate::server::{Server, ServerBuilder};
use crate::start_error::StartError;
use crate::state::Stateful;

type Change<V> = Box<dyn FnOnce(&mut V) + Send>;
type Settings = Box<dyn FnOnce(ServerBuilder) -> ServerBuilder + Send>;

/// Settings of a fake.
#[must_use = "a builder does nothing until it starts a fake"]
pub struct Builder<V> {
    document: Option<Document>,
    users: usize,
    list_length: Option<usize>,
    seed: usize,
    settings: Vec<Settings>,
    changes: Vec<Change<V>>,
}

impl<V> Default for Builder<V> {
    fn default() -> Self {
        Self {
            document: None,
            users: 0,
            list_length: None,
            seed: 0,
            settings: Vec::new(),
            changes: Vec::new(),
        }
    }
}

impl<V: Vendor> Builder<V> {
    /// Holds clients to another document than this crate's, for example the vendor's complete one.
    pub fn document(mut self, document: Document) -> Self {
        self.document = Some(document);
        self
    }

    /// Adds this many users `user00001@example.com`, … with the password `Old-Passw0rd-00001`, …: client VPN users of
    /// Meraki's sample network, basic users of Tenable.
    pub fn users(mut self, count: usize) -> Self {
        self.users = count;
        self
    }

    /// Makes lists that have pages, but no state of the vendor's own, this long at the start; one element if not told.
    pub fn list_length(mut self, length: usize) -> Self {
        self.list_length = Some(length);
        self
    }

    /// Gives other identities to what is made; see [`Stateful::seed`].
    pub fn seed(mut self, seed: usize) -> Self {
        self.seed = seed;
        self
    }

    /// Sets anything that a [`ServerBuilder`] knows.
    pub fn server(mut self, settings: impl FnOnce(ServerBuilder) -> ServerBuilder + Send + 'static) -> Self {
        self.settings.push(Box::new(settings));
        self
    }

    /// Changes the state at the start.
    pub(crate) fn change(mut self, change: impl FnOnce(&mut V) + Send + 'static) -> Self {
        self.changes.push(Box::new(change));
        self
    }

    /// Speaks TLS; see [`ServerBuilder::tls`].
    pub fn tls(self) -> Self {
        self.server(ServerBuilder::tls)
    }

    /// Listens on this port.
    pub fn port(self, port: u16) -> Self {
        self.server(move |server| server.port(port))
    }

    /// Responds with 429 to what comes faster. [`RateLimit::MERAKI`] is Meraki's limit; Tenable's is not published.
    pub fn rate_limit(self, limit: RateLimit) -> Self {
        self.server(move |server| server.rate_limit(limit))
    }

    /// Pretends that the client is so far away; see [`ServerBuilder::round_trip`].
    pub fn round_trip(self, round_trip: Duration) -> Self {
        self.server(move |server| server.round_trip(round_trip))
    }

    /// Violations that nobody looks at do not make the drop of the fake panic.
    pub fn lenient(self) -> Self {
        self.server(ServerBuilder::lenient)
    }

    /// Starts the fake.
    ///
    /// # Panics
    /// When it cannot be started; [`Builder::try_start`] returns an error instead.
    #[allow(clippy::expect_used, reason = "a test that has no server is over")]
    pub async fn start(self) -> Fake<V> {
        self.try_start().await.expect("the fake starts")
    }

    /// Starts the fake from code that is not asynchronous.
    ///
    /// # Panics
    /// When it cannot be started, and inside of a runtime.
    #[allow(clippy::expect_used, reason = "a test that has no server is over")]
    pub fn start_blocking(self) -> Fake<V> {
        self.start_by(ServerBuilder::start_blocking).expect("the fake starts")
    }

    /// Starts the fake in tasks of the current runtime; see [`ServerBuilder::start_here`].
    ///
    /// # Panics
    /// When it cannot be started, and outside of a runtime.
    #[allow(clippy::expect_used, reason = "a test that has no server is over")]
    pub fn start_here(self) -> Fake<V> {
        self.start_by(ServerBuilder::start_here).expect("the fake starts")
    }

    /// Starts the fake.
    ///
    /// # Errors
    /// When the port is taken, the document cannot be served, or the system gives no socket or thread.
    pub async fn try_start(self) -> Result<Fake<V>, StartError> {
        self.start_by(ServerBuilder::start_blocking)
    }

    fn start_by(self, start: fn(ServerBuilder) -> Result<Server, StartError>) -> Result<Fake<V>, StartError> {
        let (server, state) = self.prepare()?;
        Ok(Fake { server: start(server)?, state })
    }

    /// The settings of the server, and the state that it is going to have.
    pub(super) fn prepare(self) -> Result<(ServerBuilder, Arc<Mutex<V>>), StartError> {
        let document = self.document.map_or_else(V::document, Ok)?;
        let examples = Examples::new(document.clone());
        let examples = self.list_length.into_iter().fold(examples, Examples::list_length);
        let mut start = V::sample(self.users);
        self.changes.into_iter().for_each(|change| change(&mut start));
        let state = Arc::new(Mutex::new(start.clone()));
        let rest = Stateful::new(examples).seed(self.seed).not_found_as(|| V::error(404));
        let rest = V::OWN.iter().fold(rest.given(V::given()), |rest, path| rest.leave(path));
        let responses =
            Arc::new(Responses { state: state.clone(), start, snapshots: Mutex::default(), rest });
        let server = Server::builder(V::contract(document)).backend(responses);
        Ok((self.settings.into_iter().fold(server, |server, settings| settings(server)), state))
    }
}
