//! Everything that the program prints about a run. Nothing else prints.
//!
//! [`Report`] is what there is to say, `text` and `json` are its two forms, [`foreign()`] marks in a message what comes
//! from outside, [`Secrets`] is what that must not tell, [`Printer`] writes.

mod check;
mod foreign;
mod json;
mod printer;
mod secrets;
mod text;

use std::time::Duration;

pub use check::{Check, Checks, Step};
pub use foreign::{Foreign, foreign};
pub(crate) use foreign::{printable, unmarked};
pub use printer::Printer;
pub(crate) use printer::{print_prompt, print_requested, print_trace};
pub use secrets::{Labels, Secrets};

use crate::exit::Code;

/// How a run ended.
#[derive(Debug, Clone)]
pub struct Report {
    /// Why; outcome and exit code follow from it.
    pub code: Code,
    /// One sentence for people, foreign text marked.
    pub message: String,
    /// The name of the target, as far as it was known.
    pub target: Option<&'static str>,
    /// The account, as far as it was known.
    pub user: Option<String>,
    /// How many requests were sent.
    pub attempts: u32,
    /// The vendor's ids of the answered requests.
    pub request_ids: Vec<String>,
    /// From the start of the process.
    pub elapsed: Duration,
    /// What a dry run could verify; `None` in other runs.
    pub checks: Option<Vec<Check>>,
}
