//! Work that a server does after its response: start, wait, fetch.
//!
//! Which operations start, follow, fetch and cancel it, and which states end it, stands in the document, in the extension
//! `x-codegen-job` of the operation that starts it; the generator makes a [`JobSpec`] of it.

mod keeper;
mod parts;
mod poll;
mod spec;
mod state;
mod token;

use std::collections::BTreeMap;
use std::fmt::{self, Display};
use std::future::Future;
use std::path::PathBuf;
use std::pin::Pin;
use std::time::Instant;

use http::StatusCode;
use serde_json::Value;

use crate::{ClientContext, Error, ErrorKind, Operation, RawRequest, Response};
use keeper::Keeper;
use poll::Poll;
pub use spec::{JobParts, JobSpec};
use state::Snapshot;
pub use token::JobToken;

type Start = Pin<Box<dyn Future<Output = Result<Response<Value>, Error>> + Send>>;

/// Work that a server does after its response, such as an export: [`for_each`](Self::for_each) starts it, waits, and hands out
/// what it produces while it goes on; [`finished`](Self::finished) only waits. Nothing is sent before one of them is called.
///
/// A part must have the same items in the same order whenever it is fetched, as the chunks of an export do, which are files.
/// What is already in hand is never asked for twice: every error leaves a [`token`](Self::token) with which another job, of
/// another run of the program as well, goes on behind the last item. Dropping a job does not cancel the work at the
/// server.
///
/// ```no_run
/// # use std::ops::ControlFlow;
/// # use std::time::{Duration, Instant};
/// # use sdk_runtime::{Error, Job, wire::FromJson};
/// async fn count<T: FromJson>(job: Job<T>) -> Result<u64, Error> {
///     let mut count = 0;
///     let mut job = job.deadline(Instant::now() + Duration::from_secs(3600));
///     job.for_each(|_| {
///         count += 1;
///         ControlFlow::<()>::Continue(())
///     })
///     .await?;
///     Ok(count)
/// }
/// ```
#[must_use = "a job sends nothing before it is waited for"]
pub struct Job<T> {
    context: ClientContext,
    spec: &'static JobSpec,
    start: Option<Start>,
    /// Arguments of the start that the other operations have in their paths, too.
    arguments: BTreeMap<&'static str, String>,
    token: Option<JobToken>,
    deadline: Option<Instant>,
    poll: Poll,
    /// Where the token is kept.
    kept_in: Option<Keeper>,
    /// The last poll of the state, while it has parts that were not handed out.
    known: Option<Snapshot>,
    item: std::marker::PhantomData<fn() -> T>,
}

impl<T> Job<T> {
    /// A job that is started by this call. Called by generated code.
    #[doc(hidden)]
    pub fn new(
        client: impl AsRef<ClientContext>,
        spec: &'static JobSpec,
        start: impl Future<Output = Result<Response<Value>, Error>> + Send + 'static,
    ) -> Self {
        let context = client.as_ref().clone();
        Self {
            poll: Poll::new(&context.retry_policy()),
            context,
            spec,
            start: Some(Box::pin(start)),
            arguments: BTreeMap::new(),
            token: None,
            deadline: None,
            kept_in: None,
            known: None,
            item: std::marker::PhantomData,
        }
    }

    /// Sets an argument of the start that the other operations have in their paths, too. Called by generated code.
    #[doc(hidden)]
    pub fn argument<V: Display, E>(mut self, name: &'static str, value: &Result<V, E>) -> Self {
        // A missing one is an error of the start, which has it too.
        self.arguments.extend(value.as_ref().ok().map(|value| (name, value.to_string())));
        self
    }

    /// Goes on with work that was started before, and starts nothing.
    ///
    /// Of work that is known by its name only, for example from a list of recent exports, the name is enough.
    pub fn resume(mut self, token: impl Into<JobToken>) -> Self {
        self.start = None;
        self.token = Some(token.into());
        self
    }

    /// Sets when to give up waiting. There is no limit unless set. Each single call keeps its own, but for a part, which may
    /// arrive until then: only silence ends it earlier, or a `timeout` in the options of the request.
    pub fn deadline(mut self, deadline: Instant) -> Self {
        self.deadline = Some(deadline);
        self
    }

