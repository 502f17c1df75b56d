//! How a server is set up.

use std::io;
use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpListener};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use super::Server;
use super::host::Host;
use crate::backend::Backend;
use crate::contract::Contract;
use crate::example::Examples;
use crate::limit::{Limit, RateLimit};
use crate::network::Network;
use crate::service::Service;
use crate::start_error::StartError;
use crate::state::Stateful;
use crate::tls::Ca;

/// Settings of a [`Server`].
#[must_use = "a builder does nothing until it starts a server"]
pub struct ServerBuilder {
    contract: Contract,
    backend: Option<Arc<dyn Backend>>,
    host: IpAddr,
    port: u16,
    tls: bool,
    round_trip: Duration,
    limit: Option<RateLimit>,
    strict: bool,
    control: bool,
    clock: Option<SystemTime>,
    beside: Option<SocketAddr>,
}

impl ServerBuilder {
    pub(super) fn new(contract: Contract) -> Self {
        Self {
            contract,
            backend: None,
            host: Ipv4Addr::LOCALHOST.into(),
            port: 0,
            tls: false,
            round_trip: Duration::ZERO,
            limit: None,
            strict: true,
            control: false,
            clock: None,
            beside: None,
        }
    }

    /// Lets requests have fields that the document does not name; see [`Contract::allow_unknown_fields`].
    pub fn allow_unknown_fields(mut self) -> Self {
        self.contract = self.contract.allow_unknown_fields();
        self
    }

    /// What clients are held to, for something else than a server.
    pub fn into_contract(self) -> Contract {
        self.contract
    }

    /// Sets what responds to the requests.
    pub fn backend(mut self, backend: Arc<dyn Backend>) -> Self {
        self.backend = Some(backend);
        self
    }

    /// Remembers what is sent, and responds by it; see [`Stateful`]. `seed` gives other identities to what is made.
    pub fn stateful(self, seed: usize) -> Self {
        let examples = Examples::new(self.contract.document().clone());
        self.backend(Arc::new(Stateful::new(examples).seed(seed)))
    }

    /// Listens on this address: `0.0.0.0` in a container. On 127.0.0.1 unless told otherwise.
    pub fn host(mut self, host: IpAddr) -> Self {
        self.host = host;
        self
    }

    /// Listens on this port; on a free one unless told otherwise.
    pub fn port(mut self, port: u16) -> Self {
        self.port = port;
        self
    }

    /// Speaks TLS, with a certificate for `127.0.0.1` and `localhost` from a CA made for this server.
    pub fn tls(mut self) -> Self {
        self.tls = true;
        self
    }

    /// Pretends that the client is so far away: one round trip each to connect, for the TLS handshake and a request.
    pub fn round_trip(mut self, round_trip: Duration) -> Self {
        self.round_trip = round_trip;
        self
    }

    /// Responds with 429 to what comes faster.
    pub fn rate_limit(mut self, limit: RateLimit) -> Self {
        self.limit = Some(limit);
        self
    }

    /// Violations that nobody looks at do not make the drop of the server panic.
    pub fn lenient(mut self) -> Self {
        self.strict = false;
        self
    }

    /// Serves paths below `/__sdk-mock` by which faults are scripted and requests looked at from outside.
    pub fn control(mut self) -> Self {
        self.control = true;
        self
    }

    /// Says in every response that it is this time. All else in responses comes from the document, the seed and the requests,
    /// so that the same requests get the same bytes.
    pub fn clock(mut self, time: SystemTime) -> Self {
        self.clock = Some(time);
        self
    }

    /// Hands requests of paths that the document does not have to another server instead of refusing them, for example to
    /// one of wiremock's with mocks of the test's own.
    ///
    /// ```
    /// # async fn example() {
    /// use sdk_mock::meraki::Meraki;
    /// use wiremock::{Mock, MockServer, ResponseTemplate, matchers::path};
    ///
    /// let mocks = MockServer::start().await;
    /// Mock::given(path("/preview/things")).respond_with(ResponseTemplate::new(204)).mount(&mocks).await;
    /// let other = *mocks.address();
    /// let vendor = Meraki::builder().server(move |server| server.beside(other)).start().await;
    /// # }
    /// ```
    pub fn beside(mut self, other: SocketAddr) -> Self {
        self.beside = Some(other);
        self
    }

    /// Starts the server.
    ///
    /// # Errors
    /// When the port is taken, or the system gives no socket or thread.
    pub async fn start(self) -> Result<Server, StartError> {
        self.start_blocking()
    }

    /// Starts the server from code that is not asynchronous.
    ///
    /// # Errors
    /// As [`ServerBuilder::start`].
    pub fn start_blocking(self) -> Result<Server, StartError> {
        self.launch(Host::thread)
    }

    /// Starts the server in tasks of the current runtime instead of a thread of its own: where the clock of that runtime
    /// is paused and moved by hand, it is moved for the vendor, too. A test must not block then.
    ///
    /// # Errors
    /// As [`ServerBuilder::start`].
    ///
    /// # Panics
    /// Outside of a runtime.
    pub fn start_here(self) -> Result<Server, StartError> {
        self.launch(Host::task)
    }

    fn launch(
        self,
        host: impl FnOnce(TcpListener, Network) -> io::Result<Host>,
    ) -> Result<Server, StartError> {
        let listener = TcpListener::bind((self.host, self.port))?;
        listener.set_nonblocking(true)?;
        let address = listener.local_addr()?;
        let ca = if self.tls { Some(Ca::new()?) } else { None };
        let backend =
            self.backend.unwrap_or_else(|| Arc::new(Examples::new(self.contract.document().clone())));
        let mut service = Service::new(self.contract, backend, self.limit.map(Limit::new));
        service.control = self.control;
        service.date = self.clock.map(httpdate::fmt_http_date);
        service.base_url = super::base_url(address, self.tls, service.contract.document());
        let network = Network {
            service: Arc::new(service),
            counters: Arc::default(),
            round_trip: self.round_trip,
            tls: ca.as_ref().map(Ca::acceptor),
            beside: self.beside,
        };
        let host = Some(host(listener, network.clone())?);
        Ok(Server { network, address, ca, host, strict: self.strict })
    }
}
