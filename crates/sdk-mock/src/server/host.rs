//! The thread on which a server runs.

use std::io;
use std::sync::Arc;
use std::thread::JoinHandle;

use tokio::net::TcpListener;
use tokio::sync::oneshot;
use wiremock::matchers::any;
use wiremock::{Mock, MockServer};

use crate::front::{Desk, Front};
use crate::responder::Responder;
use crate::service::Service;

/// A server's thread. A runtime of its own: the server answers while a test blocks its thread, as tests of
/// programs do.
pub(super) struct Host {
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

/// The parts of a front that are known before the mock server behind it runs.
pub(super) struct Plan {
    pub(super) service: Arc<Service>,
    pub(super) counters: Arc<crate::front::Counters>,
    pub(super) round_trip: std::time::Duration,
    pub(super) tls: Option<tokio_rustls::TlsAcceptor>,
}

impl Host {
    /// Starts the thread; the receiver hears when the server can be called.
    pub(super) fn start(
        listener: std::net::TcpListener,
        plan: Plan,
    ) -> io::Result<(Self, oneshot::Receiver<io::Result<()>>)> {
        let (stop, stopped) = oneshot::channel();
        let (ready, started) = oneshot::channel();
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let thread = std::thread::Builder::new().name("sdk-mock".to_owned()).spawn(move || {
            runtime.block_on(run(listener, plan, ready, stopped));
        })?;
        Ok((Self { stop: Some(stop), thread: Some(thread) }, started))
    }

    /// Ends the thread, and waits for that.
    pub(super) fn stop(&mut self) {
        if let Some(stop) = self.stop.take() {
            // An error means that the thread has ended already.
            let _ = stop.send(());
        }
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

async fn run(
    listener: std::net::TcpListener,
    plan: Plan,
    ready: oneshot::Sender<io::Result<()>>,
    stopped: oneshot::Receiver<()>,
) {
    let desk = Arc::new(Desk::default());
    let responder = Responder { service: plan.service, desk: desk.clone() };
    // Requests are recorded by the service, with what became of them; wiremock would keep every body twice.
    let backend = MockServer::builder().disable_request_recording().start().await;
    Mock::given(any()).respond_with(responder).mount(&backend).await;
    let front = Front {
        backend: *backend.address(),
        desk,
        counters: plan.counters,
        round_trip: plan.round_trip,
        tls: plan.tls,
    };
    match TcpListener::from_std(listener) {
        Err(error) => drop(ready.send(Err(error))),
        Ok(listener) => {
            if ready.send(Ok(())).is_ok() {
                tokio::select! {
                    () = front.run(listener) => {}
                    _ = stopped => {}
                }
            }
        }
    }
}
