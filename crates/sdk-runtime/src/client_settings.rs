//! The settings that the client builders of all SDKs share.

/// Writes the setters that every SDK's builder has in common, for a builder with a field
/// `options: ClientOptions`, and where the builder comes from: `client_settings!(ClientBuilder => Client)`.
///
/// A macro and not a generic builder, because each SDK adds setters of its own, which inherent methods on a
/// foreign type cannot be.
#[macro_export]
macro_rules! client_settings {
    ($builder:ident => $client:ident) => {
        impl $client {
            /// Starts a client: its builder, without credentials yet.
            pub fn builder() -> $builder {
                $builder::default()
            }
        }

        impl $builder {
            /// How long making a connection may take, TLS included. Default 10 seconds.
            #[must_use]
            pub fn connect_timeout(self, timeout: ::std::time::Duration) -> Self {
                self.with(|options| options.connect_timeout(timeout))
            }

            /// How long the server may be silent in the middle of a body. Default 30 seconds. How long it may take to begin
            /// its response is what `attempt_timeout` leaves it.
            #[must_use]
            pub fn read_timeout(self, timeout: ::std::time::Duration) -> Self {
                self.with(|options| options.read_timeout(timeout))
            }

            /// How long one attempt may take: to connect, to wait for the response, and to read its body. Default 60 seconds.
            #[must_use]
            pub fn attempt_timeout(self, timeout: ::std::time::Duration) -> Self {
                self.with(|options| options.attempt_timeout(timeout))
            }

            /// How long a call may take in all, with every attempt and wait. Default 120 seconds.
            #[must_use]
            pub fn call_timeout(self, timeout: ::std::time::Duration) -> Self {
                self.with(|options| options.call_timeout(timeout))
            }

            /// How failed attempts are repeated.
            #[must_use]
            pub fn retry(self, policy: $crate::RetryPolicy) -> Self {
                self.with(|options| options.retry(policy))
            }

            /// The rate to keep to: of each organization, or whatever else the vendor limits. Lower than the vendor's, it
            /// leaves something to other programs that use the same account.
            #[must_use]
            pub fn rate(self, rate: $crate::Rate) -> Self {
                self.with(|options| options.rate(rate))
            }

            /// The largest body, in bytes, that is read into memory. Default 64 MiB.
            #[must_use]
            pub fn body_limit(self, bytes: usize) -> Self {
                self.with(|options| options.body_limit(bytes))
            }

            /// Makes an error of every value in a response that is of another type than documented. For tests that hold
            /// a server to its document: otherwise such a value is left out, see `Response::mismatches`.
            #[must_use]
            pub fn strict_reading(self) -> Self {
                self.with(|options| options.strict_reading())
            }

            /// Uses this proxy for everything; the URL may contain a user and a password. The default is the
            /// system's settings: `HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY` and `NO_PROXY`.
            #[must_use]
            pub fn proxy(self, url: impl Into<$crate::Secret>) -> Self {
                self.with(|options| options.proxy(url))
            }

            /// Uses no proxy, whatever the system's settings are.
            #[must_use]
            pub fn no_proxy(self) -> Self {
                self.with(|options| options.no_proxy())
            }

            /// Trusts the certificate authorities of a PEM text as well as those of the platform.
            #[must_use]
            pub fn add_root_certificates(self, pem: impl Into<::std::vec::Vec<u8>>) -> Self {
                self.with(|options| options.add_root_certificates(pem))
            }

            /// Changes the HTTP client that is made: a resolver, a local address, headers of every request. See
            /// `sdk_runtime::ClientOptions::http_client`.
            #[must_use]
            pub fn http_client(
                self,
                change: impl Fn($crate::reqwest::ClientBuilder) -> $crate::reqwest::ClientBuilder
                + ::std::marker::Send
                + ::std::marker::Sync
                + 'static,
            ) -> Self {
                self.with(|options| options.http_client(change))
            }

            fn with(mut self, change: impl FnOnce($crate::ClientOptions) -> $crate::ClientOptions) -> Self {
                self.options = change(self.options);
                self
            }
        }
    };
}
