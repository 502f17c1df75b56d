//! Everything that the program prints about a run. Nothing else prints.
//!
//! [`Report`] is what there is to say, [`Message`] its sentence, `text` and `json` are its two forms, [`foreign()`] marks in a message what comes
//! from outside, [`Secrets`] is what that must not tell, [`Printer`] writes.

mod check;
mod destinations;
mod foreign;
mod json;
mod message;
mod metrics;
mod printer;
mod secrets;
mod text;

use std::time::Duration;

pub use check::{Check, Checks, Step};
pub use destinations::Destinations;
pub use foreign::{Foreign, foreign};
pub(crate) use foreign::{printable, unmarked};
pub use message::Message;
pub use printer::Printer;
pub(crate) use printer::{print_prompt, print_requested, print_trace};
pub use secrets::{Labels, Secrets};

use crate::exit::Code;

/// How a run ended.
#[derive(Debug, Clone)]
pub struct Report {
    /// Why; outcome and exit code follow from it.
    pub code: Code,
    /// What there is to say about it, foreign text marked.
    pub message: Message,
    /// What the run was about, as far as it was known.
    pub facts: Facts,
    /// From the start of the process.
    pub elapsed: Duration,
    /// What a dry run could verify; `None` in other runs.
    pub checks: Option<Vec<Check>>,
}

/// What is known of a run, however it ends.
#[derive(Debug, Clone, Default)]
pub struct Facts {
    /// The name of the target.
    pub target: Option<&'static str>,
    /// The account.
    pub user: Option<String>,
    /// The vendor's id of the account.
    pub account: Option<String>,
    /// The vendor's id of the network that the account is in, for vendors that have networks.
    pub network: Option<String>,
    /// UID of the PAM User record.
    pub user_record: Option<String>,
    /// UID of the credential record.
    pub credential_record: Option<String>,
    /// The status of the vendor's last response.
    pub http_status: Option<u16>,
    /// How many requests were sent.
    pub attempts: u32,
    /// The vendor's ids of the requests that got a response.
    pub request_ids: Vec<String>,
}

impl Report {
    /// A report of which nothing else is known.
    #[must_use]
    pub fn new(code: Code, message: impl Into<Message>, elapsed: Duration) -> Self {
        Self { code, message: message.into(), facts: Facts::default(), elapsed, checks: None }
    }
}
