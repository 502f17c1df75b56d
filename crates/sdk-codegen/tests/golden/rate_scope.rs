
/// What the rate limit holds for each of.
pub static RATE_SCOPE: ::sdk_runtime::vendor::RateScope = ::sdk_runtime::vendor::RateScope::new(
    "organizationId",
    &["networkId", "serial"],
);
/// The document that this client is made of.
pub static DOCUMENT: ::sdk_runtime::Document = ::sdk_runtime::Document {
    title: "Rate scope",
    version: "1.0.0",
    hash: "9aa7a1189a576335",
};
