//! The thread on which a server runs.

use std::io;
use std::sync::Arc;
use std::thread::JoinHandle;

use tokio::net::TcpListener;
use tokio::sync::oneshot;
use wiremock::matchers::any;
use wiremock::{Mock, MockServer};

use crate::proxy::{Behind, InFlight, Proxy};
use crate::responder::Responder;
use crate::service::Service;

/// A server's thread. A runtime of its own: the server answers while a test blocks its thread, as tests of
/// programs do.
pub(super) struct Host {
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
    task: Option<tokio::task::JoinHandle<()>>,
}

/// The parts of a proxy that are known before the mock server behind it runs.
pub(super) struct Plan {
    pub(super) service: Arc<Service>,
    pub(super) counters: Arc<crate::proxy::Counters>,
    pub(super) round_trip: std::time::Duration,
    pub(super) tls: Option<tokio_rustls::TlsAcceptor>,
}

impl Plan {
    fn proxy(self, behind: impl FnOnce(Arc<Service>) -> Behind) -> Proxy {
        Proxy {
            behind: behind(self.service),
            in_flight: Arc::default(),
            counters: self.counters,
            round_trip: self.round_trip,
            tls: self.tls,
        }
    }
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
        Ok((Self { stop: Some(stop), thread: Some(thread), task: None }, started))
    }

    /// Serves in tasks of the runtime that this is called in.
    pub(super) fn start_here(listener: std::net::TcpListener, plan: Plan) -> io::Result<Self> {
        let listener = TcpListener::from_std(listener)?;
        let proxy = plan.proxy(Behind::Service);
        Ok(Self { stop: None, thread: None, task: Some(tokio::spawn(proxy.run(listener))) })
    }

    /// Ends the thread, and waits for that.
    pub(super) fn stop(&mut self) {
        if let Some(stop) = self.stop.take() {
            // An error means that the thread has ended already.
            let _ = stop.send(());
        }
        if let Some(task) = self.task.take() {
            task.abort();
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
    let in_flight = Arc::new(InFlight::default());
    let responder = Responder { service: plan.service.clone(), in_flight: in_flight.clone() };
    // Requests are recorded by the service, with what became of them; wiremock would keep every body twice.
    let backend = MockServer::builder().disable_request_recording().start().await;
    Mock::given(any()).respond_with(responder).mount(&backend).await;
    let proxy = Proxy { in_flight, ..plan.proxy(|_| Behind::Wiremock(*backend.address())) };
    match TcpListener::from_std(listener) {
        Err(error) => drop(ready.send(Err(error))),
        Ok(listener) => {
            if ready.send(Ok(())).is_ok() {
                tokio::select! {
                    () = proxy.run(listener) => {}
                    _ = stopped => {}
                }
            }
        }
    }
}
