//! How a fake Tenable is set up.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use super::backend::Fake;
use super::export::Size;
use super::state::State;
use super::{Tenable, User};
use crate::contract::Contract;
use crate::document::Document;
use crate::example::Examples;
use crate::limit::RateLimit;
use crate::server::{Server, ServerBuilder, StartError};

/// Settings of a [`Tenable`].
#[must_use = "a builder does nothing until it starts a fake"]
#[derive(Default)]
pub struct Builder {
    document: Option<Document>,
    users: usize,
    export: Size,
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

    /// Adds this many basic users `user00001@example.com`, … with the password
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

    /// Sets how many chunks an export has, and how many elements a chunk; 2 and 3 if not told.
    pub fn export_size(mut self, chunks: u32, elements: usize) -> Self {
        self.export = Size { chunks, elements };
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

    /// Answers 429 to what comes faster; the vendor's limit is not published.
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
    pub async fn start(self) -> Tenable {
        self.try_start().await.expect("the fake Tenable starts")
    }

    /// Starts the fake from code that is not asynchronous.
    ///
    /// # Panics
    /// When it cannot be started, and inside of a runtime.
    #[allow(clippy::expect_used, reason = "a test that has no server is over")]
    pub fn start_blocking(self) -> Tenable {
        self.prepare().and_then(|prepared| prepared.blocking()).expect("the fake Tenable starts")
    }

    /// Starts the fake.
    ///
    /// # Errors
    /// When the port is taken, the document cannot be served, or the system gives no socket or thread.
    pub async fn try_start(self) -> Result<Tenable, StartError> {
        let prepared = self.prepare()?;
        Ok(Tenable { server: prepared.server.start().await?, state: prepared.state })
    }

    fn prepare(self) -> Result<Prepared, StartError> {
        let document = self.document.map_or_else(Document::tenable, Ok)?;
        let mut state = State::sample();
        state.export_size = self.export;
        for number in 1..=self.users {
            let email = format!("user{number:05}@example.com");
            state.add_user(User::local(&email, &format!("Old-Passw0rd-{number:05}")));
        }
        let state = Arc::new(Mutex::new(state));
        let examples = Examples::new(document.clone());
        let examples = self.list_length.into_iter().fold(examples, Examples::list_length);
        let backend = Arc::new(Fake { state: state.clone(), examples });
        let contract = Contract::new(document);
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
    fn blocking(self) -> Result<Tenable, StartError> {
        Ok(Tenable { server: self.server.start_blocking()?, state: self.state })
    }
}
