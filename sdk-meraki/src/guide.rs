//! Compiles the code of the guides, and runs what needs nothing but the mock server. It is not part of the package.

#![doc = include_str!("../../docs/sdk.md")]

#[doc = include_str!("../../docs/sdk-connection.md")]
mod connection {}

#[doc = include_str!("../../docs/sdk-errors.md")]
mod errors {}

#[doc = include_str!("../../crates/sdk-mock/README.md")]
mod mock {}

#[doc = include_str!("../../crates/sdk-runtime/README.md")]
mod runtime {}
