//! A running mock server and what a test can ask of it.

mod asserts;
mod builder;
mod host;

use std::net::SocketAddr;
use std::path::Path;
use std::sync::atomic::Ordering;

use crate::backend::Backend;
use crate::contract::{Contract, Violation};
use crate::coverage::{self, Coverage};
use crate::document::Document;
use crate::fault::Fault;
use crate::network::Network;
use crate::record::Recorded;
use crate::stub::Stub;
use crate::tls::Ca;

pub use crate::start_error::StartError;
pub use builder::ServerBuilder;

/// A mock server that holds its clients, and itself, to a document.
///
/// It runs on a thread of its own, so a test may block while it talks to it. It stops when it is dropped; if the
/// document was violated and nobody called [`Server::violations`], the drop panics with the list, so that a
/// violation cannot be overlooked.
pub struct Server {
    network: Network,
    address: SocketAddr,
    ca: Option<Ca>,
    host: Option<host::Host>,
    strict: bool,
}

impl Server {
    /// A server for a contract, which responds with the examples and schemas of its document unless told otherwise.
    pub fn builder(contract: Contract) -> ServerBuilder {
        ServerBuilder::new(contract)
    }

    /// The base URL in the vendor's form, without a slash at the end: with the path of the document's server.
    pub fn base_url(&self) -> String {
        self.network.service.base_url.clone()
    }

    /// How many operations of the document keep state.
    pub fn stateful_operations(&self) -> usize {
        self.network.service.backend.stateful_operations()
    }

    /// Scheme, host and port.
    pub fn origin(&self) -> String {
        let scheme = if self.ca.is_some() { "https" } else { "http" };
        format!("{scheme}://{}", self.address)
    }

    /// The address that is listened on.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The file with the CA certificate to trust, in PEM; with TLS only. It is deleted with the server.
    pub fn ca_path(&self) -> Option<&Path> {
        self.ca.as_ref().map(Ca::path)
    }

    /// The CA certificate to trust, in PEM; with TLS only.
    pub fn ca_pem(&self) -> Option<&str> {
        self.ca.as_ref().map(Ca::pem)
    }

    /// Scripts a fault. Faults strike in the order in which they are given.
    ///
    /// # Panics
    /// When it is for a path parameter that the operation does not have: it would never strike.
    #[allow(clippy::panic, reason = "a mistake in the test that owns the server")]
    pub fn fault(&self, fault: Fault) {
        if !fault.path.is_empty()
            && let Some(unknown) = fault.matcher().unknown(self.contract())
        {
            panic!("this fault would never strike: {unknown}");
        }
        self.network.service.faults.push(fault);
    }

    /// Gives a response of the test's own instead of the backend's, which is then not asked; see [`Stub`].
    ///
    /// # Panics
    /// When the response, or what it is for, is not in the document.
    #[allow(clippy::panic, reason = "a mistake in the test that owns the server")]
    pub fn stub(&self, stub: Stub) {
        if let Err(violations) = self.network.service.stubs.push(self.contract(), stub) {
            let list: Vec<_> = violations.iter().map(Violation::to_string).collect();
            panic!(
                "this stub is not what the document says (`unchecked` gives it all the same):\n{}",
                list.join("\n")
            );
        }
    }

    /// Keeps a copy of the state under a name, for [`Server::restore`]; requests, faults and stubs are no part of it.
    ///
    /// ```
    /// use sdk_mock::meraki::{Meraki, USER_EMAIL};
    ///
    /// let meraki = Meraki::start_blocking();
    /// meraki.snapshot("before");
    /// meraki.clear_users();
    /// meraki.restore("before");
    /// assert!(meraki.user(USER_EMAIL).is_some());
    /// ```
    ///
    /// # Panics
    /// When the server has no state.
    pub fn snapshot(&self, name: &str) {
        assert!(self.backend().keep(name), "the server has no state");
    }

    /// Goes back to the state of a snapshot, as often as is wanted.
    ///
    /// # Panics
    /// When there is no snapshot of this name.
    pub fn restore(&self, name: &str) {
        assert!(self.backend().restore(name), "there is no snapshot {name}");
    }

