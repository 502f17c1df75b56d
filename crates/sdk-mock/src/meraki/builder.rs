//! How a fake Meraki is set up.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use super::backend::Fake;
use super::state::State;
use super::{Meraki, User};
use crate::contract::{Contract, QueryArrays};
use crate::document::Document;
use crate::example::Examples;
use crate::limit::RateLimit;
use crate::server::{Server, ServerBuilder, StartError};

/// Settings of a [`Meraki`].
#[must_use = "a builder does nothing until it starts a fake"]
#[derive(Default)]
pub struct Builder {
    document: Option<Document>,
    users: usize,
    list_length: Option<usize>,
    settings: Vec<Box<dyn FnOnce(ServerBuilder) -> ServerBuilder + Send>>,
}

impl Builder {
    pub(super) fn new() -> Self {
        Self::default()
    }

    /// Holds clients to another document than this crate's, for example the vendor's complete one.
    pub fn document(mut self, document: Document) -> Self {
        self.document = Some(document);
        self
    }

    /// Adds this many client VPN users `user00001@example.com`, … to the sample network, with the password
    /// `Old-Passw0rd-00001`, ….
    pub fn users(mut self, count: usize) -> Self {
        self.users = count;
        self
    }

    /// Makes lists that have no state, but pages, this long; one element if not told.
    pub fn list_length(mut self, length: usize) -> Self {
        self.list_length = Some(length);
        self
    }

    /// Sets anything that a [`ServerBuilder`] knows.
    pub fn server(mut self, settings: impl FnOnce(ServerBuilder) -> ServerBuilder + Send + 'static) -> Self {
        self.settings.push(Box::new(settings));
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

    /// Answers 429 to what comes faster; [`RateLimit::MERAKI`] is the vendor's limit.
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
    /// When it cannot be started; [`Builder::try_start`] answers an error instead.
    #[allow(clippy::expect_used, reason = "a test that has no server is over")]
    pub async fn start(self) -> Meraki {
        self.try_start().await.expect("the fake Meraki starts")
    }

    /// Starts the fake from code that is not asynchronous.
    ///
    /// # Panics
    /// When it cannot be started, and inside of a runtime.
    #[allow(clippy::expect_used, reason = "a test that has no server is over")]
    pub fn start_blocking(self) -> Meraki {
        self.prepare().and_then(|prepared| prepared.blocking()).expect("the fake Meraki starts")
    }

    /// Starts the fake.
    ///
    /// # Errors
    /// When the port is taken, the document cannot be served, or the system gives no socket or thread.
    pub async fn try_start(self) -> Result<Meraki, StartError> {
        let prepared = self.prepare()?;
        Ok(Meraki { server: prepared.server.start().await?, state: prepared.state })
    }

    fn prepare(self) -> Result<Prepared, StartError> {
        let document = self.document.map_or_else(Document::meraki, Ok)?;
        let mut state = State::sample();
        for number in 1..=self.users {
            let email = format!("user{number:05}@example.com");
            let mut user = User::client_vpn(&email, &format!("Old-Passw0rd-{number:05}"));
            // Given, because looking for a free one would take quadratic time.
            user.id = format!("user-{number:05}=");
            state.add(super::NETWORK_ID, user);
        }
        let state = Arc::new(Mutex::new(state));
        let examples = Examples::new(document.clone());
        let examples = self.list_length.into_iter().fold(examples, Examples::list_length);
        let backend = Arc::new(Fake { state: state.clone(), examples });
        let contract = Contract::new(document).query_arrays(QueryArrays::Brackets);
        let server = Server::builder(contract).backend(backend);
        let server = self.settings.into_iter().fold(server, |server, settings| settings(server));
        Ok(Prepared { server, state })
    }
}

/// A fake that only has to be started.
struct Prepared {
    server: ServerBuilder,
    state: Arc<Mutex<State>>,
}

impl Prepared {
    fn blocking(self) -> Result<Meraki, StartError> {
        Ok(Meraki { server: self.server.start_blocking()?, state: self.state })
    }
}
