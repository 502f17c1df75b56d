//! Calls from code that is not async.

use std::fmt;
use std::io;
use std::ops::Deref;

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

    /// Waits for the end of a call, the next item of a list, a job, or any other future:
    /// `client.wait(client.get_organizations().send())`, `client.wait(organizations.try_next())`.
    ///
    /// # Panics
    ///
    /// In async code, where waiting would stop everything else.
    pub fn wait<F: Future>(&self, call: F) -> F::Output {
        self.runtime.block_on(call)
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
