//! Rate limits on our own side, so that those of a vendor are met as rarely as possible.
//!
//! A client keeps to a rate in all, and to one in each scope (an organization, say), where it has one. The state is
//! shared by the clones of a client. What a 429 says is learned by all of them: nobody sends into the scope before
//! the time it names, and the rate is lowered and then raised again step by step, since other programs share it.

mod bucket;
mod scope;

use std::sync::Arc;
use std::time::Duration;

use reqwest::Url;
use tokio::time::{Instant, sleep_until};

use crate::Operation;
use bucket::{Bucket, Slot};
use scope::Scopes;

/// A steady rate with a burst.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rate {
    /// Requests per second in the long run. Must be above zero.
    pub per_second: f64,
    /// Requests that may go out at once after a pause. Must be above zero.
    pub burst: u32,
}

/// The limits of a client.
#[derive(Default)]
pub(crate) struct Limiter {
    total: Option<Arc<Bucket>>,
    scopes: Option<Scopes>,
}

impl Limiter {
    /// `scoped` is a rate, and the path parameters that name its scope; the first that an operation has counts.
    pub(crate) fn new(total: Option<Rate>, scoped: Option<(Rate, &'static [&'static str])>) -> Self {
        Self {
            total: total.map(|rate| Arc::new(Bucket::new(rate))),
            scopes: scoped.map(|(rate, parameters)| Scopes::new(rate, parameters)),
        }
    }

    /// The limits that hold for a request.
    pub(crate) fn lane(&self, operation: &Operation, url: &Url) -> Lane {
        let scope = self.scopes.as_ref().and_then(|scopes| scopes.bucket(operation, url));
        Lane { buckets: scope.into_iter().chain(self.total.clone()).collect() }
    }
}

/// The limits that hold for one call, the narrowest first.
pub(crate) struct Lane {
    buckets: Vec<Arc<Bucket>>,
}

impl Lane {
    /// Waits until a request may be sent. `false` if that will not be before the deadline; it is not waited for then.
    ///
    /// Can be dropped at any time: a place in the queue that was not used is given back.
    pub(crate) async fn turn(&self, deadline: Instant) -> bool {
        loop {
            // A place in every queue at once: who gives up gives all of them back.
            let slots: Vec<_> = self.buckets.iter().map(Slot::take).collect();
            let now = Instant::now();
            let at = slots.iter().map(Slot::at).max().unwrap_or(now);
            if at >= deadline {
                return false;
            }
            if at > now {
                tracing::debug!("waiting for the rate limit");
                sleep_until(at).await;
            }
            // A 429 that somebody else got meanwhile has put everybody back into the queue.
            if slots.iter().all(Slot::is_valid) {
                slots.into_iter().for_each(Slot::keep);
                return Instant::now() < deadline;
            }
        }
    }

    /// A request was refused for its rate.
    pub(crate) fn refused(&self, retry_after: Option<Duration>) {
        if let Some(bucket) = self.buckets.first() {
            bucket.refused(retry_after);
        }
    }

    /// A request was accepted.
    pub(crate) fn accepted(&self) {
        for bucket in &self.buckets {
            bucket.accepted();
        }
    }
}

#[cfg(test)]
mod tests;
