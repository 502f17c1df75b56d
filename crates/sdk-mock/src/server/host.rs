//! Where a server runs.

use std::io;
use std::thread::JoinHandle;

use tokio::net::TcpListener;
use tokio::sync::oneshot;

use crate::network::Network;

/// What a server runs on.
pub(super) enum Host {
    /// A thread with a runtime of its own: the server responds while a test blocks its thread, as tests of programs do.
    Thread(oneshot::Sender<()>, JoinHandle<()>),
    /// A task of the runtime that the server was started in.
    Task(tokio::task::JoinHandle<()>),
}

impl Host {
    /// Serves on a thread.
    pub(super) fn thread(listener: std::net::TcpListener, network: Network) -> io::Result<Self> {
        let (stop, stopped) = oneshot::channel();
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let listener = {
            let _inside = runtime.enter();
            TcpListener::from_std(listener)?
        };
        let serve = async move {
            tokio::select! {
                () = network.run(listener) => {}
                _ = stopped => {}
            }
        };
        let thread = std::thread::Builder::new().name("sdk-mock".to_owned());
        Ok(Self::Thread(stop, thread.spawn(move || runtime.block_on(serve))?))
    }

    /// Serves in tasks of the runtime that this is called in.
    pub(super) fn task(listener: std::net::TcpListener, network: Network) -> io::Result<Self> {
        Ok(Self::Task(tokio::spawn(network.run(TcpListener::from_std(listener)?))))
    }

    /// Ends it, and waits for the end of the thread.
    pub(super) fn stop(self) {
        match self {
            Self::Thread(stop, thread) => {
                // Errors mean that the thread has ended already.
                let _ = stop.send(());
                let _ = thread.join();
            }
            Self::Task(task) => task.abort(),
        }
    }
}
