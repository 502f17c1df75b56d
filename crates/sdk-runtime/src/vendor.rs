//! What an SDK says about its vendor, and what the settings of a client come to.
//!
//! Written once per SDK, from the template of `cargo xtask new-sdk`. Who calls an API needs nothing of it.

mod credentials;
mod profile;

pub use crate::config_error::ConfigProblem;
#[doc(inline)]
pub use crate::generated_client;
pub use crate::limit::{ConcurrencyLimit, Rate, RateScope};
pub use credentials::Credentials;
pub use profile::{VendorClient, VendorProfile};
