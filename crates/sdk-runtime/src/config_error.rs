//! Why a client could not be built.

/// Why a client could not be built from its options: what to correct, in words. Contains no credential.
#[derive(Clone, Debug, thiserror::Error)]
#[error(transparent)]
pub struct ConfigError(#[from] ConfigProblem);

impl ConfigError {
    /// What is wrong, for a program that says it in words of its own.
    #[doc(hidden)]
    pub fn problem(&self) -> &ConfigProblem {
        &self.0
    }
}

/// What is wrong with the options of a client.
#[derive(Clone, Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ConfigProblem {
    /// The base URL is not one that requests can safely be sent to.
    #[error("base URL: {0}")]
    BaseUrl(&'static str),
    /// A credential is empty or contains characters that a header cannot carry.
    #[error("credentials: {0}")]
    Credentials(&'static str),
    /// A variable of the environment that has to hold an API key is not set, is empty, or is no text.
    #[error("credentials: the environment variable {0} is not set to a key")]
    Variable(&'static str),
    /// The user agent does not have the form that the vendor asks for.
    #[error("user agent: {0}")]
    UserAgent(&'static str),
    /// The proxy URL cannot be used. The URL itself is not shown: it can contain a password.
    #[error("proxy: not a usable URL")]
    Proxy,
    /// A variable of the environment names a proxy that cannot be used. Its value is not shown.
    #[error("proxy: {0}")]
    SystemProxy(String),
    /// No CA is trusted, or TLS is not part of this build.
    #[error("TLS: {0}")]
    Tls(String),
    /// This build has the feature `fips`, and rustls does not say of its TLS that it keeps to FIPS 140.
    #[error("TLS: no provider that keeps to FIPS 140, which the feature `fips` of this build asks for")]
    NotFips,
    /// The HTTP client refused its settings.
    #[error("HTTP client: {0}")]
    Http(String),
}
