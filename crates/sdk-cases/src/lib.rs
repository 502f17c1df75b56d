//! Clients of small documents with constructs that the vendors' documents do not have.
//!
//! Nobody uses these clients but the tests beside them, which hold what goes over the wire against what OpenAPI says.
//! A document is about one theme; that its client compiles is the first half of the test.

use sdk_runtime::{ClientOptions, Profile, RetryPolicy};

static PROFILE: Profile =
    Profile { redirect_domains: &[], request_id_headers: &[], rate: None, concurrency_limits: &[] };

/// How every client here is built: no retry, no proxy, no key.
fn options(base_url: &str) -> ClientOptions {
    ClientOptions::new(&PROFILE, base_url).retry(RetryPolicy::never()).no_proxy()
}

macro_rules! client {
    ($(#[doc = $doc:literal] $name:ident)*) => {$(
        #[doc = $doc]
        pub mod $name {
            #![allow(missing_docs, reason = "the document does not describe everything")]
            #![allow(unreachable_pub, reason = "modules of the generator's making")]
            #![allow(clippy::all, reason = "generated code is not read for style")]
            #![allow(clippy::allow_attributes_without_reason, reason = "the generator writes attributes of its own")]
            #![allow(unused_imports, reason = "which imports are used depends on the document")]

            include!(concat!(env!("OUT_DIR"), "/", stringify!($name), ".rs"));

            impl Client {
                /// A client of the server at this URL.
                ///
                /// # Errors
                ///
                /// The URL is none.
                pub fn at(base_url: &str) -> Result<Self, sdk_runtime::ConfigError> {
                    let parts = super::options(base_url).build()?;
                    Ok(Self::new_with_client(&parts.base_url, parts.http, parts.core))
                }
            }

            impl progenitor_client::ClientHooks<sdk_runtime::Core> for Client {
                async fn pre<E>(
                    &self,
                    request: &mut sdk_runtime::reqwest::Request,
                    _: &progenitor_client::OperationInfo,
                ) -> Result<(), progenitor_client::Error<E>> {
                    self.inner.prepare(request);
                    Ok(())
                }
            }

            impl std::fmt::Debug for Client {
                fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                    f.debug_struct("Client").finish_non_exhaustive()
                }
            }
        }
    )*};
}

client! {
    /// Names and shapes that once gave code which does not compile.
    compiles
    /// Values of requests that no type describes.
    free
    /// What of a response is not as documented.
    lenient
    /// What schemas mean, in both directions.
    meaning
}
