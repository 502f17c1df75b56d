
/// What the rate limit holds for each of.
pub static RATE_SCOPE: ::sdk_runtime::vendor::RateScope = ::sdk_runtime::vendor::RateScope::new(
    "organizationId",
    &["networkId", "serial"],
);
