//! What a run is to do, after command line, credential record and defaults have had their say.

use std::collections::BTreeMap;
use std::time::Duration;

/// The total time of a run if none is given.
pub const DEFAULT_DEADLINE: Duration = Duration::from_secs(90);

/// The options of one run that a record can hold as well.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// Base URL in the vendor's form, if not the vendor's first region.
    pub api_url: Option<ApiUrl>,
    /// The total time, from the start of the process.
    pub deadline: Duration,
    /// Whether nothing is to be written.
    pub dry_run: bool,
    /// Whether to say what may be otherwise when the Gateway runs the script.
    pub check: bool,
    /// Whether there is no new password to check; only in dry runs.
    pub without_password: bool,
    /// The options that only some targets have, by label.
    pub options: BTreeMap<&'static str, String>,
}

impl Settings {
    /// An option of the target, if it was given.
    #[must_use]
    pub fn option(&self, label: &str) -> Option<&str> {
        self.options.get(label).map(String::as_str)
    }
}

/// A base URL and who gave it, because that is who has to repair it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApiUrl {
    /// The URL.
    pub url: String,
    /// Whether it stands in the record, and not on the command line.
    pub from_record: bool,
}
