
/// What the rate limit holds for each of.
pub static RATE_SCOPE: ::sdk_runtime::RateScope = ::sdk_runtime::RateScope::new(
    "organizationId",
    &["networkId", "serial"],
);