    /// Keeps the [`token`](Self::token) in a file, with which another run of the program goes on where this one broke off: behind
    /// the last part that was handed out whole, or behind the start. The file is written when the next part is asked for, when
    /// what came before is in the caller's hands, and removed after the last one. Remove it to begin anew.
    ///
    /// ```no_run
    /// # use sdk_runtime::{Error, Job, wire::FromJson};
    /// async fn print<T: FromJson + std::fmt::Debug>(job: Job<T>) -> Result<(), Error> {
    ///     let mut job = job.kept_in("export.json");
    ///     while let Some(items) = job.next_part().await? {
    ///         println!("{items:?}");
    ///     }
    ///     Ok(())
    /// }
    /// ```
    pub fn kept_in(mut self, file: impl Into<PathBuf>) -> Self {
        self.kept_in = Some(Keeper::new(file.into()));
        self
    }

    /// What to go on with; `None` before the work is started.
    pub fn token(&self) -> Option<&JobToken> {
        self.token.as_ref()
    }

    /// Starts the work, and waits for its end. Called again, it polls the state once more.
    ///
    /// # Errors
    ///
    /// [`Error`] if the work fails or is cancelled, a call fails, or the deadline comes first ([`Error::is_timeout`]). After a
    /// start that failed, [`Error::may_have_been_applied`] tells whether the work may run all the same.
    pub async fn finished(&mut self) -> Result<(), Error> {
        loop {
            if let Some(end) = self.snapshot().await?.end(self.spec) {
                end?;
                return self.kept_in.as_ref().map_or(Ok(()), |keeper| keeper.remove(self.spec));
            }
            self.wait().await?;
        }
    }

    /// Asks the server to stop the work. Parts that are ready can usually still be fetched.
    ///
    /// # Errors
    ///
    /// [`Error`] if the call fails; [`Error::is_invalid_request`] if the work is not started or cannot be cancelled.
    pub async fn cancel(&mut self) -> Result<(), Error> {
        let Some(operation) = self.spec.cancel else {
            return Err(Error::invalid_request(self.spec.status, "this work cannot be cancelled"));
        };
        let Some(token) = &self.token else {
            return Err(Error::invalid_request(operation, "the work is not started"));
        };
        self.request(operation, &token.id).call().empty().await?;
        Ok(())
    }

    /// The state now, after the start if that is still to be made.
    async fn snapshot(&mut self) -> Result<Snapshot, Error> {
        if let Some(token) = self.kept_in.as_mut().map(|keeper| keeper.take(self.spec)).transpose()?.flatten()
        {
            self.start = None;
            self.token = Some(token);
        }
        if let Some(start) = self.start.take() {
            let id = match start.await {
                Ok(response) => self.spec.id_of(&response).ok_or_else(|| {
                    let words = "the server started the work and did not name it: look for it in the list of recent ones";
                    response.unusable(words)
                })?,
                // Somebody asked for the same before: that work is as good.
                Err(error) => match self.spec.running.and_then(|member| error.member(member)) {
                    Some(id) if error.status() == Some(StatusCode::CONFLICT) || error.is_rate_limited() => id.to_owned(),
                    _ => return Err(error),
                },
            };
            self.token = Some(id.into());
            self.keep()?;
        }
        // A start that failed cannot be made twice, as its request is gone.
        let Some(token) = &self.token else {
            return Err(Error::invalid_request(self.spec.start, "the start failed before: make a new job"));
        };
        let state = self.request(self.spec.status, &token.id).send::<Value>().await?.into_inner();
        Ok(Snapshot::of(self.spec, &token.id, &state))
    }

    async fn wait(&mut self) -> Result<(), Error> {
        let pause = self.poll.next();
        if self.deadline.is_some_and(|deadline| Instant::now() + pause > deadline) {
            let id = self.token.as_ref().map(|token| &*token.id).unwrap_or_default();
            let words = format!("{id} did not end before the deadline: go on with its token, or cancel it");
            return Err(self.spec.error(ErrorKind::Timeout, words, &[]));
        }
        tokio::time::sleep(pause).await;
        Ok(())
    }

    /// Writes the token where it is kept.
    fn keep(&self) -> Result<(), Error> {
        match (&self.kept_in, &self.token) {
            (Some(keeper), Some(token)) => keeper.write(token, self.spec),
            _ => Ok(()),
        }
    }

    fn request(&self, operation: &'static Operation, id: &str) -> RawRequest {
        let request = RawRequest::new(&self.context, operation).parameter(self.spec.parameter, id);
        self.arguments.iter().fold(request, |request, (name, value)| request.parameter(name, value))
    }
}

impl<T> fmt::Debug for Job<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Job")
            .field("start", &self.spec.start.id)
            .field("token", &self.token)
            .finish_non_exhaustive()
    }
}
