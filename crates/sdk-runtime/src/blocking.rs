//! Calls from code that is not async.

use std::fmt;
use std::io;
use std::ops::Deref;

use futures_core::Stream;
use futures_util::StreamExt as _;
use tokio::runtime::{Builder, Runtime};

/// A client for code that is not async, with the runtime on which its connections live. Make one, and keep it: connections end
/// with it. Threads can share it.
///
/// ```no_run
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// use sdk_runtime::{Blocking, ClientOptions, Operation, RawRequest};
///
/// static USER: Operation = Operation::new("user", "GET", "/users/{id}");
///
/// let client = ClientOptions::new("https://api.example.com").build()?;
/// let client = Blocking::new(client)?;
/// let user = client.wait(RawRequest::new(&*client, &USER).parameter("id", 7).send::<serde_json::Value>())?;
/// # Ok(())
/// # }
/// ```
pub struct Blocking<C> {
    client: C,
    runtime: Runtime,
}

impl<C> Blocking<C> {
    /// Takes a client that was not used before: what it has connected lives on another runtime.
    ///
    /// # Errors
    ///
    /// If the system has no means to wait left, such as file descriptors.
    pub fn new(client: C) -> io::Result<Self> {
        Ok(Self { client, runtime: Builder::new_current_thread().enable_all().build()? })
    }

    /// Waits for the end of a call, a job, or any other future: `client.wait(client.get_organizations().send())`.
    ///
    /// # Panics
    ///
    /// In async code, where waiting would stop everything else.
    pub fn wait<F: Future>(&self, call: F) -> F::Output {
        self.runtime.block_on(call)
    }

    /// Iterates over what comes in pages: `client.each(client.get_organizations().items())`.
    ///
    /// # Panics
    ///
    /// As [`wait`](Self::wait), at each step.
    pub fn each<S: Stream>(&self, stream: S) -> impl Iterator<Item = S::Item> {
        let mut stream = Box::pin(stream);
        std::iter::from_fn(move || self.runtime.block_on(stream.next()))
    }
}

impl<C> Deref for Blocking<C> {
    type Target = C;

    /// The client, to make requests with.
    fn deref(&self) -> &C {
        &self.client
    }
}

impl<C: fmt::Debug> fmt::Debug for Blocking<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Blocking").field(&self.client).finish()
    }
}
