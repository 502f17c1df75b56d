
/// What the rate limit holds for each of.
pub static RATE_SCOPE: ::sdk_runtime::vendor::RateScope = ::sdk_runtime::vendor::RateScope::new(
    "organizationId",
    &["networkId", "serial"],
);
/// The document that this client is made of: title, version, and a hash that tells documents of one version apart
/// (FNV-1a of the JSON).
pub static DOCUMENT: &str = "Rate scope 1.0.0 (9aa7a1189a576335)";