    pub(crate) fn backend(&self) -> &dyn Backend {
        &*self.network.service.backend
    }

    /// Goes back to the start: the state that the server was started with, and no requests, violations, faults, stubs
    /// or changes that are still to come. What was added by hand is gone, too.
    pub fn reset(&self) {
        self.network.service.reset();
    }

    /// Forgets all faults that have not struck.
    pub fn clear_faults(&self) {
        self.network.service.faults.clear();
    }

    /// Faults with a number of times that did not strike as often. A test that expects a fault asks for none.
    pub fn unused_faults(&self) -> Vec<Fault> {
        self.network.service.faults.unused()
    }

    /// Makes the changes at once that [`Fault::commit_after`] has put off, and returns how many there were.
    pub fn commit_pending(&self) -> usize {
        self.network.service.commit_pending()
    }

    /// Resets this many of the next connections as soon as they are there.
    pub fn refuse_connections(&self, connections: u64) {
        self.network.counters.refuse_next(connections);
    }

    /// All requests so far.
    pub fn requests(&self) -> Vec<Recorded> {
        self.network.service.records.all()
    }

    /// The requests after the first so many: who asks after every call need not copy them all.
    pub fn requests_after(&self, seen: usize) -> Vec<Recorded> {
        self.network.service.records.after(seen)
    }

    /// The requests of one operation.
    pub fn requests_of(&self, operation: &str) -> Vec<Recorded> {
        let mut requests = self.requests();
        requests.retain(|request| request.operation.as_deref() == Some(operation));
        requests
    }

    /// The operations that were called, in order; an unknown one is `?`.
    pub fn calls(&self) -> Vec<String> {
        let name = |request: Recorded| request.operation.unwrap_or_else(|| "?".to_owned());
        self.requests().into_iter().map(name).collect()
    }

    /// All violations of the document so far. Who has asked is trusted to have looked at them.
    pub fn violations(&self) -> Vec<Violation> {
        self.network.service.violations()
    }

    /// TCP connections that were accepted.
    pub fn connections(&self) -> u64 {
        self.network.counters.connections.load(Ordering::SeqCst)
    }

    /// TLS handshakes that succeeded.
    pub fn handshakes(&self) -> u64 {
        self.network.counters.handshakes.load(Ordering::SeqCst)
    }

    /// TLS handshakes that failed, for example because the client does not trust the certificate.
    pub fn failed_handshakes(&self) -> u64 {
        self.network.counters.failed_handshakes.load(Ordering::SeqCst)
    }

    /// Which operations were called.
    pub fn coverage(&self) -> Coverage {
        Coverage::new(self.contract().document(), &self.requests())
    }

    /// The contract that the server holds.
    pub fn contract(&self) -> &Contract {
        &self.network.service.contract
    }

    /// Stops the server: connections break, new ones are refused. What it recorded can still be asked for.
    pub fn stop(&mut self) {
        self.host.take().into_iter().for_each(host::Host::stop);
    }
}

fn base_url(address: SocketAddr, tls: bool, document: &Document) -> String {
    let scheme = if tls { "https" } else { "http" };
    format!("{scheme}://{address}{}", document.base_path())
}

impl std::fmt::Debug for Server {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Server").field("base_url", &self.base_url()).finish_non_exhaustive()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stop();
        if let Some(folder) = std::env::var_os(coverage::FOLDER) {
            // A test does not fail for want of a report.
            let _ = self.coverage().write(Path::new(&folder));
        }
        let unseen = self.network.service.unseen();
        if !self.strict || unseen.is_empty() {
            return;
        }
        let message = asserts::violations(&unseen, &self.requests());
        if std::thread::panicking() {
            // A test is failing already; this is probably why.
            #[allow(clippy::print_stderr, reason = "a test's output is where its author looks")]
            {
                eprintln!("{message}");
            }
        } else {
            #[allow(clippy::panic, reason = "an assertion of the test that owns the server")]
            {
                panic!("{message}");
            }
        }
    }
}
