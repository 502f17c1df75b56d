//! Compiles the code of the guide. It is not part of the package.

#![doc = include_str!("../../docs/sdk.md")]
