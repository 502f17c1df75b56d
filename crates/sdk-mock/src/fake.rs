//! How a vendor's fake is set up and started: the same for every vendor.

use std::sync::Arc;
use std::time::Duration;

use crate::backend::Backend;
use crate::contract::Contract;
use crate::document::{Document, DocumentError};
use crate::example::Examples;
use crate::limit::RateLimit;
use crate::server::{Server, ServerBuilder};
use crate::start_error::StartError;

/// A vendor's fake, as a [`Builder`] starts it.
pub trait Fake: Sized {
    /// The document that clients are held to unless told otherwise.
    ///
    /// # Errors
    /// When it cannot be served.
    fn document() -> Result<Document, DocumentError>;

    /// How clients are held to a document.
    fn contract(document: Document) -> Contract;

    /// The vendor's state with this many users beside the sample; what has no state is answered with `examples`.
    fn prepare(users: usize, examples: Examples) -> Prepared<Self>;
}

/// A fake that lacks its server.
pub struct Prepared<F> {
    /// What answers.
    pub backend: Arc<dyn Backend>,
    /// Makes the fake of its running server.
    pub fake: Box<dyn FnOnce(Server) -> F + Send>,
}

type Change<F> = Box<dyn FnOnce(&F) + Send>;
type Settings = Box<dyn FnOnce(ServerBuilder) -> ServerBuilder + Send>;

/// Settings of a fake.
#[must_use = "a builder does nothing until it starts a fake"]
pub struct Builder<F> {
    document: Option<Document>,
    users: usize,
    list_length: Option<usize>,
    settings: Vec<Settings>,
    changes: Vec<Change<F>>,
}

impl<F> Default for Builder<F> {
    fn default() -> Self {
        Self { document: None, users: 0, list_length: None, settings: Vec::new(), changes: Vec::new() }
    }
}

impl<F: Fake> Builder<F> {
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

    /// Changes the fake before anybody can reach it.
    pub(crate) fn change(mut self, change: impl FnOnce(&F) + Send + 'static) -> Self {
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

    /// Answers 429 to what comes faster. [`RateLimit::MERAKI`] is Meraki's limit; Tenable's is not published.
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
    pub async fn start(self) -> F {
        self.try_start().await.expect("the fake starts")
    }

    /// Starts the fake from code that is not asynchronous.
    ///
    /// # Panics
    /// When it cannot be started, and inside of a runtime.
    #[allow(clippy::expect_used, reason = "a test that has no server is over")]
    pub fn start_blocking(self) -> F {
        let started = self.prepare().and_then(|(server, finish)| Ok(finish(server.start_blocking()?)));
        started.expect("the fake starts")
    }

    /// Starts the fake in tasks of the current runtime; see [`ServerBuilder::start_here`].
    ///
    /// # Panics
    /// When it cannot be started, and outside of a runtime.
    #[allow(clippy::expect_used, reason = "a test that has no server is over")]
    pub fn start_here(self) -> F {
        let started = self.prepare().and_then(|(server, finish)| Ok(finish(server.start_here()?)));
        started.expect("the fake starts")
    }

    /// Starts the fake.
    ///
    /// # Errors
    /// When the port is taken, the document cannot be served, or the system gives no socket or thread.
    pub async fn try_start(self) -> Result<F, StartError> {
        let (server, finish) = self.prepare()?;
        Ok(finish(server.start().await?))
    }

    fn prepare(self) -> Result<(ServerBuilder, impl FnOnce(Server) -> F + Send), StartError> {
        let document = self.document.map_or_else(F::document, Ok)?;
        let examples = Examples::new(document.clone());
        let examples = self.list_length.into_iter().fold(examples, Examples::list_length);
        let Prepared { backend, fake } = F::prepare(self.users, examples);
        let server = Server::builder(F::contract(document)).backend(backend);
        let server = self.settings.into_iter().fold(server, |server, settings| settings(server));
        let finish = move |server| {
            let fake = fake(server);
            self.changes.into_iter().for_each(|change| change(&fake));
            fake
        };
        Ok((server, finish))
    }
}

/// E-mail address and password of each of `count` users.
pub(crate) fn users(count: usize) -> impl Iterator<Item = (usize, String, String)> {
    (1..=count)
        .map(|number| (number, format!("user{number:05}@example.com"), format!("Old-Passw0rd-{number:05}")))
}
