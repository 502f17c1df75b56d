//! What a call does otherwise than others.

use std::fmt;
use std::time::Duration;

use http::header::{CONNECTION, CONTENT_LENGTH, HOST, TRANSFER_ENCODING, USER_AGENT};
use http::{HeaderMap, HeaderName, HeaderValue};

use crate::RetryPolicy;
use crate::vendor::Credentials;

/// What a call does otherwise than others of its client: its time, how it is repeated, and additional headers.
///
/// A request takes it with `options`, for this call with all its pages, or for this job with all its calls. A client takes it
/// with `with_options`, for all calls. What is not set stays as it was.
///
/// ```
/// use std::time::Duration;
/// use sdk_runtime::CallOptions;
///
/// let options = CallOptions::default()
///     .timeout(Duration::from_secs(5))
///     .attempts(1)
///     .header("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
/// ```
#[derive(Clone, Default)]
#[must_use]
pub struct CallOptions {
    pub(crate) timeout: Option<Duration>,
    attempts: Option<u32>,
    retry: Option<RetryPolicy>,
    pub(crate) idempotent: Option<bool>,
    pub(crate) dry_run: Option<bool>,
    headers: HeaderMap,
    /// The first header that cannot be one.
    wrong: Option<&'static str>,
}

impl CallOptions {
    /// How long the call may take in all, with every attempt and wait. For an operation that hands out items it holds to the
    /// last of them.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = Some(timeout);
        self
    }

    /// How often the request is sent at most, the first attempt included; 0 counts as 1.
    pub fn attempts(mut self, attempts: u32) -> Self {
        self.attempts = Some(attempts);
        self
    }

    /// How failed attempts are repeated, in every detail.
    #[doc(hidden)]
    pub fn retry(mut self, policy: RetryPolicy) -> Self {
        self.retry = Some(policy);
        self
    }

    /// Whether an attempt that got no response may be repeated, whatever the document says of the operation: for a server that
    /// knows a repeated request by a key in a header, or a write that must not be made twice.
    pub fn idempotent(mut self, idempotent: bool) -> Self {
        self.idempotent = Some(idempotent);
        self
    }

    /// Whether what writes is logged in the place of being sent: every operation whose method is not `GET`, `HEAD` or `OPTIONS`, at
    /// level `INFO`, with its path, query and body, and without secrets. Such a call ends with an error of which
    /// [`Error::is_dry_run`](crate::Error::is_dry_run) is true: there is no response that could be told from a real one.
    ///
    /// ```
    /// use sdk_runtime::{CallOptions, Error};
    ///
    /// let options = CallOptions::default().dry_run(true);
    ///
    /// /// Of a write, whose result nobody needs.
    /// fn go_on<T>(written: Result<T, Error>) -> Result<(), Error> {
    ///     match written {
    ///         Err(error) if error.is_dry_run() => Ok(()),
    ///         written => written.map(drop),
    ///     }
    /// }
    /// ```
    pub fn dry_run(mut self, dry_run: bool) -> Self {
        self.dry_run = Some(dry_run);
        self
    }

    /// A header of every attempt, in the place of one of the same name. Its value is not printed. If it is marked as
    /// [sensitive](HeaderValue::set_sensitive), it is also cut out of what the server says.
    ///
    /// A name or value that cannot be sent, and a header that is the client's own (authentication, user agent, those of the
    /// connection), is an error of the call: [`Error::is_invalid_request`](crate::Error::is_invalid_request).
    pub fn header(mut self, name: &'static str, value: impl TryInto<HeaderValue>) -> Self {
        match (HeaderName::try_from(name), value.try_into()) {
            (Ok(parsed), Ok(value)) => {
                self.headers.insert(parsed, value);
            }
            _ => _ = self.wrong.get_or_insert(name),
        }
        self
    }

    /// These, and of `others` what these do not have.
    pub(crate) fn or(self, others: &Self) -> Self {
        let mut headers = others.headers.clone();
        headers.extend(self.headers);
        Self {
            timeout: self.timeout.or(others.timeout),
            attempts: self.attempts.or(others.attempts),
            retry: self.retry.or_else(|| others.retry.clone()),
            idempotent: self.idempotent.or(others.idempotent),
            dry_run: self.dry_run.or(others.dry_run),
            headers,
            wrong: self.wrong.or(others.wrong),
        }
    }

    /// How failed attempts are repeated, where `default` is that of the client.
    pub(crate) fn retry_policy(&self, default: &RetryPolicy) -> RetryPolicy {
        let policy = self.retry.as_ref().unwrap_or(default).clone();
        match self.attempts {
            Some(attempts) => policy.attempts(attempts),
            None => policy,
        }
    }

    /// Puts the headers on a request, and gives those whose values are secret.
    ///
    /// # Errors
    ///
    /// What is wrong with one of them.
    pub(crate) fn apply(
        &self,
        headers: &mut HeaderMap,
        credentials: Option<&Credentials>,
    ) -> Result<Vec<String>, String> {
        if let Some(name) = self.wrong {
            return Err(format!("{name} is no header that can be sent"));
        }
        let own = [HOST, USER_AGENT, CONNECTION, CONTENT_LENGTH, TRANSFER_ENCODING];
        let is_own = |name: &HeaderName| {
            own.contains(name) || credentials.is_some_and(|credentials| credentials.name() == name)
        };
        let mut secrets = Vec::new();
        for (name, value) in &self.headers {
            if is_own(name) {
                return Err(format!("the header {name} is the client's own"));
            }
            if let Some(text) = value.to_str().ok().filter(|_| value.is_sensitive()) {
                secrets.push(text.to_owned());
            }
            headers.insert(name.clone(), value.clone());
        }
        Ok(secrets)
    }
}

impl fmt::Debug for CallOptions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CallOptions")
            .field("timeout", &self.timeout)
            .field("attempts", &self.attempts)
            .field("retry", &self.retry)
            .field("idempotent", &self.idempotent)
            .field("dry_run", &self.dry_run)
            .field("headers", &self.headers.keys().collect::<Vec<_>>())
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_set_later_counts_and_the_rest_stays() {
        let second = Duration::from_secs(1);
        let first = CallOptions::default().timeout(second).idempotent(true).header("a", "1").header("b", "1");
        let both = CallOptions::default().idempotent(false).header("b", "2").or(&first);
        assert_eq!((both.timeout, both.idempotent), (Some(second), Some(false)));
        let mut headers = HeaderMap::new();
        both.apply(&mut headers, None).unwrap();
        assert_eq!(
            (&headers["a"], &headers["b"]),
            (&HeaderValue::from_static("1"), &HeaderValue::from_static("2"))
        );
        assert_eq!(headers.len(), 2);
    }

    #[test]
    fn headers_that_are_none_or_the_clients_own_are_refused() {
        let secret = crate::Secret::from("key");
        let credentials = Credentials::header("x-apikeys", &[("", &secret)]).unwrap();
        for (name, value) in
            [("a b", "1"), ("a", "1\n"), ("host", "a"), ("User-Agent", "a"), ("X-ApiKeys", "a")]
        {
            let options = CallOptions::default().header(name, value);
            let message = options.apply(&mut HeaderMap::new(), Some(&credentials)).unwrap_err();
            assert!(message.to_lowercase().contains(&name.to_lowercase()), "{message}");
        }
    }
}
