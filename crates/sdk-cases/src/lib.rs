//! Clients of small documents with constructs that the vendors' documents do not have.
//!
//! Nobody uses these clients but the tests beside them, which hold what goes over the wire against what OpenAPI says.
//! A document is about one theme; that its client compiles is the first half of the test.

use sdk_runtime::ClientOptions;

/// How every client here is built: no retry, no key.
fn options(base_url: &str) -> ClientOptions {
    ClientOptions::new(base_url).attempts(1)
}

macro_rules! client {
    ($(#[doc = $doc:literal] $name:ident = $file:literal)*) => {$(
        sdk_runtime::generated_client!(#[doc = $doc] pub mod $name = $file);

        impl $name::Client {
            /// A client of the server at this URL.
            ///
            /// # Errors
            ///
            /// The URL is none.
            pub fn at(base_url: &str) -> Result<Self, sdk_runtime::ConfigError> {
                let context = options(base_url).build()?;
                Ok(Self::new(context))
            }
        }
    )*};
}

client! {
    /// Calls as people write them.
    calls = "calls.rs"
    /// Names and shapes that once gave code which does not compile.
    compiles = "compiles.rs"
    /// Values of requests that no type describes.
    free = "free.rs"
    /// What is written against the letter of OpenAPI, and what is meant.
    habits = "habits.rs"
    /// A document of OpenAPI 3.1, in YAML.
    later = "later.rs"
    /// What of a response is not as documented.
    lenient = "lenient.rs"
    /// What schemas mean, in both directions.
    meaning = "meaning.rs"
    /// What is odd in a document and costs itself.
    odd = "odd.rs"
    /// What documents leave open that are written from the routes of a server.
    routes = "routes.rs"
    /// Where arguments go, and in which form.
    styles = "styles.rs"
    /// Bodies that are no plain JSON, and what is asked for.
    uploads = "uploads.rs"
}
